"""What the really running services expose, for the tests of what reads it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from aiokafka import AIOKafkaProducer
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from saypro_events.generate.examples import example
from saypro_events.order import OrderUpdated
from saypro_events.publisher import EventPublisher
from saypro_events.topics import BY_MODEL
from saypro_events.user import UserUpdated
from saypro_local.ports import free_ports
from saypro_local.stack.options import SERVICES, ServiceSpec

START_SECONDS = 120
TRACES = {"saypro_events_dead_total", "saypro_lane_lag_records", "saypro_set_aside_records"}
"""What is there once the events have been taken; the notifier has decided something, too."""


@pytest.fixture(scope="module")
async def exposed(infra: Any, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Mapping[str, list[Sample]]]:
    """By service, the samples of its /metrics after one good event and one that nobody can read."""
    await infra.empty_topics()
    ports = dict(zip((spec.name for spec in SERVICES), free_ports(len(SERVICES)), strict=True))
    folder = tmp_path_factory.mktemp("services")
    processes = [start(spec, infra, ports[spec.name], folder) for spec in SERVICES]
    try:
        await publish(infra.kafka)
        async with asyncio.timeout(START_SECONDS), httpx.AsyncClient(timeout=10) as client:
            yield {name: await samples(client, name, port) for name, port in ports.items()}
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            assert process.wait(60) == 0


def start(spec: ServiceSpec, infra: Any, port: int, folder: Path) -> subprocess.Popen[bytes]:
    environment = {
        "PATH": os.environ["PATH"],
        "SAYPRO_ENVIRONMENT": "test",
        "SAYPRO_INSTANCE": infra.unique(spec.name),
        "SAYPRO_MONGO_URL": infra.mongo,
        "SAYPRO_MONGO_DATABASE": infra.database("figures"),
        "SAYPRO_KAFKA_BOOTSTRAP": infra.kafka,
        "SAYPRO_HTTP_PORT": str(port),
        "SAYPRO_SECRET_KEY": "x" * 40,
        "SAYPRO_LOG_LEVEL": "WARNING",
    }
    return subprocess.Popen([sys.executable, "-m", spec.package], cwd=folder, env=environment)


async def publish(kafka: str) -> None:
    order = OrderUpdated.model_validate(example(OrderUpdated))
    buyer = UserUpdated.model_validate({**example(UserUpdated), "user_id": order.buyer_id})
    async with EventPublisher(kafka, source="/figures") as publisher:
        await publisher.publish(buyer, sequence=1)
        await publisher.publish(order, sequence=1)
    producer = AIOKafkaProducer(bootstrap_servers=kafka)
    await producer.start()
    try:
        await producer.send_and_wait(BY_MODEL[UserUpdated].name, b"nobody can read this", key=b"u-1")
    finally:
        await producer.stop()


async def samples(client: httpx.AsyncClient, name: str, port: int) -> list[Sample]:
    """All samples, once the events have left their traces."""
    traces = TRACES | ({"saypro_notifications_planned_total"} if name == "notifier" else set())
    while True:
        try:
            text = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
        except httpx.ConnectError:
            text = ""
        found = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
        if traces <= {sample.name for sample in found}:
            return found
        await asyncio.sleep(0.5)
