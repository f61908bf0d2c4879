"""The real service on the real Kafka and MongoDB, and a marketplace to talk to it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from chassis.clock import utc_now
from chassis.service import Service
from chassis.web.testing import FakeIssuer
from saypro_events import Event, EventData, decode, encode, new_event
from tests.documented import as_documented
from ticketing.bootstrap import build_app
from ticketing.settings import Settings

NOW = datetime.now(UTC).replace(microsecond=0)


class Clock:
    """The real time, or as much ahead of it as a test wants."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.ahead


class Marketplace:
    """Sends events to the service, reads its events and calls its pages."""

    def __init__(
        self, service: Service, producer: AIOKafkaProducer, consumer: AIOKafkaConsumer, issuer: FakeIssuer, clock: Clock
    ) -> None:
        self.service = service
        self.issuer = issuer
        self.clock = clock
        self._producer = producer
        self._consumer = consumer
        self._heard: list[Event[Any]] = []
        self._count = 0

    async def send(
        self, data: EventData, *, event_id: str | None = None, cause: Event[Any] | None = None, source: str = "test"
    ) -> Event[Any]:
        self._count += 1
        event = new_event(data, id=event_id or f"e-{id(self)}-{self._count}", time=NOW, source=source, cause=cause)
        encoded = encode(event)
        await self._producer.send_and_wait(encoded.topic, encoded.value, key=encoded.key, headers=list(encoded.headers))
        return event

    async def heard(self, kind: type[EventData], count: int = 1, **fields: Any) -> list[Event[Any]]:
        """The first `count` events of this kind with these fields, waiting until they are there."""
        async with asyncio.timeout(30):
            while True:
                found = [
                    event
                    for event in self._heard
                    if isinstance(event.data, kind)
                    and all(getattr(event.data, name) == value for name, value in fields.items())
                ]
                if len(found) >= count:
                    return found
                await self.listen()

    async def listen(self) -> None:
        for records in (await self._consumer.getmany(timeout_ms=200)).values():
            for record in records:
                event = decode(record.topic, record.key, record.value, record.headers)
                if event.source == "ticketing":
                    self._heard.append(event)

    @contextlib.asynccontextmanager
    async def browser(self, user_id: str, *roles: str, name: str | None = None) -> AsyncIterator[httpx.AsyncClient]:
        token = self.issuer.token(user_id, roles=roles or ("buyer",), name=name or user_id)
        transport = httpx.ASGITransport(app=self.service.http)  # type: ignore[arg-type]
        headers = {"Authorization": f"Bearer {token}"}
        hooks = as_documented(self.service.http)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://app.test", headers=headers, event_hooks=hooks
        ) as client:
            yield client


async def eventually(condition: Callable[[], Awaitable[Any]]) -> Any:
    async with asyncio.timeout(30):
        while not (value := await condition()):
            await asyncio.sleep(0.02)
        return value


@pytest.fixture(scope="package")
async def market(infra: Any) -> AsyncIterator[Marketplace]:
    await infra.empty_topics()
    issuer, clock = FakeIssuer(), Clock()
    settings = Settings(
        environment="test",
        instance=infra.unique("ticketing"),
        mongo_url=infra.mongo,
        mongo_database=infra.database("ticketing"),
        kafka_bootstrap=infra.kafka,
        secret_key="s" * 40,
        origin="http://app.test",
        oidc_issuer="http://issuer.test",
        rate_read_per_second=10_000,
        rate_write_per_second=10_000,
    )
    service = build_app(settings, now=clock, issuer=issuer.client())
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    names = (
        "ticket.opened",
        "ticket.updated",
        "ticket.escalated",
        "ticket.resolved",
        "survey.submitted",
        "report.published",
        "user.data_erased",
        "user.data_exported",
    )
    consumer = AIOKafkaConsumer(*names, bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
    await producer.start()
    await consumer.start()
    await service.start()
    try:
        yield Marketplace(service, producer, consumer, issuer, clock)
    finally:
        await service.stop()
        await consumer.stop()
        await producer.stop()
        await service.core.mongo.client.drop_database(settings.mongo_database)
        await service.core.mongo.close()


@pytest.fixture
def soon() -> datetime:
    return NOW + timedelta(hours=4)
