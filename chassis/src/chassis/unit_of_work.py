"""One majority transaction around one piece of work: state, outgoing events and all that must stand or fall together.

Repositories pass `session=current_session()` to every driver call; use cases `publish` events; both reach the
transaction that is running, if any, without being handed it.
"""

import asyncio
import contextlib
import inspect
import random
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pymongo.errors import PyMongoError

from chassis import failpoints
from chassis.mongo import Mongo, Session
from chassis.outbox import Outbox
from chassis.records import Encoded

T = TypeVar("T")
Callback = Callable[[], Awaitable[None] | None]

COMMIT_SECONDS = 20.0
CONFLICT_ATTEMPTS = 60


@dataclass(slots=True)
class _Running:
    session: Session
    outgoing: list[Encoded] = field(default_factory=list)
    callbacks: list[Callback] = field(default_factory=list)


_running: ContextVar[_Running | None] = ContextVar("chassis_unit_of_work", default=None)


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


def _required() -> _Running:
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
            running = _Running(session)
            token = _running.set(running)
            try:
                failpoints.hit("unit_of_work.before_transaction")
                await self._mongo.start_transaction(session)
                result = await work()
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
