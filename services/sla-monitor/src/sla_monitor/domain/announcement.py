"""What is told of clocks: their changes, reminders before a due time, and breaches, each once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sla_monitor.domain.book import Book
from sla_monitor.domain.clock import Clock, State
from sla_monitor.domain.ticket import Ticket

WARNED, BREACHED = "warned", "breached"
STARTED, PAUSED, RESUMED, MET, CANCELLED = "started", "paused", "resumed", "met", "cancelled"
RESTARTED, RECALCULATED = "restarted", "recalculated"
_BY_STATE = {State.MET: MET, State.CANCELLED: CANCELLED, State.PAUSED: PAUSED}


@dataclass(frozen=True, slots=True)
class Announcement:
    """One event to publish. `change` is WARNED, BREACHED or what happened to the clock; `at` is when it happened.

    `percent` and `remaining_seconds` are for warnings; `sequence` numbers a ticket's announcements from 1.
    """

    change: str
    ticket: Ticket
    clock: Clock
    at: datetime
    sequence: int = 0
    percent: int = 0
    remaining_seconds: int = 0


def announce_changes(before: Ticket | None, after: Ticket) -> tuple[Ticket, tuple[Announcement, ...]]:
    """What changed between two views of a ticket, to be told; and the ticket with that noted."""
    known = {} if before is None else {clock.clock_id: clock for clock in before.clocks}
    found = [one for clock in after.clocks for one in _changes(known.get(clock.clock_id), clock, after)]
    return _noted(after, found)


def announce_due(ticket: Ticket, book: Book, now: datetime) -> tuple[Ticket, tuple[Announcement, ...]]:
    """Reminders and breaches whose time has come at `now`; and the ticket with that noted.

    A breach happened at its due time, however late it is noticed; no reminder is given for what is breached already. Of
    several reminders that are due at once only the last is given.
    """
    found: list[Announcement] = []
    for clock in ticket.clocks:
        if clock.overdue(now):
            breached = replace(clock.breach(), told_due=clock.due_at)
            found.append(Announcement(BREACHED, ticket, breached, clock.due_at or now))
        elif clock.live and clock.due_at is not None:
            times = book.warn_times(clock.metric, clock.terms, clock.pauses)
            passed = [(at, warn) for at, warn in times if at <= now and warn.key not in clock.warned]
            if passed:
                warned = clock.warn(*(warn.key for _, warn in passed))
                left = int((clock.due_at - now).total_seconds())
                whole = (clock.due_at - clock.term.started_at).total_seconds()
                percent = passed[-1][1].percent or min(99, max(0, round(100 - 100 * left / whole)))
                at = max(passed[-1][0], clock.term.started_at)
                found.append(Announcement(WARNED, ticket, warned, at, percent=percent, remaining_seconds=left))
    return _noted(ticket, found)


def next_instant(ticket: Ticket, book: Book) -> datetime | None:
    """When the ticket's clocks want to be looked at next; None: nothing is running."""
    wanted: list[datetime] = []
    for clock in ticket.clocks:
        if clock.live and clock.due_at is not None:
            times = book.warn_times(clock.metric, clock.terms, clock.pauses)
            wanted.extend(at for at, warn in times if warn.key not in clock.warned)
            wanted.append(clock.due_at)
    return min(wanted, default=None)


def _changes(known: Clock | None, clock: Clock, ticket: Ticket) -> Iterator[Announcement]:
    at = ticket.now.at
    if known is None:
        due_at = clock.due_at if clock.state is not State.CANCELLED else None
        running = replace(clock, state=State.RUNNING, due_at=due_at, ended_at=None, answered_at=None)
        yield Announcement(STARTED if clock.round == 1 else RESTARTED, ticket, running, clock.started_at)
    if clock.state is State.BREACHED:
        if clock.told_due != clock.due_at:
            yield Announcement(BREACHED, ticket, replace(clock, told_due=clock.due_at), clock.due_at or at)
        return
    state = State.RUNNING if known is None else known.state
    if clock.state is not state:
        yield Announcement(_name(state, clock), ticket, clock, clock.ended_at or at)
    elif known is not None and clock.live and clock.terms != known.terms:
        same_start = clock.term.started_at == known.term.started_at
        yield Announcement(RECALCULATED if same_start else RESTARTED, ticket, clock, at)
    elif known is not None and clock.live and clock.due_at != known.due_at:
        yield Announcement(RECALCULATED, ticket, clock, at)


def _name(before: State, clock: Clock) -> str:
    if clock.state is State.RUNNING:
        return RESUMED if before is State.PAUSED else RECALCULATED
    return _BY_STATE[clock.state]


def _noted(ticket: Ticket, found: list[Announcement]) -> tuple[Ticket, tuple[Announcement, ...]]:
    """Number the announcements, and keep with the clocks what was told of them.

    A clock's announcements never go back in time: what is heard of late is told as of the last one.
    """
    clocks = {clock.clock_id: clock for clock in ticket.clocks}
    told: list[Announcement] = []
    for number, one in enumerate(found, ticket.published + 1):
        kept = clocks[one.clock.clock_id]
        at = max(one.at, kept.told_at or one.at)
        changed = one.clock if one.change in {WARNED, BREACHED} else kept
        clocks[kept.clock_id] = replace(changed, told_at=at)
        told.append(replace(one, at=at, sequence=number))
    noted = replace(ticket, clocks=tuple(clocks.values()), published=ticket.published + len(found))
    return noted, tuple(replace(one, ticket=noted) for one in told)
