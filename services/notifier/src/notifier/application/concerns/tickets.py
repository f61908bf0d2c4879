"""Whom the progress of a ticket concerns: who asked, and who has to act (REQ N-10, T-04, T-05, S-03)."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from notifier.application.concern import Concern, expiry
from notifier.domain.links import page_path
from saypro_events import Event
from saypro_events.sla import ClockChange, Metric, SlaUpdated, SlaWarned
from saypro_events.ticket import (
    TicketEscalated,
    TicketFacts,
    TicketOpened,
    TicketResolved,
    TicketStatus,
    TicketUpdated,
)

TOLD_STATUSES: Final = frozenset({TicketStatus.OPEN, TicketStatus.PENDING})
PROMISE_WAIT: Final = timedelta(seconds=5)
"""The mail that acknowledges a ticket waits so long for its clock, which says when to expect an answer."""


def concerned_by_opening(event: Event[TicketOpened]) -> list[Concern]:
    """Whoever asked is told the ticket's number, whether or not its clock is running yet (REQ T-01, T-04)."""
    ticket = event.data
    acknowledged = _requester(ticket, "ticket_acknowledged")
    return [replace(acknowledged, once=_acknowledgement(ticket.ticket_id), wait=PROMISE_WAIT)]


def concerned_by_clock(event: Event[SlaUpdated]) -> list[Concern]:
    """Whoever asked is told when to expect an answer, with the ticket's number (REQ T-04)."""
    clock = event.data
    if clock.change is not ClockChange.STARTED or clock.metric is not Metric.FIRST_RESPONSE:
        return []
    return [
        Concern(
            user_id=clock.requester_id,
            role="buyer",
            type="ticket_acknowledged",
            link=_customer_link(clock.conversation_id, clock.ticket_number),
            expires_at=None,
            once=_acknowledgement(clock.ticket_id),
        )
    ]


def _acknowledgement(ticket_id: str) -> str:
    """What the ticket's opening and its clock both tell."""
    return f"acknowledged:{ticket_id}"


def concerned_by_warning(event: Event[SlaWarned]) -> list[Concern]:
    """The agent who has the ticket, or every agent while nobody has it (REQ S-03)."""
    clock = event.data
    return [
        Concern(
            user_id=clock.assignee_id or "",
            role="agent",
            type="answer_due_soon",
            link=_desk_link(clock.conversation_id, clock.ticket_number),
            expires_at=expiry("answer_due_soon", event.time),
            team=None if clock.assignee_id else "agent",
        )
    ]


def concerned_by_escalation(event: Event[TicketEscalated]) -> list[Concern]:
    """Those it was handed to (everyone of that level if nobody is named), and whoever asked."""
    ticket = event.data
    staff: list[tuple[str, str | None]] = [(user_id, None) for user_id in dict.fromkeys(ticket.escalated_to)]
    told = [
        Concern(
            user_id=user_id,
            role="agent",
            type="escalation_received",
            link=_desk_link(ticket.conversation_id, ticket.number),
            expires_at=None,
            team=team,
        )
        for user_id, team in staff or [("", ticket.to_level.value)]
    ]
    return [*told, _requester(ticket, "ticket_escalated")]


def concerned_by_change(event: Event[TicketUpdated]) -> list[Concern]:
    """Whoever asked, when the status changed by another hand than theirs; a merge or its undo is no news for them."""
    ticket = event.data
    fields = {change.field for change in ticket.changes}
    silent = "status" not in fields or "merged_into" in fields or ticket.waiting is not None
    if silent or ticket.actor_id == ticket.requester_id or ticket.status not in TOLD_STATUSES:
        return []
    return [_requester(ticket, "ticket_updated")]


def concerned_by_resolution(event: Event[TicketResolved]) -> list[Concern]:
    """Whoever asked, unless they resolved it themselves."""
    ticket = event.data
    if ticket.resolved_by == ticket.requester_id:
        return []
    return [_requester(ticket, "ticket_resolved")]


def _requester(ticket: TicketFacts, type_: str) -> Concern:
    return Concern(
        user_id=ticket.requester_id,
        role="buyer",
        type=type_,
        link=_customer_link(ticket.conversation_id, ticket.number),
        expires_at=None,
    )


def _customer_link(conversation_id: str | None, number: str) -> str:
    return page_path("/messaging/c", conversation_id) if conversation_id else page_path("/ticketing/tickets", number)


def _desk_link(conversation_id: str | None, number: str) -> str:
    if conversation_id:
        return page_path("/messaging/desk/c", conversation_id)
    return page_path("/ticketing/tickets", number)
