"""Tickets with their clocks as database documents, and back. Times are kept to the millisecond."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sla_monitor.domain.book import Term
from sla_monitor.domain.clock import Clock, State
from sla_monitor.domain.deadline import Pause
from sla_monitor.domain.ticket import Message, Requester, Ticket, TicketState, Waiting

Document = dict[str, Any]
_STATE = tuple(field.name for field in fields(TicketState))
_TERM = tuple(field.name for field in fields(Term))


def ticket_to_document(ticket: Ticket) -> Document:
    """The whole ticket. The last fields are to search by; `done_at`: when its last clock ended, none while one runs."""
    live = any(clock.live for clock in ticket.clocks)
    ends = [clock.ended_at for clock in ticket.clocks if clock.ended_at is not None]
    dues = [clock.due_at for clock in ticket.clocks if clock.live and clock.due_at is not None]
    return {
        "_id": ticket.ticket_id,
        "number": ticket.number,
        "conversation_id": ticket.conversation_id,
        "requester": {
            "user_id": ticket.requester.user_id,
            "roles": sorted(ticket.requester.roles),
            "tier": ticket.requester.tier,
        },
        "opened_at": ticket.opened_at,
        "correlation_id": ticket.correlation_id,
        "published": ticket.published,
        "states": [_state_to_document(state) for state in ticket.states],
        "messages": [message_to_document(message) for message in ticket.messages],
        "clocks": [_clock_to_document(clock) for clock in ticket.clocks],
        "live": live,
        "done_at": None if live else max(ends, default=ticket.now.at),
        "next_due": min(dues, default=None),
        "assignee_id": ticket.now.assignee_id,
        "level": ticket.now.level,
    }


def ticket_from_document(document: Mapping[str, Any]) -> Ticket:
    """What `ticket_to_document` kept."""
    requester = document["requester"]
    return Ticket(
        ticket_id=document["_id"],
        number=document["number"],
        conversation_id=document["conversation_id"],
        requester=Requester(requester["user_id"], frozenset(requester["roles"]), requester["tier"]),
        opened_at=document["opened_at"],
        states=tuple(_state_from_document(state) for state in document["states"]),
        clocks=tuple(_clock_from_document(clock) for clock in document["clocks"]),
        published=document["published"],
        correlation_id=document["correlation_id"],
        messages=tuple(message_from_document(message) for message in document.get("messages", ())),
    )


def message_to_document(message: Message) -> Document:
    """One message; the same message gives the same document."""
    return {"seq": message.seq, "at": message.at, "by_staff": message.by_staff}


def message_from_document(document: Mapping[str, Any]) -> Message:
    """What `message_to_document` kept."""
    return Message(document["seq"], document["at"], document["by_staff"])


def _state_to_document(state: TicketState) -> Document:
    document = {name: getattr(state, name) for name in _STATE}
    return {**document, "waiting": None if state.waiting is None else {"since": state.waiting.since}}


def _state_from_document(document: Mapping[str, Any]) -> TicketState:
    waiting = document.get("waiting")
    return TicketState(**{**document, "waiting": None if waiting is None else Waiting(waiting["since"])})


def _clock_to_document(clock: Clock) -> Document:
    return {
        "id": clock.clock_id,
        "metric": clock.metric,
        "round": clock.round,
        "terms": [{name: getattr(term, name) for name in _TERM} for term in clock.terms],
        "started_at": clock.started_at,
        "state": clock.state.value,
        "due_at": clock.due_at,
        "pauses": [{"start": pause.start, "end": pause.end} for pause in clock.pauses],
        "ended_at": clock.ended_at,
        "answered_at": clock.answered_at,
        "warned": list(clock.warned),
        "told_due": clock.told_due,
        "told_at": clock.told_at,
    }


def _clock_from_document(document: Mapping[str, Any]) -> Clock:
    return Clock(
        clock_id=document["id"],
        metric=document["metric"],
        round=document["round"],
        terms=tuple(Term(**term) for term in document["terms"]),
        started_at=document["started_at"],
        state=State(document["state"]),
        due_at=document["due_at"],
        pauses=tuple(Pause(pause["start"], pause["end"]) for pause in document["pauses"]),
        ended_at=document["ended_at"],
        answered_at=document["answered_at"],
        warned=tuple(document["warned"]),
        told_due=document["told_due"],
        told_at=document["told_at"],
    )
