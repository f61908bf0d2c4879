"""Tickets to begin a test with."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ticketing.domain.classification import Category, Classification, Priority
from ticketing.domain.number import TicketNumber
from ticketing.domain.ticket import Channel, Ticket, open_ticket

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MakeTicket = Callable[..., Ticket]


def a_ticket(
    *,
    ticket_id: str = "t-1",
    number: int = 1,
    requester_id: str = "u-thandi",
    subject: str = "I cannot pay",
    category: Category = Category.TRANSACTION,
    subcategory: str | None = "payment_dispute",
    priority: Priority = Priority.HIGH,
    conversation_id: str | None = "c-1",
    at: datetime = NOON,
) -> Ticket:
    return open_ticket(
        ticket_id=ticket_id,
        number=TicketNumber.generate(number),
        requester_id=requester_id,
        subject=subject,
        channel=Channel.MESSAGE,
        classification=Classification(category, subcategory, priority, "says 'pay'"),
        at=at,
        conversation_id=conversation_id,
    )


@pytest.fixture
def make_ticket() -> MakeTicket:
    return a_ticket


@pytest.fixture
def ticket() -> Ticket:
    return a_ticket()


@pytest.fixture
def noon() -> datetime:
    return NOON
