"""Committed events go out in order, and are forgotten only after the broker has them."""

import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

from chassis import failpoints
from chassis.failpoints import InjectedFault
from chassis.lease import ASK_AGAIN_SECONDS, Lease
from chassis.metrics import RelayMetrics
from chassis.relay import Relay
from chassis.unit_of_work import publish

pytestmark = pytest.mark.infra


class FakeProducer:
    def __init__(self) -> None:
        self.sent: list[str] = []
        self.failing = False
        self.renewed = 0

    async def send(self, events: list[Any]) -> None:
        if self.failing:
            raise KafkaConnectionError("away")
        self.sent += [event[4] for event in events]

    async def renew(self) -> None:
        self.renewed += 1


def relay(lab: Any, producer: FakeProducer, owner: str) -> Relay:
    lease = Lease(lab.core.mongo, "relay", owner)
    return Relay(lab.core.outbox, producer, lease, RelayMetrics(CollectorRegistry()), 2)  # type: ignore[arg-type]


async def commit(lab: Any, *ids: str) -> None:
    async def work() -> None:
        publish(*(Out(name) for name in ids))

    await lab.core.unit_of_work.run(work)


async def test_in_order_once(lab: Any) -> None:
    producer = FakeProducer()
    leading = relay(lab, producer, "a")
    await commit(lab, "1", "2")
    await commit(lab, "3")
    assert await leading.turn() == 2
    assert await leading.turn() == 0
    assert producer.sent == ["1", "2", "3"]


async def test_what_the_broker_does_not_acknowledge_stays(lab: Any) -> None:
    producer = FakeProducer()
    leading = relay(lab, producer, "a")
    await commit(lab, "1")
    producer.failing = True
    with pytest.raises(KafkaConnectionError):
        await leading.turn()
    assert (await lab.core.outbox.depth())[0] == 1
    producer.failing = False
    await leading.turn()
    assert producer.sent == ["1"]
    assert await lab.core.outbox.depth() == (0, 0.0)


async def test_only_the_one_with_the_lease_sends(lab: Any) -> None:
    one, two = FakeProducer(), FakeProducer()
    first, second = relay(lab, one, "a"), relay(lab, two, "b")
    await commit(lab, "1")
    assert await first.turn() == 1
    await commit(lab, "2")
    assert await second.turn() == 0
    await first.flush(5)
    assert one.sent == ["1", "2"]
    await commit(lab, "3")
    await asyncio.sleep(ASK_AGAIN_SECONDS)
    assert await second.turn() == 1


async def test_of_two_that_race_for_the_lease_one_sends_all_of_it_once(lab: Any) -> None:
    # REQ P-05
    one, two = FakeProducer(), FakeProducer()
    names = [str(n) for n in range(50)]
    for name in names:
        await commit(lab, name)
    turns = await asyncio.gather(relay(lab, one, "a").turn(), relay(lab, two, "b").turn())
    assert sorted(turns) == [0, 50]
    assert one.sent + two.sent == names


async def test_a_crash_between_the_acknowledgement_and_forgetting_sends_again_under_the_same_ids(
    lab: Any, tmp_path: Any
) -> None:
    # REQ P-05, FAULTS 5
    producer = FakeProducer()
    await commit(lab, "1", "2")
    (tmp_path / "points").write_text("relay.after_ack raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    with pytest.raises(InjectedFault):
        await relay(lab, producer, "a").turn()
    assert (await lab.core.outbox.depth())[0] == 1
    await commit(lab, "3")
    await relay(lab, producer, "a").turn()
    assert producer.sent == ["1", "2", "1", "2", "3"]
    assert await lab.core.outbox.depth() == (0, 0.0)


async def test_who_slept_past_the_end_of_its_lease_sends_nothing(lab: Any, tmp_path: Any) -> None:
    # REQ P-05
    producer = FakeProducer()
    lease = Lease(lab.core.mongo, "relay", "a", seconds=0.2)
    sleeper = Relay(lab.core.outbox, producer, lease, RelayMetrics(CollectorRegistry()), 2)  # type: ignore[arg-type]
    await commit(lab, "1")
    (tmp_path / "points").write_text("relay.before_send burn:0.3 1 1\n")
    failpoints.enable(tmp_path / "points")
    assert await sleeper.turn() == 0
    assert producer.sent == []
    assert await sleeper.turn() == 1


async def test_it_outlives_a_broker_that_is_away_with_a_new_producer(lab: Any, eventually: Any) -> None:
    producer = FakeProducer()
    producer.failing = True
    leading = relay(lab, producer, "a")
    await commit(lab, "1")
    running = asyncio.create_task(leading.run())
    await eventually(lambda: producer.renewed >= 2)
    assert not leading.healthy
    producer.failing = False
    await eventually(lambda: leading.healthy)
    leading.request_stop()
    await running
    assert producer.sent == ["1"]


async def test_flushing_gives_up_where_the_broker_stays_away(lab: Any) -> None:
    producer = FakeProducer()
    producer.failing = True
    await commit(lab, "1")
    await relay(lab, producer, "a").flush(5)
    assert (await lab.core.outbox.depth())[0] == 1


async def test_it_says_when_the_outbox_is_full_and_when_there_is_room_again(lab: Any) -> None:
    # FAULTS 14
    leading = relay(lab, FakeProducer(), "a")
    await commit(lab, "1")
    await leading.look()
    assert not leading.full
    await commit(lab, "2")
    await leading.look()
    assert leading.full
    await leading.turn()
    await leading.look()
    assert not leading.full


class Out:
    def __init__(self, event_id: str) -> None:
        self.id = event_id
        self.topic = "out"
        self.key = b"k"
        self.value = b"{}"
        self.headers: tuple[tuple[str, bytes], ...] = ()
