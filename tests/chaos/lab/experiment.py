"""The shape that most fault tests share: load, strike, recover, reconcile, say one line."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from lab.cluster import Cluster
from lab.load import PEOPLE, Load
from lab.reconcile import Findings, reconcile, settled

TRICKLE = 40.0
"""Events a second while a fault goes on: enough that each batch, send and commit has some, and all are soon told."""


@dataclass
class Run:
    """One experiment in work."""

    cluster: Cluster
    load: Load
    options: Any
    say: Callable[[str], None]

    async def verify(self, name: str) -> Findings:
        """Wait for the effects, reconcile, print the line, and insist that nothing is wrong."""
        seconds = await settled(self.cluster, self.load.produced)
        found = await reconcile(self.cluster, self.load.produced)
        kills = sum(instance.deaths for instance in self.cluster.instances)
        self.say(found.line(name, events=len(self.load.produced.orders), kills=kills, seconds=seconds))
        assert found.clean, f"lost {found.lost[:5]} doubled {found.doubled[:5]} reordered {found.reordered[:5]}"
        return found


@asynccontextmanager
async def experiment(
    options: Any,
    say: Callable[[str], None],
    *,
    notifiers: int = 1,
    proxied: bool = False,
    on: Cluster | None = None,
    **settings: str,
) -> AsyncIterator[Run]:
    """A fresh cluster (`on`: one of another kind) with notifiers that know the people."""
    async with on or Cluster(proxied=proxied) as cluster, Load(cluster.bootstrap, options.seed) as load:
        await load.people()
        await cluster.add("notifier", notifiers, **settings)
        known = cluster.mongo["saypro_notifier"]["people"]
        await until(lambda: _at_least(known, PEOPLE + 1), what="a notifier that knows the people")
        yield Run(cluster, load, options, say)


async def _at_least(collection: Any, count: int) -> bool:
    return bool(await collection.count_documents({}) >= count)


async def under_load(run: Run, strike: Callable[[], Awaitable[None]]) -> None:
    """Publish the load, strike while it is being worked off, and keep a trickle up until the strike is over."""
    over = asyncio.Event()

    async def load() -> None:
        await run.load.orders(run.options.events)
        while not over.is_set():
            await run.load.orders(10, per_second=TRICKLE)

    loading = asyncio.create_task(load())
    await asyncio.sleep(0.5)
    try:
        await strike()
    finally:
        over.set()
        await loading


async def until(condition: Callable[[], Any], *, within: float = 60.0, what: str = "the condition") -> None:
    """Wait for something that must come; fails with its name if it doesn't."""
    for _ in range(int(within / 0.1)):
        value = condition()
        if asyncio.iscoroutine(value):
            value = await value
        if value:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{what} did not come within {within:.0f} s")
