"""A little contract of its own, so that the mechanism is tested without any business noun."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis import failpoints
from chassis.core import COLLECTIONS, INDEXES, Core
from chassis.records import Headers, Reader
from chassis.settings import ServiceSettings
from chassis.text_training import Example, Method, train
from chassis.text_weights import Weights


class Unreadable(Exception):
    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class TestEvent:
    """`id`, `type` and `time` come in headers-free JSON: {"id", "type", "n"}."""

    __test__ = False

    id: str
    type: str
    time: datetime
    data: Any
    correlationid: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    id: str
    topic: str
    key: bytes
    value: bytes
    headers: Sequence[tuple[str, bytes]] = ()


def decode(topic: str, key: bytes | None, value: bytes | None, headers: Headers) -> TestEvent:
    try:
        body = json.loads(value or b"")
        return TestEvent(body["id"], body.get("type", "test"), datetime.now(UTC), body)
    except (ValueError, KeyError) as error:
        raise Unreadable("bad_json", str(error)) from error


READER = Reader(decode, Unreadable)


@dataclass
class Lab:
    """A core on the real infrastructure, a topic of its own, and a producer to feed it."""

    core: Core
    topic: str
    producer: AIOKafkaProducer
    make_core: Callable[..., Core]
    kafka: str
    seen: list[str] = field(default_factory=list)

    async def feed(self, *bodies: dict[str, Any] | bytes, key: bytes = b"k", partition: int | None = 0) -> None:
        for body in bodies:
            value = body if isinstance(body, bytes) else json.dumps(body).encode()
            await self.producer.send_and_wait(self.topic, value, key=key, partition=partition)


async def prepared(core: Core) -> Core:
    await core.mongo.ensure_collections([*COLLECTIONS, "effects"])
    await core.mongo.ensure_indexes(INDEXES)
    return core


@pytest.fixture
def settings_for(infra: Any) -> Callable[..., ServiceSettings]:
    def make(**more: Any) -> ServiceSettings:
        given = {
            "environment": "test",
            "instance": infra.unique("instance"),
            "mongo_url": infra.mongo,
            "kafka_bootstrap": infra.kafka,
            "secret_key": "x" * 40,
            "mongo_driver": os.environ.get("SAYPRO_TEST_DRIVER", "motor"),
            "kafka_session_timeout_ms": 6000,
        }
        return ServiceSettings(**(given | more))

    return make


@pytest.fixture
async def lab(infra: Any, settings_for: Callable[..., ServiceSettings]) -> AsyncIterator[Lab]:
    topic = infra.unique("events")
    await infra.topics({topic: 3})
    database = infra.database("chassis")
    group = infra.unique("group")

    def make_core(**more: Any) -> Core:
        return Core.build(group, settings_for(**more), READER, database=database)

    core = await prepared(make_core())
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        yield Lab(core, topic, producer, make_core, infra.kafka)
    finally:
        failpoints.enable(None)
        await producer.stop()
        await core.mongo.client.drop_database(database)
        await core.mongo.close()


@pytest.fixture
def eventually() -> Callable[..., Any]:
    """Wait until a condition holds; the limit is only there to end a test that would never end."""

    async def wait(condition: Callable[[], Any], seconds: float = 120.0) -> Any:
        async with asyncio.timeout(seconds):
            while True:
                value = condition()
                if asyncio.iscoroutine(value):
                    value = await value
                if value:
                    return value
                await asyncio.sleep(0.02)

    return wait


PARCEL = ["where is my parcel", "my parcel is late", "the parcel never came", "wo ist mein Paket", "no parcel yet"]
LOGIN = ["i cannot log in", "my password is wrong", "login does not work", "Passwort vergessen", "no login"]


@pytest.fixture(scope="session")
def examples() -> list[Example]:
    """Labelled texts that tell two things apart."""
    return [Example(text, "parcel") for text in PARCEL] + [Example(text, "login") for text in LOGIN]


@pytest.fixture(scope="session")
def weights(examples: list[Example]) -> Weights:
    return train(examples, Method(rounds=30))
