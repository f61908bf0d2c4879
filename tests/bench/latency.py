"""From `order.updated` handed to the publisher to the person's open page, at a steady rate, through the gateway.

Run against a stack that is up: `python -m tests.bench.latency --data DIR`; one JSON line per figure. Each event is a
parcel's milestone for one of fifty people with an open stream; all of them must arrive, once. The floor is the least
that such news costs with bare libraries on the same broker and database: produced, fetched, stored by majority.
"""

import argparse
import asyncio
import re
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.write_concern import WriteConcern
from tests.bench.cpu import cpu_seconds, milliseconds_each, of_the_stack
from tests.bench.figures import Figure, figure, quantile, show
from tests.bench.stack import resident

from saypro_events.generate.examples import example
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.publisher import EventPublisher
from saypro_events.user import Role, UserUpdated
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.personas import Persona
from saypro_local.stack.ready import Ready, read_ready
from saypro_local.tools.api import token_for

PEOPLE = 50
SETTLE_SECONDS = 30.0
FLOOR_SECONDS = 5.0
_ITEM = re.compile(rb'^id: (\S+)$.*"event_id":"([^"]+)"', re.MULTILINE | re.DOTALL)
_ORDER = OrderUpdated.model_validate(example(OrderUpdated, "milestone"))


class Screen:
    """One person's open page: when each event was first shown, and as which items.

    An item may be sent again, for a page drops one whose id it has; two items for one event would be seen twice.
    """

    def __init__(self, user_id: str) -> None:
        self.user_id = user_id
        self.shown: dict[str, float] = {}
        self.items: dict[str, set[bytes]] = {}
        self.open = asyncio.Event()

    async def watch(self, client: httpx.AsyncClient, token: str) -> None:
        """Read the stream until cancelled."""
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        async with client.stream("GET", "/notifier/v1/stream", headers=headers) as answer:
            answer.raise_for_status()
            rest = b""
            async for chunk in answer.aiter_bytes():
                self.open.set()
                now = time.perf_counter()
                *whole, rest = (rest + chunk).split(b"\n\n")
                for item in whole:
                    self._take(item, now)

    def _take(self, item: bytes, now: float) -> None:
        found = _ITEM.search(item)
        if found is not None:
            event_id = found[2].decode()
            self.shown.setdefault(event_id, now)
            self.items.setdefault(event_id, set()).add(found[1])


async def introduce(ready: Ready, publisher: EventPublisher, user_ids: list[str]) -> None:
    """Tell the platform of the people, and wait until the notifier knows them."""
    await publisher.publish_all(
        UserUpdated(user_id=one, display_name=one, locale="en-ZA", timezone="Africa/Johannesburg", roles=(Role.BUYER,))
        for one in user_ids
    )
    people = AsyncIOMotorClient(ready.mongo)["saypro_notifier"]["people"]
    async with asyncio.timeout(SETTLE_SECONDS):
        while await people.count_documents({"_id": {"$in": user_ids}}) < len(user_ids):
            await asyncio.sleep(0.1)


async def drive(publisher: EventPublisher, people: list[str], rate: float, count: int, run: str) -> dict[str, float]:
    """Publish `count` events at an even rate whatever the answers do; when each was handed over, by its id."""
    sent: dict[str, float] = {}
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as publishing:
        for number in range(count):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            event_id = f"{run}-{number}"
            order = _ORDER.model_copy(
                update={
                    "order_id": f"o-{event_id}",
                    "order_number": f"ZA-{number}",
                    "buyer_id": people[number % len(people)],
                    "status": OrderStatus.MILESTONE,
                }
            )
            sent[event_id] = time.perf_counter()
            publishing.create_task(publisher.publish(order, id=event_id, sequence=1))
    return sent


async def order_to_screen(
    ready: Ready, rate: float, seconds: float
) -> tuple[dict[str, float], list[Screen], dict[str, float]]:
    """When each event was handed over, what the people saw once all came or time is up, and milliseconds of CPU of each
    event by process.
    """
    run = f"lat{uuid.uuid4().hex[:6]}"
    screens = [Screen(f"u-{run}-{number}") for number in range(PEOPLE)]
    people = [screen.user_id for screen in screens]
    async with AsyncExitStack() as stack:
        publisher = await stack.enter_async_context(EventPublisher(ready.kafka, source="/orders"))
        limits = httpx.Limits(max_connections=None)
        client = httpx.AsyncClient(base_url=ready.origin, timeout=SETTLE_SECONDS, limits=limits)
        await stack.enter_async_context(client)
        await introduce(ready, publisher, people)
        async with watched(client, ready, screens):
            await drive(publisher, people, rate, int(rate), f"warm{run}")
            before = cpu_seconds(ready)
            sent = await drive(publisher, people, rate, int(rate * seconds), run)
            waiting_until = time.perf_counter() + SETTLE_SECONDS
            while _arrived(sent, screens) < len(sent) and time.perf_counter() < waiting_until:
                await asyncio.sleep(0.1)
            await asyncio.sleep(0.5)  # what comes twice comes late
            used = milliseconds_each(before, cpu_seconds(ready), len(sent))
    return sent, screens, used


@asynccontextmanager
async def watched(client: httpx.AsyncClient, ready: Ready, screens: list[Screen]) -> AsyncIterator[None]:
    """All pages open, until it is left. RuntimeError if they don't open."""
    watching = [asyncio.create_task(one.watch(client, _token(ready, one.user_id))) for one in screens]
    opening = asyncio.gather(*(one.open.wait() for one in screens))
    try:
        await asyncio.wait([opening, *watching], timeout=SETTLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        if not opening.done():
            message = f"{sum(one.open.is_set() for one in screens)} of {len(screens)} streams opened"
            raise RuntimeError(message)
        yield
    finally:
        for task in (opening, *watching):
            task.cancel()
        await asyncio.gather(opening, *watching, return_exceptions=True)


def _token(ready: Ready, user_id: str) -> str:
    return token_for(ready, Persona(user_id, user_id, ("buyer",), "en-ZA", "Africa/Johannesburg", "ZA", ""))


def _arrived(sent: dict[str, float], screens: list[Screen]) -> int:
    return sum(event_id in sent for screen in screens for event_id in screen.shown)


async def bare(ready: Ready, rate: float, seconds: float) -> list[float]:
    """Milliseconds from producing to stored, with aiokafka and motor alone, at the same rate."""
    topic = f"bench.latency.{uuid.uuid4().hex[:6]}"
    await create_topics(ready.kafka, [TopicSpec(topic, 1)])
    client: Any = AsyncIOMotorClient(ready.mongo)
    stored = client["bench_floor"].get_collection("latency", write_concern=WriteConcern("majority"))
    value = _ORDER.model_dump_json().encode()
    sent: list[float] = []
    taken: list[float] = []
    producer = AIOKafkaProducer(bootstrap_servers=ready.kafka, acks="all", enable_idempotence=True, linger_ms=2)
    consumer = AIOKafkaConsumer(bootstrap_servers=ready.kafka, enable_auto_commit=False, auto_offset_reset="earliest")
    count = int(rate * seconds)

    async def consume() -> None:
        while len(taken) < count:
            for records in (await consumer.getmany(timeout_ms=1000)).values():
                await stored.insert_many([{"value": record.value} for record in records], ordered=False)
                taken.extend((time.perf_counter() - sent[record.offset]) * 1000 for record in records)

    async with producer, consumer, asyncio.timeout(seconds + SETTLE_SECONDS):
        consumer.assign([TopicPartition(topic, 0)])
        consuming = asyncio.create_task(consume())
        begun = time.perf_counter()
        for number in range(count):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            sent.append(time.perf_counter())
            await producer.send(topic, value)
        await consuming
    await client.drop_database("bench_floor")
    return taken


async def figures(ready: Ready, rate: float, seconds: float) -> list[Figure]:
    """All figures of this file."""
    sent, screens, cpu = await order_to_screen(ready, rate, seconds)
    supervisor = psutil.Process(ready.pids["saypro"])
    memory, _, each = resident([supervisor, *supervisor.children(recursive=True)])
    floor = await bare(ready, rate, FLOOR_SECONDS)
    taken = [(at - sent[key]) * 1000 for one in screens for key, at in one.shown.items() if key in sent]
    twice = sum(len(items) - 1 for one in screens for key, items in one.items.items() if key in sent)
    n = len(taken)
    return [
        figure("order_to_screen_p50", quantile(taken, 0.5), "ms", n, quantile(floor, 0.5)),
        figure("order_to_screen_p99", quantile(taken, 0.99), "ms", n, quantile(floor, 0.99)),
        figure("order_to_screen_arrived", n, "events", len(sent), len(sent)),
        figure("order_to_screen_seen_twice", twice, "events", n),
        figure("order_to_screen_cpu_each", of_the_stack(cpu), "ms", n, of_it=cpu),
        figure("stack_memory_after_load", memory, "MB", len(sent), of_it=each),
    ]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder of the stack")
    parser.add_argument("--rate", type=float, default=500.0, help="events a second")
    parser.add_argument("--seconds", type=float, default=20.0)
    given = parser.parse_args()
    show(asyncio.run(figures(read_ready(given.data), given.rate, given.seconds)))


if __name__ == "__main__":
    main()
