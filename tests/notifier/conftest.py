"""A notifier on the real database, driven without a broker: events are handed to its batch handler in a transaction."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from tests.documented import as_documented

from chassis.core import COLLECTIONS
from chassis.core import INDEXES as CORE_INDEXES
from chassis.service import Service
from chassis.web.testing import ISSUER, FakeIssuer
from notifier.adapters.mongo.deliveries import DELIVERIES
from notifier.adapters.mongo.indexes import COLLECTIONS as OWN_COLLECTIONS
from notifier.adapters.mongo.indexes import INDEXES
from notifier.bootstrap import build_app
from notifier.settings import Settings
from saypro_events import Event, decode, new_event
from saypro_events.generate.examples import example
from saypro_events.order import OrderUpdated
from saypro_events.user import UserUpdated
from saypro_local.ports import free_ports

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
_numbers = itertools.count(1)


@dataclass
class Clock:
    """The time of a test; database leases go by the server's own clock all the same."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Mailbox:
    """What a real SMTP server took: answers to RCPT and DATA can be set, to one mail each, in order."""

    port: int
    mails: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    rcpt_answers: list[str] = field(default_factory=list)
    data_answers: list[str] = field(default_factory=list)
    drops: int = 0
    connections: int = 0

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802  (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.rcpt_answers:
            answer = self.rcpt_answers.pop(0)
            if not answer.startswith("250"):
                return answer
        envelope.rcpt_tos.append(address)
        self.recipients.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.drops:
            self.drops -= 1
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 never heard"
        if self.data_answers:
            answer = self.data_answers.pop(0)
            if not answer.startswith("250"):
                return answer
        assert isinstance(envelope.content, bytes)
        self.mails.append(envelope.content)
        return "250 OK"


@pytest.fixture
def mailbox() -> Any:
    [port] = free_ports(1)
    box = Mailbox(port)
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box
    controller.stop()


def _event(data: Any, *, at: datetime | None = None, sequence: int | None = None, id_: str | None = None) -> Event[Any]:
    """An event around `data`, with an id of its own."""
    return new_event(
        data, id=id_ or f"e-{next(_numbers)}", time=at or datetime.now(UTC), source="/test", sequence=sequence
    )


def _order(status: str = "placed", **changes: Any) -> OrderUpdated:
    """A realistic order in that status."""
    return OrderUpdated.model_validate({**example(OrderUpdated, status), **changes})


@dataclass
class Lab:
    """One notifier, its clock, and what tests ask of it."""

    service: Service
    issuer: FakeIssuer
    clock: Clock
    client: httpx.AsyncClient

    @property
    def deliveries(self) -> Any:
        return self.service.core.mongo.db[DELIVERIES]

    async def handle(self, *events: Event[Any]) -> None:
        """What the lane does with a batch: one transaction."""
        assert self.service.subscription is not None
        handle = self.service.subscription.handle
        await self.service.core.unit_of_work.run(lambda: handle(events))

    async def know(self, user_id: str = "u-thandi", **changes: Any) -> None:
        """An account event of a person."""
        data = UserUpdated.model_validate({**example(UserUpdated), "user_id": user_id, **changes})
        await self.handle(_event(data))

    async def stored(self, **which: Any) -> list[dict[str, Any]]:
        """Deliveries, in the order of their ids."""
        found: list[dict[str, Any]] = await self.deliveries.find(which).sort("_id", 1).to_list(None)
        return found

    async def published(self) -> list[Event[Any]]:
        """What waits in the outbox, in order."""
        records = await self.service.core.outbox.oldest(1000)
        return [
            decode(topic, key, value, [(name, content) for name, content in headers])
            for record in records
            for topic, key, value, headers, _ in record["events"]
        ]

    event = staticmethod(_event)
    order = staticmethod(_order)

    async def send_until(self, done: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
        """Run the email stage until `done()`."""
        running = asyncio.create_task(self.service.background["mail"]())
        try:
            async with asyncio.timeout(seconds):
                while not await done():
                    assert not running.done(), running.exception()
                    await asyncio.sleep(0.02)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def send_all(self) -> None:
        """Run the email stage until nothing that is due is in its queue."""
        await self.send_until(self._nothing_due)

    async def _nothing_due(self) -> bool:
        due = {"queue": {"$exists": True}, "$expr": {"$lte": ["$due", "$$NOW"]}}
        return bool(await self.deliveries.count_documents(due) == 0)

    def as_(self, user_id: str, *roles: str) -> dict[str, str]:
        """Headers of a request by that person."""
        return self.issuer.bearer(user_id, roles=list(roles) or ["buyer"])


@pytest.fixture
async def lab(infra: Any, mailbox: Mailbox) -> AsyncIterator[Lab]:
    async for made in make_lab(infra, smtp_port=mailbox.port):
        yield made


async def make_lab(infra: Any, **settings: Any) -> AsyncIterator[Lab]:
    clock, issuer = Clock(), FakeIssuer()
    given = Settings(
        environment="test",
        instance="test",
        mongo_url=infra.mongo,
        mongo_database=infra.database("notifier"),
        kafka_bootstrap=infra.kafka,
        secret_key="test-secret-test-secret-test-secret",
        oidc_issuer=ISSUER,
        origin="http://app.test",
        **settings,
    )
    service = build_app(given, now=clock, issuer=issuer.client())
    mongo = service.core.mongo
    await mongo.ensure_collections([*COLLECTIONS, *INDEXES, *OWN_COLLECTIONS])
    await mongo.ensure_indexes({**CORE_INDEXES, **INDEXES})
    transport = httpx.ASGITransport(app=service.http)  # type: ignore[arg-type]  # the same protocol, named otherwise
    hooks = as_documented(service.http)
    async with httpx.AsyncClient(transport=transport, base_url="http://app.test", event_hooks=hooks) as client:
        yield Lab(service, issuer, clock, client)
    await mongo.client.drop_database(given.mongo_database)
    await mongo.close()
