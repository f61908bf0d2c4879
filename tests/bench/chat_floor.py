"""The floors of the chat benchmark: the same writes and reads with the bare driver, on the same database."""

import asyncio
import time
from typing import Any

from pymongo.write_concern import WriteConcern
from tests.bench.chat_load import Bench, at_rate

MAJORITY = WriteConcern("majority")


async def bare_commands(bench: Bench, rate: float, seconds: float) -> list[float]:
    """Milliseconds that the writes of one message take with the driver alone, in their transaction, at this rate."""
    db = bench.db("bench_floor")
    client = db.client
    for name in ("heads", "changes", "outbox"):
        await db[name].insert_one({"warm": True})
    await db["heads"].insert_many([{"_id": f"{bench.run}{n}-{time.time()}", "n": n, "seq": 0} for n in range(100)])
    heads = [one["_id"] async for one in db["heads"].find({"n": {"$exists": True}}).limit(100)]

    async def one(number: int) -> float:
        begun = time.perf_counter()
        head = {"_id": heads[number % len(heads)]}
        async with await client.start_session() as session, session.start_transaction(write_concern=MAJORITY):
            await db["heads"].find_one(head, session=session)
            await db["heads"].update_one(head, {"$inc": {"seq": 1}}, session=session)
            await db["changes"].insert_one({"text": "message", "n": number}, session=session)
            await db["outbox"].insert_one({"value": b"x" * 500}, session=session)
        return (time.perf_counter() - begun) * 1000

    taken = await at_rate(rate, seconds, one)
    await client.drop_database("bench_floor")
    return taken


async def bare_openings(bench: Bench, clients: int, seconds: float) -> float:
    """How many times a second `clients` loops make the writes of one opening with the driver alone."""
    db = bench.db("bench_floor")
    client = db.client
    for name in ("heads", "changes", "outbox"):
        await db[name].insert_one({"warm": True})
    count = 0
    stop_at = time.perf_counter() + seconds

    async def loop() -> None:
        nonlocal count
        while time.perf_counter() < stop_at:
            async with await client.start_session() as session, session.start_transaction(write_concern=MAJORITY):
                await db["changes"].insert_many([{"t": "Opened"}, {"t": "Said"}], session=session)
                await db["heads"].insert_one({"seq": 2}, session=session)
                await db["outbox"].insert_one({"value": b"x" * 1000}, session=session)
            count += 1

    await asyncio.gather(*(loop() for _ in range(clients)))
    await client.drop_database("bench_floor")
    return count / seconds


async def bare_find(db: Any, requests: int) -> list[float]:
    taken = []
    for _ in range(requests):
        begun = time.perf_counter()
        found = db["conversations"].find({"desk": True, "status": "open"}).sort([("due_at", 1), ("_id", 1)]).limit(51)
        await found.to_list(None)
        taken.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0.01)
    return taken
