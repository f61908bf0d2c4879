"""Where each lane goes on: stored with the lane's effects, so that the two can't disagree (Kafka's copy may)."""

from collections.abc import Iterable, Mapping

from pymongo import InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from chassis.mongo import Document, Mongo, find_all
from chassis.records import Place
from chassis.unit_of_work import current_session

COLLECTION = "lanes"


_DUPLICATE_KEY = 11000


class Fenced(Exception):
    """Another consumer has moved one of these partitions on: whoever gets this must let go of their records."""


class Offsets:
    """Next offsets of one consumer group, by topic and partition."""

    def __init__(self, mongo: Mongo, group: str) -> None:
        self._collection = mongo.db[COLLECTION]
        self._group = group

    async def stored(self, partitions: Iterable[Place]) -> dict[Place, int]:
        """Next offset of each partition that was ever worked on."""
        wanted = {self._entry(place): place for place in partitions}
        found = await find_all(self._collection.find({"_id": {"$in": list(wanted)}}))
        return {wanted[document["_id"]]: int(document["next"]) for document in found}

    async def advance(self, moves: Mapping[Place, tuple[int | None, int]]) -> None:
        """Move partitions from where they stand (None: never stored) to where they go on, in the running transaction.

        Raises Fenced if one of them does not stand there.
        """
        writes: list[InsertOne[Document] | UpdateOne] = [
            InsertOne({"_id": self._entry(place), "next": following})
            if expected is None
            else UpdateOne({"_id": self._entry(place), "next": expected}, {"$set": {"next": following}})
            for place, (expected, following) in moves.items()
        ]
        try:
            done = await self._collection.bulk_write(writes, session=current_session())
        except BulkWriteError as error:
            if any(one["code"] == _DUPLICATE_KEY for one in error.details["writeErrors"]):
                raise Fenced(*moves) from error
            raise
        if done.matched_count + done.inserted_count < len(moves):
            raise Fenced(*moves)

    async def reset(self, place: Place) -> None:
        """Forget a partition's offset: the log it belonged to is gone."""
        await self._collection.delete_one({"_id": self._entry(place)})

    def _entry(self, place: Place) -> str:
        return f"{self._group}/{place[0]}/{place[1]}"
