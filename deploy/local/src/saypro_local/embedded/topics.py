"""Creating topics on any Kafka, before anybody produces to them."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaConnectionError, KafkaError, TopicAlreadyExistsError, for_code

from saypro_local.errors import CannotStart

_SECONDS = 30.0
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """A topic as it should be. `config` holds Kafka's own settings by their names (retention.ms, cleanup.policy)."""

    name: str
    partitions: int
    replicas: int = 1
    config: Mapping[str, str] = field(default_factory=dict)


async def create_topics(bootstrap: str, specs: Iterable[TopicSpec]) -> list[str]:
    """Create those that are missing and wait until each has a leader; returns the names that are new.

    A topic that is there already is left as it is. Raises CannotStart when Kafka refuses or does not answer.
    """
    wanted = {spec.name: spec for spec in specs}
    admin = await _connected(bootstrap)
    try:
        present = set(await admin.list_topics())
        missing = [spec for name, spec in wanted.items() if name not in present]
        if missing:
            await _create(admin, missing)
        await _wait_for_leaders(admin, set(wanted))
        return [spec.name for spec in missing]
    finally:
        await admin.close()


async def _connected(bootstrap: str) -> AIOKafkaAdminClient:
    deadline = asyncio.get_running_loop().time() + _SECONDS
    while True:
        admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap, request_timeout_ms=15_000)
        try:
            await admin.start()
        except KafkaConnectionError as error:
            await admin.close()
            if asyncio.get_running_loop().time() > deadline:
                raise CannotStart(f"no Kafka answers at {bootstrap}: is it running there?") from error
            await asyncio.sleep(_PAUSE)
        else:
            return admin


async def _create(admin: AIOKafkaAdminClient, specs: list[TopicSpec]) -> None:
    topics = [NewTopic(spec.name, spec.partitions, spec.replicas, topic_configs=dict(spec.config)) for spec in specs]
    try:
        response = await admin.create_topics(topics, timeout_ms=15_000)
    except KafkaError as error:
        raise CannotStart(f"Kafka did not create the topics: {error}") from error
    for name, code, *message in response.topic_errors:
        kind = for_code(code)
        if code and kind is not TopicAlreadyExistsError:  # somebody else created it in the same moment
            raise CannotStart(f"Kafka refused topic {name}: {kind.__name__} {message[0] if message else ''}".strip())


async def _wait_for_leaders(admin: AIOKafkaAdminClient, names: set[str]) -> None:
    deadline = asyncio.get_running_loop().time() + _SECONDS
    while True:
        described = await admin.describe_topics(sorted(names))
        led = {
            topic["topic"]
            for topic in described
            if not topic["error_code"] and all(part["leader"] >= 0 for part in topic["partitions"])
        }
        if names <= led:
            return
        if asyncio.get_running_loop().time() > deadline:
            raise CannotStart(f"Kafka has no leader for {', '.join(sorted(names - led))}")
        await asyncio.sleep(_PAUSE)
