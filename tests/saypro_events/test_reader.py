from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from saypro_events import BadRecord, encode, topics
from saypro_events.generate.examples import example_events
from saypro_events.message import MessageRead, MessageSent
from saypro_events.publisher import EventPublisher
from saypro_events.reader import EventReader, SeenIds

TOPICS = {name: topics.BY_NAME[name].partitions for name in ("message.sent", "message.read")}
READ = example_events(MessageRead)["read"].data


def _fail(bad: BadRecord, record: Any) -> None:
    raise AssertionError(f"{record}: {bad}")


async def _next(events: EventReader, count: int, prefix: str) -> list[str]:
    """Ids of the next events with this prefix."""
    ids: list[str] = []
    async for event in events:
        if event.id.startswith(prefix):
            ids.append(event.id)
        if len(ids) == count:
            break
    return ids


# REQ P-05
def test_an_id_is_new_once_while_it_is_remembered() -> None:
    seen = SeenIds(2)
    assert [seen.is_new(event_id) for event_id in "aabab"] == [True, False, True, False, False]
    assert seen.is_new("c")
    assert seen.is_new("a")


# REQ P-01, REQ P-05
@pytest.mark.infra
async def test_events_come_typed_and_once_and_go_on_after_a_restart(infra: Any) -> None:
    await infra.topics(TOPICS)
    run = infra.unique("r")
    group = infra.unique("group")
    async with EventPublisher(infra.kafka, source="/messaging") as publisher:
        for number in (1, 2, 2, 3):
            await publisher.publish(READ, id=f"{run}-{number}")
    async with EventReader(infra.kafka, group=group, models=[MessageRead], on_bad=_fail) as events:
        assert await _next(events, 3, run) == [f"{run}-1", f"{run}-2", f"{run}-3"]
    async with EventPublisher(infra.kafka, source="/messaging") as publisher:
        await publisher.publish(READ, id=f"{run}-4")
    async with EventReader(infra.kafka, group=group, models=[MessageRead], on_bad=_fail) as events:
        # the one in hand when the loop was left was not handled to the end: it comes again
        assert await _next(events, 2, run) == [f"{run}-3", f"{run}-4"]


# REQ P-01
@pytest.mark.infra
async def test_bad_records_are_told_and_passed_over(infra: Any) -> None:
    await infra.topics(TOPICS)
    run = infra.unique("r")
    bad: list[str] = []
    good = encode(example_events(MessageSent)["first"])
    headers = [(name, run.encode() if name == "ce_id" else value) for name, value in good.headers]
    async with AIOKafkaProducer(bootstrap_servers=infra.kafka) as producer:
        await producer.send_and_wait(good.topic, b"{}", good.key, headers=headers)
        await producer.send_and_wait(good.topic, good.value, good.key, headers=headers)
    reader = EventReader(
        infra.kafka,
        group=infra.unique("group"),
        models=[MessageSent],
        on_bad=lambda refused, record: bad.append(f"{record.topic}: {refused.reason}"),
    )
    async with reader as events:
        assert await _next(events, 1, run) == [run]
    assert "message.sent: invalid_data" in bad


async def test_a_closed_reader_says_so() -> None:
    reader = EventReader("127.0.0.1:1", group="g", models=[MessageRead], on_bad=_fail)
    with pytest.raises(RuntimeError, match="closed"):
        await anext(aiter(reader))
