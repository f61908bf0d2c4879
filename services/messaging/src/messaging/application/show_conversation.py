"""Read conversations: one of them, what came after a place in it, lists and the desk (REQ M-02, M-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from messaging.application.search import Scope, Search
from messaging.application.shown_spans import shown_spans
from messaging.application.summaries import (
    ChangeLog,
    DeskFilter,
    MineFilter,
    Page,
    StoredChange,
    Summaries,
    Summary,
    View,
)
from messaging.domain.access import check_staff
from messaging.domain.changes import is_internal
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput, NotVisible
from messaging.domain.permissions import Action
from messaging.domain.text.search_words import search_words

MOST_CHANGES = 500
MOST_ROWS = 100
COUNTED = 100
SHORTEST_SEARCH = 2


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with its newest changes, oldest of them first.

    `earlier` is before what instant there are more, None when these are all.
    """

    summary: Summary
    changes: tuple[StoredChange, ...]
    earlier: datetime | None


@dataclass(frozen=True, slots=True)
class ShowConversations:
    """Every answer holds only what this person may see."""

    summaries: Summaries
    log: ChangeLog
    found: Search

    async def one(self, conversation_id: str, person: Person) -> Summary:
        """Raises NotVisible."""
        found = await self.summaries.get(conversation_id)
        if found is None or not found.conversation.allows(person, Action.SEE):
            raise NotVisible
        return found

    async def talk(
        self, conversation_id: str, person: Person, limit: int = 200, before: datetime | None = None
    ) -> Talk:
        """The newest `limit` changes (before an instant), with those of merged conversations between them."""
        summary = await self.one(conversation_id, person)
        spans = await shown_spans(summary.conversation, self._conversation)
        changes = await self.log.latest(spans, limit + 1, before)
        page, earlier = _page(changes, limit)
        return Talk(summary, visible(page, summary.conversation, person), earlier)

    async def after(self, conversation_id: str, person: Person, seq: int, limit: int) -> tuple[StoredChange, ...]:
        """What came after `seq`, in order, at most `limit`. Raises NotVisible, InvalidInput."""
        if seq < 0:
            raise InvalidInput("after", "0 or more")
        summary = await self.one(conversation_id, person)
        found = await self.log.after(conversation_id, seq, min(max(limit, 1), MOST_CHANGES))
        return visible(found, summary.conversation, person)

    async def mine(self, person: Person, wanted: MineFilter, cursor: str | None, limit: int = 30) -> Page:
        """A person's own conversations, newest message first. A merged one is shown in the other, not beside it."""
        return await self.summaries.mine(person.user_id, wanted, cursor, min(max(limit, 1), MOST_ROWS))

    async def desk(self, person: Person, wanted: DeskFilter, cursor: str | None, limit: int = 30) -> Page:
        """The desk, for staff. Raises NotAllowed for anyone else."""
        check_staff(person)
        return await self.summaries.desk(wanted, cursor, min(max(limit, 1), MOST_ROWS))

    async def desk_counts(self, person: Person, wanted: DeskFilter) -> dict[View, int]:
        """How many rows each view has under these filters, counted up to COUNTED. Raises NotAllowed for customers."""
        check_staff(person)
        return await self.summaries.desk_counts(wanted, COUNTED)

    async def search(
        self, person: Person, text: str, cursor: str | None = None, limit: int = 30, *, desk: bool = False
    ) -> Page:
        """What says `text`: of the own conversations or, for staff, of all that ask support.

        Raises InvalidInput, and NotAllowed where customers ask for the desk.
        """
        if desk:
            check_staff(person)
        if not is_searchable(text):
            raise InvalidInput("q", f"at least {SHORTEST_SEARCH} characters, or one of Chinese, Japanese or Korean")
        scope = Scope(of=None if desk else person)
        return await self.found.find(scope, text.strip()[:200], cursor, min(max(limit, 1), MOST_ROWS))

    async def _conversation(self, conversation_id: str) -> Conversation | None:
        found = await self.summaries.get(conversation_id)
        return found.conversation if found else None


def is_searchable(text: str) -> bool:
    """Whether `text` is long enough to be looked for: two characters, or one that is a word by itself."""
    return len(text.strip()) >= SHORTEST_SEARCH or bool(search_words(text))


def _page(changes: Sequence[StoredChange], limit: int) -> tuple[Sequence[StoredChange], datetime | None]:
    """Cut one change too many off, and with it those of its very instant, which belong on the page before."""
    if len(changes) <= limit:
        return changes, None
    surplus = changes[0].change.at
    page = [one for one in changes if one.change.at > surplus] or changes[1:]
    return page, page[0].change.at


def visible(changes: Sequence[StoredChange], conversation: Conversation, person: Person) -> tuple[StoredChange, ...]:
    """Leave out what this person is never shown: internal notes, tags, priority."""
    if conversation.allows(person, Action.SEE_NOTES):
        return tuple(changes)
    return tuple(one for one in changes if not is_internal(one.change))
