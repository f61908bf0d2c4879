"""How fast a person's notification inbox is with a million notifications stored.

Run against a stack that is up: `python -m tests.bench.inbox_pages --data DIR [--stored N]`; one JSON line per figure.
The notifications are stored in the shape in which the notifier stores them; the pages of many people are asked for, one
after the other, from the service's own port. The floor is what a page reads, with the bare driver.
"""

import argparse
import asyncio
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pymongo.write_concern import WriteConcern
from tests.bench.chat_load import Bench, Wire
from tests.bench.figures import Figure, figure, quantile, show

from notifier.adapters.mongo.deliveries import DELIVERIES
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.inbox import MOST_COUNTED, PAGE
from notifier.domain.delivery import delivery_id, event_prefix
from saypro_events.order import OrderUpdated

DATABASE = "saypro_notifier"
EACH = 200
"""Notifications of one person."""
ASKING = 50
CHUNK = 5_000
PAUSE_SECONDS = 0.02
WARM = 50


def record(number: int, people: int, now: datetime) -> DeliveryRecord:
    """One stored notification of a parcel's milestone, as the planning writes it."""
    event_id = f"bench-inbox-{number}"
    user_id = f"u-inbox-{number % people}"
    return {
        "_id": delivery_id(event_prefix(event_id), user_id, "in_app"),
        "event_id": event_id,
        "event_type": OrderUpdated.TYPE,
        "correlation_id": event_id,
        "user_id": user_id,
        "role": "buyer",
        "type": "order_milestone",
        "category": "orders",
        "channel": "in_app",
        "state": "delivered",
        "outcome": "send",
        "reason": "allowed",
        "at": now - timedelta(minutes=number // people, milliseconds=number % 60_000),
        "link": f"https://shop.example.test/orders/{number}",
        "thread": f"order:o-{number}:buyer",
        "position": 1,
        "box": "unread" if number // people < EACH // 4 else "read",
        "title": f"Order ZA-{number} has reached the distribution centre",
        "body": "Your parcel is at the local distribution centre and goes out for delivery next.",
        "action": "Track your order",
    }


async def store(deliveries: Any, count: int, people: int) -> None:
    """Store so many notifications."""
    now = datetime.now(UTC)
    fast = deliveries.with_options(write_concern=WriteConcern(1))
    for start in range(0, count, CHUNK):
        chunk = [record(number, people, now) for number in range(start, min(start + CHUNK, count))]
        await fast.insert_many(chunk, ordered=False)


async def bare(deliveries: Any, asking: list[str], requests: int) -> list[float]:
    """Milliseconds that the reads of a page take with the driver alone."""
    taken = []
    for number in range(requests):
        who = asking[number % len(asking)]
        mine = {"user_id": who, "box": {"$in": ["unread", "read"]}}
        begun = time.perf_counter()
        await deliveries.find(mine).sort([("at", -1), ("_id", -1)]).limit(PAGE + 1).to_list(None)
        await deliveries.count_documents({"user_id": who, "box": "unread"}, limit=MOST_COUNTED)
        taken.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(PAUSE_SECONDS)
    return taken


async def timed(bench: Bench, path: str, asking: list[str], requests: int) -> list[float]:
    """Milliseconds of each GET; the first few, which warm things up, are left out. RuntimeError unless answered 200."""
    wire = Wire(bench.ready.services["notifier-0"])
    tokens = [bench.token(who, "buyer") for who in asking]
    taken = []
    for number in range(requests + WARM):
        begun = time.perf_counter()
        status, content = await wire.request("GET", path, tokens[number % len(tokens)])
        taken.append((time.perf_counter() - begun) * 1000)
        if status != 200 or b"distribution centre" not in content:
            message = f"{path}: {status} {content[:200]!r}"
            raise RuntimeError(message)
        await asyncio.sleep(PAUSE_SECONDS)
    return taken[WARM:]


async def figures(data: Path, stored: int, requests: int) -> list[Figure]:
    """All figures of this file."""
    bench = Bench.of(data)
    deliveries = bench.db(DATABASE)[DELIVERIES]
    people = max(stored // EACH, 1)
    asking = [f"u-inbox-{number}" for number in range(0, people, max(people // ASKING, 1))]
    await store(deliveries, stored, people)
    found = []
    floor = await bare(deliveries, asking, requests)
    for name, path in (("inbox_page", "/notifier/"), ("inbox_api", "/notifier/v1/notifications")):
        taken = await timed(bench, path, asking, requests)
        for label, share in (("p50", 0.5), ("p99", 0.99)):
            value, least = quantile(taken, share), quantile(floor, share)
            found.append(figure(f"{name}_{label}", value, "ms", requests, least, stored=stored))
    return found


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="data folder of the stack")
    parser.add_argument("--stored", type=int, default=1_000_000, help="notifications in the database")
    parser.add_argument("--requests", type=int, default=400)
    given = parser.parse_args()
    show(asyncio.run(figures(given.data, given.stored, given.requests)))


if __name__ == "__main__":
    main()
