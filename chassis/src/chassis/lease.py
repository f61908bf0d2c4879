"""A right that one instance has at a time, for a while. Only the database's clock counts: skewed ones don't matter."""

import asyncio
import contextlib
from datetime import timedelta

from pymongo import ReturnDocument
from pymongo.errors import DuplicateKeyError

from chassis.mongo import Mongo

COLLECTION = "leases"
ASK_AGAIN_SECONDS = 0.5
"""How soon whoever was refused asks again."""
COMPANY = timedelta(seconds=10)
"""For so long after somebody was refused there is another instance."""


class Lease:
    """The lease `name` in one service's database, wanted by `owner` for `seconds` at a time.

    The same owner gets it back at once after a restart. `held` turns False before the database would give it to
    another, by this process's monotonic clock: the term is counted from before the request was sent.
    """

    def __init__(self, mongo: Mongo, name: str, owner: str, seconds: float = 5.0) -> None:
        self._mongo = mongo
        self._name = name
        self._owner = owner
        self._seconds = seconds
        self._until = 0.0
        self._refused_until = 0.0
        self.contended = True
        """Whether another instance wants it too, as far as is known: then there is work of others to look for."""

    @property
    def held(self) -> bool:
        """Whether this instance may act under the lease now."""
        return asyncio.get_running_loop().time() < self._until

    async def acquire(self) -> bool:
        """Take or renew it. False if another instance holds it."""
        asked = asyncio.get_running_loop().time()
        free = {"$or": [{"$eq": ["$owner", self._owner]}, {"$lt": [{"$ifNull": ["$until", None]}, "$$NOW"]}]}
        until = {"$add": ["$$NOW", int(self._seconds * 1000)]}
        term = {
            "owner": {"$cond": [free, self._owner, "$owner"]},
            "until": {"$cond": [free, until, "$until"]},
            "refused": {"$cond": [free, {"$ifNull": ["$refused", None]}, "$$NOW"]},
            "asked": "$$NOW",
        }
        try:
            lease = await self._mongo.db[COLLECTION].find_one_and_update(
                {"_id": self._name}, [{"$set": term}], upsert=True, return_document=ReturnDocument.AFTER
            )
        except DuplicateKeyError:  # two first requests at once: the other one won
            return False
        if lease["owner"] != self._owner:
            self._until = 0.0
            self._refused_until = asked + ASK_AGAIN_SECONDS
            return False
        self._until = asked + self._seconds
        self.contended = lease["refused"] is not None and lease["asked"] - lease["refused"] < COMPANY
        return True

    async def ensure(self) -> bool:
        """Hold it: renews when half of the term has gone. False if another instance holds it."""
        now = asyncio.get_running_loop().time()
        if now < self._until - self._seconds / 2:
            return True
        return now >= self._refused_until and await self.acquire()

    async def release(self) -> None:
        """Give it back, so that another instance need not wait for its end."""
        self._until = 0.0
        with contextlib.suppress(DuplicateKeyError):
            await self._mongo.db[COLLECTION].delete_one({"_id": self._name, "owner": self._owner})
