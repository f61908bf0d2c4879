"""The ticket: its facts, and the record of every change with actor and time (REQ T-01 to T-03).

A ticket is a value. Each act (lifecycle.py, escalation.py, ...) makes the next version through `record`, which is the
only place that raises the version and writes the timeline, so no change can be missing from the record.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from ticketing.domain.classification import Category, Classification, Priority
from ticketing.domain.errors import InvalidValueError
from ticketing.domain.number import TicketNumber


class Status(StrEnum):
    """Where a ticket stands. A reopened ticket is open again; how often that happened is `reopenings`."""

    OPEN = "open"
    PENDING = "pending"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Level(StrEnum):
    """Who is responsible for the answer."""

    AGENT = "agent"
    SENIOR = "senior"
    MANAGER = "manager"
    DEVELOPMENT = "development"


class Channel(StrEnum):
    """How the inquiry came in."""

    MESSAGE = "message"
    WEB = "web"
    PHONE = "phone"


class Kind(StrEnum):
    """What a line of the timeline says."""

    OPENED = "opened"
    CHANGED = "changed"
    FIRST_RESPONSE = "first_response"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    ESCALATED = "escalated"
    STEPPED_DOWN = "stepped_down"
    NOTED = "noted"
    FOLLOWED_UP = "followed_up"
    SATISFIED = "satisfied"
    SURVEYED = "surveyed"
    MERGED = "merged"
    PARTED = "parted"
    ASKED = "asked"
    LINKED = "linked"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that got another value; None where there was, or is, none."""

    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the customer waits for: since the oldest question without an answer; None: nothing is owed.

    came_with, left_with: the conversation with which that may have changed; moved: an unanswered question did move.
    """

    since: datetime | None
    came_with: str | None = None
    left_with: str | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline. version: the ticket's version it made. actor_id: None means the system itself.

    waiting: what is owed from here on, where a merge or split of conversations changed that. On the line that opens a
    ticket: what a merge brought in, where the conversation's earlier ticket could not come back.
    """

    version: int
    kind: Kind
    at: datetime
    actor_id: str | None = None
    changes: tuple[Change, ...] = ()
    cause: str | None = None
    reason: str = ""
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another ticket; relation is 'related', 'duplicate' or 'merged'."""

    relation: str
    ticket_id: str
    number: str


@dataclass(frozen=True, slots=True)
class Rating:
    """The customer's answer to the survey of one resolution (REQ T-07)."""

    resolution: int
    rating: int
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CallBack:
    """A request to be rung (REQ T-10). outcome is None until staff have logged one."""

    call_back_id: str
    phone: str
    when: str
    requested_at: datetime
    outcome: str | None = None
    note: str = ""
    handled_by: str | None = None
    handled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConversationView:
    """What a conversation says of itself (see following.py). None says nothing about a value.

    into: the conversation that it was merged into, "" when it stands alone again. absorbs: those merged into it.
    """

    seq: int = 0
    status: str = "open"
    assignee_id: str | None = None
    category: str | None = None
    priority: str | None = None
    into: str | None = None
    absorbs: tuple[str, ...] = ()
    waiting: Waiting | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket at one version.

    resolutions counts how often it was resolved: each has its own survey. heard_seq is the conversation's `seq` of the
    customer's last message: what the conversation said of its status before that is out of date. follow_ups: how many
    of those planned for its status are sent, or passed over because they were late together (see follow_up.py).
    """

    ticket_id: str
    number: TicketNumber
    requester_id: str
    subject: str
    channel: Channel
    category: Category
    subcategory: str | None
    priority: Priority
    priority_reason: str
    opened_at: datetime
    conversation_id: str | None = None
    order_id: str | None = None
    status: Status = Status.OPEN
    level: Level = Level.AGENT
    assignee_id: str | None = None
    first_response_at: datetime | None = None
    last_answer_at: datetime | None = None
    resolved_at: datetime | None = None
    status_since: datetime | None = None
    resolutions: int = 0
    reopenings: int = 0
    follow_ups: int = 0
    satisfied: bool = False
    version: int = 0
    causes: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()
    ratings: tuple[Rating, ...] = ()
    call_backs: tuple[CallBack, ...] = ()
    merged_into: str | None = None
    seen: ConversationView = field(default_factory=ConversationView)
    heard_seq: int = 0
    timeline: tuple[Entry, ...] = ()

    @property
    def active(self) -> bool:
        """True while somebody still owes the customer, or the customer owes, an answer."""
        return self.status in {Status.OPEN, Status.PENDING}


TRACKED = (
    "status",
    "category",
    "subcategory",
    "priority",
    "priority_reason",
    "level",
    "assignee_id",
    "first_response_at",
    "follow_ups",
    "satisfied",
    "merged_into",
)
"""The fields whose changes go on record by themselves."""

SUBJECT_MOST = 200


def open_ticket(
    *,
    ticket_id: str,
    number: TicketNumber,
    requester_id: str,
    subject: str,
    channel: Channel,
    classification: Classification,
    at: datetime,
    conversation_id: str | None = None,
    order_id: str | None = None,
    waiting: Waiting | None = None,
    parent: TicketNumber | None = None,
) -> Ticket:
    """A new ticket at version 1, open, with the agents. A subject longer than 200 characters is cut.

    parent: the ticket that it is split off.
    """
    ticket = Ticket(
        ticket_id=ticket_id,
        number=number,
        requester_id=requester_id,
        subject=subject.strip()[:SUBJECT_MOST] or "No subject",
        channel=channel,
        category=classification.category,
        subcategory=classification.subcategory,
        priority=classification.priority,
        priority_reason=classification.reason,
        opened_at=at,
        status_since=at,
        conversation_id=conversation_id,
        order_id=order_id,
    )
    reason = classification.reason if parent is None else f"split off {parent}; {classification.reason}"
    return record(ticket, ticket, Kind.OPENED, at=at, actor_id=requester_id, reason=reason, waiting=waiting)


def record(
    before: Ticket,
    after: Ticket,
    kind: Kind,
    *,
    at: datetime,
    actor_id: str | None,
    cause: str | None = None,
    reason: str = "",
    changes: tuple[Change, ...] = (),
    waiting: Waiting | None = None,
) -> Ticket:
    """`after` as the next version of `before`, with what changed on its timeline. `at` must know its time zone."""
    if at.tzinfo is None:
        raise InvalidValueError("at", "a time with its time zone")
    found = tuple(_differences(before, after)) + changes
    entry = Entry(before.version + 1, kind, at, actor_id, found, cause, reason, waiting)
    return replace(after, version=entry.version, timeline=(*before.timeline, entry))


def note(
    ticket: Ticket, reason: str, *, at: datetime, cause: str | None = None, due_at: datetime | None = None
) -> Ticket:
    """A line on the timeline that changes nothing and so makes no new version; written once per cause.

    due_at: the time that the reason ends in, told apart because each reader has a clock of their own.
    """
    if cause is not None and any(entry.cause == cause and entry.kind is Kind.NOTED for entry in ticket.timeline):
        return ticket
    changes = () if due_at is None else (Change("due_at", None, _said(due_at)),)
    line = Entry(ticket.version, Kind.NOTED, at, None, changes, cause, reason)
    return replace(ticket, timeline=(*ticket.timeline, line))


def _differences(before: Ticket, after: Ticket) -> list[Change]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in TRACKED)
    return [Change(name, _said(old), _said(new)) for name, old, new in pairs if old != new]


def _said(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime) else str(value)
