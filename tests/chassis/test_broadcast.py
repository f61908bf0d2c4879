"""Live delivery: every instance sees every record from its start on, and none from before."""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import pytest

from chassis.broadcast import BroadcastConsumer
from chassis.broker import connect, make_broker
from chassis.records import Record

pytestmark = pytest.mark.infra


@asynccontextmanager
async def following(settings: Any, topic: str, seen: list[Record], *, waits: bool) -> AsyncIterator[None]:
    """An instance that follows `topic`; what takes the records may be a coroutine or not."""
    broker = make_broker(settings)

    async def later(record: Record) -> None:
        seen.append(record)

    live = BroadcastConsumer(broker, (topic,), later if waits else seen.append)
    await connect(broker)
    await broker.start()
    try:
        yield
    finally:
        await live.stop()
        await broker.stop()


async def test_every_instance_sees_all_from_its_start_on(
    feed: Any, settings_for: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    one, other = list[Record](), list[Record]()
    await feed.put({"id": "before"}, key=b"before")
    async with AsyncExitStack() as instances:
        for seen, waits in ((one, True), (other, False)):
            await instances.enter_async_context(following(settings_for(), feed.topic, seen, waits=waits))
        numbers = itertools.count()

        async def both_listen() -> bool:
            await feed.put({"n": next(numbers)}, key=b"probe")
            return bool(one and other)

        await eventually(both_listen)
        for n in range(20):
            await feed.put({"n": n}, key=str(n).encode(), partition=None)

        def keys(seen: list[Record]) -> set[bytes | None]:
            return {record.key for record in seen} - {b"probe"}

        await eventually(lambda: len(keys(one)) == len(keys(other)) == 20)
    assert keys(one) == keys(other) == {str(n).encode() for n in range(20)}


async def test_a_record_comes_as_it_is(
    feed: Any, settings_for: Callable[..., Any], eventually: Callable[..., Any]
) -> None:
    seen = list[Record]()
    async with following(settings_for(), feed.topic, seen, waits=False):

        async def put() -> bool:
            await feed.producer.send_and_wait(feed.topic, None, key=b"\xff", partition=2, headers=[("x", b"\xff")])
            return bool(seen)

        await eventually(put)
    assert (seen[0].topic, seen[0].partition, seen[0].key, seen[0].value) == (feed.topic, 2, b"\xff", None)
    assert list(seen[0].headers) == [("x", b"\xff")]
