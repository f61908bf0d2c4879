"""How fast the contracts are, each against the bare library on the same bytes in the same run.

Run as `python -m tests.bench.contracts [--kafka HOST:PORT]` from the repository's root; one JSON line per figure.
"""

import argparse
import asyncio
import gc
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from aiokafka import AIOKafkaProducer
from tests.bench.figures import Figure, figure, show

from saypro_events import decode, encode, new_event, topics
from saypro_events.generate.examples import example
from saypro_events.order import OrderUpdated
from saypro_events.publisher import EventPublisher
from saypro_events.topics import MAX_RECORD_BYTES
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.infra import InfraKind, start_infra

ROUNDS = 25
CALLS = 2_000
PUBLISHED = 20_000
BATCH = 500
NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)


def _rates(*works: Callable[[], object]) -> list[float]:
    """Calls per second of each, the median of rounds in turn, so that a busy machine slows all alike."""
    times: list[list[float]] = [[] for _ in works]
    gc.collect()
    for _ in range(ROUNDS):
        for index, work in enumerate(works):
            began = time.perf_counter()
            for _ in range(CALLS):
                work()
            times[index].append(time.perf_counter() - began)
    return [CALLS / sorted(rounds)[ROUNDS // 2] for rounds in times]


def _figure(name: str, value: float, floor: float, n: int, **more: int) -> Figure:
    return figure(name, value, "events/s", n, floor, **more)


def decoding_and_encoding() -> list[Figure]:
    """`order.updated` of 1 kB, Kafka record to event and back, against bare pydantic and against the json module."""
    order = OrderUpdated.model_validate(example(OrderUpdated, "dispatched"))
    event = new_event(order, id="0f3c6f1e9f0b4b6f8f7a3a0c5d1e2b4a", time=NOW, source="/orders", sequence=5)
    record = encode(event)
    topic, key, value, headers, _ = record
    assert decode(topic, key, value, headers) == event
    parsed = json.loads(value)
    read, pydantic_read, json_read = _rates(
        lambda: decode(topic, key, value, headers),
        lambda: OrderUpdated.model_validate_json(value),
        lambda: json.loads(value),
    )
    written, pydantic_written, json_written = _rates(
        lambda: encode(event), order.model_dump_json, lambda: json.dumps(parsed)
    )
    calls = ROUNDS * CALLS
    return [
        _figure("contracts_decode_to_pydantic", read, pydantic_read, calls, bytes=len(value)),
        _figure("contracts_decode_to_json_loads", read, json_read, calls),
        _figure("contracts_encode_to_pydantic", written, pydantic_written, calls),
        _figure("contracts_encode_to_json_dumps", written, json_written, calls),
    ]


def _orders(count: int) -> list[OrderUpdated]:
    base = OrderUpdated.model_validate(example(OrderUpdated, "dispatched"))
    return [base.model_copy(update={"order_id": f"o-{number}"}) for number in range(count)]


async def _timed(batches: int, send: Callable[[int], Awaitable[object]]) -> float:
    began = time.perf_counter()
    for number in range(batches):
        await send(number)
    return time.perf_counter() - began


async def publishing(bootstrap: str, published: int = PUBLISHED) -> list[Figure]:
    """Events per second through EventPublisher, against an aiokafka producer of the same settings given bytes."""
    topic = topics.BY_MODEL[OrderUpdated]
    await create_topics(bootstrap, [TopicSpec(topic.name, topic.partitions, config=topic.config)])
    orders = _orders(published)
    ready = [
        encode(new_event(order, id=f"bare-{number}", time=NOW, source="/bench")) for number, order in enumerate(orders)
    ]
    bare = AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        acks="all",
        enable_idempotence=True,
        compression_type="zstd",
        linger_ms=2,
        max_batch_size=128 * 1024,
        max_request_size=MAX_RECORD_BYTES,
    )

    async def send_bare(number: int) -> None:
        chunk = ready[number * BATCH : (number + 1) * BATCH]
        await asyncio.wait([await bare.send(r.topic, r.value, r.key, headers=list(r.headers)) for r in chunk])

    rounds = 4
    batches = published // BATCH // rounds
    ours = theirs = 0.0
    async with bare, EventPublisher(bootstrap, source="/bench") as publisher:

        async def send_ours(number: int) -> None:
            await publisher.publish_all(orders[number * BATCH : (number + 1) * BATCH])

        await send_bare(0)
        await send_ours(0)
        for part in range(rounds):
            first = part * batches
            theirs += await _timed(batches, lambda number, first=first: send_bare(first + number))  # type: ignore[misc]
            ours += await _timed(batches, lambda number, first=first: send_ours(first + number))  # type: ignore[misc]
    count = batches * rounds * BATCH
    return [_figure("contracts_publish_to_bare_aiokafka", count / ours, count / theirs, count)]


def main() -> None:
    """Print every figure; starts an embedded Kafka unless one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kafka", help="HOST:PORT of a running Kafka")
    given = parser.parse_args()
    figures = decoding_and_encoding()
    if given.kafka:
        figures += asyncio.run(publishing(given.kafka))
    else:
        with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder:
            running = start_infra(InfraKind.EMBEDDED, Path(folder))
            try:
                figures += asyncio.run(publishing(running.endpoints.kafka))
            finally:
                running.stop()
    show(figures)


if __name__ == "__main__":
    main()
