"""Tickets that belong together: links, and merging a double into the one that goes on, which can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ticketing.domain.errors import InvalidValueError, NotNowError
from ticketing.domain.escalation import higher
from ticketing.domain.ticket import Change, Kind, Link, Status, Ticket, record

RELATIONS = ("related", "duplicate")
MERGED = "merged"


def link(one: Ticket, other: Ticket, relation: str, *, by: str, at: datetime) -> tuple[Ticket, Ticket]:
    """Both tickets, each linked to the other. A link that exists stays as it is."""
    if relation not in RELATIONS:
        raise InvalidValueError("relation", f"one of {', '.join(RELATIONS)}")
    if one.ticket_id == other.ticket_id:
        raise InvalidValueError("ticket", "another ticket than this one")
    return _linked(one, other, relation, by, at), _linked(other, one, relation, by, at)


def merge(
    double: Ticket, into: Ticket, *, by: str | None, at: datetime, cause: str | None = None
) -> tuple[Ticket, Ticket]:
    """The double, closed and pointing to the other, and the other, which goes on.

    Both stay readable with their whole timelines. Only tickets of the same requester merge: another person must never
    come to read a story that is not theirs. The one that goes on lies with the higher of both levels.
    """
    if double.ticket_id == into.ticket_id:
        raise InvalidValueError("ticket", "another ticket than this one")
    if double.requester_id != into.requester_id:
        raise NotNowError("ticket", "only tickets of the same person can be merged")
    if double.merged_into is not None:
        raise NotNowError("ticket", "this ticket was merged before")
    if into.merged_into is not None:
        raise NotNowError("ticket", "the other ticket was itself merged away; name the one that goes on")
    gone = replace(
        double,
        status=Status.CLOSED,
        status_since=at,
        merged_into=into.ticket_id,
        links=(*double.links, Link(MERGED, into.ticket_id, str(into.number))),
    )
    kept = replace(
        into,
        level=higher(into.level, double.level) if double.active else into.level,
        links=(*into.links, Link(MERGED, double.ticket_id, str(double.number))),
    )
    went = f"{double.number} was merged into this ticket"
    return (
        record(double, gone, Kind.MERGED, at=at, actor_id=by, cause=cause, reason=f"continues as {into.number}"),
        record(into, kept, Kind.MERGED, at=at, actor_id=by, cause=cause, reason=went),
    )


def merged_by(double: Ticket) -> str | None:
    """What made a ticket go on as another; None where it goes on by itself, or where people merged the tickets."""
    if double.merged_into is None:
        return None
    return next(entry.cause for entry in reversed(double.timeline) if entry.kind is Kind.MERGED)


def takes_answers(ticket: Ticket, at: datetime) -> bool:
    """Whether an answer that was given in its conversation at this time is its own, and not that of another.

    A conversation that was merged takes no more answers: what is heard of it later was said before. Where only the
    tickets were merged, by hand, people may go on writing there.
    """
    if ticket.merged_into is None or merged_by(ticket) is not None:
        return True
    return at <= next(entry.at for entry in reversed(ticket.timeline) if entry.kind is Kind.MERGED)


def part(double: Ticket, into: Ticket, *, by: str | None, at: datetime) -> tuple[Ticket, Ticket]:
    """Both as they were before they were merged: the double goes on by itself with the status that it had.

    What became of the other one meanwhile stands, its level too: somebody may count on it.
    """
    if double.merged_into != into.ticket_id:
        raise NotNowError("ticket", "this ticket was not merged into that one")
    merged = next(entry for entry in reversed(double.timeline) if entry.kind is Kind.MERGED)
    status = next((Status(str(one.old)) for one in merged.changes if one.field == "status"), double.status)
    alone = replace(
        double,
        status=status,
        status_since=at,
        merged_into=None,
        links=tuple(tie for tie in double.links if tie != Link(MERGED, into.ticket_id, str(into.number))),
    )
    left = replace(
        into, links=tuple(tie for tie in into.links if tie != Link(MERGED, double.ticket_id, str(double.number)))
    )
    gone = f"{double.number} is a ticket of its own again"
    return (
        record(double, alone, Kind.PARTED, at=at, actor_id=by, reason=f"no longer part of {into.number}"),
        record(into, left, Kind.PARTED, at=at, actor_id=by, reason=gone),
    )


def _linked(one: Ticket, other: Ticket, relation: str, by: str, at: datetime) -> Ticket:
    tie = Link(relation, other.ticket_id, str(other.number))
    if tie in one.links:
        return one
    after = replace(one, links=(*one.links, tie))
    return record(
        one,
        after,
        Kind.LINKED,
        at=at,
        actor_id=by,
        reason=relation,
        changes=(Change("links", None, str(other.number)),),
    )
