"""Listeners get what is pushed to their key, and are let go when they fall behind."""

import asyncio

from prometheus_client import CollectorRegistry

from chassis.live import WAITING, Hub


async def test_only_listeners_of_the_key_get_it() -> None:
    hub = Hub(CollectorRegistry())
    with hub.listen("a") as one, hub.listen("a", "b") as both:
        hub.push("a", 1)
        hub.push("b", 2)
        assert await one.next(1) == 1
        assert [await both.next(1), await both.next(1)] == [1, 2]
        assert await one.next(0.01) is None
    assert not hub.listens("a")


async def test_one_that_is_too_far_behind_is_closed() -> None:
    hub = Hub(CollectorRegistry())
    with hub.listen("a") as slow:
        for n in range(WAITING + 5):
            hub.push("a", n)
        assert slow.closed
        assert [item async for item in slow] == list(range(WAITING))


async def test_closing_the_hub_ends_every_stream() -> None:
    hub = Hub(CollectorRegistry())
    with hub.listen("a") as listener:
        hub.push("a", 1)
        hub.close()
        async with asyncio.timeout(5):
            assert [item async for item in listener] == [1]
