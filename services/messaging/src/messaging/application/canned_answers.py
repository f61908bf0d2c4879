"""What canned answers need from outside."""

from collections.abc import Sequence
from typing import Protocol

from messaging.domain.canned_answers import CannedAnswer


class CodeTaken(Exception):
    """Another one has this code in this language."""


class CannedAnswerRepository(Protocol):
    """All of an installation: a few dozen."""

    async def all(self) -> Sequence[CannedAnswer]:
        """Those that are not deleted, by code."""
        ...

    async def deleted(self, limit: int) -> Sequence[CannedAnswer]:
        """Those that were deleted, the last one first."""
        ...

    async def get(self, answer_id: str) -> CannedAnswer | None:
        """One of them, deleted or not."""
        ...

    async def add(self, answer: CannedAnswer) -> None:
        """Keep a new one. Raises CodeTaken."""
        ...

    async def save(self, answer: CannedAnswer, seen: int) -> None:
        """Keep what was made of version `seen`. Raises CodeTaken, or Moved when another version is stored by now."""
        ...


class Locales(Protocol):
    """In what language people read."""

    async def locale_of(self, user_id: str) -> str:
        """BCP 47, empty when unknown."""
        ...
