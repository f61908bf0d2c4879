"""A person reads, un-reads, archives or brings back their notifications."""

from dataclasses import dataclass

from chassis.clock import Now
from chassis.errors import Invalid, NotFound
from chassis.unit_of_work import after_commit, publish
from notifier.application.announce import CHANGED, announcement
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.inbox import Inbox
from notifier.application.ports import Live
from notifier.application.push_live import push_change
from notifier.domain.delivery import BOXES
from notifier.domain.notification_types import CATEGORIES

MOST_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class ReadTogether:
    """How many were marked as read at once, and the mark by which that is undone."""

    count: int
    mark: int


@dataclass(frozen=True)
class MoveNotification:
    """Puts notifications into a box, inside the running unit of work."""

    inbox: Inbox
    live: Live
    now: Now

    async def __call__(self, user_id: str, delivery_id: str, box: str) -> DeliveryRecord:
        """Move one; NotFound unless it is the person's own. Moving it to where it is changes nothing."""
        if box not in BOXES:
            raise Invalid(f"The box must be one of {', '.join(BOXES)}.", field="box")
        record = await self.inbox.one(user_id, delivery_id)
        if record is None:
            raise NotFound("There is no such notification.")
        if record["box"] != box:
            await self._move(user_id, [record], box)
            record["box"] = box
        return record

    async def read_all(self, user_id: str, category: str | None = None) -> ReadTogether:
        """Read the newest thousand that are unread, of a category if one is given."""
        if category is not None and category not in CATEGORIES:
            raise Invalid(f"The category must be one of {', '.join(CATEGORIES)}.", field="category")
        records = await self.inbox.newest_unread(user_id, category, MOST_AT_ONCE)
        mark = int(self.now().timestamp() * 1000)
        if records:
            await self._move(user_id, records, "read", mark)
        return ReadTogether(len(records), mark)

    async def unread_again(self, user_id: str, mark: int) -> int:
        """Undo a `read_all`, but for what was moved since; how many are unread again."""
        records = await self.inbox.read_together(user_id, mark)
        if records:
            await self._move(user_id, records, "unread")
        return len(records)

    async def _move(self, user_id: str, records: list[DeliveryRecord], box: str, mark: int | None = None) -> None:
        await self.inbox.move(records, box, mark)
        now = self.now()
        publish(
            *(
                announcement(record, now, state="opened" if (record["box"], box) == ("unread", "read") else CHANGED)
                for record in records
            )
        )
        after_commit(lambda: push_change(self.live, user_id))
