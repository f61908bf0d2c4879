"""Service levels: what was promised, and whether it is kept (REQ S-01 to S-04)."""

from typing import Annotated, ClassVar

from saypro_events.base import Count, EventData, Id, Line, OpenEnum, Text, UtcTime, about
from saypro_events.ticket import TicketCategory, TicketLevel, TicketPriority


class Metric(OpenEnum):
    """What is promised."""

    FIRST_RESPONSE = "first_response"
    NEXT_RESPONSE = "next_response"
    RESOLUTION = "resolution"
    UPDATE = "update"
    UNKNOWN = "unknown"


class ClockState(OpenEnum):
    """Where a clock stands."""

    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class ClockChange(OpenEnum):
    """What happened to a clock."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    MET = "met"
    CANCELLED = "cancelled"
    RESTARTED = "restarted"
    RECALCULATED = "recalculated"
    UNKNOWN = "unknown"


class ClockFacts(EventData):
    """What every service-level event says of the clock as it is now."""

    clock_id: Annotated[Id, about("The clock.", "ck-881")]
    ticket_id: Annotated[Id, about("The ticket that it is for.", "t-4711")]
    ticket_number: Annotated[Line, about("The ticket's number.", "K7M-4XQ-9")]
    conversation_id: Annotated[Id | None, about("The ticket's conversation.", "c-9001")] = None
    requester_id: Annotated[Id, about("Who waits.", "u-thandi", person=True)]
    assignee_id: Annotated[Id | None, about("Agent who has the ticket.", "u-sam", person=True)] = None
    level: Annotated[TicketLevel, about("Who the ticket lies with.", "agent")]
    category: Annotated[TicketCategory, about("What the ticket is about.", "transaction")]
    priority: Annotated[TicketPriority, about("How urgent.", "high")]
    metric: Annotated[Metric, about("What is promised.", "first_response")]
    policy: Annotated[Line, about("Policy that made the promise.", "urgent")]
    policy_version: Annotated[Count, about("Version of that policy.", 3)]
    state: Annotated[ClockState, about("Where the clock stands.", "running")]
    started_at: Annotated[UtcTime, about("When it started.", "2026-06-03T10:00:00Z")]
    due_at: Annotated[UtcTime | None, about("When it is due; none while it is paused.", "2026-06-03T14:00:00Z")] = None
    explanation: Annotated[
        Text, about("How the due time came about, in words.", "due Wed 14:00: 4 h from Wed 10:00, around the clock")
    ] = ""
    at: Annotated[UtcTime, about("When this happened.", "2026-06-03T10:00:00Z")]


class SlaUpdated(ClockFacts):
    """A clock started, paused, went on, was met, ended or got another due time."""

    TYPE: ClassVar[str] = "com.saypro.sla.updated.v1"

    change: Annotated[ClockChange, about("What happened.", "started")]


class SlaWarned(ClockFacts):
    """A promise is about to be missed (REQ S-03)."""

    TYPE: ClassVar[str] = "com.saypro.sla.warned.v1"

    remaining_seconds: Annotated[Count, about("Time left.", 1800, unit="seconds")]
    percent: Annotated[int, about("Share of the time that is used up.", 87, unit="percent", ge=0, le=100)]


class SlaBreached(ClockFacts):
    """A promise was missed (REQ S-03)."""

    TYPE: ClassVar[str] = "com.saypro.sla.breached.v1"

    breached_at: Annotated[UtcTime, about("When it was due.", "2026-06-03T14:00:00Z")]
