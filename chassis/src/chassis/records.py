"""What moves through the mechanism: raw records in, readable events through handlers, encoded events out.

The mechanism knows no business noun and no contract package: these protocols say all that it needs of one.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

Headers = Sequence[tuple[str, bytes | None]]


Place = tuple[str, int]
"""A partition: topic and number."""


@dataclass(frozen=True, slots=True)
class Record:
    """One Kafka record as it came."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Headers

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.topic, self.partition


class Event(Protocol):
    """An event that was read successfully."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def time(self) -> datetime: ...
    @property
    def data(self) -> Any: ...
    @property
    def correlationid(self) -> str | None: ...


class Encoded(Protocol):
    """An event ready to be sent."""

    @property
    def id(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def key(self) -> bytes: ...
    @property
    def value(self) -> bytes: ...
    @property
    def headers(self) -> Sequence[tuple[str, bytes]]: ...


class Unreadable(Protocol):
    """What the contract package raises for a record that can never be read: a stable reason and words for people."""

    reason: str
    detail: str


Decode = Callable[[str, bytes | None, bytes | None, Headers], Event]
Handle = Callable[[Sequence[Any]], Awaitable[None]]
"""Processes a batch in order, inside its transaction. Raises EventFailed to blame one event of it."""
HandleOne = Callable[[Any], Awaitable[None]]
Handlers = Mapping[str, HandleOne]
"""Handler by event type."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How records become events: the contract package's `decode`, and the exception with which it refuses one."""

    decode: Decode
    unreadable: type[Exception]
