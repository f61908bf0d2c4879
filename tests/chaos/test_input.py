"""FAULTS 21 to 26: input that can't be read, can't be handled, or comes again."""

import asyncio
import random
import time
from collections.abc import Callable
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from lab.experiment import Run, experiment, under_load, until
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


def bad_json(event: Any) -> list[Any]:
    return [(event.key, b'{"order_id": ', list(event.headers))]


def bad_headers(event: Any) -> list[Any]:
    headers = list(event.headers)
    return [
        (event.key, event.value, [(name, None if name == "ce_id" else value) for name, value in headers]),
        (event.key, event.value, [(name, b"\xff\xfe" if name == "ce_source" else value) for name, value in headers]),
        (event.key, event.value, [(name, value) for name, value in headers if name != "ce_type"]),
    ]


def oversized(event: Any) -> list[Any]:
    return [(event.key, b'{"pad":"' + b"x" * 2_000_000 + b'"}', list(event.headers))]


@pytest.mark.parametrize(
    ("name", "records", "reasons"),
    [
        ("fault 21, bad JSON", bad_json, {"bad_json": 1}),
        (
            "fault 22, null, non-UTF-8 and missing header",
            bad_headers,
            {"null_header": 1, "header_not_utf8": 1, "missing_header": 1},
        ),
        ("fault 23, a record over the size limit", oversized, {"oversized": 1}),
    ],
    ids=["fault 21", "fault 22", "fault 23"],
)
async def test_unreadable_records_go_aside_and_the_lane_goes_on(
    name: str, records: Any, reasons: dict[str, int], options: Any, say: Callable[[str], None]
) -> None:
    async with experiment(options, say) as run:
        await run.load.orders(100)
        await raw(run, *records(good(run, "template")))
        await run.load.orders(100)
        await run.verify(name)
        assert await dead_letters(run) == reasons


async def with_poison(run: Run) -> None:
    """An event that can't be handled, and more of the same order and of others behind and beside it."""
    [notifier] = run.cluster.instances
    notifier.arm("notifier.plan", "raise", nth=1, times=1)
    await run.load.orders(40, doubled=1.0)  # so the poison comes twice, too
    await until(lambda: _count(run, "parked"), what="a parked event")
    await run.load.orders(run.options.events // 2)
    await until(lambda: _planned(run), what="the notifications of all other orders")


async def _count(run: Run, collection: str) -> int:
    return int(await run.cluster.mongo["saypro_notifier"][collection].count_documents({}))


async def _planned(run: Run) -> bool:
    """Whether every event is planned or parked: nothing is dropped (I4)."""
    notifier = run.cluster.mongo["saypro_notifier"]
    planned, parked = await notifier["deliveries"].distinct("event_id"), await notifier["parked"].distinct("event_id")
    return run.load.produced.orders.keys() <= {*planned, *parked}


async def test_poison_for_one_key(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 24: the poison and what is behind it are parked in order, the others go on."""
    async with experiment(options, say) as run:
        await with_poison(run)
        parked = run.cluster.mongo["saypro_notifier"]["parked"]
        found = [document["event_id"] async for document in parked.find().sort("offset", 1)]
        waiting = list(dict.fromkeys(found))  # what came twice waits twice
        keys = {run.load.produced.orders[event_id][0] for event_id in waiting}
        assert len(keys) == 1
        assert waiting == sorted(waiting)
        assert len(found) > len(waiting)
        await run.cluster.mongo["saypro_notifier"]["parked_keys"].update_many({}, {"$set": {"redrive": True}})
        await run.verify(f"fault 24, poison for one key ({len(waiting)} events parked, then redriven)")


async def test_redriven_twice(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 26: asked for twice at once and once more, handled once."""
    async with experiment(options, say) as run:
        await with_poison(run)
        keys = run.cluster.mongo["saypro_notifier"]["parked_keys"]
        await asyncio.gather(*(keys.update_many({}, {"$set": {"redrive": True}}) for _ in range(2)))

        async def empty() -> bool:
            return not await _count(run, "parked")

        await until(empty, what="an empty car park")
        await keys.update_many({}, {"$set": {"redrive": True}})
        await run.verify("fault 26, redriven twice")


async def test_a_flood_of_duplicates(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 25: every event ten times over."""
    async with experiment(options, say) as run:
        for _ in range(10):
            await run.load.orders(options.events // 20, doubled=1.0)
        await run.verify("fault 25, a flood of duplicates")


async def test_the_worst_of_all_at_random(options: Any, say: Callable[[str], None]) -> None:
    """Kills at any named moment, over and over, under load: the invariants together. With --minutes, for so long."""
    moments = ["unit_of_work.mid_transaction", "lane.after_transaction", "relay.mid_send", "relay.after_ack"]
    chance = random.Random(options.seed)
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances

        async def strike() -> None:
            over = time.monotonic() + options.minutes * 60
            while notifier.deaths < options.kills * 2 or time.monotonic() < over:
                before = notifier.deaths
                notifier.arm(chance.choice(moments), "kill", nth=chance.randint(1, 8), times=1)
                await until(lambda wanted=before: notifier.deaths > wanted, what="a kill")  # type: ignore[misc]
                await notifier.ready()
            notifier.disarm()

        await under_load(run, strike)
        await run.verify("kills at random moments")
