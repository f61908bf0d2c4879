"""The whole mechanism on the real Kafka and MongoDB: a service that counts, with everything that can come its way."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer

from chassis.core import Core
from chassis.handlers import each
from chassis.service import Service, Subscription
from chassis.unit_of_work import current_session, publish

pytestmark = pytest.mark.infra


def counting(core: Core, topic: str, out: str, failing: set[str]) -> Service:
    """Writes one effect per event (a second one would raise) and publishes one event for it."""
    effects = core.mongo.db["effects"]

    async def on_test(event: Any) -> None:
        if event.id in failing:
            raise ValueError("this one is poison")
        key = event.data.get("key", "k")
        await effects.insert_one({"_id": event.id, "key": key, "n": event.data.get("n", 0)}, session=current_session())
        publish(
            Out(
                f"out-{event.id}",
                out,
                key.encode(),
                json.dumps({"id": f"out-{event.id}", "n": event.data.get("n")}).encode(),
            )
        )

    return Service(core, Subscription((topic,), each({"test": on_test}), max_batch=50))


class Out:
    def __init__(self, event_id: str, topic: str, key: bytes, value: bytes) -> None:
        self.id = event_id
        self.topic = topic
        self.key = key
        self.value = value
        self.headers: Sequence[tuple[str, bytes]] = ()


@contextlib.asynccontextmanager
async def running(service: Service) -> AsyncIterator[Service]:
    await service.start()
    try:
        yield service
    finally:
        await service.stop()


async def read_all(kafka: str, topic: str, count: int) -> list[tuple[bytes, str]]:
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=kafka, auto_offset_reset="earliest")
    await consumer.start()
    found: list[tuple[bytes, str]] = []
    try:
        async with asyncio.timeout(30):
            while len(found) < count:
                for records in (await consumer.getmany(timeout_ms=300)).values():
                    found += [(record.key, json.loads(record.value)["id"]) for record in records]
            for records in (await consumer.getmany(timeout_ms=500)).values():
                found += [(record.key, json.loads(record.value)["id"]) for record in records]
    finally:
        await consumer.stop()
    return found


async def test_each_event_has_its_effect_once_and_is_published(
    lab: Any, feed: Any, infra: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    out = infra.unique("out")
    await infra.topics({out: 2})
    bodies = [{"id": f"e{n}", "n": n, "key": f"k{n % 7}"} for n in range(300)]
    for n, body in enumerate(bodies):
        await feed.producer.send(feed.topic, json.dumps(body).encode(), key=body["key"].encode())
        if n % 10 == 0:  # the same event produced twice
            await feed.producer.send(feed.topic, json.dumps(body).encode(), key=body["key"].encode())
    await feed.producer.flush()
    effects = lab.core.mongo.db["effects"]
    async with running(counting(lab.core, feed.topic, out, set())):

        async def all_there() -> bool:
            return bool(await effects.count_documents({}) == 300)

        await eventually(all_there)
        found = await read_all(infra.kafka, out, 300)
        assert sorted(name for _, name in found) == sorted(f"out-e{n}" for n in range(300))
        for key in {k for k, _ in found}:
            numbers = [int(name[5:]) for k, name in found if k == key]
            assert numbers == sorted(numbers)
        assert (await lab.core.health.ready()).ok
        assert lab.core.health.live().ok


async def test_unreadable_and_poison_are_kept_and_the_others_go_on(
    lab: Any, feed: Any, infra: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    out = infra.unique("out")
    await infra.topics({out: 1})
    poison = {"p1"}
    service = counting(lab.core, feed.topic, out, poison)
    await feed.put({"id": "a", "key": "A"}, key=b"A")
    await feed.put(b"{not json", key=b"A")
    await feed.producer.send_and_wait(feed.topic, None, key=b"A", partition=0, headers=[("x", b"\xff\xfe")])
    await feed.put({"id": "p1", "key": "P"}, {"id": "p2", "key": "P"}, {"id": "p3", "key": "P"}, key=b"P")
    await feed.put({"id": "b", "key": "A"}, key=b"A")
    effects = lab.core.mongo.db["effects"]
    async with running(service):

        async def settled() -> bool:
            return bool(await effects.count_documents({}) == 2 and await lab.core.parking.count() == 3)

        await eventually(settled)
        assert {letter["reason"] for letter in await lab.core.dead_letters.newest()} == {"bad_json"}
        assert await lab.core.dead_letters.count() == 2
        poison.clear()
        assert await lab.core.parking.request_redrive() == 1
        assert await lab.core.parking.request_redrive() == 1

        async def redriven() -> bool:
            return bool(await effects.count_documents({"key": "P"}) == 3)

        await eventually(redriven)
        assert await lab.core.parking.count() == 0
        assert [name for key, name in await read_all(infra.kafka, out, 5) if key == b"P"] == [
            "out-p1",
            "out-p2",
            "out-p3",
        ]


async def test_those_behind_a_dismissed_event_go_on(
    lab: Any, feed: Any, infra: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    out = infra.unique("out")
    await infra.topics({out: 1})
    service = counting(lab.core, feed.topic, out, {"p1"})
    await feed.put({"id": "p1", "key": "P"}, {"id": "p2", "key": "P"}, key=b"P")
    parking, effects = lab.core.parking, lab.core.mongo.db["effects"]

    async def parked() -> bool:
        return bool(await parking.count() == 2)

    async def handled() -> bool:
        return bool(await effects.count_documents({"_id": "p2"}) and await parking.count() == 0)

    async with running(service):
        await eventually(parked)
        (poison,) = [one["_id"] for one in await parking.newest() if one["event_id"] == "p1"]
        await lab.core.unit_of_work.run(lambda: parking.dismiss(poison, "thabo", "it is poison"))
        await eventually(handled)
    assert await effects.count_documents({}) == 1


async def test_a_second_instance_shares_the_work_without_doubling(
    lab: Any, feed: Any, infra: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    out = infra.unique("out")
    await infra.topics({out: 2})
    effects = lab.core.mongo.db["effects"]
    other = lab.make_core()

    async def put(start: int, stop: int) -> None:
        for n in range(start, stop):
            body = {"id": f"e{n}", "n": n, "key": f"k{n % 11}"}
            await feed.producer.send(feed.topic, json.dumps(body).encode(), key=body["key"].encode())
        await feed.producer.flush()

    async with running(counting(lab.core, feed.topic, out, set())):
        feeding = asyncio.create_task(put(0, 1000))
        async with running(counting(other, feed.topic, out, set())):
            await feeding
            await put(1000, 1500)

            async def most() -> bool:
                return bool(await effects.count_documents({}) > 1200)

            await eventually(most)
        await put(1500, 2000)

        async def all_there() -> bool:
            return bool(await effects.count_documents({}) == 2000)

        await eventually(all_there)
        found = await read_all(infra.kafka, out, 2000)
    await other.mongo.close()
    assert len({name for _, name in found}) == 2000
    for key in {k for k, _ in found}:
        first: dict[int, None] = dict.fromkeys(int(name[5:]) for k, name in found if k == key)
        assert list(first) == sorted(first)
