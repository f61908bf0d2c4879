"""The messaging service, whole, on the real Kafka and MongoDB, and people who sign in to it."""

import asyncio
import socket
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from chassis.mongo import Mongo
from chassis.service import Service
from chassis.web.testing import ISSUER, FakeIssuer
from messaging.bootstrap import build_app
from messaging.settings import Settings
from tests.documented import as_documented

ROLES = {
    "u-thandi": ["buyer"],
    "u-lars": ["buyer"],
    "u-mei": ["seller"],
    "u-sam": ["agent"],
    "u-noor": ["senior"],
    "u-olga": ["manager"],
}


@dataclass(frozen=True)
class Running:
    """A service that answers at `url`."""

    service: Service
    url: str
    issuer: FakeIssuer
    _new: Callable[..., httpx.AsyncClient]

    def as_(self, user_id: str) -> httpx.AsyncClient:
        """A client signed in as this persona (an unknown id is a buyer)."""
        return self._new(headers=self.headers(user_id))

    def headers(self, user_id: str) -> dict[str, str]:
        return self.issuer.bearer(user_id, roles=ROLES.get(user_id, ["buyer"]))

    def anonymous(self) -> httpx.AsyncClient:
        return self._new()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def pod(infra: Any, database: str, issuer: FakeIssuer) -> AsyncIterator[Running]:
    """One instance of the service over `database`, until it is left."""
    port = free_port()
    settings = Settings(
        environment="test",
        instance=infra.unique("messaging"),
        mongo_url=infra.mongo,
        mongo_database=database,
        kafka_bootstrap=infra.kafka,
        kafka_session_timeout_ms=6000,
        http_port=port,
        origin=f"http://127.0.0.1:{port}",
        secret_key="x" * 40,
        oidc_issuer=ISSUER,
        rate_read_per_second=100_000,
        rate_write_per_second=100_000,
    )
    service = build_app(settings, issuer=issuer.client())
    task = asyncio.create_task(service.run())
    clients: list[httpx.AsyncClient] = []
    hooks = as_documented(service.http)

    def new_client(**more: Any) -> httpx.AsyncClient:
        client = httpx.AsyncClient(base_url=settings.origin, timeout=30, event_hooks=hooks, **more)
        clients.append(client)
        return client

    async with asyncio.timeout(60):
        while not service.core.health.started:
            assert not task.done(), task
            await asyncio.sleep(0.05)
    yield Running(service, settings.origin, issuer, new_client)
    for client in clients:
        await client.aclose()
    service.request_stop()
    await task


@pytest.fixture(scope="package")
async def running(infra: Any) -> AsyncIterator[Running]:
    await infra.empty_topics()
    database = infra.database("messaging")
    async with pod(infra, database, FakeIssuer()) as only:
        yield only
    mongo = Mongo(infra.mongo, database)
    await mongo.client.drop_database(database)
    await mongo.close()


@pytest.fixture
async def second_pod(infra: Any, running: Running) -> AsyncIterator[Running]:
    """Another instance beside the first, over the same database and broker."""
    async with pod(infra, running.service.core.mongo.db.name, running.issuer) as second:
        yield second


@pytest.fixture
def sells(running: Running) -> Callable[[str], Awaitable[str]]:
    """Let it be known of a person that they sell, as `user.updated` would tell."""

    async def known(user_id: str) -> str:
        person = {"name": user_id, "roles": ["seller"], "at": datetime.now(UTC)}
        await running.service.core.mongo.db["users"].update_one({"_id": user_id}, {"$set": person}, upsert=True)
        return user_id

    return known


@pytest.fixture
def unique() -> Callable[[str], str]:
    """Ids that no other test uses."""
    return lambda prefix: f"{prefix}-{uuid.uuid4().hex[:10]}"


@pytest.fixture
def eventually() -> Callable[..., Any]:
    """Wait until a condition holds; the limit is only there to end a test that would never end."""

    async def wait(condition: Callable[[], Any], seconds: float = 30.0) -> Any:
        async with asyncio.timeout(seconds):
            while True:
                value = await condition()
                if value:
                    return value
                await asyncio.sleep(0.05)

    return wait
