"""What the use cases need from outside, by role."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple, Protocol

from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.decision import Sent
from notifier.domain.person import Person

SUMMARIES: Final = "monthly_summary"
"""The kind of timers at which a month is told; their key is the person."""


class ThreadNews(NamedTuple):
    """That a thread has had news of this type, at this place."""

    thread: str
    type: str
    position: int


class InAppText(NamedTuple):
    """An inbox item in words."""

    title: str
    body: str
    action: str
    language: str


class People(Protocol):
    """Who people are and what they chose."""

    async def get(self, user_ids: Iterable[str]) -> dict[str, Person]:
        """Those of `user_ids` that are known."""
        ...

    async def with_role(self, role: str) -> list[str]:
        """The ids of everyone who has the role."""
        ...


class Deliveries(Protocol):
    """What was decided, and what became of it."""

    async def add(self, records: Sequence[DeliveryRecord]) -> None:
        """Store new deliveries, in the running transaction."""
        ...

    async def told_once(self, names: Iterable[str]) -> list[DeliveryRecord]:
        """The deliveries of what is told once, by these names."""
        ...

    async def complete(self, records: Sequence[DeliveryRecord]) -> None:
        """Store the words, facts and times of deliveries that were told before, in the running transaction."""
        ...

    async def news(self, threads: Iterable[str]) -> list[ThreadNews]:
        """The news that threads have had so far."""
        ...

    async def sent_since(self, user_ids: Iterable[str], types: Iterable[str], since: datetime) -> dict[str, list[Sent]]:
        """What was sent to these people since then, of these types, by person."""
        ...


class ReadMarks(Protocol):
    """How far people have read conversations."""

    async def get(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """By (thread, reader), the highest position read; missing where nothing was."""
        ...

    async def raise_to(self, marks: Mapping[tuple[str, str], int]) -> None:
        """Remember positions by (thread, reader), unless more was read before."""
        ...


class Texts(Protocol):
    """Turns facts into words, in a person's language."""

    def in_app(self, type_: str, person: Person, data: Any) -> InAppText:
        """The inbox item; one line each, plain text."""
        ...


@dataclass(frozen=True, slots=True)
class LiveItem:
    """What a person's open pages are told: an event name and its data."""

    id: str | None
    event: str
    data: Mapping[str, Any]


class Live(Protocol):
    """The open pages of this process."""

    def push(self, key: str, item: Any) -> None:
        """Tell everyone who listens to `key`."""
        ...

    def listens(self, key: str) -> bool:
        """Whether anyone does."""
        ...


class SummaryTimers(Protocol):
    """When people are told of their month."""

    async def set(self, due: Mapping[str, datetime | None]) -> None:
        """By person, when the next summary is due; None: never again. In the running transaction."""
        ...


class AddressBook(Protocol):
    """Which addresses are not written to any more."""

    async def suppress_address(self, user_id: str, channel: str, address: str) -> None:
        """Stop writing to an address; another address of the person is not concerned."""
        ...
