"""News for an audience: what is kept of it while everyone in it is being told, part by part (REQ N-11, N-15)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol, Required, TypedDict

from notifier.domain.person import Person
from notifier.domain.segments import Audience
from saypro_events import Event

Ending = Literal["done", "expired", "withdrawn"]


@dataclass(frozen=True, slots=True)
class News:
    """What everyone in an audience is told: the type, where its button leads, when it stops mattering.

    `withdraws`: what was said of the same subject before is not told to anyone else. No type: nor is this itself.
    """

    type: str | None
    link: str
    expires_at: datetime | None
    withdraws: bool = False


Told = Callable[[Event[Any]], News]
"""Says what an event of one type tells its audience."""
NewsByType = Mapping[str, Told]
"""By event type."""


class BroadcastRecord(TypedDict, total=False):
    """One event's way through its audience. `_id` is the event's id; times are aware UTC."""

    _id: Required[str]
    event_type: Required[str]
    source: Required[str]
    subject: Required[str]
    time: Required[datetime]
    correlation_id: Required[str]
    state: Required[str]
    """open, or how it ended: done, expired, withdrawn."""
    cursor: Required[str]
    """The last person who was looked at."""
    looked_at: Required[int]
    told: Required[int]
    begun_at: Required[datetime]
    sequence: int
    facts: str
    """The event's data as JSON, kept while it is open."""
    due: datetime
    """When the next part is told, while it is open."""
    ended_at: datetime
    failures: int
    error: str


@dataclass(frozen=True, slots=True)
class Part:
    """The next people of an audience in the order of their ids; `cursor` is the last one that was looked at."""

    people: Sequence[Person]
    looked_at: int
    cursor: str | None
    """None when there is nobody after them."""


class Broadcasts(Protocol):
    """Where broadcasts are kept. All but `due` and `postpone` join the running transaction."""

    async def begin(self, record: BroadcastRecord) -> None:
        """Keep a new one; one that is known already stays as it is."""
        ...

    async def withdraw(self, event_type: str, subject: str, at: datetime) -> None:
        """End what is still open about a subject."""
        ...

    async def one(self, event_id: str) -> BroadcastRecord | None:
        """The one that an event began."""
        ...

    async def take(self, event_id: str, now: datetime) -> BroadcastRecord | None:
        """An open one, for this transaction alone: another one that takes it too fails and tries again."""
        ...

    async def due(self, now: datetime, limit: int) -> list[str]:
        """The ids of open ones whose next part is due, the one that waited longest first."""
        ...

    async def advance(self, event_id: str, part: Part) -> None:
        """The people of a part have been told."""
        ...

    async def end(self, event_id: str, ending: Ending, now: datetime) -> None:
        """Nobody else is told."""
        ...

    async def postpone(self, event_id: str, error: str) -> None:
        """A part failed: try it again later, each time twice as late."""
        ...


class Everyone(Protocol):
    """The people whom the notifier knows, page by page."""

    async def page(self, audience: Audience, after: str, limit: int) -> Part:
        """The next people of an audience after an id; at most `limit` are looked at."""
        ...
