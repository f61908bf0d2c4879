"""Broadcasts in MongoDB, one document each; an ended one is kept for a while, so that its event is not told again."""

from datetime import datetime, timedelta
from typing import Final

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.application.broadcast import BroadcastRecord, Ending, Part

BROADCASTS: Final = "broadcasts"
KEPT: Final = timedelta(days=90)
"""Longer than the topics keep the events."""
RETRY_AFTER: Final = 10_000
"""Milliseconds after which a part that failed is tried again (doubling with each failure, to an hour)."""
_CLOSED: Final = {"facts": "", "due": "", "error": "", "failures": ""}


class MongoBroadcasts:
    """Broadcasts, open and ended."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[BROADCASTS]

    async def begin(self, record: BroadcastRecord) -> None:
        """Keep a new one; one that is known already stays as it is."""
        await self._collection.update_one(
            {"_id": record["_id"]}, {"$setOnInsert": dict(record)}, upsert=True, session=current_session()
        )

    async def withdraw(self, event_type: str, subject: str, at: datetime) -> None:
        """End what is still open about a subject."""
        await self._collection.update_many(
            {"due": {"$exists": True}, "event_type": event_type, "subject": subject},
            {"$set": {"state": "withdrawn", "ended_at": at}, "$unset": _CLOSED},
            session=current_session(),
        )

    async def one(self, event_id: str) -> BroadcastRecord | None:
        """The one that an event began."""
        document = await self._collection.find_one({"_id": event_id}, session=current_session())
        return None if document is None else BroadcastRecord(**document)  # type: ignore[typeddict-item]

    async def take(self, event_id: str, now: datetime) -> BroadcastRecord | None:
        """An open one, for this transaction alone; its next part comes after those of others that are due."""
        document = await self._collection.find_one_and_update(
            {"_id": event_id, "state": "open"}, {"$set": {"due": now}}, session=current_session()
        )
        return None if document is None else BroadcastRecord(**document)  # type: ignore[typeddict-item]

    async def due(self, now: datetime, limit: int) -> list[str]:
        """The ids of open ones whose next part is due, the one that waited longest first."""
        found = await find_all(self._collection.find({"due": {"$lte": now}}, {"_id": 1}).sort("due", 1).limit(limit))
        return [document["_id"] for document in found]

    async def advance(self, event_id: str, part: Part) -> None:
        """The people of a part have been told."""
        counted = {"$inc": {"looked_at": part.looked_at, "told": len(part.people)}}
        moved = {} if part.cursor is None else {"$set": {"cursor": part.cursor}}
        await self._collection.update_one(
            {"_id": event_id},
            {**counted, **moved, "$unset": {"error": "", "failures": ""}},
            session=current_session(),
        )

    async def end(self, event_id: str, ending: Ending, now: datetime) -> None:
        """Nobody else is told."""
        await self._collection.update_one(
            {"_id": event_id},
            {"$set": {"state": ending, "ended_at": now}, "$unset": _CLOSED},
            session=current_session(),
        )

    async def postpone(self, event_id: str, error: str) -> None:
        """A part failed: try it again later, each time twice as late."""
        failures = {"$add": [{"$ifNull": ["$failures", 0]}, 1]}
        wait = {"$min": [{"$multiply": [RETRY_AFTER, {"$pow": [2, {"$ifNull": ["$failures", 0]}]}]}, 3_600_000]}
        await self._collection.update_one(
            {"_id": event_id, "due": {"$exists": True}},
            [{"$set": {"failures": failures, "error": {"$literal": error[:300]}, "due": {"$add": ["$$NOW", wait]}}}],
        )
