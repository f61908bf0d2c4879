"""Events that are committed but not sent yet. Written inside the transaction that they belong to; the relay sends them.

One record holds all events of a transaction. The server stamps `at` as it inserts (an empty Timestamp becomes the
cluster time), so records of one aggregate sort in the order in which their transactions took it, whatever the clocks of
the instances say.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from bson import Timestamp
from pymongo import ASCENDING, IndexModel

from chassis.mongo import Mongo, Session, find_all
from chassis.records import Encoded

COLLECTION = "outbox"
INDEXES = {COLLECTION: [IndexModel([("at", ASCENDING), ("_id", ASCENDING)], name="in_order")]}

COUNTED = 100_000
"""Beyond this the collection's own figure will do: to count costs more each time, just when there is enough to do."""
RECORD_BYTES = 4 * 1024 * 1024
_BY_SERVER = Timestamp(0, 0)

OutboxRecord = dict[str, Any]
"""`_id`, `at` (Timestamp), `events`: list of [topic, key, value, headers, id]."""


class Outbox:
    """Write side and read side of the committed, unsent events of one service."""

    def __init__(self, mongo: Mongo) -> None:
        self._mongo = mongo
        self.wake = asyncio.Event()

    async def write(self, events: Sequence[Encoded], session: Session) -> None:
        """Add `events` to the transaction of `session`."""
        if not events:
            return
        records = [
            {"at": _BY_SERVER, "events": [(e.topic, e.key, e.value, list(e.headers), e.id) for e in chunk]}
            for chunk in _chunks(events)
        ]
        await self._mongo.db[COLLECTION].insert_many(records, session=session)

    def signal(self) -> None:
        """Wake the relay of this process: something was committed."""
        self.wake.set()

    async def oldest(self, limit: int) -> list[OutboxRecord]:
        """At most `limit` records, oldest first."""
        return await find_all(self._mongo.db[COLLECTION].find().sort([("at", 1), ("_id", 1)]).limit(limit))

    async def delete(self, ids: Sequence[Any]) -> None:
        """Forget records whose every event the broker has acknowledged."""
        await self._mongo.db[COLLECTION].delete_many({"_id": {"$in": list(ids)}})

    async def depth(self) -> tuple[int, float]:
        """How many records wait (above 100,000: about how many), and the age of the oldest in seconds (0 if none)."""
        count = await self._mongo.db[COLLECTION].count_documents({}, limit=COUNTED)
        if not count:
            return 0, 0.0
        if count == COUNTED:
            count = max(count, await self._mongo.db[COLLECTION].estimated_document_count())
        oldest = await self.oldest(1)
        if not oldest:
            return 0, 0.0
        server = await self._mongo.db.command("hello")
        age = server["localTime"].replace(tzinfo=UTC) - oldest[0]["at"].as_datetime()
        return count, max(0.0, age.total_seconds())


def _chunks(events: Sequence[Encoded]) -> list[list[Encoded]]:
    """Split so that no record comes near the database's document limit."""
    chunks: list[list[Encoded]] = [[]]
    size = 0
    for event in events:
        cost = len(event.value) + 512
        if size + cost > RECORD_BYTES and chunks[-1]:
            chunks.append([])
            size = 0
        chunks[-1].append(event)
        size += cost
    return chunks
