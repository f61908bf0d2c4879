"""Regular follow-up until the customer is satisfied (REQ T-06), as a plan: what is due next, and when.

While a ticket waits for the customer it is followed up after 2, 4 and 7 days; unanswered for 10 it is resolved. A
resolved ticket is asked about once after a day and closed after three. Who said "satisfied" is not asked again. The
plan looks only at the ticket, so a timer that fires late, early or twice finds by itself what is due. Where several
follow-ups were held up, by an outage of days, the newest stands for all of them, and the end waits for its answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from ticketing.domain.errors import NotNowError
from ticketing.domain.lifecycle import close, resolve
from ticketing.domain.ticket import Kind, Status, Ticket, record


class Act(StrEnum):
    """What a step of the plan does."""

    FOLLOW_UP = "follow_up"
    RESOLVE = "resolve"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan and the time it is due."""

    act: Act
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """After how long, counted from the moment the status began, each step is due."""

    pending: tuple[timedelta, ...]
    pending_gives_up: timedelta
    resolved: tuple[timedelta, ...]
    resolved_closes: timedelta


SCHEDULE = Schedule(
    pending=(timedelta(hours=48), timedelta(days=4), timedelta(days=7)),
    pending_gives_up=timedelta(days=10),
    resolved=(timedelta(hours=24),),
    resolved_closes=timedelta(hours=72),
)


def next_step(ticket: Ticket, schedule: Schedule = SCHEDULE) -> Step | None:
    """The step this ticket waits for; None for one that waits for us (open) or for nothing (closed)."""
    delays, since = _delays(ticket, schedule), _since(ticket)
    if ticket.status is Status.PENDING:
        act, after = Act.RESOLVE, schedule.pending_gives_up
    elif ticket.status is Status.RESOLVED:
        act, after = Act.CLOSE, schedule.resolved_closes
    else:
        return None
    if ticket.satisfied:
        return Step(act, since + after)
    if ticket.follow_ups < len(delays):
        return Step(Act.FOLLOW_UP, since + delays[ticket.follow_ups])
    return Step(act, max(since + after, _asked_last(ticket, since + delays[-1]) + after - delays[-1]))


def take_due_step(ticket: Ticket, now: datetime, schedule: Schedule = SCHEDULE) -> Ticket:
    """The ticket after the step that is due; unchanged when none is."""
    step = next_step(ticket, schedule)
    if step is None or step.due_at > now:
        return ticket
    if step.act is Act.RESOLVE:
        return resolve(ticket, by=None, at=now, reason="no answer from the customer")
    if step.act is Act.CLOSE:
        return close(ticket, by=None, at=now, reason="nothing more was asked")
    due = sum(_since(ticket) + delay <= now for delay in _delays(ticket, schedule))
    after = replace(ticket, follow_ups=due)  # one for all that are due by now
    return record(ticket, after, Kind.FOLLOWED_UP, at=now, actor_id=None)


def satisfy(ticket: Ticket, *, by: str, at: datetime) -> Ticket:
    """The customer says that all is well: no more questions. Said twice is said once; an active ticket is refused."""
    if ticket.satisfied:
        return ticket
    if ticket.active:
        raise NotNowError("satisfied", "the ticket is still open")
    return record(ticket, replace(ticket, satisfied=True), Kind.SATISFIED, at=at, actor_id=by)


def _since(ticket: Ticket) -> datetime:
    return ticket.status_since or ticket.opened_at


def _delays(ticket: Ticket, schedule: Schedule) -> tuple[timedelta, ...]:
    return schedule.pending if ticket.status is Status.PENDING else schedule.resolved


def _asked_last(ticket: Ticket, otherwise: datetime) -> datetime:
    """When the customer was last followed up."""
    asked = (entry.at for entry in reversed(ticket.timeline) if entry.kind is Kind.FOLLOWED_UP)
    return next(asked, otherwise)
