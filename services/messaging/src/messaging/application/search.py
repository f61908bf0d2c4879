"""What finding conversations by their words needs from outside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from messaging.application.summaries import Page
from messaging.domain import changes as c
from messaging.domain.conversation import Person

REFOUND = (
    c.Opened,
    c.Said,
    c.Edited,
    c.Deleted,
    c.Assigned,
    c.Joined,
    c.Left,
    c.MergedInto,
    c.Absorbed,
    c.Unmerged,
    c.SplitOff,
    c.SplitUndone,
)
"""The changes after which a conversation is found by other words, or by somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where to look: in all that the desk shows (`of` None), or in what one person takes part in."""

    of: Person | None = None


class Search(Protocol):
    """Finds every conversation in the scope, however many there are."""

    async def find(self, scope: Scope, text: str, cursor: str | None, limit: int) -> Page:
        """Those that say all words of `text`, the last of them as far as it is typed; the newest begun first.

        What was just said is found a moment later. A ticket's number, or its beginning, finds its conversation.
        """
        ...


class SearchIndex(Protocol):
    """By which words each conversation is found, a moment behind what is said."""

    async def catch_up(self, conversation_ids: Collection[str]) -> set[str]:
        """Take in what was changed in these. Gives those that another wrote meanwhile, to be looked at again."""
        ...

    async def stale(self, limit: int) -> Sequence[str]:
        """Some whose words must be put together anew: a name has changed, or somebody was erased."""
        ...

    async def behind(self, after: str, limit: int) -> tuple[str | None, Sequence[str]]:
        """After which id to go on (None: that was the end), and which of the next `limit` by id to catch up with."""
        ...
