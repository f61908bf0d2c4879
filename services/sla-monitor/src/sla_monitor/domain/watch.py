"""A ticket's clocks, worked out from its states and messages in order and the book of promises.

A pure function of what happened: the same events give the same clocks, whatever order they arrive in and however
often the service was down. Only what was announced (warnings, breaches, and promises that prove never to have been
made) is carried over from before.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import merge
from itertools import accumulate
from typing import TypeVar

from sla_monitor.domain.book import Book, Term
from sla_monitor.domain.clock import Clock, State, start_clock
from sla_monitor.domain.instants import MILLISECOND, to_instant
from sla_monitor.domain.policy import FIRST_RESPONSE, METRICS, NEXT_RESPONSE, RESOLUTION, UPDATE, Subject
from sla_monitor.domain.ticket import CLOSED, PENDING, RESOLVED, Message, Ticket, TicketState

_DONE = frozenset({RESOLVED, CLOSED})
_PRIORITY_RANK = {"low": 0, "medium": 1, "high": 2}
_OWED_FROM_THE_START = (FIRST_RESPONSE, RESOLUTION)
_SOLUTION, _ANSWER, _STATE, _QUESTION = range(4)
"""What comes first of what happened at one time: an answer may be in time, after a solution it owes no more news, and
a question may reopen."""
Place = tuple[datetime, int]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """How a ticket stood when another went on in its place."""

    status: str
    asked: bool
    clocks: tuple[Clock, ...]


@dataclass(slots=True)
class _Fold:
    """The clocks while what happened to a ticket is gone through; `newest` names the latest of each metric.

    `asked`: the customer spoke last, so that an answer is owed; `answered`: an agent has spoken at some time.
    `shelf`: what an undo of the merge takes up again.
    """

    ticket: Ticket
    book: Book
    subject: Subject
    status: str
    asked: bool
    clocks: dict[str, Clock] = field(default_factory=dict)
    running: dict[str, Clock] = field(default_factory=dict)
    newest: dict[str, str] = field(default_factory=dict)
    answered: bool = False
    shelf: _Shelf | None = None

    @property
    def done(self) -> bool:
        return self.status in _DONE

    def live(self) -> list[Clock]:
        return list(self.running.values())

    def put(self, clock: Clock) -> None:
        self.clocks[clock.clock_id] = clock
        if clock.live:
            self.running[clock.clock_id] = clock
        else:
            self.running.pop(clock.clock_id, None)


def watch(ticket: Ticket, book: Book) -> Ticket:
    """The ticket with its clocks as its states, its messages and the book have them."""
    first = ticket.states[0]
    fold = _Fold(ticket, book, ticket.subject(first), first.status, asked=first.status not in _DONE)
    for metric in _OWED_FROM_THE_START:
        _start(fold, metric, ticket.opened_at)
    edits = [edit for edit in book.edits_to_running() if edit > ticket.opened_at]
    for at, happened in _in_order(ticket):
        while edits and edits[0] <= at:
            _apply_edit(fold, edits.pop(0))
        if isinstance(happened, TicketState):
            _apply_state(fold, happened, at)
        elif happened.by_staff:
            _hear_answer(fold, at)
        else:
            _hear_question(fold, at)
    for edit in edits:
        _apply_edit(fold, edit)
    known = {clock.clock_id: clock for clock in ticket.clocks}
    clocks = [_carry_over(clock, known.pop(clock.clock_id, None)) for clock in fold.clocks.values()]
    return replace(ticket, clocks=(*clocks, *(_take_back(clock, ticket) for clock in known.values())))


def _in_order(ticket: Ticket) -> Iterator[tuple[datetime, TicketState | Message]]:
    """What happened since the ticket was opened, each with its time.

    States keep the order of their numbers, and messages theirs, even where clocks disagree. An answer that only the
    ticket tells of (a call) counts as a message of the staff.
    """
    opened_at = ticket.opened_at
    messages = [message for message in ticket.messages if message.at >= opened_at]
    told_at = ticket.answered_at
    told = [] if told_at is None else [Message(0, max(told_at, opened_at), by_staff=True)]
    unheard = [answer for answer in told if all(answer.at != one.at or not one.by_staff for one in messages)]
    states = _placed(ticket.states, lambda state: _place_of_state(state, ticket))
    written, spoken = _placed(messages, _place_of), _placed(unheard, _place_of)
    ways: list[Iterable[tuple[Place, TicketState | Message]]] = [states, written, spoken]
    for (at, _), happened in merge(*ways, key=lambda placed: placed[0]):
        yield at, happened


def _placed(items: Iterable[Item], place: Callable[[Item], Place]) -> Iterable[tuple[Place, Item]]:
    known = tuple(items)
    return zip(accumulate(map(place, known), max), known, strict=True)


def _place_of_state(state: TicketState, ticket: Ticket) -> Place:
    at = ticket.opened_at if state is ticket.states[0] else max(state.at, ticket.opened_at)
    return at, _SOLUTION if state.status == RESOLVED else _STATE


def _place_of(message: Message) -> Place:
    return message.at, _ANSWER if message.by_staff else _QUESTION


def _start(fold: _Fold, metric: str, at: datetime) -> None:
    """The next clock of a metric, where one is promised.

    What is owed from the start is told apart by its round; the others by when they started, because a message that is
    heard of late shifts the rounds.
    """
    term = fold.book.make_term(fold.subject, metric, at, since=at)
    if term is None:
        return
    before = fold.clocks[fold.newest[metric]].round if metric in fold.newest else 0
    name = before + 1 if metric in _OWED_FROM_THE_START else to_instant(at, "at") // MILLISECOND
    clock_id = fold.newest[metric] = f"{fold.ticket.ticket_id}:{metric}:{name}"
    fold.put(start_clock(clock_id, metric, before + (clock_id not in fold.clocks), term, fold.book.due_of(metric)))


def _hear_question(fold: _Fold, at: datetime) -> None:
    """The customer wrote: an answer is owed since the first message that has none."""
    if not fold.asked and not fold.done:
        _start(fold, NEXT_RESPONSE, at)
    fold.asked = True


def _hear_answer(fold: _Fold, at: datetime) -> None:
    """An agent wrote to the customer: that is the answer, and the news; the next news are owed from here."""
    fold.asked, fold.answered = False, True
    _answer(fold, NEXT_RESPONSE, at)
    _answer(fold, UPDATE, at)
    if not fold.done:
        _start(fold, UPDATE, at)
        if fold.status == PENDING:
            _wait(fold, at)


def _wait(fold: _Fold, at: datetime) -> None:
    for clock in fold.live():
        fold.put(clock.pause(at, fold.book.due_of(clock.metric)))


def _apply_state(fold: _Fold, state: TicketState, at: datetime) -> None:
    """What one state says: answers first, for they may have come before the time ran out, then the rest."""
    answered = fold.ticket.answered_at
    if answered is not None and (answered <= at or state.first_response_at is not None):
        _answer(fold, FIRST_RESPONSE, max(answered, fold.ticket.opened_at))
    if state.merged and fold.shelf is None:
        _shelve(fold, at)
    elif not state.merged and fold.shelf is not None:
        _take_up(fold, fold.shelf)
    if state.waiting is not None and state.waiting.since is None:
        _owe(fold, None, at)
    if state.status in _DONE:
        _finish(fold, state, at)
    _breach_overdue(fold, at)
    _reopen(fold, state, at)
    _change_subject(fold, fold.ticket.subject(state), at)
    if state.waiting is not None and state.status not in _DONE:
        _owe(fold, state.waiting.since, at)
    if state.status == PENDING:
        _wait(fold, at)
    else:
        for clock in fold.live():
            fold.put(clock.resume(at, fold.book.due_of(clock.metric)))
    fold.status = state.status


def _breach_overdue(fold: _Fold, at: datetime) -> None:
    for clock in fold.live():
        if clock.overdue(at):
            fold.put(clock.breach())


def _shelve(fold: _Fold, at: datetime) -> None:
    """Another ticket goes on in its place: the clocks end with it, and are kept for an undo."""
    _breach_overdue(fold, at)
    fold.shelf = _Shelf(fold.status, fold.asked, tuple(fold.live()))


def _take_up(fold: _Fold, shelf: _Shelf) -> None:
    """The merge was undone: the promises made to the customer run as if it had not been."""
    for clock in shelf.clocks:
        fold.put(clock)
    fold.status, fold.asked, fold.shelf = shelf.status, shelf.asked, None


def _owe(fold: _Fold, since: datetime | None, at: datetime) -> None:
    """A merge or split changed which question is open, and an answer is owed since that was asked.

    What the ticket it came from has missed already is not missed again: then an answer is owed from now on.
    """
    fold.asked = since is not None
    owed = fold.running.get(fold.newest.get(NEXT_RESPONSE, ""))
    if owed is not None and owed.started_at == since:
        return
    if owed is not None:
        fold.put(owed.cancel(at))
    first = fold.running.get(fold.newest.get(FIRST_RESPONSE, ""))
    if since is None or (first is not None and first.started_at <= since):
        return
    term = fold.book.make_term(fold.subject, NEXT_RESPONSE, since, since=since)
    due_at = None if term is None else fold.book.due_of(NEXT_RESPONSE)((term,), ())
    _start(fold, NEXT_RESPONSE, at if due_at is not None and due_at <= at else since)


def _answer(fold: _Fold, metric: str, at: datetime) -> None:
    """The answer to the newest clock of a metric, in time or late."""
    if metric not in fold.newest:
        return
    clock = fold.clocks[fold.newest[metric]]
    if clock.live:
        fold.put(clock.meet(max(at, clock.started_at)))
    elif clock.state is State.BREACHED:
        fold.put(clock.answer_late(at))


def _finish(fold: _Fold, state: TicketState, at: datetime) -> None:
    """Resolved: that answers everything. Closed without being resolved: nothing is owed any more.

    What was promised after the solution (a merge had opened it again, and was undone) is owed no more either.
    """
    if not fold.done:
        fold.asked = False
    if state.resolved_at is None and state.status == CLOSED:
        for clock in fold.live():
            fold.put(clock.cancel(at))
        return
    resolved_at = max(state.resolved_at or at, fold.ticket.opened_at)
    if not fold.done:
        for clock in fold.live():
            if clock.started_at > resolved_at:
                fold.put(clock.cancel(at))
        for metric in METRICS:
            _answer(fold, metric, resolved_at)


def _reopen(fold: _Fold, state: TicketState, at: datetime) -> None:
    """A ticket that was done is not: its solution is owed anew, and what was owed of the talk, each by a new clock."""
    if not fold.done or state.status in _DONE:
        return
    fold.subject = fold.ticket.subject(state)
    _start(fold, RESOLUTION, at)
    if fold.asked:
        _start(fold, NEXT_RESPONSE, at)
    if fold.answered:
        _start(fold, UPDATE, at)


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


def _carry_over(clock: Clock, known: Clock | None) -> Clock:
    """What was announced of this clock stays announced, unless it was started anew since."""
    if known is None:
        return clock
    if clock.live and clock.due_at is not None and clock.due_at == known.told_due:
        clock = clock.breach()
    same_start = known.term.started_at == clock.term.started_at
    warned = known.warned if same_start else ()
    return replace(clock, warned=warned, told_due=known.told_due, told_at=known.told_at)


def _take_back(clock: Clock, ticket: Ticket) -> Clock:
    """A promise that what was heard of late shows never to have been made. It is kept, with what was told of it."""
    if clock.state is State.CANCELLED:
        return clock
    ended_at = max(ticket.now.at, clock.started_at)
    return replace(clock, state=State.CANCELLED, due_at=None, ended_at=ended_at, answered_at=None)
