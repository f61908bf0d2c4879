"""Committed events go out in order, and are forgotten only after the broker has them."""

import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry

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
    return Relay(lab.core.outbox, producer, lease, RelayMetrics(CollectorRegistry()))  # type: ignore[arg-type]


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


class Out:
    def __init__(self, event_id: str) -> None:
        self.id = event_id
        self.topic = "out"
        self.key = b"k"
        self.value = b"{}"
        self.headers: tuple[tuple[str, bytes], ...] = ()
