"""Every service refuses what may write while its outbox is full (FAULTS 14)."""

from importlib import import_module

import httpx
import pytest


@pytest.mark.parametrize(
    ("package", "prefix"),
    [("messaging", "messaging"), ("notifier", "notifier"), ("ticketing", "ticketing"), ("sla_monitor", "sla")],
)
async def test_a_full_outbox_closes_the_service_to_commands(package: str, prefix: str) -> None:
    settings = import_module(f"{package}.settings").Settings(
        environment="test", mongo_url="mongodb://nowhere", kafka_bootstrap="nowhere:9092", secret_key="k" * 32
    )
    service = import_module(f"{package}.bootstrap").build_app(settings)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(service.http), base_url="http://any.test") as client:
        assert (await client.post(f"/{prefix}/v1/nothing")).status_code == 404
        service.core.relay.full = True
        assert (await client.post(f"/{prefix}/v1/nothing")).json()["code"] == "outbox_full"
