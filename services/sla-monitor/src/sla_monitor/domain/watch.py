"""A ticket's clocks, worked out from its states in order and the book of promises.

A pure function of what happened: the same events give the same clocks, whatever order they arrive in and however
often the service was down. Only what was announced (warnings, breaches) is carried over from before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sla_monitor.domain.book import Book, Term
from sla_monitor.domain.clock import Clock, State, start_clock
from sla_monitor.domain.policy import FIRST_RESPONSE, RESOLUTION, Subject
from sla_monitor.domain.ticket import CLOSED, PENDING, RESOLVED, Ticket, TicketState

_DONE = frozenset({RESOLVED, CLOSED})
_PRIORITY_RANK = {"low": 0, "medium": 1, "high": 2}
_METRICS_DRIVEN = (FIRST_RESPONSE, RESOLUTION)


@dataclass(slots=True)
class _Fold:
    """The clocks while a ticket's states are gone through; `clocks` holds the newest of each metric last."""

    ticket: Ticket
    book: Book
    clocks: dict[str, Clock]
    subject: Subject
    status: str

    def live(self) -> Iterator[Clock]:
        yield from [clock for clock in self.clocks.values() if clock.live]

    def put(self, clock: Clock) -> None:
        self.clocks[clock.clock_id] = clock


def watch(ticket: Ticket, book: Book) -> Ticket:
    """The ticket with its clocks as its states and the book have them."""
    first = ticket.states[0]
    fold = _Fold(ticket, book, {}, ticket.subject(first), first.status)
    for metric in _METRICS_DRIVEN:
        _start(fold, metric, 1, ticket.opened_at)
    edits = [edit for edit in book.edits_to_running() if edit > ticket.opened_at]
    at = ticket.opened_at
    for position, state in enumerate(ticket.states):
        at = max(at, ticket.opened_at if position == 0 else state.at)
        while edits and edits[0] <= at:
            _apply_edit(fold, edits.pop(0))
        _apply_state(fold, state, at)
    for edit in edits:
        _apply_edit(fold, edit)
    return replace(ticket, clocks=tuple(_carry_over(clock, ticket) for clock in fold.clocks.values()))


def _start(fold: _Fold, metric: str, number: int, at: datetime) -> None:
    term = fold.book.make_term(fold.subject, metric, at, since=at)
    if term is not None:
        clock_id = f"{fold.ticket.ticket_id}:{metric}:{number}"
        fold.put(start_clock(clock_id, metric, number, term, fold.book.due_of(metric)))


def _apply_state(fold: _Fold, state: TicketState, at: datetime) -> None:
    """What one state says: answers first, for they may have come before the time ran out, then the rest."""
    answered = fold.ticket.answered_at
    if answered is not None and (answered <= at or state.first_response_at is not None):
        _answer(fold, FIRST_RESPONSE, max(answered, fold.ticket.opened_at))
    if state.status in _DONE:
        _finish(fold, state, at)
    for clock in fold.live():
        if clock.overdue(at):
            fold.put(clock.breach())
    _reopen(fold, state, at)
    _change_subject(fold, fold.ticket.subject(state), at)
    for clock in fold.live():
        reckon = fold.book.due_of(clock.metric)
        fold.put(clock.pause(at, reckon) if state.status == PENDING else clock.resume(at, reckon))
    fold.status = state.status


def _answer(fold: _Fold, metric: str, at: datetime) -> None:
    """The answer to the newest clock of a metric, in time or late."""
    clock = next((one for one in reversed(fold.clocks.values()) if one.metric == metric), None)
    if clock is None:
        return
    if clock.live:
        fold.put(clock.meet(at))
    elif clock.state is State.BREACHED:
        fold.put(clock.answer_late(at))


def _finish(fold: _Fold, state: TicketState, at: datetime) -> None:
    """Resolved: that answers everything. Closed without being resolved: nothing is owed any more."""
    if state.resolved_at is None and state.status == CLOSED:
        for clock in fold.live():
            fold.put(clock.cancel(at))
        return
    resolved_at = max(state.resolved_at or at, fold.ticket.opened_at)
    if fold.status not in _DONE:
        for metric in _METRICS_DRIVEN:
            _answer(fold, metric, resolved_at)


def _reopen(fold: _Fold, state: TicketState, at: datetime) -> None:
    """A ticket that was done is not: its solution is owed anew, by a clock of its own."""
    if fold.status in _DONE and state.status not in _DONE:
        rounds = [clock.round for clock in fold.clocks.values() if clock.metric == RESOLUTION]
        fold.subject = fold.ticket.subject(state)
        _start(fold, RESOLUTION, max(rounds, default=0) + 1, at)


def _change_subject(fold: _Fold, subject: Subject, at: datetime) -> None:
    """Another priority or category: the clock starts anew under the policy that now fits.

    Unless the priority was lowered, the earlier promise stays in force beside the new one, so that raising it never
    puts an answer off. Where the same policy fits, nothing changes.
    """
    before, fold.subject = fold.subject, subject
    if subject == before:
        return
    lowered = _PRIORITY_RANK.get(subject.priority, 0) < _PRIORITY_RANK.get(before.priority, 0)
    for clock in fold.live():
        term = fold.book.make_term(subject, clock.metric, at, since=at)
        if term is None:
            fold.put(clock.cancel(at))
        elif _promises(term) != _promises(clock.term):
            terms = (term,) if lowered else (*clock.terms, term)
            fold.put(clock.restart(terms, at, fold.book.due_of(clock.metric)))


def _apply_edit(fold: _Fold, at: datetime) -> None:
    """A manager's edit that also counts for running clocks: they keep their start and get the new promise."""
    for clock in fold.live():
        term = fold.book.make_term(fold.subject, clock.metric, at, since=clock.term.started_at)
        if term is not None and _promises(term) != _promises(clock.term) and not clock.overdue(at):
            changed = clock.restart((*clock.terms[:-1], term), at, fold.book.due_of(clock.metric))
            fold.put(replace(changed, warned=clock.warned))


def _promises(term: Term) -> tuple[str, int, str, int]:
    return term.policy, term.version, term.calendar, term.calendar_version


def _carry_over(clock: Clock, before: Ticket) -> Clock:
    """What was announced of this clock stays announced, unless it was started anew since."""
    known = before.clock(clock.clock_id)
    if known is None:
        return clock
    if clock.live and clock.due_at is not None and clock.due_at == known.told_due:
        clock = clock.breach()
    same_start = known.term.started_at == clock.term.started_at
    warned = known.warned if same_start else ()
    return replace(clock, warned=warned, told_due=known.told_due, told_at=known.told_at)
