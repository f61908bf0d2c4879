"""How many in-app notifications a second one notifier process makes of order events, and what each costs in CPU.

Run as `python -m tests.bench.notifications [--events N] [--processes 1 2]` from the repository's root; one JSON line
per figure. Every notification counted was planned by the preferences of its person, rendered, stored and published: the
stored and the published ones are counted at the end, and must be as many as the events.

The floor is measured first, on the same broker and database: aiokafka and motor bare, the same events, a bulk upsert of
a document like ours and one record produced for each.
"""

import argparse
import asyncio
import os
import secrets
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import UpdateOne
from tests.bench.figures import Figure, figure, show

from saypro_events import encode, new_event, topics
from saypro_events.generate.examples import example
from saypro_events.notification import NotificationUpdated
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.infra import Endpoints, InfraKind, start_infra
from saypro_local.ports import free_ports

Child = subprocess.Popen[bytes]

EVENTS = 40_000
PEOPLE = 2_000
FLOOR_BATCH = 500
ORDERS = topics.BY_MODEL[OrderUpdated]
OUT = topics.BY_MODEL[NotificationUpdated].name
PREFERENCES = {
    "entries": [
        {"type": "order_delayed", "channel": "email", "allow": False},
        {"category": "promotions", "allow": False},
        {"channel": "email", "mode": "daily"},
    ],
    "quiet_hours": {
        "start": "22:00",
        "end": "07:00",
        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "channels": ["email", "push"],
    },
    "digest": {"daily_at": "18:00", "weekly_on": "fri"},
}


class Stage:
    """A broker, a database and the notifiers on them."""

    def __init__(self, endpoints: Endpoints, folder: Path) -> None:
        self.endpoints = endpoints
        self.folder = folder
        self.client: Any = AsyncIOMotorClient(endpoints.mongo, tz_aware=True)
        self.ports: list[int] = []
        self.secret = secrets.token_hex(32)

    @asynccontextmanager
    async def notifiers(self, count: int, database: str, **settings: str) -> AsyncIterator[list[Child]]:
        """Notifier processes, ended on leaving; `ports` are those of their HTTP."""
        children = []
        self.ports = free_ports(count)
        for number, port in enumerate(self.ports):
            environment = os.environ | {
                "SAYPRO_ENVIRONMENT": "test",
                "SAYPRO_INSTANCE": f"bench-{database}-{number}",
                "SAYPRO_MONGO_URL": self.endpoints.mongo,
                "SAYPRO_MONGO_DATABASE": database,
                "SAYPRO_KAFKA_BOOTSTRAP": self.endpoints.kafka,
                "SAYPRO_HTTP_PORT": str(port),
                "SAYPRO_SECRET_KEY": self.secret,
                "SAYPRO_OIDC_ISSUER": "http://issuer.test",
                "SAYPRO_LOG_LEVEL": "WARNING",
                **{f"SAYPRO_{name.upper()}": value for name, value in settings.items()},
            }
            log = (self.folder / f"{database}-{number}.log").open("wb")
            command = [sys.executable, "-m", "notifier"]
            children.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        try:
            yield children
        finally:
            for child in children:
                child.terminate()
            for child in children:
                child.wait(30)

    async def published(self) -> int:
        """How many notifications were published so far."""
        return await self._end(OUT)

    async def _end(self, topic: str) -> int:
        consumer = AIOKafkaConsumer(bootstrap_servers=self.endpoints.kafka)
        await consumer.start()
        try:
            partitions = [TopicPartition(topic, number) for number in range(topics.BY_NAME[topic].partitions)]
            return sum((await consumer.end_offsets(partitions)).values())
        finally:
            await consumer.stop()


@asynccontextmanager
async def staged(endpoints: Endpoints | None) -> AsyncIterator[Stage]:
    """A stage on `endpoints`, or on an embedded broker and database of its own."""
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder:
        running = None if endpoints else start_infra(InfraKind.EMBEDDED, Path(folder))
        try:
            found = endpoints or running.endpoints  # type: ignore[union-attr]  # one of them is there
            await create_topics(found.kafka, [TopicSpec(t.name, t.partitions, config=t.config) for t in topics.TOPICS])
            yield Stage(found, Path(folder))
        finally:
            if running is not None:
                running.stop()


def milestones(count: int, run: str) -> list[Any]:
    """Encoded `order.updated` events: a parcel's milestone, told in the inbox."""
    base = OrderUpdated.model_validate(example(OrderUpdated, "milestone"))
    made = []
    for number in range(count):
        order = base.model_copy(
            update={
                "order_id": f"o-{run}-{number}",
                "order_number": f"ZA-{number}",
                "buyer_id": f"bench-{number % PEOPLE}",
                "status": OrderStatus.MILESTONE,
            }
        )
        made.append(encode(new_event(order, id=f"{run}-{number}", time=datetime.now(UTC), source="/bench", sequence=1)))
    return made


async def produce(bootstrap: str, encoded: list[Any]) -> None:
    """Put records on their topics."""
    async with AIOKafkaProducer(
        bootstrap_servers=bootstrap, linger_ms=5, max_batch_size=128 * 1024, compression_type="zstd"
    ) as producer:
        for start in range(0, len(encoded), 1000):
            chunk = encoded[start : start + 1000]
            await asyncio.wait([await producer.send(r.topic, r.value, r.key, headers=list(r.headers)) for r in chunk])


def person(number: int) -> dict[str, Any]:
    """A person as the notifier keeps them, with preferences of their own."""
    return {
        "_id": f"bench-{number}",
        "name": f"Person {number}",
        "email": f"person{number}@example.test",
        "locale": "en-ZA",
        "timezone": "Africa/Johannesburg",
        "roles": ["buyer"],
        "preferences": PREFERENCES,
        "version": 1,
    }


async def floor(stage: Stage, encoded: list[Any]) -> tuple[float, float]:
    """The bare libraries (consume, bulk upsert, produce one each): events per second, and milliseconds of CPU each."""
    group, database = f"floor-{uuid.uuid4().hex[:6]}", stage.client["bench_floor"]
    consumer = AIOKafkaConsumer(
        "bench.floor.in", bootstrap_servers=stage.endpoints.kafka, group_id=group, auto_offset_reset="earliest",
        enable_auto_commit=False, max_poll_records=FLOOR_BATCH,
    )  # fmt: skip
    producer = AIOKafkaProducer(
        bootstrap_servers=stage.endpoints.kafka,
        acks="all",
        enable_idempotence=True,
        linger_ms=2,
        max_batch_size=128 * 1024,
    )
    done = 0
    async with consumer, producer:
        began, cpu = 0.0, sum(cpu_seconds().values()) + time.process_time()
        while done < len(encoded):
            batches = await consumer.getmany(timeout_ms=1000, max_records=FLOOR_BATCH)
            began = began or time.perf_counter()
            records = [record for batch in batches.values() for record in batch]
            if not records:
                continue
            orders = [OrderUpdated.model_validate_json(record.value) for record in records]
            now = datetime.now(UTC)
            await database.deliveries.bulk_write(
                [
                    UpdateOne(
                        {"_id": f"{order.order_id}:{order.buyer_id}"},
                        {"$set": {"user_id": order.buyer_id, "title": order.order_number, "state": "sent", "at": now}},
                        upsert=True,
                    )
                    for order in orders
                ],
                ordered=False,
            )
            waits = [
                await producer.send("bench.floor", record.value[:300], order.buyer_id.encode())
                for record, order in zip(records, orders, strict=True)
            ]
            await asyncio.wait(waits)
            await consumer.commit()
            done += len(records)
        cpu = sum(cpu_seconds().values()) + time.process_time() - cpu
        return done / (time.perf_counter() - began), cpu / done * 1000


def cpu_seconds() -> dict[str, float]:
    """CPU used so far by every process of this bench but this one, by the name of its program."""
    used: dict[str, float] = {}
    for child in psutil.Process().children(recursive=True):
        times = child.cpu_times()
        used[child.name()] = used.get(child.name(), 0.0) + times.user + times.system
    return used


async def measured(stage: Stage, processes: int, events: int) -> tuple[float, int, dict[str, float]]:
    """Notifications a second with so many processes, how many, and milliseconds of CPU of each by program."""
    run = uuid.uuid4().hex[:8]
    database = f"bench_{run}"
    await stage.client[database].people.insert_many([person(number) for number in range(PEOPLE)])
    async with stage.notifiers(processes, database, mail_stage="false"):
        await produce(stage.endpoints.kafka, milestones(500 * processes, f"warm{run}"))
        before = await _settled(stage, database, 500 * processes)
        await asyncio.to_thread(time.sleep, 0.5)
        encoded = milestones(events, run)
        await produce(stage.endpoints.kafka, encoded)
        began_count = await stage.client[database].deliveries.count_documents({})
        began, cpu = time.perf_counter(), cpu_seconds()
        done = await _settled(stage, database, events + 500 * processes)
        took = time.perf_counter() - began
        each = {name: used - cpu.get(name, 0.0) for name, used in cpu_seconds().items()}
        counted = events + 500 * processes - began_count
    assert done - before == events, (done, before, events)
    stored = await stage.client[database].deliveries.count_documents({"state": "delivered", "title": {"$ne": ""}})
    assert stored == events + 500 * processes, stored
    cpu_each = {name: round(used / counted * 1000, 3) for name, used in each.items()}
    return counted / took, counted, cpu_each


async def _settled(stage: Stage, database: str, wanted: int) -> int:
    """Wait until so many are stored and everything that was committed is published; how many were ever published."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        db = stage.client[database]
        if await db.deliveries.estimated_document_count() >= wanted and await db.outbox.estimated_document_count() == 0:
            return await stage.published()
        await asyncio.sleep(0.02)
    msg = f"not settled: {await stage.client[database].deliveries.count_documents({})} of {wanted}"
    raise TimeoutError(msg)


async def figures(
    endpoints: Endpoints | None = None, events: int = EVENTS, processes: tuple[int, ...] = (1, 2)
) -> list[Figure]:
    """All figures of this file."""
    async with staged(endpoints) as stage:
        await create_topics(stage.endpoints.kafka, [TopicSpec("bench.floor.in", 6), TopicSpec("bench.floor", 6)])
        encoded = [e._replace(topic="bench.floor.in") for e in milestones(events, f"floor{uuid.uuid4().hex[:6]}")]
        await produce(stage.endpoints.kafka, encoded)
        bare, bare_cpu = await floor(stage, encoded)
        found = []
        for count in processes:
            value, n, cpu = await measured(stage, count, events)
            name = f"with_{count}_process{'es' if count > 1 else ''}"
            found.append(figure(f"notifications_in_app_{name}", value, "1/s", n, bare))
            found.append(figure(f"notification_cpu_{name}", sum(cpu.values()), "ms", n, bare_cpu, of_it=cpu))
        return found


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=EVENTS)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    show(asyncio.run(figures(events=given.events, processes=tuple(given.processes))))


if __name__ == "__main__":
    main()
