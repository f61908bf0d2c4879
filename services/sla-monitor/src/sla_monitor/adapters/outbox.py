"""Announcements into the outbox of the running transaction, in the words of the contracts."""

from collections.abc import Sequence
from typing import Any

from chassis.unit_of_work import publish
from saypro_events import Event, EventData, encode
from saypro_events.ids import event_id_for
from saypro_events.sla import ClockChange, ClockState, Metric, SlaBreached, SlaUpdated, SlaWarned
from saypro_events.ticket import TicketCategory, TicketLevel, TicketPriority
from sla_monitor.domain.announcement import BREACHED, WARNED, Announcement
from sla_monitor.domain.book import Book

SOURCE = "sla-monitor"


class OutboxAnnouncer:
    """One event for each announcement; its id follows from the ticket's numbering, so twice is the same."""

    def announce(self, told: Sequence[Announcement], book: Book, cause_id: str | None = None) -> None:
        """Publish with the running unit of work. Outside of one it raises RuntimeError."""
        publish(*(encode(_event(one, book, cause_id)) for one in told))


def _event(told: Announcement, book: Book, cause_id: str | None) -> Event[Any]:
    data = _data(told, book)
    return Event(
        id=event_id_for("sla", told.ticket.ticket_id, told.sequence, told.clock.clock_id, told.change),
        type=data.TYPE,
        source=SOURCE,
        subject=told.ticket.ticket_id,
        time=told.at,
        data=data,
        sequence=told.sequence,
        correlationid=told.ticket.correlation_id or cause_id,
        causationid=cause_id,
    )


def _data(told: Announcement, book: Book) -> EventData:
    facts = _facts(told, book)
    if told.change == WARNED:
        return SlaWarned(**facts, remaining_seconds=max(told.remaining_seconds, 0), percent=told.percent)
    if told.change == BREACHED:
        return SlaBreached(**facts, breached_at=told.clock.ended_at)
    return SlaUpdated(**facts, change=ClockChange(told.change))


def _facts(told: Announcement, book: Book) -> dict[str, Any]:
    ticket, clock = told.ticket, told.clock
    term = book.deciding_term(clock.metric, clock.terms, clock.pauses)
    return {
        "clock_id": clock.clock_id,
        "ticket_id": ticket.ticket_id,
        "ticket_number": ticket.number,
        "conversation_id": ticket.conversation_id,
        "requester_id": ticket.requester.user_id,
        "assignee_id": ticket.now.assignee_id,
        "level": TicketLevel(ticket.now.level),
        "category": TicketCategory(ticket.now.category),
        "priority": TicketPriority(ticket.now.priority),
        "metric": Metric(clock.metric),
        "policy": term.policy,
        "policy_version": term.version,
        "state": ClockState(clock.state.value),
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "explanation": book.explain(clock.metric, clock.terms, clock.pauses).words,
        "at": told.at,
    }
