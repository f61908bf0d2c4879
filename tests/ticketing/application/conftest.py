"""The use cases on fakes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from ticketing.application.open_ticket import Inquiry
from ticketing.application.ports import Origin, Person, TicketFilter, TicketRow
from ticketing.application.use_cases import Ports, UseCases
from ticketing.domain.classification import Category, Classification, Priority
from ticketing.domain.following import overlaid
from ticketing.domain.number import TicketNumber
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import ConversationView, Kind, Level, Ticket


@dataclass
class FakeTickets:
    """Tickets in a dictionary."""

    stored: dict[str, Ticket] = field(default_factory=dict)
    writes: int = 0

    async def get(self, ticket_id: str) -> Ticket | None:
        return self.stored.get(ticket_id)

    async def by_number(self, number: TicketNumber) -> Ticket | None:
        return next((each for each in self.stored.values() if each.number == number), None)

    async def latest_of(self, conversation_id: str) -> Ticket | None:
        found = [each for each in self.stored.values() if each.conversation_id == conversation_id]
        return max(found, key=lambda each: each.opened_at, default=None)

    async def add(self, tickets: Sequence[Ticket]) -> list[bool]:
        new = []
        for ticket in tickets:
            new.append(ticket.ticket_id not in self.stored)
            if new[-1]:
                await self.save(ticket)
        return new

    async def save(self, ticket: Ticket) -> None:
        self.writes += 1
        self.stored[ticket.ticket_id] = ticket

    async def of_requester(self, user_id: str) -> list[Ticket]:
        return [each for each in self.stored.values() if each.requester_id == user_id]


class FakeLists:
    """Remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: TicketFilter | None = None

    async def find(self, wanted: TicketFilter, limit: int) -> list[TicketRow]:
        self.asked = wanted
        return []


class FakeViews:
    """Early news in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, ConversationView] = {}

    async def remember(self, conversation_id: str, view: ConversationView) -> None:
        known = self.kept.get(conversation_id, ConversationView())
        if view.seq > known.seq:
            self.kept[conversation_id] = overlaid(known, view)

    async def take(self, conversation_ids: Sequence[str]) -> dict[str, ConversationView]:
        return {each: self.kept.pop(each) for each in conversation_ids if each in self.kept}


@dataclass
class FakeEvents:
    """What was told: kind, version, to whom."""

    told: list[tuple[Kind, int, tuple[str, ...]]] = field(default_factory=list)

    def publish(self, ticket: Ticket, escalated_to: tuple[str, ...], origin: Origin) -> None:
        self.told.append((ticket.timeline[-1].kind, ticket.version, escalated_to))


@dataclass
class FakeReminders:
    """The reminder that stands for each ticket."""

    standing: dict[str, datetime] = field(default_factory=dict)

    async def set(self, ticket_id: str, due_at: datetime | None) -> None:
        if due_at is None:
            self.standing.pop(ticket_id, None)
        else:
            self.standing[ticket_id] = due_at


class FakePeople:
    """One senior."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.known: dict[str, str] = {}

    async def put(self, person: Person) -> None:
        self.known[person.user_id] = person.name

    async def forget(self, user_id: str) -> None:
        self.forgotten.append(user_id)

    async def at_level(self, level: Level) -> tuple[str, ...]:
        return ("u-noor",) if level is Level.SENIOR else ()

    async def names(self, user_ids: Iterable[str]) -> dict[str, str]:
        return {each: self.known[each] for each in user_ids if each in self.known}


class FakePromises:
    """What was promised last, by ticket."""

    def __init__(self) -> None:
        self.made: dict[str, Promise] = {}

    async def put(self, *promises: Promise) -> None:
        self.made.update({promise.ticket_id: promise for promise in promises})

    async def of(self, ticket_ids: Sequence[str]) -> dict[str, list[Promise]]:
        return {each: [self.made[each]] for each in ticket_ids if each in self.made}


class CountedNumbers:
    """1, 2, 3."""

    def __init__(self) -> None:
        self.count = 0

    def next(self) -> TicketNumber:
        self.count += 1
        return TicketNumber.generate(self.count)


class PlainTriage:
    """Everything is a general inquiry, unless it says outage."""

    def propose(self, text: str) -> Classification:
        if "outage" in text:
            return Classification(Category.TECHNICAL, "outage", Priority.HIGH, "outage")
        return Classification(Category.GENERAL, "inquiry", Priority.LOW, "nothing points to a problem")


@dataclass
class Desk:
    """The use cases and the fakes behind them."""

    uses: UseCases
    tickets: FakeTickets
    lists: FakeLists
    views: FakeViews
    events: FakeEvents
    reminders: FakeReminders
    people: FakePeople

    async def opens(self, inquiry: Inquiry) -> bool:
        """Open its ticket; False if it was there."""
        return await self.uses.open_ticket((self.uses.open_ticket.draft(inquiry), None)) == 1

    @property
    def only(self) -> Ticket:
        (ticket,) = self.tickets.stored.values()
        return ticket


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def make_desk() -> Desk:
    """The use cases on fakes that know nothing yet."""
    tickets, lists, views, events = FakeTickets(), FakeLists(), FakeViews(), FakeEvents()
    reminders, people = FakeReminders(), FakePeople()
    ports = Ports(
        tickets=tickets,
        lists=lists,
        views=views,
        events=events,
        reminders=reminders,
        people=people,
        promises=FakePromises(),
        numbers=CountedNumbers(),
        triage=PlainTriage(),
        survey_secret=b"secret",
    )
    return Desk(UseCases.of(ports), tickets, lists, views, events, reminders, people)
