"""What is passed on to whoever looks at this moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from messaging.application.views import Plain


@dataclass(frozen=True, slots=True)
class LiveChange:
    """A change that has just happened here. `internal` ones are for staff."""

    conversation_id: str
    seq: int
    internal: bool
    view: Plain


@dataclass(frozen=True, slots=True)
class LiveHint:
    """The conversation stands at `seq` now; what happened is in the change log."""

    conversation_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class LiveTyping:
    """Somebody who may say something here is writing."""

    conversation_id: str
    user_id: str
    name: str


@dataclass(frozen=True, slots=True)
class LivePresence:
    """Who has the conversation open now."""

    conversation_id: str
    people: tuple[tuple[str, str], ...]


def talk_key(conversation_id: str) -> str:
    """What is said in one conversation."""
    return f"talk:{conversation_id}"


def person_key(user_id: str) -> str:
    """What changes in a person's list."""
    return f"person:{user_id}"


DESK_KEY = "desk"
"""What changes on the desk."""


@dataclass(frozen=True, slots=True)
class LiveFacts:
    """Another service has told something of the conversation: its ticket, a promise."""

    conversation_id: str


@dataclass(frozen=True, slots=True)
class LiveDesk:
    """Something on the desk has changed."""


LiveItem = LiveChange | LiveHint | LiveTyping | LivePresence | LiveFacts | LiveDesk


Visit = tuple[str, str, str]
"""Conversation id, account id, name: somebody has a conversation open."""


class Presence(Protocol):
    """Who has which conversation open, on all instances. Losing it loses nothing."""

    async def keep(self, visits: Iterable[Visit], now: datetime) -> None:
        """Say that these people are here now."""
        ...

    async def leave(self, conversation_id: str, user_id: str) -> None:
        """Say that they have gone."""
        ...

    async def here(self, conversation_ids: Sequence[str], now: datetime) -> dict[str, tuple[tuple[str, str], ...]]:
        """Account ids and names of those who have these conversations open, sorted."""
        ...


class Standings(Protocol):
    """Where conversations stand."""

    async def seqs(self, conversation_ids: Sequence[str]) -> dict[str, int]:
        """The `seq` of each now."""
        ...
