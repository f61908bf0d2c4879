"""What the use cases need of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sla_monitor.domain.announcement import Announcement
from sla_monitor.domain.book import Book, DatedCalendar
from sla_monitor.domain.clock import Clock
from sla_monitor.domain.policy import Policy
from sla_monitor.domain.ticket import Message, Requester, Ticket

CLOCKS, RECALCULATION = "sla.clocks", "sla.recalculation"
"""The kinds of timers: a ticket whose clocks want to be looked at; the recalculation of all of them."""


class TicketRepository(Protocol):
    """Tickets with their clocks. Writes join the running unit of work."""

    async def get_many(self, ticket_ids: Sequence[str]) -> dict[str, Ticket]:
        """Those that are known, by id."""
        ...

    async def save_many(self, tickets: Sequence[Ticket]) -> None:
        """Keep these, in place of what was known of them."""
        ...

    async def live(self, limit: int, after: str = "") -> list[Ticket]:
        """Tickets with a clock that has not ended, by id, those after `after`."""
        ...

    async def count_live(self) -> int:
        """How many tickets have a clock that has not ended."""
        ...

    async def count_of(self, requester_id: str) -> int:
        """How many tickets a person asked for."""
        ...


class TalkRepository(Protocol):
    """What was written in conversations, without the words, and which tickets are about them."""

    async def add(self, talks: Mapping[str, "Talk"]) -> dict[str, "Talk"]:
        """Add these to what is known of their conversations; the whole of each, by conversation."""
        ...


class RequesterRepository(Protocol):
    """What policies need to know of the people who ask."""

    async def get_many(self, user_ids: Sequence[str]) -> dict[str, Requester]:
        """Those that are known, by id."""
        ...

    async def put(self, requester: Requester, name: str, at: datetime) -> None:
        """Keep the newest profile; an older one changes nothing."""
        ...

    async def erase(self, user_id: str) -> int:
        """Forget a person for good: an older profile that comes late is not kept. How many records that were."""
        ...

    async def names(self, user_ids: Sequence[str]) -> dict[str, str]:
        """Names to show for people, by id."""
        ...


class RatingRepository(Protocol):
    """How customers rated what was done for them, without their words or who they are."""

    async def put(self, rating: "Rating") -> None:
        """Keep a rating, in place of an earlier answer to the same survey."""
        ...

    async def means(self, since: datetime) -> dict[str, "Mean"]:
        """The mean rating of each person's tickets since then, and of how many."""
        ...


class BookRepository(Protocol):
    """The book of promises: versions are added, none is changed."""

    async def load(self) -> Book:
        """The whole book, as the running unit of work sees it."""
        ...

    async def add_policy(self, policy: Policy) -> None:
        """Add a version. Raises `Conflict` where that version is there."""
        ...

    async def add_calendar(self, calendar: DatedCalendar) -> None:
        """Add a version. Raises `Conflict` where that version is there."""
        ...


class Schedule(Protocol):
    """When tickets are to be looked at."""

    async def set(self, wanted: Mapping[str, datetime | None]) -> None:
        """Look at each ticket at its time, in place of an earlier wish; None: never."""
        ...

    async def recalculate(self, after: str, at: datetime) -> None:
        """Go on with the recalculation of all live tickets after that id."""
        ...


class Announcer(Protocol):
    """Publishes what happened to clocks, with the running unit of work."""

    def announce(self, told: Sequence[Announcement], book: Book, cause_id: str | None = None) -> None:
        """Publish each once. `cause_id` is the event that they follow from."""
        ...


class Backlog(Protocol):
    """Whether everything that was said has been heard."""

    def heard_until(self) -> datetime | None:
        """A time up to which every event has been processed; None: unknown as yet."""
        ...


@dataclass(frozen=True, slots=True)
class Rating:
    """One answered survey about a ticket: 1 (bad) to 5 (good) for the agent who had it."""

    survey_id: str
    ticket_id: str
    agent_id: str
    points: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean and how many it is of."""

    value: float
    count: int


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One clock in a list, with what people need to know of its ticket."""

    ticket: Ticket
    clock: Clock


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clocks there are: those that run, of them those at risk, those that wait, and those missed since."""

    running: int = 0
    at_risk: int = 0
    paused: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How promises were kept: by whom (a person, a team, or a day), counted and timed.

    `seconds` is the mean time from the inquiry to its first answer, of those that ended and were answered.
    """

    who: str
    met: int
    breached: int
    seconds: float | None

    @property
    def percent(self) -> int:
        """Share of promises kept, rounded down: 100 means all."""
        return 100 * self.met // max(self.met + self.breached, 1)


class Board(Protocol):
    """What managers look at. Reads only."""

    async def due_next(self, limit: int, assignee_id: str | None = None) -> list[ClockRow]:
        """Running clocks by due time, the earliest first (overdue ones included)."""
        ...

    async def at_risk(self, soon: datetime, limit: int) -> list[ClockRow]:
        """Running clocks that were warned about or are due up to `soon`, by due time, the earliest first."""
        ...

    async def breached(self, since: datetime, limit: int) -> list[ClockRow]:
        """Breached clocks that still wait for their answer, or were missed since then; the latest first."""
        ...

    async def counts(self, soon: datetime, since: datetime) -> Counts:
        """The clocks that `due_next`, `at_risk(soon)` and `breached(since)` list from, and those that are paused."""
        ...

    async def scores(self, by: str, since: datetime, timezone: str = "Etc/UTC") -> list[Score]:
        """Kept and missed promises since then by `person`, `team` or `day` (of that time zone)."""
        ...


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as far as promises care: its tickets, and who wrote when."""

    ticket_ids: frozenset[str] = frozenset()
    messages: frozenset[Message] = frozenset()

    def with_more(self, other: "Talk") -> "Talk":
        """Both in one."""
        return Talk(self.ticket_ids | other.ticket_ids, self.messages | other.messages)


@dataclass(frozen=True, slots=True)
class Hearing:
    """One message event: what was written in which conversation, and the event's id."""

    event_id: str
    conversation_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class Sighting:
    """One ticket event: the ticket as it was told, and the event's id."""

    event_id: str
    ticket: Ticket
