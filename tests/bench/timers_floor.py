"""The floor of the timers: a bare timer table that one loop reads, on the same broker and database."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from motor.motor_asyncio import AsyncIOMotorClient
from pymongo import UpdateOne
from pymongo.write_concern import WriteConcern

from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.infra import Endpoints

TOPIC = "bench.timers"
BATCH = 500
LOOK_SECONDS = 0.2
AHEAD = timedelta(seconds=2)
GIVE_UP_SECONDS = 60.0
MAJORITY = WriteConcern("majority")


async def bare_timers(endpoints: Endpoints, open_: int, due: int) -> list[float]:
    """Seconds that each was told late, with motor and aiokafka alone."""
    await create_topics(endpoints.kafka, [TopicSpec(TOPIC, 1)])
    client: Any = AsyncIOMotorClient(endpoints.mongo, tz_aware=True)
    db = client["bench_floor"]
    far = datetime.now(UTC) + timedelta(hours=4)
    await db["timers"].create_index("due")
    for name, extra in (("timers", {"due": far}), ("tickets", {"text": "x" * 1000})):
        for start in range(0, open_ - due, 10_000):
            count = min(10_000, open_ - due - start)
            documents = [{"_id": f"open{number}", **extra} for number in range(start, start + count)]
            await db[name].insert_many(documents, ordered=False)
    first = datetime.now(UTC) + AHEAD
    dues = [first + timedelta(milliseconds=1000 * number // due) for number in range(due)]
    await db["tickets"].insert_many([{"_id": f"due{number}"} for number in range(due)])
    await db["timers"].insert_many([{"_id": f"due{number}", "due": at} for number, at in enumerate(dues)])
    producer = AIOKafkaProducer(bootstrap_servers=endpoints.kafka, acks="all", enable_idempotence=True, linger_ms=2)
    consumer = AIOKafkaConsumer(bootstrap_servers=endpoints.kafka, enable_auto_commit=False)
    async with producer, consumer, asyncio.timeout(GIVE_UP_SECONDS):
        consumer.assign([TopicPartition(TOPIC, 0)])
        await consumer.seek_to_beginning()
        await _fire(client, db, producer, due)
        told = await _told(consumer, due)
    return [at - dues[number].timestamp() for number, at in told]


async def _fire(client: Any, db: Any, producer: AIOKafkaProducer, wanted: int) -> None:
    fired = 0
    while fired < wanted:
        now = datetime.now(UTC)
        found = await db["timers"].find({"due": {"$lte": now}}).sort("due", 1).limit(BATCH).to_list(None)
        if not found:
            upcoming = await db["timers"].find_one({}, sort=[("due", 1)])
            await asyncio.sleep(max(0.0, min(LOOK_SECONDS, (upcoming["due"] - now).total_seconds())))
            continue
        ids: Sequence[str] = [one["_id"] for one in found]
        writes = [UpdateOne({"_id": one}, {"$set": {"state": "breached", "at": now}}) for one in ids]
        async with await client.start_session() as session, session.start_transaction(write_concern=MAJORITY):
            await db["timers"].delete_many({"_id": {"$in": ids}}, session=session)
            await db["tickets"].bulk_write(writes, ordered=False, session=session)
        await asyncio.wait([await producer.send(TOPIC, one.encode() + b" " + b"x" * 700) for one in ids])
        fired += len(ids)


async def _told(consumer: AIOKafkaConsumer, wanted: int) -> list[tuple[int, float]]:
    told: list[tuple[int, float]] = []
    give_up = time.monotonic() + GIVE_UP_SECONDS
    while len(told) < wanted and time.monotonic() < give_up:
        for batch in (await consumer.getmany(timeout_ms=1_000)).values():
            told += [(int(record.value.split()[0][3:]), record.timestamp / 1000) for record in batch]
    return told
