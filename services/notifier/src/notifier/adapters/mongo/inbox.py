"""The inbox in MongoDB: every query walks the one index (person, box, time, id) and reads what it shows, no more."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.adapters.mongo.deliveries import DELIVERIES, as_records
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.inbox import Cursor

NEWEST_FIRST: Final = [("at", -1), ("_id", -1)]


class MongoInbox:
    """People's in-app notifications."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[DELIVERIES]

    async def page(
        self, user_id: str, boxes: Sequence[str], category: str | None, after: Cursor | None, limit: int
    ) -> list[DeliveryRecord]:
        """The newest items in these boxes, after a cursor."""
        which: Document = {"user_id": user_id, "box": {"$in": list(boxes)}}
        if category is not None:
            which["category"] = category
        if after is None:
            return await self._newest(which, limit)
        same_instant = await self._newest({**which, "at": after.at, "_id": {"$lt": after.delivery_id}}, limit)
        if len(same_instant) == limit:
            return same_instant
        older = await self._newest({**which, "at": {"$lt": after.at}}, limit - len(same_instant))
        return [*same_instant, *older]

    async def since(self, user_id: str, at: datetime, limit: int) -> list[DeliveryRecord]:
        """Items planned at or after an instant, oldest first: what an open page missed."""
        which = {"user_id": user_id, "box": {"$in": ["unread", "read"]}, "at": {"$gte": at}}
        cursor = self._collection.find(which).sort([("at", 1), ("_id", 1)]).limit(limit)
        return as_records(await find_all(cursor))

    async def unread(self, user_id: str, most: int) -> int:
        """How many are unread, counted up to `most`."""
        return int(await self._collection.count_documents({"user_id": user_id, "box": "unread"}, limit=most))

    async def one(self, user_id: str, delivery_id: str) -> DeliveryRecord | None:
        """One of the person's own items."""
        found = await self._collection.find_one(
            {"_id": delivery_id, "user_id": user_id, "box": {"$exists": True}}, session=current_session()
        )
        return None if found is None else as_records([found])[0]

    async def move(self, records: Sequence[DeliveryRecord], box: str, mark: int | None = None) -> None:
        """Put items into another box, in the running transaction; those moved together under a mark, or under none."""
        ids = [record["_id"] for record in records]
        change: Document = (
            {"$set": {"box": box}, "$unset": {"mark": ""}} if mark is None else {"$set": {"box": box, "mark": mark}}
        )
        await self._collection.update_many({"_id": {"$in": ids}}, change, session=current_session())

    async def read_together(self, user_id: str, mark: int) -> list[DeliveryRecord]:
        """The items that were read under a mark and not moved since, as the running transaction sees them."""
        which = {"user_id": user_id, "box": "read", "mark": mark}
        return as_records(await find_all(self._collection.find(which, session=current_session())))

    async def newest_unread(self, user_id: str, category: str | None, limit: int) -> list[DeliveryRecord]:
        """The newest unread items, as the running transaction sees them."""
        which: Document = {"user_id": user_id, "box": "unread"}
        if category is not None:
            which["category"] = category
        cursor = self._collection.find(which, session=current_session()).sort(NEWEST_FIRST).limit(limit)
        return as_records(await find_all(cursor))

    async def read_thread(self, user_id: str, thread: str, up_to: int) -> list[DeliveryRecord]:
        """Mark a person's unread items of a thread as read, up to a position; those that were unread."""
        which = {
            "channel": "in_app",
            "thread": thread,
            "position": {"$lte": up_to},
            "user_id": user_id,
            "box": "unread",
        }
        records = as_records(await find_all(self._collection.find(which, session=current_session())))
        if records:
            await self.move(records, "read")
        return records

    async def _newest(self, which: Document, limit: int) -> list[DeliveryRecord]:
        return as_records(await find_all(self._collection.find(which).sort(NEWEST_FIRST).limit(limit)))
