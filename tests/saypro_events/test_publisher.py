import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from saypro_events import EventData, Reason, RefusedEvent, decode, encode, topics
from saypro_events.generate.examples import example_events
from saypro_events.ids import event_id_for
from saypro_events.message import MessageSent
from saypro_events.order import OrderUpdated
from saypro_events.publisher import DeliveryError, EventPublisher, checked
from saypro_events.sync_publisher import SyncEventPublisher
from saypro_events.user import UserUpdated

ORDER: OrderUpdated = example_events(OrderUpdated)["paid"].data
TOPICS = {name: topics.BY_NAME[name].partitions for name in ("order.updated", "message.sent", "user.updated")}


def _order(order_id: str) -> OrderUpdated:
    return ORDER.model_copy(update={"order_id": order_id})


async def _all(kafka: str, *names: str) -> Sequence["ConsumerRecord[bytes, bytes]"]:
    """Everything on these topics, partition by partition."""
    consumer = AIOKafkaConsumer(bootstrap_servers=kafka)
    await consumer.start()
    try:
        places = [TopicPartition(name, number) for name in names for number in range(TOPICS[name])]
        consumer.assign(places)
        await consumer.seek_to_beginning(*places)
        ends = await consumer.end_offsets(places)
        records = []
        while any([await consumer.position(place) < ends[place] for place in places]):
            for batch in (await consumer.getmany(timeout_ms=500)).values():
                records += batch
        return records
    finally:
        await consumer.stop()


def _mine(records: Sequence[Any], source: str) -> list[Any]:
    return [record for record in records if dict(record.headers).get("ce_source") == source.encode()]


# REQ P-01
@pytest.mark.infra
async def test_a_published_event_is_read_as_it_was_written(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    async with EventPublisher(infra.kafka, source=source) as publisher:
        event = await publisher.publish(_order("o-1"), id=event_id_for(source, "o-1"), sequence=3)
    (record,) = _mine(await _all(infra.kafka, "order.updated"), source)
    assert record.key == b"o-1"
    assert decode(record.topic, record.key, record.value, record.headers) == event
    assert event.id == event_id_for(source, "o-1")


# REQ P-05
@pytest.mark.infra
async def test_a_batch_keeps_the_order_of_each_key(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    data = [_order(f"o-{number % 7}") for number in range(700)]
    message = example_events(MessageSent)["first"].data
    async with EventPublisher(infra.kafka, source=source) as publisher:
        events = await publisher.publish_all([*data, message])
    records = _mine(await _all(infra.kafka, "order.updated", "message.sent"), source)
    assert len(records) == 701
    for key in {event.key for event in events}:
        wanted = [event.id for event in events if event.key == key]
        found = [dict(record.headers)["ce_id"].decode() for record in records if record.key == key.encode()]
        assert found == wanted
        assert len({record.partition for record in records if record.key == key.encode()}) == 1


# REQ P-01
@pytest.mark.infra
async def test_a_thousand_callers_at_once_are_all_served(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    async with EventPublisher(infra.kafka, source=source) as publisher:
        events = await asyncio.gather(*(publisher.publish(_order(f"o-{number}")) for number in range(1000)))
    records = _mine(await _all(infra.kafka, "order.updated"), source)
    assert sorted(dict(record.headers)["ce_id"] for record in records) == sorted(e.id.encode() for e in events)


# REQ P-01
@pytest.mark.infra
async def test_one_bad_event_stops_the_whole_batch_before_anything_is_sent(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    misspelt = ORDER.model_copy(update={"status": "payed"})
    async with EventPublisher(infra.kafka, source=source) as publisher:
        bad = publisher.event(misspelt, id="bad-one")
        with pytest.raises(RefusedEvent, match="status") as refused:
            await publisher.publish_all([_order("o-1"), bad])
        assert (refused.value.event_id, refused.value.reason) == ("bad-one", Reason.INVALID_DATA)
    assert _mine(await _all(infra.kafka, "order.updated"), source) == []


@pytest.mark.infra
async def test_publishers_work_side_by_side_on_one_connection(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    async with EventPublisher(infra.kafka, source=source) as publisher:
        await asyncio.gather(*(publisher.publish(_order(f"o-{number}")) for number in range(50)))
    assert len(_mine(await _all(infra.kafka, "order.updated"), source)) == 50


@pytest.mark.infra
async def test_an_event_of_almost_one_mebibyte_is_delivered(infra: Any) -> None:
    name = "order.updated"
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    item = ORDER.items[0].model_copy(update={"name": "é" * 400})
    large = ORDER.model_copy(update={"items": (item,) * 950})
    async with EventPublisher(infra.kafka, source=source) as publisher:
        await publisher.publish(large)
    (record,) = _mine(await _all(infra.kafka, name), source)
    assert len(record.value) > 900_000


# REQ P-06
@pytest.mark.infra
async def test_forgetting_writes_a_tombstone(infra: Any) -> None:
    await infra.topics(TOPICS)
    user = infra.unique("u")
    async with EventPublisher(infra.kafka, source="/accounts") as publisher:
        await publisher.publish(UserUpdated(user_id=user, display_name="Somebody"))
        await publisher.forget(UserUpdated, user)
        with pytest.raises(ValueError, match="not compacted"):
            await publisher.forget(OrderUpdated, "o-1")
    records = [record for record in await _all(infra.kafka, "user.updated") if record.key == user.encode()]
    assert [record.value is None for record in records] == [False, True]


# REQ P-05
async def test_without_a_broker_the_error_names_every_event() -> None:
    publisher = EventPublisher("127.0.0.1:1", source="/orders", timeout=0.5)
    records = [encode(publisher.event(_order("o-1"), id=f"e{number}")) for number in range(3)]
    with pytest.raises(DeliveryError, match="e0") as failed:
        await publisher.send(records)
    assert failed.value.event_ids == ("e0", "e1", "e2")
    await publisher.stop()


@pytest.mark.infra
async def test_a_topic_that_is_missing_is_an_error_and_the_next_call_works(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"
    async with EventPublisher(infra.kafka, source=source, timeout=3) as publisher:
        good = encode(publisher.event(_order("o-1"), id="good"))
        lost = good._replace(topic=infra.unique("no.such"), id="lost")
        with pytest.raises(DeliveryError) as failed:
            await publisher.send([lost])
        assert failed.value.event_ids == ("lost",)
        await publisher.send([good])
    assert len(_mine(await _all(infra.kafka, "order.updated"), source)) == 1


@pytest.mark.infra
async def test_without_asyncio_and_from_several_threads(infra: Any) -> None:
    await infra.topics(TOPICS)
    source = f"/{infra.unique('orders')}"

    def job() -> None:
        with SyncEventPublisher(infra.kafka, source=source) as publisher:
            threads = [threading.Thread(target=publisher.publish, args=(_order(f"o-{number}"),)) for number in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            data: list[EventData] = [_order("o-8"), _order("o-9")]
            assert [event.key for event in publisher.publish_all(data)] == ["o-8", "o-9"]

    await asyncio.to_thread(job)
    assert len(_mine(await _all(infra.kafka, "order.updated"), source)) == 10


def test_a_closed_sync_publisher_says_so() -> None:
    publisher = SyncEventPublisher("127.0.0.1:1", source="/orders")
    with pytest.raises(RuntimeError, match="closed"):
        publisher.publish(ORDER)
    publisher.close()


def test_a_sync_publisher_that_cannot_connect_leaves_no_thread() -> None:
    before = threading.active_count()
    with pytest.raises(Exception, match=r"127\.0\.0\.1"), SyncEventPublisher("127.0.0.1:1", source="/orders"):
        pass
    assert threading.active_count() == before


def test_id_and_time_come_from_outside_when_given() -> None:
    at = datetime(2026, 6, 3, tzinfo=UTC)
    publisher = EventPublisher("127.0.0.1:1", source="/orders", clock=lambda: at, new_id=lambda: "made")
    event = publisher.event(ORDER)
    assert (event.id, event.time, event.source) == ("made", at, "/orders")
    again = publisher.event(ORDER, id="given", cause=event)
    assert (again.id, again.causationid) == ("given", "made")
    assert checked(event) == encode(event)
