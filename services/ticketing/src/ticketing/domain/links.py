"""Tickets that belong together: links, and merging a double into the one that goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ticketing.domain.errors import InvalidValueError, NotNowError
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


def merge(double: Ticket, into: Ticket, *, by: str, at: datetime) -> tuple[Ticket, Ticket]:
    """The double, closed and pointing to the other, and the other, which goes on.

    Both stay readable with their whole timelines. Only tickets of the same requester merge: another person must never
    come to read a story that is not theirs.
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
    kept = replace(into, links=(*into.links, Link(MERGED, double.ticket_id, str(double.number))))
    return (
        record(double, gone, Kind.MERGED, at=at, actor_id=by, reason=f"continues as {into.number}"),
        record(into, kept, Kind.MERGED, at=at, actor_id=by, reason=f"{double.number} was merged into this ticket"),
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
