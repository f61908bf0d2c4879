"""Tickets: every inquiry has a number, an owner and an end (REQ T-01 to T-06)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, Part, Text, Url, UtcTime, about


class TicketCategory(OpenEnum):
    """What a ticket is about (REQ T-02)."""

    ACCOUNT = "account"
    LISTING = "listing"
    TRANSACTION = "transaction"
    TECHNICAL = "technical"
    GENERAL = "general"
    UNKNOWN = "unknown"


class TicketPriority(OpenEnum):
    """How urgent it is (REQ T-03)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class TicketStatus(OpenEnum):
    """Where it stands. `pending` waits for the customer."""

    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class TicketLevel(OpenEnum):
    """Who it lies with (REQ T-05)."""

    AGENT = "agent"
    SENIOR = "senior"
    MANAGER = "manager"
    DEVELOPMENT = "development"
    UNKNOWN = "unknown"


class TicketChannel(OpenEnum):
    """How the inquiry came in."""

    MESSAGE = "message"
    WEB = "web"
    PHONE = "phone"
    UNKNOWN = "unknown"


class TicketFacts(EventData):
    """What every ticket event says of the ticket as it is now."""

    ticket_id: Annotated[Id, about("The ticket.", "t-4711")]
    number: Annotated[Line, about("Number that the customer quotes.", "K7M-4XQ-9")]
    conversation_id: Annotated[Id | None, about("Conversation it came from.", "c-9001")] = None
    requester_id: Annotated[Id, about("Who asks.", "u-thandi", person=True)]
    subject: Annotated[Line, about("What it is about, in words.", "Kettle arrived dented", personal=True)]
    category: Annotated[TicketCategory, about("What it is about.", "transaction")]
    subcategory: Annotated[Line | None, about("Finer category.", "refund")] = None
    priority: Annotated[TicketPriority, about("How urgent.", "medium")]
    priority_reason: Annotated[Line, about("Why this priority, in words.", "refund request", personal=True)] = ""
    status: Annotated[TicketStatus, about("Where it stands.", "open")]
    level: Annotated[TicketLevel, about("Who it lies with.", "agent")] = TicketLevel.AGENT
    assignee_id: Annotated[Id | None, about("Agent who has it.", "u-sam", person=True)] = None
    channel: Annotated[TicketChannel, about("How it came in.", "message")] = TicketChannel.MESSAGE
    order_id: Annotated[Id | None, about("Order it is about.", "o-1001")] = None
    opened_at: Annotated[UtcTime, about("When it was opened.", "2026-06-03T10:00:00Z")]
    first_response_at: Annotated[UtcTime | None, about("When a person first answered.", "2026-06-03T12:00:00Z")] = None
    resolved_at: Annotated[UtcTime | None, about("When it was resolved.", "2026-06-04T09:00:00Z")] = None
    merged_into: Annotated[Id | None, about("Ticket that goes on in its place.", "t-4700")] = None


class TicketOpened(TicketFacts):
    """An inquiry has become a ticket."""

    TYPE: ClassVar[str] = "com.saypro.ticket.opened.v1"


class FieldChange(Part):
    """One field of a ticket that changed."""

    field: Annotated[Line, about("Name of the field.", "status")]
    old: Annotated[Line | None, about("Before; none when it was empty.", "open", personal=True)] = None
    new: Annotated[Line | None, about("After; none when it was emptied.", "pending", personal=True)] = None


class Waiting(Part):
    """What the customer waits for, told when conversations are merged, split or parted."""

    since: Annotated[
        UtcTime | None, about("Oldest question without an answer; none when none is owed.", "2026-06-03T09:58:00Z")
    ] = None


class TicketUpdated(TicketFacts):
    """A ticket changed: status, priority, category, assignment, first answer, reopening, merge."""

    TYPE: ClassVar[str] = "com.saypro.ticket.updated.v1"

    changes: Annotated[
        tuple[FieldChange, ...], about("What changed.", [{"field": "status", "old": "open", "new": "pending"}])
    ] = ()
    waiting: Annotated[
        Waiting | None,
        about(
            "What is owed from here on, where a merge or split of conversations changed that.",
            {"since": "2026-06-03T09:58:00Z"},
        ),
    ] = None
    actor_id: Annotated[Id | None, about("Who changed it; none for the system.", "u-sam", person=True)] = None
    at: Annotated[UtcTime, about("When it changed.", "2026-06-03T12:00:00Z")]


class TicketEscalated(TicketFacts):
    """A ticket was handed to a higher level, once per cause."""

    TYPE: ClassVar[str] = "com.saypro.ticket.escalated.v1"

    cause: Annotated[Line, about("What caused it; the same cause never escalates twice.", "sla:ck-881")]
    reason: Annotated[Text, about("Why, in words.", "Nobody answered within 4 hours.", personal=True)]
    from_level: Annotated[TicketLevel, about("Level before.", "agent")]
    to_level: Annotated[TicketLevel, about("Level now.", "senior")]
    escalated_to: Annotated[tuple[Id, ...], about("People it was handed to.", ["u-noor"], person=True)] = ()
    at: Annotated[UtcTime, about("When.", "2026-06-03T14:00:00Z")]


class TicketResolved(TicketFacts):
    """A ticket is resolved."""

    TYPE: ClassVar[str] = "com.saypro.ticket.resolved.v1"

    resolved_by: Annotated[Id | None, about("Who resolved it; none for the system.", "u-sam", person=True)] = None
    survey_url: Annotated[
        Url | None,
        about(
            "Signed link with which the customer rates this resolution, once, without signing in.",
            "https://shop.example.test/ticketing/survey/dC00NzExOjE.9f2",
        ),
    ] = None
