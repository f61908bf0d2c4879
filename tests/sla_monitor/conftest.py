"""The world of the use cases, in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sla_monitor.application.change_book import ChangeBook
from sla_monitor.application.explain_clock import ExplainClock
from sla_monitor.application.fire_clocks import FireClocks
from sla_monitor.application.follow_tickets import FollowTickets
from sla_monitor.application.ports import Hearing, Mean, Rating, Sighting, Talk
from sla_monitor.application.recalculate_clocks import RecalculateClocks
from sla_monitor.domain.announcement import Announcement
from sla_monitor.domain.book import Book, DatedCalendar
from sla_monitor.domain.policy import Policy
from sla_monitor.domain.seed import seed_calendars, seed_policies
from sla_monitor.domain.ticket import Message, Requester, Ticket, TicketState

SEEDED = datetime(2026, 1, 1, tzinfo=UTC)
MONDAY = datetime(2026, 2, 2, 8, tzinfo=UTC)


@dataclass
class World:
    """Every port of the application. Tickets are looked at when `now` has passed their wish, as the timers do."""

    now: datetime = MONDAY
    kept: dict[str, Ticket] = field(default_factory=dict)
    people: dict[str, Requester] = field(default_factory=dict)
    book: Book = field(
        default_factory=lambda: Book(
            seed_policies(SEEDED, demo=True), seed_calendars("Africa/Johannesburg", None, SEEDED)
        )
    )
    wanted: dict[str, datetime] = field(default_factory=dict)
    recalculation: list[str] = field(default_factory=list)
    told: list[Announcement] = field(default_factory=list)
    heard: datetime | None = None
    hears: bool = True
    numbers: dict[str, int] = field(default_factory=dict)
    ratings: dict[str, Rating] = field(default_factory=dict)
    talks: dict[str, Talk] = field(default_factory=dict)

    # TicketRepository and RequesterRepository
    async def get_many(self, ids: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {one: self.kept[one] for one in ids if one in self.kept}
        return found or {one: self.people[one] for one in ids if one in self.people}

    async def save_many(self, tickets: Sequence[Ticket]) -> None:
        self.kept |= {ticket.ticket_id: ticket for ticket in tickets}

    async def live(self, limit: int, after: str = "") -> list[Ticket]:
        ids = sorted(one for one, ticket in self.kept.items() if one > after and any(c.live for c in ticket.clocks))
        return [self.kept[one] for one in ids[:limit]]

    async def count_live(self) -> int:
        return len(await self.live(10**9))

    async def count_of(self, requester_id: str) -> int:
        return sum(ticket.requester.user_id == requester_id for ticket in self.kept.values())

    # TalkRepository
    async def add(self, talks: Mapping[str, Talk]) -> dict[str, Talk]:
        self.talks |= {one: self.talks.get(one, Talk()).with_more(talk) for one, talk in talks.items()}
        return {one: self.talks[one] for one in talks}

    # RatingRepository
    async def put(self, rating: Rating) -> None:
        self.ratings[rating.survey_id] = rating

    async def means(self, since: datetime) -> dict[str, Mean]:
        return {rating.agent_id: Mean(float(rating.points), 1) for rating in self.ratings.values()}

    # BookRepository
    async def load(self) -> Book:
        return self.book

    async def add_policy(self, policy: Policy) -> None:
        self.book = self.book.with_policy(policy)

    async def add_calendar(self, calendar: DatedCalendar) -> None:
        self.book = self.book.with_calendar(calendar)

    # Schedule
    async def set(self, wanted: Mapping[str, datetime | None]) -> None:
        for ticket_id, at in wanted.items():
            if at is None:
                self.wanted.pop(ticket_id, None)
            else:
                self.wanted[ticket_id] = at

    async def recalculate(self, after: str, at: datetime) -> None:
        self.recalculation.append(after)

    # Announcer and Backlog
    def announce(self, told: Sequence[Announcement], book: Book, cause_id: str | None = None) -> None:
        self.told.extend(told)

    def heard_until(self) -> datetime | None:
        return self.now if self.hears else self.heard

    # what tests do
    @property
    def follow(self) -> FollowTickets:
        return FollowTickets(self, self, self, self, self, self)

    @property
    def change(self) -> ChangeBook:
        return ChangeBook(self, self, self)

    @property
    def recalculating(self) -> RecalculateClocks:
        return RecalculateClocks(self, self, self, self)

    @property
    def explain(self) -> ExplainClock:
        return ExplainClock(self, self)

    async def passes(self, **span: float) -> None:
        """Time goes by, and every wish that comes up in it is followed at its time."""
        end = self.now + timedelta(**span)
        while due := sorted((at, ticket_id) for ticket_id, at in self.wanted.items() if at <= end):
            at, ticket_id = due[0]
            self.now = max(self.now, at)
            del self.wanted[ticket_id]
            await FireClocks(self, self, self, self, self)([ticket_id], self.now)
        self.now = end

    def state(self, ticket_id: str = "t1", **more: Any) -> Sighting:
        """What ticketing says of a ticket now; `number` is the event's place, the next one unless given."""
        number = more.pop("number", self.numbers.get(ticket_id, 0) + 1)
        self.numbers[ticket_id] = max(number, self.numbers.get(ticket_id, 0))
        opened_at, user = more.pop("opened_at", MONDAY), more.pop("requester", "u-thandi")
        conversation = more.pop("conversation", f"c-{ticket_id}")
        given = TicketState(
            event_id=f"{ticket_id}.{number}", sequence=number, at=self.now, status="open", category="general",
            subcategory=None, priority="high", channel="message", level="agent", assignee_id=None,
            first_response_at=None, resolved_at=None,
        )  # fmt: skip
        ticket = Ticket(
            ticket_id, f"N-{ticket_id}", conversation, Requester(user), opened_at, (replace(given, **more),)
        )
        return Sighting(f"{ticket_id}.{number}", ticket)

    async def see(self, ticket_id: str = "t1", **more: Any) -> None:
        await self.follow([self.state(ticket_id, **more)])

    def says(self, who: str, ticket_id: str = "t1", **more: Any) -> Hearing:
        """What messaging says now of a message of the `customer` or of the `staff`, the conversation's next one."""
        conversation = f"c-{ticket_id}"
        seq = self.numbers[conversation] = self.numbers.get(conversation, 0) + 1
        message = Message(seq, more.get("at", self.now), by_staff=who == "staff")
        return Hearing(f"{conversation}.{seq}", conversation, message)

    async def hear(self, who: str, ticket_id: str = "t1", **more: Any) -> None:
        await self.follow([], [self.says(who, ticket_id, **more)])

    def changes(self, metric: str = "first_response", ticket_id: str = "t1") -> list[str]:
        return [one.change for one in self.told if one.clock.metric == metric and one.ticket.ticket_id == ticket_id]

    def clock(self, metric: str = "first_response", ticket_id: str = "t1") -> Any:
        return [clock for clock in self.kept[ticket_id].clocks if clock.metric == metric][-1]


@pytest.fixture
def world() -> World:
    return World()
