"""The service on the real Kafka and MongoDB, and ticket events to feed it with."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from chassis.service import Service
from saypro_events import Event, decode, encode, new_event
from saypro_events.conversation import ConversationKind
from saypro_events.message import MessageSent, SenderRole
from saypro_events.ticket import TicketCategory, TicketOpened, TicketPriority, TicketStatus, TicketUpdated
from sla_monitor.bootstrap import NAME, build_app
from sla_monitor.settings import Settings

SLA_TOPICS = ("sla.updated", "sla.warned", "sla.breached")


@pytest.fixture
def make_settings(infra: Any) -> Callable[..., Settings]:
    def make(**more: Any) -> Settings:
        given = {
            "environment": "test",
            "instance": infra.unique("sla"),
            "mongo_url": infra.mongo,
            "mongo_database": infra.database("sla"),
            "kafka_bootstrap": infra.kafka,
            "secret_key": "x" * 40,
            "kafka_session_timeout_ms": 6000,
            "sla_demo": True,
        }
        return Settings(**(given | more))

    return make


@dataclass
class TicketFeed:
    """Writes ticket events as ticketing does: one number per ticket, counted up over all topics."""

    producer: AIOKafkaProducer
    sequence: dict[str, int] = field(default_factory=dict)

    def facts(self, ticket_id: str, opened_at: datetime, **more: Any) -> dict[str, Any]:
        given = {
            "ticket_id": ticket_id,
            "number": f"N-{ticket_id[-8:]}",
            "requester_id": "u-thandi",
            "subject": "It says error 500",
            "category": TicketCategory.TECHNICAL,
            "subcategory": "error",
            "priority": TicketPriority.MEDIUM,
            "status": TicketStatus.OPEN,
            "opened_at": opened_at,
        }
        return given | more

    def event(self, data: Any, at: datetime) -> Event[Any]:
        number = self.sequence[data.ticket_id] = self.sequence.get(data.ticket_id, 0) + 1
        return new_event(data, id=f"{data.ticket_id}.{number}", time=at, source="ticketing", sequence=number)

    async def send(self, *events: Event[Any]) -> None:
        for event in events:
            out = encode(event)
            await self.producer.send(out.topic, out.value, key=out.key, headers=list(out.headers))
        await self.producer.flush()

    def opened(self, ticket_id: str, at: datetime, **more: Any) -> Event[Any]:
        return self.event(TicketOpened(**self.facts(ticket_id, at, **more)), at)

    def updated(self, ticket_id: str, opened_at: datetime, at: datetime, **more: Any) -> Event[Any]:
        return self.event(TicketUpdated(**self.facts(ticket_id, opened_at, **more), at=at), at)

    def said(self, conversation_id: str, role: SenderRole, at: datetime) -> Event[Any]:
        """The next message of a support conversation, as messaging tells it."""
        seq = self.sequence[conversation_id] = self.sequence.get(conversation_id, 0) + 1
        message = MessageSent(
            message_id=f"m-{conversation_id}-{seq}", conversation_id=conversation_id, seq=seq,
            conversation_kind=ConversationKind.SUPPORT, subject="It says error 500", sender_id=f"u-{role}",
            sender_role=role, sender_name="Somebody", requester_id="u-thandi", text="Words", sent_at=at,
        )  # fmt: skip
        return new_event(message, id=message.message_id, time=at, source="messaging", sequence=seq)


@dataclass
class Heard:
    """What the service published, read back from Kafka."""

    consumer: AIOKafkaConsumer
    events: list[Event[Any]] = field(default_factory=list)

    async def until(self, condition: Callable[[list[Event[Any]]], bool], seconds: float = 40) -> list[Event[Any]]:
        async with asyncio.timeout(seconds):
            while not condition(self.events):
                for records in (await self.consumer.getmany(timeout_ms=200)).values():
                    self.events += [decode(r.topic, r.key, r.value, r.headers) for r in records]
        return self.events

    async def of(self, ticket_id: str, topic: str, count: int = 1) -> list[Event[Any]]:
        def mine(events: list[Event[Any]]) -> list[Event[Any]]:
            return [one for one in events if one.topic == topic and one.data.ticket_id == ticket_id]

        return mine(await self.until(lambda events: len(mine(events)) >= count))


@pytest.fixture(scope="package")
async def all_topics(infra: Any) -> None:
    await infra.empty_topics()


@pytest.fixture
async def feed(infra: Any, all_topics: None) -> AsyncIterator[TicketFeed]:
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        yield TicketFeed(producer)
    finally:
        await producer.stop()


@pytest.fixture
async def heard(infra: Any, all_topics: None) -> AsyncIterator[Heard]:
    consumer = AIOKafkaConsumer(*SLA_TOPICS, bootstrap_servers=infra.kafka, auto_offset_reset="earliest", group_id=None)
    await consumer.start()
    try:
        yield Heard(consumer)
    finally:
        await consumer.stop()


@pytest.fixture
def running(all_topics: None) -> Callable[[Settings], contextlib.AbstractAsyncContextManager[Service]]:
    """The service, started, within `async with`."""

    @contextlib.asynccontextmanager
    async def run(settings: Settings) -> AsyncIterator[Service]:
        service = build_app(settings)
        assert service.core.name == NAME
        await service.start()
        try:
            yield service
        finally:
            await service.stop()
            await service.core.mongo.close()

    return run


def ago(**span: float) -> datetime:
    now = datetime.now(UTC) - timedelta(**span)
    return now.replace(microsecond=0)
