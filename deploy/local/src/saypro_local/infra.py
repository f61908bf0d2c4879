"""The Kafka and the MongoDB that everything runs on: embedded, from Docker, or already there."""

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from saypro_local.cache import cache_folder
from saypro_local.errors import CannotStart
from saypro_local.ports import free_ports

_READY_SECONDS = 60.0
_DOCKER_KAFKA = "confluentinc/cp-kafka:7.9.2"
_DOCKER_MONGO = "mongo:8.0"


class InfraKind(StrEnum):
    """Where Kafka and MongoDB come from."""

    EMBEDDED = "embedded"
    DOCKER = "docker"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """`kafka`: host:port; `mongo`: a URL with replicaSet."""

    kafka: str
    mongo: str


class RunningInfra(Protocol):
    """Started infrastructure."""

    endpoints: Endpoints

    def stop(self) -> None:
        """Stop what we started; nothing for what was there already."""


class EmbeddedInfra:
    """Child processes over a data folder (blocking start: for tests; `saypro up` supervises its own)."""

    def __init__(self, data: Path) -> None:
        # Kafka and MongoDB clients are imported only where they are started.
        from saypro_local.embedded.kafka import Kafka, kafka_runtime  # noqa: PLC0415
        from saypro_local.embedded.mongo import Mongo, mongod_binary  # noqa: PLC0415

        kafka_port, controller_port, mongo_port = free_ports(3)
        self._mongo = Mongo(mongod_binary(), data / "mongo", mongo_port)
        self._kafka = Kafka(kafka_runtime(cache_folder()), data / "kafka", kafka_port, controller_port)
        self.endpoints = Endpoints(self._kafka.address, self._mongo.url)
        try:
            self._mongo.start()
            self._kafka.start()
            _wait("mongod", self._mongo.ready)
            _wait("Kafka", self._kafka.ready)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Kill both: nobody keeps this data."""
        self._mongo.stop(0)
        self._kafka.stop(0)


class DockerInfra:
    """Containers by testcontainers, which removes them even if we are killed."""

    def __init__(self) -> None:
        from docker.errors import DockerException  # type: ignore[import-untyped]  # noqa: PLC0415 - for this choice alone
        from testcontainers.community.kafka import KafkaContainer  # noqa: PLC0415
        from testcontainers.core.container import DockerContainer  # noqa: PLC0415

        from saypro_local.embedded.replica_set import primary  # noqa: PLC0415

        self._stack = ExitStack()
        try:
            kafka = self._stack.enter_context(
                KafkaContainer(_DOCKER_KAFKA)
                .with_kraft()
                .with_env("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .with_env("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                .with_env("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                .with_env("KAFKA_MESSAGE_MAX_BYTES", "4194304")
            )
            mongo = self._stack.enter_context(
                DockerContainer(_DOCKER_MONGO)
                .with_exposed_ports(27017)
                .with_command("--replSet rs0 --setParameter transactionLifetimeLimitSeconds=5")
            )
            address = f"{mongo.get_container_host_ip()}:{mongo.get_exposed_port(27017)}"
            _wait("MongoDB", lambda: primary(address, "localhost:27017"))
        except (DockerException, OSError) as error:
            self._stack.close()
            raise CannotStart(f"Docker does not answer ({error}): start it, or use --infra embedded") from error
        url = f"mongodb://{address}/?replicaSet=rs0&directConnection=true"
        self.endpoints = Endpoints(kafka.get_bootstrap_server(), url)

    def stop(self) -> None:
        """Remove the containers."""
        self._stack.close()


class ExternalInfra:
    """Whatever SAYPRO_KAFKA (host:port) and SAYPRO_MONGO (URL of a replica set) name."""

    def __init__(self) -> None:
        kafka, mongo = os.environ.get("SAYPRO_KAFKA", ""), os.environ.get("SAYPRO_MONGO", "")
        if not kafka:
            raise CannotStart("set SAYPRO_KAFKA to the host:port of your Kafka")
        if not mongo.startswith(("mongodb://", "mongodb+srv://")):
            raise CannotStart("set SAYPRO_MONGO to the mongodb:// URL of your replica set")
        self.endpoints = Endpoints(kafka, mongo)

    def stop(self) -> None:
        """It is not ours to stop."""


def start_infra(kind: InfraKind, data: Path) -> RunningInfra:
    """Start it and wait until both answer. Raises CannotStart with what to do."""
    match kind:
        case InfraKind.EMBEDDED:
            return EmbeddedInfra(data)
        case InfraKind.DOCKER:
            return DockerInfra()
        case InfraKind.EXTERNAL:
            return ExternalInfra()


def _wait(name: str, ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while not ready():
        if time.monotonic() > deadline:
            raise CannotStart(f"{name} did not answer within {_READY_SECONDS:.0f} s")
        time.sleep(0.05)
