"""Records that could not be read, kept whole with the reason, so that nothing is dropped (FAULTS I4).

Somebody may dismiss one that will never be read: it stays, with who did so and why, and no longer waits.
"""

from collections.abc import Sequence
from datetime import datetime
from re import Pattern
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel

from chassis.clock import Now
from chassis.mongo import Document, Mongo, find_all
from chassis.records import Record
from chassis.unit_of_work import current_session

COLLECTION = "dead_letters"
INDEXES = {
    COLLECTION: [
        IndexModel([("at", DESCENDING)], name="newest"),
        IndexModel([("redrive", ASCENDING)], name="to_redrive", sparse=True),
    ]
}
WAITING: Document = {"dismissed": None}
"""Those that still wait for somebody, not the dismissed."""
MAX_KEPT_BYTES = 1024 * 1024
"""Of a larger value only this much is kept, with its true size: a document has a limit too."""


class DeadLetters:
    """Unreadable records of one service."""

    def __init__(self, mongo: Mongo, now: Now) -> None:
        self._collection = mongo.db[COLLECTION]
        self._now = now

    async def add(self, refused: Sequence[tuple[Record, str, str]]) -> None:
        """Keep records with their reason code and words, in the running transaction. The same record is kept once."""
        at = self._now()
        for record, reason, detail in refused:
            fresh = {**stored(record), "reason": reason, "detail": detail[:2000], "at": at}
            await self._collection.update_one(
                {"_id": place(record)}, {"$setOnInsert": fresh}, upsert=True, session=current_session()
            )

    async def newest(
        self, limit: int = 50, *, ids: Sequence[str] | None = None, dismissed: bool = False
    ) -> list[Document]:
        """The latest that wait, or were `dismissed` (of those with `ids`, if given), for people."""
        which = wanted(ids, dismissed=dismissed)
        return await find_all(self._collection.find(which).sort("at", -1).limit(limit))

    async def count(self) -> int:
        """How many wait."""
        return int(await self._collection.count_documents(WAITING))

    async def request_redrive(self, ids: Sequence[str] | None = None) -> int:
        """Ask that these (all that wait, if None) be read again, as after an upgrade. How many were marked.

        One that was dismissed waits again if it is named.
        """
        which = WAITING if ids is None else {"_id": {"$in": list(ids)}}
        result = await self._collection.update_many(which, {"$set": {"redrive": True}, "$unset": {"dismissed": ""}})
        return int(result.matched_count)

    async def dismiss(self, ids: Sequence[str] | None, by: str, why: str) -> int:
        """Nobody waits for these (all that wait, if None) any more. How many were dismissed."""
        change = {"$set": {"dismissed": dismissal(by, why, self._now())}, "$unset": {"redrive": ""}}
        result = await self._collection.update_many(wanted(ids), change)
        return int(result.modified_count)

    async def blank(self, names: Pattern[bytes], by: str, why: str) -> int:
        """Take the content of what `names` somebody, and dismiss it, in the running transaction. How many it was."""
        found = await holding(self._collection, names)
        change = {"$set": blanked(by, why, self._now()), "$unset": {"redrive": ""}}
        await self._collection.update_many({"_id": {"$in": found}}, change, session=current_session())
        return len(found)

    async def requested(self, limit: int) -> list[Document]:
        """Those that someone asked to read again, in the order of their offsets."""
        return await find_all(self._collection.find({"redrive": True}).sort("_id", 1).limit(limit))

    async def remove(self, letter_id: str) -> bool:
        """Take one out, in the running transaction. False if somebody else has."""
        result = await self._collection.delete_one({"_id": letter_id}, session=current_session())
        return bool(result.deleted_count)

    async def refuse_again(self, letter_id: str, reason: str, detail: str) -> None:
        """Say that it still can't be read, and why."""
        await self._collection.update_one(
            {"_id": letter_id}, {"$set": {"reason": reason, "detail": detail[:2000]}, "$unset": {"redrive": ""}}
        )


def wanted(ids: Sequence[str] | None, *, dismissed: bool = False) -> Document:
    """The filter for those that wait, or were dismissed, among `ids`."""
    state = {"dismissed": {"$ne": None}} if dismissed else WAITING
    return state if ids is None else {**state, "_id": {"$in": list(ids)}}


def dismissal(by: str, why: str, at: datetime) -> Document:
    """The note that stays on what was dismissed."""
    return {"by": by[:200], "why": why[:2000], "at": at}


async def holding(collection: Any, names: Pattern[bytes], but: Document | None = None) -> list[str]:
    """The ids of kept records, but those, whose value `names` somebody, as the running transaction sees them."""
    kept = collection.find({"value": {"$ne": None}, **(but or {})}, {"value": 1}, session=current_session())
    return [one["_id"] async for one in kept if names.search(one["value"])]


def blanked(by: str, why: str, at: datetime) -> Document:
    """What is written over a record that must not be kept: it waits no more, and what it said is gone."""
    return {"value": None, "detail": "", "reason": "erased", "dismissed": dismissal(by, why, at)}


def place(record: Record) -> str:
    """Where a record stands, sortable within its partition."""
    return f"{record.topic}/{record.partition}/{record.offset:020d}"


def stored(record: Record) -> Document:
    """A record as a document: nothing changed, except that a huge value is cut."""
    value = record.value
    return {
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "key": record.key,
        "value": None if value is None else value[:MAX_KEPT_BYTES],
        "bytes": 0 if value is None else len(value),
        "headers": [[name, content] for name, content in record.headers],
    }


def restored(document: Document) -> Record:
    """The record that `stored` kept."""
    return Record(
        topic=document["topic"],
        partition=document["partition"],
        offset=document["offset"],
        key=document["key"],
        value=document["value"],
        headers=[(name, content) for name, content in document["headers"]],
    )
