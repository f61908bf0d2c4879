"""Where each lane goes on: stored with the lane's effects, so that the two can't disagree (Kafka's copy may)."""

from collections.abc import Iterable

from pymongo.errors import DuplicateKeyError

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session

COLLECTION = "lanes"


class Fenced(Exception):
    """Another consumer has moved this lane on: whoever gets this must let go of the partition's records."""


class Offsets:
    """Next offsets of one consumer group, by topic and partition."""

    def __init__(self, mongo: Mongo, group: str) -> None:
        self._collection = mongo.db[COLLECTION]
        self._group = group

    async def stored(self, partitions: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        """Next offset of each (topic, partition) that was ever worked on."""
        wanted = {self._lane(topic, partition): (topic, partition) for topic, partition in partitions}
        found = await find_all(self._collection.find({"_id": {"$in": list(wanted)}}))
        return {wanted[document["_id"]]: int(document["next"]) for document in found}

    async def advance(self, topic: str, partition: int, expected: int | None, following: int) -> None:
        """Move a lane from `expected` (None: never stored) to `following`, in the running transaction.

        Raises Fenced if it does not stand at `expected`.
        """
        lane, session = self._lane(topic, partition), current_session()
        if expected is None:
            try:
                await self._collection.insert_one({"_id": lane, "next": following}, session=session)
            except DuplicateKeyError as error:
                raise Fenced(lane) from error
            return
        moved = await self._collection.update_one(
            {"_id": lane, "next": expected}, {"$set": {"next": following}}, session=session
        )
        if not moved.matched_count:
            raise Fenced(lane)

    async def reset(self, topic: str, partition: int) -> None:
        """Forget a lane's offset: the log it belonged to is gone."""
        await self._collection.delete_one({"_id": self._lane(topic, partition)})

    def _lane(self, topic: str, partition: int) -> str:
        return f"{self._group}/{topic}/{partition}"
