"""What other services say, kept for the desk and the lists: people, orders, tickets, promises."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from messaging.application.ports import OrderParties
from messaging.application.summaries import Ticket
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person as the accounts service knows them."""

    user_id: str
    name: str
    roles: tuple[Role, ...]
    locale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of an order, with its price in words such as the order service gave it."""

    name: str
    quantity: int
    amount_minor: int
    currency: str
    product_id: str
    image_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """An order, beside the talk about it."""

    parties: OrderParties
    status: str
    lines: tuple[OrderLine, ...]
    total_minor: int
    currency: str
    carrier: str | None
    tracking_number: str | None
    tracking_url: str | None
    order_url: str | None
    estimate_from: datetime | None
    estimate_to: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketState:
    """A ticket as one event tells it; `version` orders the events of one ticket."""

    conversation_id: str
    ticket: Ticket
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReading:
    """A clock as one event tells it; of two readings the later `at` holds."""

    conversation_id: str
    clock_id: str
    metric: str
    state: str
    due_at: datetime | None
    explanation: str
    at: datetime


class FactStore(Protocol):
    """Keeps the newest of everything. Nothing that comes late or twice does harm."""

    async def keep_profile(self, profile: Profile, at: datetime) -> None:
        """Keep a person, and put a changed name into their conversations."""
        ...

    async def forget(self, user_id: str) -> dict[str, int]:
        """Take away everything personal of somebody, and count what that was, by kind (REQ P-06)."""
        ...

    async def holdings(self, user_id: str) -> dict[str, int]:
        """Count what is kept of somebody, by kind (REQ P-06)."""
        ...

    async def keep_orders(self, orders: Sequence[OrderFacts]) -> None:
        """Keep the newest that is known of each order."""
        ...

    async def keep_support(self, tickets: Sequence[TicketState], readings: Sequence[ClockReading]) -> None:
        """Put what ticketing says, and the promise that is due next, into conversations; some may be unknown here."""
        ...


class FactReader(Protocol):
    """What the pages show of it."""

    async def order(self, order_id: str) -> OrderFacts | None:
        """All that is known of an order, None for one that was never heard of."""
        ...

    async def orders_of(self, user_id: str, limit: int) -> list[OrderParties]:
        """The newest orders that somebody bought or sold."""
        ...

    async def staff(self) -> list[Person]:
        """Everyone who works for the marketplace, by name."""
        ...
