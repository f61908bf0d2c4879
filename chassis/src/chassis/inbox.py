"""Which events this service has already handled: one entry per event id, written with the handling itself."""

from collections.abc import Iterable
from datetime import timedelta

from pymongo import ASCENDING, IndexModel
from pymongo.errors import BulkWriteError

from chassis.clock import Now
from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session

COLLECTION = "inbox"
_DUPLICATE_KEY = 11000
KEPT = timedelta(days=15)
"""Longer than an event can be on its way twice: a lane goes on from its stored offset and reads no record again, so a
second copy comes only from a publisher or relay that was held up between sending and noting that it had sent."""
INDEXES = {COLLECTION: [IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds()))]}


class HandledBefore(Exception):
    """One of these events is in the inbox already."""


class Inbox:
    """Remembers handled events for one consumer group."""

    def __init__(self, mongo: Mongo, group: str, now: Now) -> None:
        self._collection = mongo.db[COLLECTION]
        self._group = group
        self._now = now

    async def known(self, event_ids: Iterable[str]) -> set[str]:
        """Those of `event_ids` that were handled before."""
        entries = [self._entry(event_id) for event_id in event_ids]
        found = await find_all(self._collection.find({"_id": {"$in": entries}}, {"_id": 1}, session=current_session()))
        cut = len(self._group) + 1
        return {document["_id"][cut:] for document in found}

    async def remember(self, event_ids: Iterable[str]) -> None:
        """Mark as handled, in the running transaction. Another transaction that marks the same conflicts with it.

        Raises HandledBefore if one of them is marked already; the transaction is spoilt then.
        """
        at = self._now()
        entries = [{"_id": self._entry(event_id), "at": at} for event_id in event_ids]
        if not entries:
            return
        try:
            await self._collection.insert_many(entries, session=current_session())
        except BulkWriteError as error:
            if any(one["code"] == _DUPLICATE_KEY for one in error.details["writeErrors"]):
                raise HandledBefore from error
            raise

    def _entry(self, event_id: str) -> str:
        return f"{self._group}:{event_id}"
