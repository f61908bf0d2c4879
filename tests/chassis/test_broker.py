"""Fetching that waits for records, takes all that came meanwhile, leaves alone what is held, and notices a silence."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiokafka import TopicPartition
from faststream.kafka import KafkaBroker

from chassis.broker import PatientConsumer, Silence, as_it_came, connect, end_subscriber, make_broker, undecoded

pytestmark = pytest.mark.infra
ONE, TWO = TopicPartition("t", 0), TopicPartition("t", 1)


@pytest.fixture
async def consumer(infra: Any, feed: Any) -> AsyncIterator[PatientConsumer]:
    made = PatientConsumer(feed.topic, bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
    await made.start()
    yield made
    await made.stop()


def offsets(found: dict[TopicPartition, Any]) -> dict[int, list[int]]:
    return {place.partition: [record.offset for record in records] for place, records in found.items()}


async def test_it_waits_for_the_first_and_then_takes_all_that_came_meanwhile(
    consumer: PatientConsumer, feed: Any
) -> None:
    waiting = asyncio.create_task(consumer.getmany(timeout_ms=60_000))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    await feed.put({"n": 0})
    assert offsets(await waiting) == {0: [0]}
    for n in range(1, 6):
        await feed.put({"n": n})
    assert offsets(await consumer.getmany(timeout_ms=60_000)) == {0: [1, 2, 3, 4, 5]}


async def test_what_is_held_is_left_alone_until_it_is_released(consumer: PatientConsumer, feed: Any) -> None:
    here, there = TopicPartition(feed.topic, 0), TopicPartition(feed.topic, 1)
    consumer.hold(here)
    await feed.put({"n": 0}, partition=0)
    for n in range(3):
        await feed.put({"n": n}, partition=1)
        assert offsets(await consumer.getmany(timeout_ms=60_000)) == {1: [n]}
    consumer.hold(there)
    consumer.release(here)
    await feed.put({"n": 3}, partition=1)
    assert offsets(await consumer.getmany(timeout_ms=60_000)) == {0: [0]}
    assert consumer.held == {there}


async def test_with_everything_held_it_gives_nothing_within_its_time(consumer: PatientConsumer, feed: Any) -> None:
    for place in consumer.assignment():
        consumer.hold(place)
    await feed.put({"n": 0})
    assert await consumer.getmany(timeout_ms=0) == {}


async def test_a_batch_is_handed_over_as_it_came_and_acknowledged_by_nobody() -> None:
    batch: Any = (object(), object())
    message = await as_it_came(batch)
    assert await undecoded(message) is batch
    with pytest.raises(AssertionError, match="lanes"):
        await message.consumer.commit()
    with pytest.raises(AssertionError, match="lanes"):
        message.consumer.seek(TopicPartition("t", 0), 0)


async def test_what_it_connects_is_our_kind_of_consumer_and_nothing_that_sends(
    settings_for: Callable[..., Any], feed: Any
) -> None:
    broker: KafkaBroker = make_broker(settings_for())
    seen = asyncio.Event()

    @broker.subscriber(feed.topic, batch=True, auto_offset_reset="earliest", parser=as_it_came, decoder=undecoded)
    async def take(message: Any) -> None:
        seen.set()

    await connect(broker)
    await broker.start()
    try:
        (subscriber,) = broker.subscribers
        assert isinstance(subscriber.consumer, PatientConsumer)
        await feed.producer.send_and_wait(feed.topic, None, key=b"k", headers=[("odd", b"\xff"), ("none", None)])
        async with asyncio.timeout(60):
            await seen.wait()
        with pytest.raises(Exception, match=r"."):
            await broker.publish("never", feed.topic)
    finally:
        await broker.stop()


async def test_any_of_several_addresses_will_do(settings_for: Callable[..., Any], infra: Any, feed: Any) -> None:
    # REQ P-04
    broker = make_broker(settings_for(kafka_bootstrap=f"127.0.0.1:1, {infra.kafka},127.0.0.1:2"))
    subscriber = broker.subscriber(feed.topic, batch=True, parser=as_it_came, decoder=undecoded)
    subscriber(lambda message: None)
    await connect(broker)
    await broker.start()
    try:
        assert subscriber.consumer is not None
        assert await subscriber.consumer.topics() >= {feed.topic}
    finally:
        await broker.stop()


class Stopping:
    """A subscriber that lets a cancellation of its own out, as aiokafka does."""

    stopped = False

    async def stop(self) -> None:
        self.stopped = True
        raise asyncio.CancelledError


async def test_anothers_cancellation_does_not_end_the_stop() -> None:
    subscriber = Stopping()
    await end_subscriber(subscriber)
    assert subscriber.stopped


async def test_our_own_does() -> None:
    async def cancelled() -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await end_subscriber(Stopping())

    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(cancelled())


def test_answers_to_fetches_break_the_silence_also_empty_ones() -> None:
    silence = Silence(100.0)
    silence.look({ONE: None, TWO: None}, 101.0)
    assert silence.seconds(104.0) == 3.0
    silence.look({ONE: None, TWO: 7}, 105.0)
    assert silence.seconds(106.0) == 1.0
    silence.answered(107.0)
    assert silence.seconds(107.0) == 0.0


def test_the_same_answers_as_before_are_no_answer() -> None:
    silence = Silence(100.0)
    for second in range(101, 120):
        silence.look({ONE: 5, TWO: 7}, float(second))
    assert silence.seconds(120.0) == 19.0
    silence.look({ONE: 6, TWO: 7}, 120.0)  # one of two brokers, and a clock that was set back
    assert silence.seconds(121.0) == 1.0


def test_a_broker_that_is_not_asked_is_not_silent() -> None:
    silence = Silence(100.0)
    silence.look({}, 130.0)
    assert silence.seconds(131.0) == 1.0
