"""A ticket's life: open, pending, resolved, closed, and open again (REQ T-03, T-06)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from ticketing.domain.classification import SUBCATEGORIES, Category, Priority
from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.ticket import Kind, Status, Ticket, record

REOPEN_WITHIN = timedelta(days=30)
"""How long after it was resolved a ticket can come back; after that a new one tells the story better."""


def wait_for_customer(ticket: Ticket, *, by: str | None, at: datetime) -> Ticket:
    """Pending: the next word is the customer's. A ticket that is pending stays as it is."""
    if ticket.status is Status.PENDING:
        return ticket
    if ticket.status is not Status.OPEN:
        raise NotNowError("status", "only an open ticket can wait for the customer")
    after = replace(ticket, status=Status.PENDING, status_since=at, follow_ups=0)
    return record(ticket, after, Kind.CHANGED, at=at, actor_id=by)


def resume(ticket: Ticket, *, by: str | None, at: datetime) -> Ticket:
    """Open again after waiting for the customer; an open ticket stays as it is."""
    if ticket.status is Status.OPEN:
        return ticket
    if ticket.status is not Status.PENDING:
        raise NotNowError("status", "a resolved ticket is reopened, not resumed")
    after = replace(ticket, status=Status.OPEN, status_since=at, follow_ups=0)
    return record(ticket, after, Kind.CHANGED, at=at, actor_id=by)


def resolve(ticket: Ticket, *, by: str | None, at: datetime, reason: str = "") -> Ticket:
    """Resolved: an answer is given, and a survey is offered for this resolution. Resolving twice is once."""
    if not ticket.active:
        return ticket
    after = replace(
        ticket,
        status=Status.RESOLVED,
        status_since=at,
        resolved_at=at,
        resolutions=ticket.resolutions + 1,
        follow_ups=0,
        satisfied=False,
    )
    return record(ticket, after, Kind.RESOLVED, at=at, actor_id=by, reason=reason)


def reopen(ticket: Ticket, *, by: str | None, at: datetime, reason: str = "") -> Ticket:
    """Open again after it was resolved or closed; an active ticket stays as it is.

    Raises NotNowError for a ticket merged into another, and 30 days after it was resolved.
    """
    if ticket.active:
        return ticket
    if ticket.merged_into is not None:
        raise NotNowError("status", "this ticket was merged; its story goes on in the other one")
    if not can_reopen(ticket, at):
        raise NotNowError("status", "resolved more than 30 days ago; please open a new ticket")
    after = replace(
        ticket,
        status=Status.OPEN,
        status_since=at,
        resolved_at=None,
        reopenings=ticket.reopenings + 1,
        follow_ups=0,
        satisfied=False,
    )
    return record(ticket, after, Kind.REOPENED, at=at, actor_id=by, reason=reason)


def resolve_as_before(ticket: Ticket, *, by: str | None, at: datetime, reason: str) -> Ticket:
    """Resolved as it was before it was opened again: no new solution, so the customer is neither told nor asked anew.

    Where there was none before, this is the first; but what was opened only for what a merge brought in is closed.
    """
    solved = [place for place, entry in enumerate(ticket.timeline) if entry.kind is Kind.RESOLVED]
    if ticket.active and not solved and ticket.timeline[0].waiting is not None:
        after = replace(ticket, status=Status.CLOSED, status_since=at)
        return record(ticket, after, Kind.CLOSED, at=at, actor_id=by, reason=reason)
    if not ticket.active or not solved:
        return resolve(ticket, by=by, at=at)
    since = ticket.timeline[solved[-1]].at
    later = [entry.kind for entry in ticket.timeline[solved[-1] :]]
    after = replace(
        ticket,
        status=Status.RESOLVED,
        status_since=since,
        resolved_at=since,
        reopenings=ticket.reopenings - later.count(Kind.REOPENED),
        follow_ups=later.count(Kind.FOLLOWED_UP),
        satisfied=Kind.SATISFIED in later,
    )
    return record(ticket, after, Kind.CHANGED, at=at, actor_id=by, reason=reason)


def can_reopen(ticket: Ticket, at: datetime) -> bool:
    """True if `reopen` would accept it at this time."""
    if ticket.active or ticket.merged_into is not None:
        return False
    return at - (ticket.resolved_at or ticket.opened_at) <= REOPEN_WITHIN


def close(ticket: Ticket, *, by: str | None, at: datetime, reason: str = "") -> Ticket:
    """Closed: nothing more is expected of anybody. Closing twice is once; an active ticket is resolved first."""
    if ticket.status is Status.CLOSED:
        return ticket
    if ticket.status is not Status.RESOLVED:
        raise NotNowError("status", "only a resolved ticket can be closed")
    after = replace(ticket, status=Status.CLOSED, status_since=at)
    return record(ticket, after, Kind.CLOSED, at=at, actor_id=by, reason=reason)


def answer(ticket: Ticket, *, by: str, at: datetime) -> Ticket:
    """Support said something at this time. The first time goes on record and never changes afterwards."""
    last = max(at, ticket.last_answer_at) if ticket.last_answer_at else at
    answered = replace(ticket, last_answer_at=last)
    if ticket.first_response_at is not None:
        return answered
    return record(ticket, replace(answered, first_response_at=at), Kind.FIRST_RESPONSE, at=at, actor_id=by)


def classify(
    ticket: Ticket,
    *,
    by: str | None,
    at: datetime,
    category: Category | None = None,
    subcategory: str | None = None,
    priority: Priority | None = None,
    reason: str = "",
) -> Ticket:
    """Another category, subcategory or priority, on record with who and why; None leaves a value as it is.

    A new category without a subcategory drops the old subcategory where the new category has none of that name.
    """
    new_category = category or ticket.category
    new_subcategory = subcategory or ticket.subcategory
    if new_subcategory not in SUBCATEGORIES[new_category]:
        if subcategory is not None:
            raise InvalidValueError("subcategory", f"{new_category} has {', '.join(SUBCATEGORIES[new_category])}")
        new_subcategory = None
    after = replace(ticket, category=new_category, subcategory=new_subcategory, priority=priority or ticket.priority)
    if after == ticket:
        return ticket
    if after.priority is not ticket.priority:
        after = replace(after, priority_reason=reason or "changed by staff")
    return record(ticket, after, Kind.CHANGED, at=at, actor_id=by, reason=reason)


def assign(ticket: Ticket, assignee_id: str | None, *, by: str | None, at: datetime) -> Ticket:
    """Give the ticket to somebody, or to nobody (None)."""
    if ticket.assignee_id == assignee_id:
        return ticket
    return record(ticket, replace(ticket, assignee_id=assignee_id), Kind.CHANGED, at=at, actor_id=by)
