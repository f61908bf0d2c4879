"""What every test may ask for: the real Kafka and MongoDB, started once, when the first test asks."""

import asyncio
import itertools
import os
import shutil
import tempfile
import uuid
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from hypothesis import settings

from saypro_events.topics import BY_NAME
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.infra import Endpoints, InfraKind, start_infra

settings.register_profile("no test asserts a time", deadline=None)
settings.load_profile("no test asserts a time")


class Infra:
    """Addresses of the real Kafka and MongoDB, and names that no other test uses.

    SAYPRO_TEST_INFRA chooses: embedded (default), docker, or external (with SAYPRO_KAFKA and SAYPRO_MONGO).
    """

    def __init__(self, endpoints: Endpoints) -> None:
        self.kafka = endpoints.kafka
        self.mongo = endpoints.mongo
        self._run = uuid.uuid4().hex[:8]
        self._count = itertools.count(1)

    def unique(self, prefix: str) -> str:
        """A name that nothing else uses: for groups, topics, instances."""
        return f"{prefix}-{self._run}-{next(self._count)}"

    def database(self, prefix: str) -> str:
        """The name of a fresh, empty database."""
        return self.unique(prefix).replace("-", "_").replace(".", "_")

    async def topics(self, partitions: Mapping[str, int]) -> None:
        """Create these topics (name → partitions) and wait for their leaders; those that exist are left alone.

        A topic of the contracts always gets its own partitions and settings: all tests share one broker.
        """
        await create_topics(self.kafka, [_spec(name, count) for name, count in partitions.items()])

    async def empty_topics(self) -> None:
        """All topics of the contracts, with nothing in them: for a package of tests that runs a service of its own."""
        await delete_topics(self.kafka, BY_NAME)
        await self.topics(dict.fromkeys(BY_NAME, 1))


async def delete_topics(bootstrap: str, names: Collection[str]) -> None:
    """Delete those that are there, and wait until the broker has forgotten them."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        present = set(await admin.list_topics()) & set(names)
        if present:
            await admin.delete_topics(sorted(present), timeout_ms=15_000)
        async with asyncio.timeout(30):
            while set(await admin.list_topics()) & present:
                await asyncio.sleep(0.05)
    finally:
        await admin.close()


def _spec(name: str, partitions: int) -> TopicSpec:
    topic = BY_NAME.get(name)
    return TopicSpec(name, partitions) if topic is None else TopicSpec(name, topic.partitions, config=topic.config)


@pytest.fixture(scope="session")
def infra() -> Iterator[Infra]:
    kind = InfraKind(os.environ.get("SAYPRO_TEST_INFRA", "embedded"))
    data = Path(tempfile.mkdtemp(prefix="saypro-test-"))
    running = start_infra(kind, data)
    try:
        yield Infra(running.endpoints)
    finally:
        running.stop()
        shutil.rmtree(data, ignore_errors=True)
