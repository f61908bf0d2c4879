"""Ticket events into the outbox of the running transaction, in the words of the contracts."""

from collections.abc import Callable
from typing import Any

from chassis.unit_of_work import publish
from saypro_events import EventData, encode, new_event
from saypro_events.survey import SurveyKind, SurveySubmitted
from saypro_events.ticket import (
    FieldChange,
    TicketCategory,
    TicketChannel,
    TicketEscalated,
    TicketLevel,
    TicketOpened,
    TicketPriority,
    TicketResolved,
    TicketStatus,
    TicketUpdated,
    Waiting,
)
from ticketing.application.ports import Origin
from ticketing.domain.ticket import Entry, Kind, Rating, Ticket

SOURCE = "ticketing"
LINE = 500
"""Longest short text that the contracts take."""


class OutboxTicketEvents:
    """One event for each version of a ticket; its id and sequence follow from the version, so twice is the same.

    survey_url: the signed link with which a ticket's last resolution is rated.
    """

    def __init__(self, survey_url: Callable[[Ticket], str]) -> None:
        self._survey_url = survey_url

    def publish(self, ticket: Ticket, escalated_to: tuple[str, ...], origin: Origin) -> None:
        """Say what the last line of the timeline says, and a submitted survey as an event of its own as well."""
        entry = ticket.timeline[-1]
        self._send(self._told(ticket, entry, escalated_to), f"{ticket.ticket_id}.{entry.version}", entry, origin)
        if entry.kind is Kind.SURVEYED:
            rated = _rated(ticket, ticket.ratings[-1])
            self._send(rated, rated.survey_id, entry, origin, numbered=False)

    def _told(self, ticket: Ticket, entry: Entry, escalated_to: tuple[str, ...]) -> EventData:
        facts = _facts(ticket)
        match entry.kind:
            case Kind.OPENED:
                return TicketOpened(**facts)
            case Kind.RESOLVED:
                return TicketResolved(**facts, resolved_by=entry.actor_id, survey_url=self._survey_url(ticket))
            case Kind.ESCALATED:
                levels = next(change for change in entry.changes if change.field == "level")
                return TicketEscalated(
                    **facts,
                    cause=entry.cause or "",
                    reason=entry.reason,
                    from_level=TicketLevel(str(levels.old)),
                    to_level=TicketLevel(str(levels.new)),
                    escalated_to=escalated_to,
                    at=entry.at,
                )
            case _:
                waiting = None if entry.waiting is None else Waiting(since=entry.waiting.since)
                return TicketUpdated(
                    **facts, changes=_changes(entry), waiting=waiting, actor_id=entry.actor_id, at=entry.at
                )

    @staticmethod
    def _send(data: EventData, event_id: str, entry: Entry, origin: Origin, *, numbered: bool = True) -> None:
        sequence = entry.version if numbered else None
        event = new_event(data, id=event_id, time=entry.at, source=SOURCE, sequence=sequence, cause=origin)
        publish(encode(event))


def _facts(ticket: Ticket) -> dict[str, Any]:
    return {
        "ticket_id": ticket.ticket_id,
        "number": str(ticket.number),
        "conversation_id": ticket.conversation_id,
        "requester_id": ticket.requester_id,
        "subject": ticket.subject,
        "category": TicketCategory(ticket.category),
        "subcategory": ticket.subcategory,
        "priority": TicketPriority(ticket.priority),
        "priority_reason": ticket.priority_reason[:LINE],
        "status": TicketStatus(ticket.status),
        "level": TicketLevel(ticket.level),
        "assignee_id": ticket.assignee_id,
        "channel": TicketChannel(ticket.channel),
        "order_id": ticket.order_id,
        "opened_at": ticket.opened_at,
        "first_response_at": ticket.first_response_at,
        "resolved_at": ticket.resolved_at,
        "merged_into": ticket.merged_into,
    }


def _changes(entry: Entry) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(field=each.field, old=_cut(each.old), new=_cut(each.new)) for each in entry.changes)


def _cut(value: str | None) -> str | None:
    return None if value is None else value[:LINE]


def _rated(ticket: Ticket, rating: Rating) -> SurveySubmitted:
    return SurveySubmitted(
        survey_id=f"{ticket.ticket_id}.survey.{rating.resolution}",
        kind=SurveyKind.TICKET,
        user_id=ticket.requester_id,
        rating=rating.rating,
        comment=rating.comment or None,
        ticket_id=ticket.ticket_id,
        conversation_id=ticket.conversation_id,
        order_id=ticket.order_id,
        agent_id=ticket.assignee_id,
        submitted_at=rating.at,
    )
