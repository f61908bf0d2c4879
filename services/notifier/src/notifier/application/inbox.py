"""A person's inbox: pages of it, where a page ends, and how much is unread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Protocol

from chassis.errors import Invalid, NotFound
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.notification_types import CATEGORIES

VIEWS: Final[dict[str, tuple[str, ...]]] = {
    "inbox": ("unread", "read"),
    "unread": ("unread",),
    "archived": ("archived",),
}
PAGE: Final = 30
MOST_COUNTED: Final = 100
"""The badge says 99+ from here on: counting further costs and tells nothing."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last item that was shown."""

    at: datetime
    delivery_id: str

    def __str__(self) -> str:
        return f"{int(self.at.timestamp() * 1000)}-{self.delivery_id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """From its text; Invalid("cursor") when it is none of ours."""
        milliseconds, _, delivery_id = text.partition("-")
        if not (milliseconds.isascii() and milliseconds.isdigit() and len(milliseconds) <= 14 and delivery_id):
            raise Invalid("A cursor is the `next` of an earlier page.", field="cursor")
        return cls(datetime.fromtimestamp(int(milliseconds) / 1000, UTC), delivery_id)


@dataclass(frozen=True, slots=True)
class InboxPage:
    """Items, newest first, and where the next page begins (None: there is none)."""

    items: Sequence[DeliveryRecord]
    next: str | None


class Inbox(Protocol):
    """Where inbox items are kept."""

    async def page(
        self, user_id: str, boxes: Sequence[str], category: str | None, after: Cursor | None, limit: int
    ) -> list[DeliveryRecord]:
        """The newest items in these boxes, after a cursor."""
        ...

    async def since(self, user_id: str, at: datetime, limit: int) -> list[DeliveryRecord]:
        """Items planned at or after an instant, oldest first."""
        ...

    async def unread(self, user_id: str, most: int) -> int:
        """How many are unread, counted up to `most`."""
        ...

    async def one(self, user_id: str, delivery_id: str) -> DeliveryRecord | None:
        """One of the person's own items."""
        ...

    async def move(self, records: Sequence[DeliveryRecord], box: str, mark: int | None = None) -> None:
        """Put items into another box, in the running transaction; those moved together under a mark, or under none."""
        ...

    async def newest_unread(self, user_id: str, category: str | None, limit: int) -> list[DeliveryRecord]:
        """The newest unread items."""
        ...

    async def read_together(self, user_id: str, mark: int) -> list[DeliveryRecord]:
        """The items that were read under a mark and not moved since."""
        ...


@dataclass(frozen=True)
class ReadInbox:
    """Gives a page of the inbox."""

    inbox: Inbox

    async def __call__(
        self, user_id: str, view: str, *, category: str | None = None, cursor: str | None = None, limit: int = PAGE
    ) -> InboxPage:
        """A page of `view` (inbox, unread or archived). Invalid names a parameter that is not allowed."""
        boxes = VIEWS.get(view)
        if boxes is None:
            raise Invalid(f"The view must be one of {', '.join(VIEWS)}.", field="view")
        if category is not None and category not in CATEGORIES:
            raise Invalid(f"The category must be one of {', '.join(CATEGORIES)}.", field="category")
        if not 1 <= limit <= 100:
            raise Invalid("The limit must be from 1 to 100.", field="limit")
        after = Cursor.parse(cursor) if cursor else None
        found = await self.inbox.page(user_id, boxes, category, after, limit + 1)
        if len(found) <= limit:
            return InboxPage(found, None)
        last = found[limit - 1]
        return InboxPage(found[:limit], str(Cursor(last["at"], last["_id"])))

    async def one(self, user_id: str, delivery_id: str) -> DeliveryRecord:
        """One item; NotFound unless it is the person's own."""
        record = await self.inbox.one(user_id, delivery_id)
        if record is None:
            raise NotFound("There is no such notification.")
        return record

    async def unread(self, user_id: str) -> int:
        """How many are unread, at most 100."""
        return await self.inbox.unread(user_id, MOST_COUNTED)
