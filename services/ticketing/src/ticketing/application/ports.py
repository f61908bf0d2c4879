"""What ticketing needs from outside, by role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from saypro_events import Event
from ticketing.domain.classification import Category, Classification, Priority
from ticketing.domain.number import TicketNumber
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import ConversationView, Level, Status, Ticket

Origin = Event[Any] | None
"""The event that made us act, for the correlation of what follows; None for a person at a page or a timer."""


class TicketRepository(Protocol):
    """Tickets, whole."""

    async def get(self, ticket_id: str) -> Ticket | None: ...

    async def by_number(self, number: TicketNumber) -> Ticket | None: ...

    async def latest_of(self, conversation_id: str) -> Ticket | None:
        """The ticket opened last for this conversation."""
        ...

    async def add(self, tickets: Sequence[Ticket]) -> list[bool]:
        """Store new tickets, many at the price of one; False, and nothing stored, for each whose id is known."""
        ...

    async def save(self, ticket: Ticket) -> None: ...

    async def of_requester(self, user_id: str) -> list[Ticket]: ...


class ConversationViews(Protocol):
    """What conversations said of themselves before their ticket was there: topics have no order among each other."""

    async def remember(self, conversation_id: str, view: ConversationView) -> None:
        """Keep the newest, over what it says nothing about."""
        ...

    async def take(self, conversation_ids: Sequence[str]) -> dict[str, ConversationView]:
        """Give back what is kept of these, and forget it."""
        ...


class TicketEvents(Protocol):
    """Tells the other services, with the transaction that is running."""

    def publish(self, ticket: Ticket, escalated_to: tuple[str, ...], origin: Origin) -> None:
        """Say what the last line of the ticket's timeline says."""
        ...


class Reminders(Protocol):
    """Brings a ticket back when the next step of its follow-up is due."""

    async def set(self, ticket_id: str, due_at: datetime | None) -> None:
        """Remind at this time instead of any earlier one; None: not at all."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """What we keep of a person: enough to name them and to find the staff of a level."""

    user_id: str
    name: str
    roles: frozenset[str]


class People(Protocol):
    """Our own copy of who is who."""

    async def put(self, person: Person) -> None: ...

    async def forget(self, user_id: str) -> None: ...

    async def at_level(self, level: Level) -> tuple[str, ...]:
        """The ids of the people to whom this level's tickets go."""
        ...

    async def names(self, user_ids: Iterable[str]) -> dict[str, str]: ...


class Promises(Protocol):
    """Our own copy of what sla-monitor promised."""

    async def put(self, *promises: Promise) -> None:
        """Keep each unless something newer of the same clock is known."""
        ...

    async def of(self, ticket_ids: Sequence[str]) -> dict[str, list[Promise]]: ...


class Numbers(Protocol):
    """Makes the numbers that customers quote."""

    def next(self) -> TicketNumber: ...


class Triage(Protocol):
    """Proposes what a text is about and how urgent it is."""

    def propose(self, text: str) -> Classification: ...


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """Which tickets to list, newest first; None asks for any. words: of the subject. before, since: when opened."""

    requester_id: str | None = None
    statuses: tuple[Status, ...] = ()
    category: Category | None = None
    priority: Priority | None = None
    level: Level | None = None
    assignee_id: str | None = None
    unassigned: bool = False
    call_waiting: bool = False
    words: str = ""
    before: datetime | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One line of a list."""

    ticket_id: str
    number: str
    subject: str
    requester_id: str
    category: str
    priority: str
    status: str
    level: str
    opened_at: datetime
    subcategory: str | None = None
    assignee_id: str | None = None
    conversation_id: str | None = None
    first_response_at: datetime | None = None
    merged_into: str | None = None


class TicketLists(Protocol):
    """Tickets, by the line."""

    async def find(self, wanted: TicketFilter, limit: int) -> list[TicketRow]: ...
