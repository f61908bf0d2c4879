"""A person reads, un-reads, archives or brings back their notifications."""

from dataclasses import dataclass

from chassis.clock import Now
from chassis.errors import Invalid, NotFound
from chassis.unit_of_work import after_commit, publish
from notifier.application.announce import announcement
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.inbox import Inbox
from notifier.application.ports import Live
from notifier.application.push_live import push_change
from notifier.domain.delivery import BOXES

MOST_AT_ONCE = 1000


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

    async def read_all(self, user_id: str) -> int:
        """Read the newest thousand that are unread; how many there were."""
        records = await self.inbox.newest_unread(user_id, MOST_AT_ONCE)
        if records:
            await self._move(user_id, records, "read")
        return len(records)

    async def _move(self, user_id: str, records: list[DeliveryRecord], box: str) -> None:
        await self.inbox.move(records, box)
        now = self.now()
        if box == "read":
            publish(*(announcement(r, now, state="opened") for r in records if r["box"] == "unread"))
        after_commit(lambda: push_change(self.live, user_id))
