"""A little contract of its own, so that the mechanism is tested without any business noun."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from chassis import failpoints
from chassis.core import COLLECTIONS, INDEXES, Core
from chassis.mongo import Mongo
from chassis.records import Headers, Reader, Record
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
    topic: str = "out"
    key: bytes = b"k"
    value: bytes = b"{}"
    headers: Sequence[tuple[str, bytes]] = ()


def decode(topic: str, key: bytes | None, value: bytes | None, headers: Headers) -> TestEvent:
    try:
        body = json.loads(value or b"")
        return TestEvent(body["id"], body.get("type", "test"), datetime.now(UTC), body)
    except (ValueError, KeyError) as error:
        raise Unreadable("bad_json", str(error)) from error


READER = Reader(decode, Unreadable)


def record(offset: int, key: bytes = b"k", *, place: tuple[str, int] = ("t", 0), **body: Any) -> Record:
    """The record at `offset`, whose event is named after its place and offset unless `body` has an id."""
    value = json.dumps({"id": f"e{place[1]}-{offset}", "key": key.decode(errors="replace")} | body).encode()
    return Record(*place, offset, key, value, ())


@dataclass
class Lab:
    """A core on the real database, which is empty when a test begins, and more of them for other instances."""

    core: Core
    make_core: Callable[..., Core]


@dataclass
class Feed:
    """A topic of three partitions on the real broker, and a producer to feed it."""

    topic: str
    producer: AIOKafkaProducer

    async def put(self, *bodies: dict[str, Any] | bytes, key: bytes = b"k", partition: int | None = 0) -> None:
        for body in bodies:
            value = body if isinstance(body, bytes) else json.dumps(body).encode()
            await self.producer.send_and_wait(self.topic, value, key=key, partition=partition)


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


@pytest.fixture(scope="session")
async def database(infra: Any) -> AsyncIterator[str]:
    """One database for all tests, with everything made once: that takes longer than most of them."""
    name = infra.database("chassis")
    mongo = Mongo(infra.mongo, name)
    await mongo.ensure_collections([*COLLECTIONS, "effects"])
    await mongo.ensure_indexes(INDEXES)
    yield name
    await mongo.client.drop_database(name)
    await mongo.close()


@pytest.fixture
async def lab(infra: Any, database: str, settings_for: Callable[..., ServiceSettings]) -> AsyncIterator[Lab]:
    group = infra.unique("group")

    def make_core(**more: Any) -> Core:
        return Core.build(group, settings_for(**more), READER, database=database)

    core = make_core()
    await asyncio.gather(*(core.mongo.db[name].delete_many({}) for name in (*COLLECTIONS, "effects")))
    try:
        yield Lab(core, make_core)
    finally:
        failpoints.enable(None)
        await core.mongo.close()


@pytest.fixture
async def feed(infra: Any) -> AsyncIterator[Feed]:
    topic = infra.unique("events")
    await infra.topics({topic: 3})
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        yield Feed(topic, producer)
    finally:
        await producer.stop()


@pytest.fixture
def a_record() -> Callable[..., Record]:
    """Makes records as a consumer gets them."""
    return record


@pytest.fixture
def an_event() -> Callable[..., Outgoing]:
    """Makes events that are ready to be sent."""
    return Outgoing


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
