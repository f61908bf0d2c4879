"""FAULTS 21 to 26: input that can't be read, can't be handled, or comes again."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from lab.experiment import Run, experiment, until
from lab.load import order
from saypro_events import encode, new_event
from saypro_events.order import OrderStatus

pytestmark = pytest.mark.chaos


async def raw(run: Run, *records: tuple[bytes | None, bytes | None, list[tuple[str, bytes | None]]]) -> None:
    """Put records on order.updated as they are."""
    producer = AIOKafkaProducer(bootstrap_servers=run.cluster.bootstrap, max_request_size=4 * 1024 * 1024)
    await producer.start()
    try:
        for key, value, headers in records:
            await producer.send_and_wait("order.updated", value, key=key, headers=headers)
    finally:
        await producer.stop()


def good(run: Run, event_id: str) -> Any:
    from datetime import UTC, datetime  # noqa: PLC0415

    data = order(f"o-{event_id}", 1, "u-1", OrderStatus.PLACED)
    return encode(new_event(data, id=event_id, time=datetime.now(UTC), source="/chaos", sequence=1))


async def dead_letters(run: Run) -> dict[str, int]:
    found: dict[str, int] = {}
    async for letter in run.cluster.mongo["saypro_notifier"]["dead_letters"].find():
        found[letter["reason"]] = found.get(letter["reason"], 0) + 1
    return found


async def test_unreadable_records_go_aside_and_the_lane_goes_on(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 21, 22, 23: bad JSON; null, non-UTF-8 and missing headers; a record over the limit."""
    async with experiment(options, say) as run:
        event = good(run, "template")
        headers: list[tuple[str, bytes | None]] = list(event.headers)
        await run.load.orders(100)
        await raw(
            run,
            (event.key, b'{"order_id": ', headers),
            (event.key, event.value, [(n, None if n == "ce_id" else v) for n, v in headers]),
            (event.key, event.value, [(n, b"\xff\xfe" if n == "ce_source" else v) for n, v in headers]),
            (event.key, event.value, [(n, v) for n, v in headers if n != "ce_type"]),
            (event.key, b'{"pad":"' + b"x" * 2 * 1024 * 1024 + b'"}', headers),
        )
        await run.load.orders(100)
        found = await run.finish("faults 21, 22, 23, unreadable records")
        letters = await dead_letters(run)
        say(f"  dead letters: {letters}")
        assert sum(letters.values()) == 5
        assert found.clean


async def test_poison_for_one_key(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 24 and 26: the poison and what is behind it are parked, others go on; redriven twice, handled once."""
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances
        parked = run.cluster.mongo["saypro_notifier"]["parked"]
        notifier.arm("notifier.plan", "raise", nth=1, times=1)
        await run.load.orders(40)

        async def blocked() -> bool:
            return bool(await parked.count_documents({}))

        await until(blocked, what="a parked event")
        await run.load.orders(options.events // 2)
        await asyncio.sleep(1)
        waiting = await parked.count_documents({})
        say(f"  parked: {waiting}")
        keys = run.cluster.mongo["saypro_notifier"]["parked_keys"]
        assert await keys.count_documents({}) == 1
        await asyncio.gather(*(keys.update_many({}, {"$set": {"redrive": True}}) for _ in range(2)))

        async def empty() -> bool:
            return not await parked.count_documents({})

        await until(empty, what="an empty car park")
        await keys.update_many({}, {"$set": {"redrive": True}})
        await run.finish("faults 24, 26, poison for one key, redriven twice")


async def test_a_flood_of_duplicates(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 25: every event ten times over."""
    async with experiment(options, say) as run:
        for _ in range(10):
            await run.load.orders(options.events // 20, doubled=1.0)
        await run.finish("fault 25, a flood of duplicates")


async def test_the_worst_of_all_at_random(options: Any, say: Callable[[str], None]) -> None:
    """Kills at any named moment, over and over, under load: the invariants together."""
    import random  # noqa: PLC0415

    moments = ["unit_of_work.mid_transaction", "lane.after_transaction", "relay.mid_send", "relay.after_ack"]
    chance = random.Random(options.seed)
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances
        loading = asyncio.create_task(run.load.orders(options.events))
        for _ in range(options.kills * 2):
            before = notifier.deaths
            notifier.arm(chance.choice(moments), "kill", nth=chance.randint(1, 8), times=1)
            await until(lambda wanted=before: notifier.deaths > wanted or loading.done(), what="a kill")  # type: ignore[misc]
            await notifier.ready()
        notifier.disarm()
        await loading
        await run.finish("kills at random moments")
