"""Commands that may be sent twice and take effect once: the Idempotency-Key and its answer, kept with the effect."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pymongo import ASCENDING, IndexModel
from pymongo.errors import DuplicateKeyError

from chassis.clock import Now
from chassis.errors import Refused
from chassis.mongo import Mongo
from chassis.unit_of_work import UnitOfWork, current_session

COLLECTION = "commands"
KEPT = timedelta(days=2)
INDEXES = {COLLECTION: [IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds()))]}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller is told: an HTTP status and a JSON body (None for no content)."""

    status: int
    body: Any


class KeyReused(Refused):
    """The same Idempotency-Key came with another request."""

    code = "idempotency_key_reused"


class Commands:
    """Runs commands in one transaction each, once per (scope, key)."""

    def __init__(self, mongo: Mongo, unit_of_work: UnitOfWork, now: Now) -> None:
        self._collection = mongo.db[COLLECTION]
        self._unit_of_work = unit_of_work
        self._now = now

    async def run(self, scope: str, key: str | None, fingerprint: str, work: Callable[[], Awaitable[Answer]]) -> Answer:
        """Run `work` in a transaction, or give the answer that it gave the first time.

        `scope` is whose key it is (the user's id); `fingerprint` stands for the whole request: the same key with
        another raises KeyReused. Without a key the work is simply run. A refusal keeps nothing: it is judged anew.
        """
        if key is None:
            return await self._unit_of_work.run(work)
        entry = f"{scope}:{key}"
        try:
            return await self._unit_of_work.run(lambda: self._first_time(entry, fingerprint, work))
        except DuplicateKeyError:
            found = await self._collection.find_one({"_id": entry})
            if found is None:
                raise  # the duplicate is in the work's own collections: not ours to explain
            return _again(found, fingerprint)

    async def _first_time(self, entry: str, fingerprint: str, work: Callable[[], Awaitable[Answer]]) -> Answer:
        session = current_session()
        found = await self._collection.find_one({"_id": entry}, session=session)
        if found is not None:
            return _again(found, fingerprint)
        answer = await work()
        await self._collection.insert_one(
            {"_id": entry, "request": fingerprint, "status": answer.status, "body": answer.body, "at": self._now()},
            session=session,
        )
        return answer


def _again(found: dict[str, Any], fingerprint: str) -> Answer:
    if found["request"] != fingerprint:
        raise KeyReused(
            "This Idempotency-Key was used with another request. Use a new key for a new request.",
            field="Idempotency-Key",
        )
    return Answer(found["status"], found["body"])
