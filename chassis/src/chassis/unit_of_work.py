"""One majority transaction around one piece of work: state, outgoing events and all that must stand or fall together.

Repositories pass `session=current_session()` to every driver call, or stage a write for the end; use cases `publish`
events; all of it reaches the transaction that is running, if any, without being handed it.
"""

import asyncio
import contextlib
import inspect
import random
from collections.abc import Awaitable, Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pymongo.errors import PyMongoError

from chassis import failpoints
from chassis.mongo import Document, Mongo, Session
from chassis.outbox import Outbox
from chassis.records import Encoded
from chassis.staged import Staged, write_all

T = TypeVar("T")
Callback = Callable[[], Awaitable[None] | None]

COMMIT_SECONDS = 20.0
CONFLICT_ATTEMPTS = 60


@dataclass(slots=True)
class Work:
    """What one piece of work asks for beside what it writes by itself. `session` is None where that is nothing."""

    session: Session = None
    staged: list[Staged] = field(default_factory=list)
    outgoing: list[Encoded] = field(default_factory=list)
    callbacks: list[Callback] = field(default_factory=list)

    def add(self, other: "Work") -> None:
        """Ask for all of `other` too."""
        self.staged += other.staged
        self.outgoing += other.outgoing
        self.callbacks += other.callbacks


_running: ContextVar[Work | None] = ContextVar("chassis_unit_of_work", default=None)


def current_session() -> Session:
    """The session of the transaction that is running, or None outside of one."""
    running = _running.get()
    return None if running is None else running.session


def publish(*events: Encoded) -> None:
    """Send `events` once, and only if, the transaction that is running commits. In order of the calls."""
    _required().outgoing.extend(events)


def after_commit(callback: Callback) -> None:
    """Call `callback` once the running transaction has committed; never if it has not."""
    _required().callbacks.append(callback)


def insert(collection: Any, document: Document, *, refused: Exception) -> None:
    """Insert at the end of the running unit of work, whose `run` raises `refused` where the id is taken."""
    _required().staged.append(Staged(collection, document["_id"], document, None, refused))


def update(collection: Any, key: Any, guard: Mapping[str, Any], change: Document, *, refused: Exception) -> None:
    """Update one document at the end of the running unit of work, which raises `refused` where `guard` fails."""
    _required().staged.append(Staged(collection, key, change, guard, refused))


async def settle(collection: Any, key: Any) -> None:
    """Before a document is read: write what is staged of it, so that what is read is what was decided last."""
    running = _running.get()
    if running is None or not any(one.touches == (collection.name, key) for one in running.staged):
        return
    if running.session is None:
        raise RuntimeError("work that is gathered can't read what it has staged")
    await _write_staged(running)


async def _write_staged(running: Work) -> None:
    staged, running.staged = running.staged, []
    await write_all(staged, running.session)


async def gather(work: Callable[[], Awaitable[T]]) -> tuple[T, Work]:
    """Run `work` outside of any transaction and give what it asks for; whatever it writes must be staged."""
    asked = Work()
    token = _running.set(asked)
    try:
        return await work(), asked
    finally:
        _running.reset(token)


def add(asked: Work) -> None:
    """Ask for all of that in the unit of work that is running."""
    _required().add(asked)


def is_running() -> bool:
    """Whether this is inside a unit of work."""
    return _running.get() is not None


def _required() -> Work:
    running = _running.get()
    if running is None:
        raise RuntimeError("this needs a unit of work: call it inside UnitOfWork.run")
    return running


class UnitOfWork:
    """Runs work in a transaction, again on a conflict, and writes its events to the outbox as its last act."""

    def __init__(self, mongo: Mongo, outbox: Outbox) -> None:
        self._mongo = mongo
        self._outbox = outbox

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Run `work` in one transaction and return its result once that is durable on a majority.

        `work` is run again when another transaction was faster, so it may do nothing that is not undone by an abort.
        Inside another `run` it joins that one. Raises what `work` raises (nothing is kept then), or the driver's error.
        """
        if _running.get() is not None:
            return await work()
        for attempt in range(CONFLICT_ATTEMPTS):
            try:
                return await self._once(work)
            except PyMongoError as error:
                if not error.has_error_label("TransientTransactionError") or attempt == CONFLICT_ATTEMPTS - 1:
                    raise
            await asyncio.sleep(random.uniform(0, min(0.2, 0.002 * 2**attempt)))  # noqa: S311  (jitter, no secret)
        raise AssertionError("the last attempt returns or raises")

    async def _once(self, work: Callable[[], Awaitable[T]]) -> T:
        async with self._mongo.session() as session:
            running = Work(session)
            token = _running.set(running)
            try:
                failpoints.hit("unit_of_work.before_transaction")
                await self._mongo.start_transaction(session)
                result = await work()
                await _write_staged(running)
                failpoints.hit("unit_of_work.mid_transaction")
                await self._outbox.write(running.outgoing, session)
                failpoints.hit("unit_of_work.before_commit")
                await self._commit(session)
            except BaseException:
                await self._abort(session)
                raise
            finally:
                _running.reset(token)
        failpoints.hit("unit_of_work.after_commit")
        if running.outgoing:
            self._outbox.signal()
        for callback in running.callbacks:
            done = callback()
            if inspect.isawaitable(done):
                await done
        return result

    @staticmethod
    async def _commit(session: Any) -> None:
        """Commit, asking again while the answer is unknown: the server knows whether it already did."""
        give_up = asyncio.get_running_loop().time() + COMMIT_SECONDS
        while True:
            try:
                await session.commit_transaction()
            except PyMongoError as error:
                unknown = error.has_error_label("UnknownTransactionCommitResult")
                if not unknown or asyncio.get_running_loop().time() > give_up:
                    raise
                await asyncio.sleep(0.05)
            else:
                return

    @staticmethod
    async def _abort(session: Any) -> None:
        """Abort if one is open. A lost connection aborts by itself, and the first error is the one to tell."""
        with contextlib.suppress(PyMongoError):
            if session.in_transaction:
                await session.abort_transaction()
