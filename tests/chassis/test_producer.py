"""What is sent arrives whole, in the order of its key, on the partition that every client would choose."""

import os
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import MessageSizeTooLargeError

from chassis import failpoints
from chassis.failpoints import InjectedFault
from chassis.producer import Packed, Producer
from saypro_local.embedded.topics import TopicSpec, create_topics

pytestmark = pytest.mark.infra


@pytest.fixture
async def producer(settings_for: Callable[..., Any]) -> AsyncIterator[Producer]:
    made = Producer(settings_for())
    yield made
    failpoints.enable(None)
    await made.renew()


@pytest.fixture
def arrived(infra: Any, feed: Any) -> Callable[[], Any]:
    """Everything in the topic, by partition and in order."""

    async def read() -> list[Any]:
        consumer = AIOKafkaConsumer(feed.topic, bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
        await consumer.start()
        try:
            places = consumer.assignment()
            ends = await consumer.end_offsets(places)
            found: list[Any] = []
            while any([await consumer.position(place) < ends[place] for place in places]):
                for records in (await consumer.getmany(timeout_ms=1000)).values():
                    found += records
            return found
        finally:
            await consumer.stop()

    return read


def packed(topic: str, name: str, key: bytes = b"k", size: int = 0) -> Packed:
    """As the database gives it, in lists; a value that compressing makes no smaller."""
    return [topic, key, os.urandom(size), [["ce_id", name.encode()]], name]


def names(records: list[Any], key: bytes | None = None) -> list[str]:
    return [dict(record.headers)["ce_id"].decode() for record in records if key in {None, record.key}]


async def test_each_keys_events_arrive_in_order_however_many_batches_they_fill(
    producer: Producer, feed: Any, arrived: Callable[[], Any]
) -> None:
    # REQ P-05
    keys = [f"k{n}".encode() for n in range(7)]
    events = [packed(feed.topic, str(n), keys[n % 7], size=20_000) for n in range(210)]
    await producer.send(events[:200])
    await producer.send(events[200:])
    found = await arrived()
    assert len(found) == 210
    for n, key in enumerate(keys):
        assert names(found, key) == [str(one) for one in range(n, 210, 7)]


async def test_a_key_lies_where_another_client_would_put_it(
    producer: Producer, feed: Any, arrived: Callable[[], Any]
) -> None:
    keys = [b"", b"\xff\x00", *(f"order-{n}".encode() for n in range(20))]
    for key in keys:
        await feed.producer.send_and_wait(feed.topic, b"", key=key, headers=[("ce_id", b"other")])
    await producer.send([packed(feed.topic, "ours", key) for key in keys])
    found = await arrived()
    for key in keys:
        assert len({record.partition for record in found if record.key == key}) == 1
        assert sorted(names(found, key)) == ["other", "ours"]


async def test_an_event_that_the_broker_takes_for_too_large_is_refused_and_not_dropped(
    producer: Producer, infra: Any, feed: Any, arrived: Callable[[], Any]
) -> None:
    narrow = infra.unique("narrow")
    await create_topics(infra.kafka, [TopicSpec(narrow, 1, config={"max.message.bytes": "100000"})])
    with pytest.raises(MessageSizeTooLargeError):
        await producer.send([packed(feed.topic, "before"), packed(narrow, "huge", size=200_000)])
    await producer.renew()
    await producer.send([packed(feed.topic, "small")])
    assert names(await arrived()) == ["before", "small"]


async def test_after_a_failure_in_the_middle_the_same_is_sent_again_in_order(
    producer: Producer, feed: Any, arrived: Callable[[], Any], tmp_path: Any
) -> None:
    # REQ P-05
    (tmp_path / "points").write_text("relay.mid_send raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    events = [packed(feed.topic, str(n), size=20_000) for n in range(60)]
    with pytest.raises(InjectedFault):
        await producer.send(events)
    await producer.renew()
    await producer.send(events)
    first_seen = list(dict.fromkeys(names(await arrived())))
    assert first_seen == [str(n) for n in range(60)]


async def test_sending_nothing_is_done_at_once(producer: Producer, feed: Any, arrived: Callable[[], Any]) -> None:
    await producer.send([])
    assert await arrived() == []
