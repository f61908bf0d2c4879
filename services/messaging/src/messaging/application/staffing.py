"""What taking and giving conversations need from outside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from messaging.domain.conversation import Conversation, Person
from messaging.domain.staffing import Post
from messaging.domain.values import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A conversation that asks support and is nobody's, with the language of who asked (BCP 47, empty: unknown)."""

    conversation: Conversation
    locale: str = ""


class Queue(Protocol):
    """What waits to be taken."""

    async def waiting(self, categories: Collection[Category], limit: int) -> Sequence[Waiting]:
        """Open ones in these categories that are nobody's: due first, then most urgent, then longest waiting.

        Those without a category count as general.
        """
        ...

    async def open_counts(self, user_ids: Collection[str]) -> dict[str, int]:
        """How many open conversations each of these people has."""
        ...


class Posts(Protocol):
    """What each of the staff takes, and whether conversations are given to them without asking."""

    async def get(self, user_id: str) -> Post:
        """A person's post; one that was never set takes everything."""
        ...

    async def all(self) -> Sequence[Post]:
        """Those that were set."""
        ...

    async def save(self, post: Post) -> None:
        """Keep it, but for `last_assigned_at`."""
        ...

    async def was_given(self, user_id: str, conversation: Conversation) -> None:
        """Note that somebody has just been given one. Two at once for one person never both commit."""
        ...

    async def automatic(self) -> bool:
        """Whether conversations are given without asking; off unless somebody switched it on."""
        ...

    async def set_automatic(self, *, on: bool) -> None:
        """Switch it."""
        ...


class StaffList(Protocol):
    """Everyone who works for the marketplace."""

    async def staff(self) -> list[Person]:
        """By name."""
        ...
