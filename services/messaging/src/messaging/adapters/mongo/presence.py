"""Who has which conversation open, on all instances: short-lived entries that each instance keeps alive."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pymongo import ASCENDING, IndexModel, UpdateOne

from chassis.mongo import Mongo, find_all
from messaging.application.live import Visit

PRESENCE = "presence"
KEPT = timedelta(seconds=45)
INDEXES = {
    PRESENCE: [
        IndexModel([("c", ASCENDING)], name="conversation"),
        IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds())),
    ]
}


class MongoPresence:
    """The presence of people; losing it loses nothing, so it is written without a transaction."""

    def __init__(self, mongo: Mongo, instance: str) -> None:
        self._visits = mongo.db[PRESENCE]
        self._instance = instance

    async def keep(self, visits: Iterable[Visit], now: datetime) -> None:
        """Say that these people are here now."""
        writes = [
            UpdateOne(
                {"_id": self._id(c, user)}, {"$set": {"c": c, "user": user, "name": name, "at": now}}, upsert=True
            )
            for c, user, name in visits
        ]
        if writes:
            await self._visits.bulk_write(writes, ordered=False)

    async def leave(self, conversation_id: str, user_id: str) -> None:
        """Say that they have gone."""
        await self._visits.delete_one({"_id": self._id(conversation_id, user_id)})

    async def here(self, conversation_ids: Sequence[str], now: datetime) -> dict[str, tuple[tuple[str, str], ...]]:
        """Account ids and names of those who have these conversations open, sorted."""
        wanted = {"c": {"$in": list(conversation_ids)}, "at": {"$gt": now - KEPT}}
        found: dict[str, set[tuple[str, str]]] = {one: set() for one in conversation_ids}
        for visit in await find_all(self._visits.find(wanted)):
            found[visit["c"]].add((visit["user"], visit["name"]))
        return {one: tuple(sorted(people)) for one, people in found.items()}

    def _id(self, conversation_id: str, user_id: str) -> str:
        return f"{conversation_id}:{user_id}:{self._instance}"
