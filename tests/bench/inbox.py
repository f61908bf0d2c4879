"""From an order event to the person's open page, and how fast the inbox page is with a million items stored.

Run as `python -m tests.bench.inbox [--items N]` from the repository's root; one JSON line per figure.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from aiokafka import AIOKafkaProducer
from tests.bench.notifications import PEOPLE, Figure, Stage, milestones, person, staged

from chassis.web.testing import FakeIssuer
from saypro_local.infra import Endpoints
from saypro_local.ports import free_ports

ITEMS = 1_000_000
PER_SECOND = 500
SECONDS = 10
WATCHERS = 20
REQUESTS = 600
TO_REACH = {"order event to open page, p99": 250.0, "inbox page, p99": 20.0}


@asynccontextmanager
async def served(issuer: FakeIssuer) -> AsyncIterator[str]:
    """An HTTP server for the issuer's keys alone; its address."""
    body = json.dumps(issuer.jwks()).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head % len(body) + body)
        await writer.drain()
        writer.close()

    [port] = free_ports(1)
    server = await asyncio.start_server(answer, "127.0.0.1", port)
    async with server:
        yield f"http://127.0.0.1:{port}/jwks"


def percentile(values: list[float], share: float) -> float:
    """The value that this share of all lies below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def figures_of(name: str, values: list[float], **more: Any) -> list[Figure]:
    """p50 and p99 in milliseconds."""
    found = []
    for label, share in (("p50", 0.5), ("p99", 0.99)):
        value = percentile(values, share) * 1000
        limit = TO_REACH.get(f"{name}, {label}")
        found.append(
            {
                "name": f"{name}, {label}",
                "value": round(value, 1),
                "unit": "ms",
                "floor": limit,
                "ratio": round(value / limit, 2) if limit else None,
                "n": len(values),
                **more,
            }
        )
    return found


async def ready(base: str, child: subprocess.Popen[bytes]) -> None:
    """Wait until the notifier says that it is ready."""
    async with httpx.AsyncClient() as client:
        for _ in range(600):
            assert child.poll() is None, "the notifier ended"
            try:
                if (await client.get(f"{base}/readyz")).status_code == httpx.codes.OK:
                    return
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.1)
    raise TimeoutError("the notifier is not ready")


async def open_pages(stage: Stage, base: str, issuer: FakeIssuer) -> list[float]:
    """Seconds from producing each event to its arrival at the open page of its person."""
    produced: dict[str, float] = {}
    took: list[float] = []
    run = uuid.uuid4().hex[:8]
    wanted = PER_SECOND * SECONDS
    encoded = milestones(wanted, run)
    opened = asyncio.Semaphore(0)

    async def watch(number: int) -> None:
        headers = issuer.bearer(f"bench-{number}")
        async with (
            httpx.AsyncClient(timeout=None) as client,
            client.stream("GET", f"{base}/notifier/v1/stream", headers=headers) as answer,
        ):
            opened.release()
            async for line in answer.aiter_lines():
                if line.startswith("data: ") and '"event_id"' in line:
                    event_id = json.loads(line[6:])["event_id"]
                    if event_id in produced:
                        took.append(time.perf_counter() - produced[event_id])

    watchers = [asyncio.create_task(watch(number)) for number in range(WATCHERS)]
    for _ in watchers:
        await opened.acquire()
    await asyncio.sleep(0.5)
    expected = sum(1 for number in range(wanted) if number % PEOPLE < WATCHERS)
    async with AIOKafkaProducer(bootstrap_servers=stage.endpoints.kafka, linger_ms=0) as producer:
        began = time.perf_counter()
        for number, record in enumerate(encoded):
            due = began + number / PER_SECOND
            if (early := due - time.perf_counter()) > 0:
                await asyncio.sleep(early)
            produced[record.id] = time.perf_counter()
            await producer.send(record.topic, record.value, record.key, headers=list(record.headers))
    async with asyncio.timeout(60):
        while len(took) < expected:
            await asyncio.sleep(0.05)
    for watcher in watchers:
        watcher.cancel()
    await asyncio.gather(*watchers, return_exceptions=True)
    assert len(took) == expected, (len(took), expected)
    return took


async def fill(stage: Stage, database: str, items: int) -> None:
    """So many items, over all people, as planning stores them."""
    template = await stage.client[database].deliveries.find_one({"channel": "in_app", "box": "unread"})
    now = datetime.now(UTC)
    for start in range(0, items, 10_000):
        batch = []
        for number in range(start, min(start + 10_000, items)):
            user_id = f"bench-{number % PEOPLE}"
            at = now - timedelta(seconds=number // PEOPLE)
            box = ("unread", "read", "archived")[number % 3]
            copy = {**template, "_id": f"{number:040x}-in_app", "user_id": user_id, "at": at, "box": box}
            batch.append({**copy, "thread": f"order:{number}:buyer"})
        await stage.client[database].deliveries.insert_many(batch, ordered=False)


async def timed_pages(base: str, issuer: FakeIssuer, requests: int) -> list[float]:
    """Seconds for the inbox page of random people, one after another."""
    took = []
    headers = [issuer.bearer(f"bench-{number}") for number in range(50)]
    async with httpx.AsyncClient() as client:
        for number in range(requests + 50):
            began = time.perf_counter()
            answer = await client.get(f"{base}/notifier/", headers=random.choice(headers))
            if number >= 50:
                took.append(time.perf_counter() - began)
            assert answer.status_code == httpx.codes.OK
            assert "is-unread" in answer.text
    return took


async def figures(endpoints: Endpoints | None = None, items: int = ITEMS) -> list[Figure]:
    """All figures of this file."""
    issuer = FakeIssuer()
    async with staged(endpoints) as stage, served(issuer) as jwks:
        database = f"bench_inbox_{uuid.uuid4().hex[:8]}"
        await stage.client[database].people.insert_many([person(number) for number in range(PEOPLE)])
        settings = {"mail_stage": "false", "oidc_jwks_url": jwks, "rate_read_per_second": "100000"}
        async with stage.notifiers(1, database, **settings) as children:
            base = f"http://127.0.0.1:{stage.ports[-1]}"
            await ready(base, children[0])
            await open_pages(stage, base, issuer)  # once to warm up
            live = await open_pages(stage, base, issuer)
            await fill(stage, database, items)
            pages = await timed_pages(base, issuer, REQUESTS)
        return [
            *figures_of("order event to open page", live, per_second=PER_SECOND),
            *figures_of("inbox page", pages, stored=items),
        ]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS)
    for figure in asyncio.run(figures(items=parser.parse_args().items)):
        sys.stdout.write(json.dumps(figure) + "\n")


if __name__ == "__main__":
    main()
