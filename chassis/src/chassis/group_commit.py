"""Commands that come at the same time share a transaction: the more come, the less each of them costs.

Each decides by itself, on what is committed, and stages its writes under guards. While one transaction is at work, what
is decided meanwhile waits and shares the next. Where a shared one fails, each of its commands is tried alone, so that
nobody is told of another's mistake.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chassis.errors import Stale, is_transient
from chassis.unit_of_work import UnitOfWork, Work, add, gather, is_running

T = TypeVar("T")
ATTEMPTS = 20
MOST_TOGETHER = 32
GATHER_SECONDS = 0.003
"""After a shared transaction: those who were answered together are about to ask for the next thing together."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    asked: Work
    done: asyncio.Future[None]


class GroupCommit:
    """Runs work as `UnitOfWork.run` does, for work that only reads, stages and publishes."""

    def __init__(self, unit_of_work: UnitOfWork) -> None:
        self._unit_of_work = unit_of_work
        self._waiting: list[_Waiting] = []
        self._committing: asyncio.Task[None] | None = None

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Run `work` and give its result once what it staged is durable; again where that was decided on is stale.

        Inside another unit of work it joins that one. Raises what `work` raises, what a staged write is refused with,
        or the driver's error.
        """
        if is_running():
            return await work()
        for _ in range(ATTEMPTS):
            try:
                result, asked = await gather(work)
                await self._commit(asked)
            except Stale:
                await asyncio.sleep(random.uniform(0, 0.02))  # noqa: S311  (jitter, no secret)
            else:
                return result
        raise Stale

    async def _commit(self, asked: Work) -> None:
        if asked == Work():
            return
        waiting = _Waiting(asked, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._committing is None or self._committing.done():
            self._committing = asyncio.create_task(self._commit_all(), name="group-commit")
        await waiting.done

    async def _commit_all(self) -> None:
        while self._waiting:
            group = self._take()
            failure = await self._together(group)
            if failure is None or len(group) == 1 or is_transient(failure):
                _settle(group, failure)
            else:
                for one in group:
                    _settle([one], await self._together([one]))
            if len(group) > 1:
                await asyncio.sleep(GATHER_SECONDS)

    def _take(self) -> list[_Waiting]:
        """Those that waited longest, no two of which write the same document."""
        group: list[_Waiting] = []
        touched: set[object] = set()
        rest: list[_Waiting] = []
        for one in self._waiting:
            documents = {staged.touches for staged in one.asked.staged}
            if len(group) < MOST_TOGETHER and not documents & touched:
                group.append(one)
            else:
                rest.append(one)
            touched |= documents
        self._waiting = rest
        return group

    async def _together(self, group: Sequence[_Waiting]) -> BaseException | None:
        """What went wrong, if anything did."""

        async def all_of_it() -> None:
            for one in group:
                add(one.asked)

        task = asyncio.ensure_future(self._unit_of_work.run(all_of_it))
        await asyncio.wait({task})
        return task.exception()


def _settle(group: Sequence[_Waiting], failure: BaseException | None) -> None:
    for one in group:
        if one.done.done():  # whoever asked has gone
            continue
        if failure is None:
            one.done.set_result(None)
        else:
            one.done.set_exception(failure)
