"""Durable timers: something is to happen at an instant, exactly once, whatever is killed. Cost follows what is due.

A timer is a document, scheduled inside the transaction that decides on it. One instance at a time fires: the handlers
run in one transaction with the removal of the timers, which is the guard against a second firing; the lease only
spares the others the work.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from pymongo import ASCENDING, DeleteOne, IndexModel, ReplaceOne
from pymongo.errors import PyMongoError

from chassis import failpoints
from chassis.clock import Now
from chassis.errors import is_transient, outlived_transaction
from chassis.lease import Lease
from chassis.metrics import TimerMetrics
from chassis.mongo import Mongo, find_all
from chassis.turns import take_turns
from chassis.unit_of_work import UnitOfWork, after_commit, current_session

log = structlog.get_logger("timers")

COLLECTION = "timers"
INDEXES = {COLLECTION: [IndexModel([("due", ASCENDING)], name="due")]}
BATCH = 500
LOOK_SECONDS = 0.2
ALONE_SECONDS = 1.0
"""Between looks where no other instance could have set a timer."""
MEASURE_SECONDS = 5.0
RETRY_AFTER = 30_000
"""Milliseconds after which a timer whose handler failed is tried again (doubling with each failure, to an hour)."""


@dataclass(frozen=True, slots=True)
class Timer:
    """`kind` and `key` name it (scheduling the same pair again moves it); `payload` is the scheduler's own."""

    kind: str
    key: str
    due: datetime
    payload: Mapping[str, Any]


OnDue = Callable[[Sequence[Timer], datetime], Awaitable[None]]
"""Handles due timers of one kind, and the present instant, inside the transaction that removes them."""


class Timers:
    """The timers of one service."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[COLLECTION]
        self.wake = asyncio.Event()

    async def schedule(self, kind: str, key: str, due: datetime, payload: Mapping[str, Any] | None = None) -> None:
        """Set the timer (kind, key) to `due`, replacing an earlier one, in the running transaction if there is one."""
        document = {"kind": kind, "key": key, "due": due, "payload": dict(payload or {})}
        session = current_session()
        await self._collection.replace_one({"_id": f"{kind}:{key}"}, document, upsert=True, session=session)
        if session is None:
            self.wake.set()
        else:
            after_commit(self.wake.set)

    async def cancel(self, kind: str, key: str) -> None:
        """Remove the timer if it is there, in the running transaction if there is one."""
        await self._collection.delete_one({"_id": f"{kind}:{key}"}, session=current_session())

    async def set_many(self, kind: str, wanted: Mapping[str, datetime | None]) -> None:
        """Set the timers of one kind by key, and remove those whose time is None: one call for all of them.

        As `schedule` without payload and `cancel` do; in the running transaction if there is one.
        """
        writes: list[ReplaceOne[dict[str, Any]] | DeleteOne] = [
            DeleteOne({"_id": f"{kind}:{key}"})
            if due is None
            else ReplaceOne(
                {"_id": f"{kind}:{key}"}, {"kind": kind, "key": key, "due": due, "payload": {}}, upsert=True
            )
            for key, due in wanted.items()
        ]
        if not writes:
            return
        session = current_session()
        await self._collection.bulk_write(writes, ordered=False, session=session)
        if session is None:
            self.wake.set()
        else:
            after_commit(self.wake.set)

    async def due(self, now: datetime, limit: int) -> list[dict[str, Any]]:
        """The first `limit` timers due at `now`, earliest first."""
        return await find_all(self._collection.find({"due": {"$lte": now}}).sort("due", 1).limit(limit))

    async def next_due(self) -> datetime | None:
        """When the next timer is due; None if there is none."""
        first = await self._collection.find_one({}, {"due": 1}, sort=[("due", 1)])
        return None if first is None else first["due"]

    async def take(self, documents: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """Remove those that still stand unmoved, in the running transaction, and return them."""
        session = current_session()
        ids = [document["_id"] for document in documents]
        standing = {
            found["_id"]: found["due"]
            for found in await find_all(self._collection.find({"_id": {"$in": ids}}, {"due": 1}, session=session))
        }
        taken = [document for document in documents if standing.get(document["_id"]) == document["due"]]
        if taken:
            gone = {"_id": {"$in": [document["_id"] for document in taken]}}
            await self._collection.delete_many(gone, session=session)
        return taken

    async def postpone(self, document: dict[str, Any]) -> None:
        """Its handler failed: try again later, each time twice as late."""
        failures = int(document.get("failures", 0)) + 1
        wait = min(RETRY_AFTER * 2 ** (failures - 1), 3_600_000)
        await self._collection.update_one(
            {"_id": document["_id"], "due": document["due"]},
            [{"$set": {"due": {"$add": ["$$NOW", wait]}, "failures": failures}}],
        )

    async def count_due(self, now: datetime) -> int:
        """How many are due and not fired."""
        return int(await self._collection.count_documents({"due": {"$lte": now}}, limit=100_000))


class TimerRunner:
    """Fires timers while it holds the lease."""

    def __init__(
        self,
        timers: Timers,
        unit_of_work: UnitOfWork,
        lease: Lease,
        handlers: Mapping[str, OnDue],
        now: Now,
        metrics: TimerMetrics,
    ) -> None:
        self._timers = timers
        self._unit_of_work = unit_of_work
        self._lease = lease
        self._handlers = handlers
        self._now = now
        self._metrics = metrics
        self._upcoming: datetime | None = None
        metrics.expect(handlers)

    async def run(self) -> None:
        """Fire until cancelled."""
        await take_turns("timers", self.turn, self._sleep)

    async def measure(self) -> None:
        """Keep the figures of what is due fresh until cancelled: on every instance, for whoever leads may be stuck."""
        while True:
            with contextlib.suppress(PyMongoError):
                await self.look()
            await asyncio.sleep(MEASURE_SECONDS)

    async def look(self) -> None:
        """Take the figures of what is due once."""
        now = self._now()
        first = await self._timers.next_due()
        overdue = 0.0 if first is None else (now - first).total_seconds()
        self._metrics.overdue.set(max(0.0, overdue))
        self._metrics.due.set(await self._timers.count_due(now) if overdue > 0 else 0)

    async def turn(self) -> bool:
        """Fire what is due now, if this instance leads. Whether there was any."""
        if not await self._lease.ensure():
            return False
        now = self._now()
        upcoming = await self._timers.next_due()
        if upcoming is None or upcoming > now:
            self._upcoming = upcoming
            return False
        due = await self._timers.due(now, BATCH)
        for kind in dict.fromkeys(document["kind"] for document in due):
            await self._fire(kind, [document for document in due if document["kind"] == kind])
        return bool(due)

    async def _fire(self, kind: str, documents: Sequence[dict[str, Any]]) -> None:
        """Fire all of one kind in one transaction; if that fails, one by one, so that only the bad ones wait."""
        try:
            await self._in_transaction(kind, documents)
        except Exception as error:
            if is_transient(error) or (outlived_transaction(error) and len(documents) == 1):
                raise
            if len(documents) == 1:
                log.exception("timer_failed", kind=kind, cause=type(error).__name__)
                self._metrics.failed.labels(kind).inc()
                await self._timers.postpone(documents[0])
                return
            for document in documents:
                await self._fire(kind, [document])

    async def _in_transaction(self, kind: str, documents: Sequence[dict[str, Any]]) -> None:
        async def work() -> list[Timer]:
            taken = [
                Timer(document["kind"], document["key"], document["due"], document["payload"])
                for document in await self._timers.take(documents)
            ]
            if taken:
                failpoints.hit("timers.fire")
                await self._handlers[kind](taken, self._now())
            return taken

        fired = await self._unit_of_work.run(work)
        self._metrics.fire(kind, [timer.due for timer in fired])

    async def _sleep(self) -> None:
        wait = LOOK_SECONDS if self._lease.contended else ALONE_SECONDS
        if self._upcoming is not None:
            wait = min(wait, max(0.0, (self._upcoming - self._now()).total_seconds()))
        self._timers.wake.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait + 0.001):  # wait_for loses a cancellation that meets the wake
                await self._timers.wake.wait()
