"""Events whose handling failed, and the ones of the same key behind them: set aside in order, so that others go on.

A key is blocked while a document in `parked_keys` stands for it. Whoever parks behind it and whoever redrives it both
write that document, so the database makes them take turns. An event that will never be handled may be dismissed: it
stays, with who did so and why, and those behind it go on.
"""

from collections.abc import Iterable, Sequence
from re import Pattern

from pymongo import ASCENDING, IndexModel

from chassis.clock import Now
from chassis.dead_letters import WAITING, blanked, dismissal, holding, place, stored, wanted
from chassis.mongo import Document, Mongo, find_all
from chassis.records import Place, Record
from chassis.unit_of_work import current_session

KEYS = "parked_keys"
COLLECTION = "parked"
INDEXES = {
    KEYS: [
        IndexModel([("topic", ASCENDING), ("partition", ASCENDING)], name="of_partition"),
        IndexModel([("redrive", ASCENDING)], name="to_redrive", sparse=True),
    ],
    COLLECTION: [IndexModel([("blocked", ASCENDING), ("offset", ASCENDING)], name="in_order")],
}


class Parking:
    """Parked events of one service, by topic and key."""

    def __init__(self, mongo: Mongo, now: Now) -> None:
        self._keys = mongo.db[KEYS]
        self._events = mongo.db[COLLECTION]
        self._now = now

    async def blocked(self, places: Iterable[Place]) -> dict[str, Place]:
        """Where there are blocked keys in some partitions, by `block_id` (usually none: a look-up by index each)."""
        which = {"$or": [{"topic": topic, "partition": partition} for topic, partition in places]}
        found = await find_all(self._keys.find(which, {"topic": 1, "partition": 1}, session=current_session()))
        return {document["_id"]: (document["topic"], document["partition"]) for document in found}

    async def park(self, record: Record, event_id: str, reason: str) -> None:
        """Set `record` aside behind any earlier one of its key, in the running transaction."""
        blocked = block_id(record)
        await self._keys.update_one(
            {"_id": blocked},
            {
                "$inc": {"events": 1},
                "$setOnInsert": {"topic": record.topic, "partition": record.partition, "since": self._now()},
            },
            upsert=True,
            session=current_session(),
        )
        await self._events.update_one(
            {"_id": place(record)},
            {
                "$setOnInsert": {
                    **stored(record),
                    "blocked": blocked,
                    "event_id": event_id,
                    "reason": reason[:2000],
                    "at": self._now(),
                }
            },
            upsert=True,
            session=current_session(),
        )

    async def newest(
        self, limit: int = 50, *, ids: Sequence[str] | None = None, dismissed: bool = False
    ) -> list[Document]:
        """The latest events that wait, or were `dismissed` (of those with `ids`, if given), for people."""
        return await find_all(self._events.find(wanted(ids, dismissed=dismissed)).sort("at", -1).limit(limit))

    async def count(self) -> int:
        """How many events wait."""
        return int(await self._events.count_documents(WAITING))

    async def request_redrive(self, ids: Sequence[str] | None = None) -> int:
        """Ask that the keys of these events (all, if None) be tried again. How many keys were marked."""
        which = {} if ids is None else {"_id": {"$in": await self._events.distinct("blocked", wanted(ids))}}
        result = await self._keys.update_many(which, {"$set": {"redrive": True}})
        return int(result.matched_count)

    async def dismiss(self, event: str, by: str, why: str) -> bool:
        """Nobody waits for this event any more; those behind it are tried. In the running transaction.

        False if it does not wait.
        """
        return await self._give_up(event, {"dismissed": dismissal(by, why, self._now())})

    async def blank(self, names: Pattern[bytes], by: str, why: str, *, spare: str) -> int:
        """Take the content of what `names` somebody, and dismiss it, but for the event `spare`.

        In the running transaction. How many there were.
        """
        found = await holding(self._events, names, {"event_id": {"$ne": spare}})
        for event in found:
            blank = blanked(by, why, self._now())
            if not await self._give_up(event, blank):
                await self._events.update_one({"_id": event}, {"$set": blank}, session=current_session())
        return len(found)

    async def _give_up(self, event: str, change: Document) -> bool:
        session = current_session()
        found = await self._events.find_one_and_update(wanted([event]), {"$set": change}, session=session)
        if found is None:
            return False
        await self._keys.update_one({"_id": found["blocked"]}, {"$set": {"redrive": True}}, session=session)
        await self._one_less(found["blocked"])
        return True

    async def requested(self, limit: int) -> list[str]:
        """Keys that someone asked to try again."""
        return [document["_id"] for document in await find_all(self._keys.find({"redrive": True}).limit(limit))]

    async def of_key(self, blocked: str, limit: int) -> list[Document]:
        """The first parked events of a key, in order, as the running transaction sees them."""
        which = {"blocked": blocked, **WAITING}
        return await find_all(self._events.find(which, session=current_session()).sort("offset", 1).limit(limit))

    async def take_out(self, blocked: str, document_id: str) -> None:
        """One was handled: remove it, and the block with its last one, in the running transaction."""
        await self._events.delete_one({"_id": document_id}, session=current_session())
        await self._one_less(blocked)

    async def _one_less(self, blocked: str) -> None:
        session = current_session()
        if await self.of_key(blocked, 1):
            await self._keys.update_one({"_id": blocked}, {"$inc": {"events": -1}}, session=session)
        else:
            await self._keys.delete_one({"_id": blocked}, session=session)

    async def failed_again(self, blocked: str, document_id: str, reason: str) -> None:
        """Say why it still fails; the key stays blocked until the next request."""
        await self._events.update_one({"_id": document_id}, {"$set": {"reason": reason[:2000]}, "$inc": {"tries": 1}})
        await self._keys.update_one({"_id": blocked}, {"$unset": {"redrive": ""}})


def block_id(record: Record) -> str:
    """Names the key that is blocked: the topic and the key's bytes (in hexadecimal, for they may be anything)."""
    return f"{record.topic}/{record.partition}/{(record.key or b'').hex()}"
