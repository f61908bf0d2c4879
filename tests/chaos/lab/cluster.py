"""A fresh broker and database with services on them, and proxies between where a fault of the network is wanted."""

import asyncio
import os
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from pymongo import AsyncMongoClient

from lab.instance import Instance
from lab.mailbox import Mailbox
from lab.proxy import Proxy
from saypro_events.topics import TOPICS
from saypro_local.cache import cache_folder
from saypro_local.embedded.kafka import Kafka, kafka_runtime
from saypro_local.embedded.mongo import Mongo, mongod_binary
from saypro_local.embedded.topics import TopicSpec, create_topics
from saypro_local.ports import free_ports

PACKAGES = {"messaging": "messaging", "ticketing": "ticketing", "sla-monitor": "sla_monitor", "notifier": "notifier"}


class Cluster:
    """Everything of one experiment; `async with` starts and ends it."""

    replicas = 1

    def __init__(self, *, proxied: bool = False) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="saypro-chaos-"))
        kafka_port, controller_port, mongo_port = free_ports(3)
        self.kafka = Kafka(kafka_runtime(cache_folder()), self.folder / "kafka", kafka_port, controller_port)
        self.mongod = Mongo(mongod_binary(), self.folder / "mongo", mongo_port)
        self.kafka_proxy = Proxy(self.kafka.address) if proxied else None
        self.mongo_proxy = Proxy(self.mongod.address) if proxied else None
        self.mailbox = Mailbox()
        self.instances: list[Instance] = []
        self._secret = secrets.token_hex(32)

    async def __aenter__(self) -> "Cluster":
        try:
            await self._start_infra()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.gather(*(instance.stop(5) for instance in self.instances))
        for proxy in (self.kafka_proxy, self.mongo_proxy):
            if proxy is not None:
                await proxy.stop()
        self.mailbox.stop()
        self.kafka.stop(0)
        self.mongod.stop(0)
        if "CHAOS_KEEP" not in os.environ:  # set it to look at the logs and data of an experiment
            shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def bootstrap(self) -> str:
        """Kafka as the harness reaches it: past the proxy."""
        return self.kafka.address

    @property
    def mongo(self) -> Any:
        """A client that sees what is true, past the proxy."""
        return self._client

    async def add(self, service: str, count: int = 1, **settings: str) -> list[Instance]:
        """Start `count` more instances of a service and wait until they are ready."""
        fresh = []
        for _ in range(count):
            number = sum(instance.name.startswith(service) for instance in self.instances)
            [port] = free_ports(1)
            environment = self._environment() | {f"SAYPRO_{name.upper()}": value for name, value in settings.items()}
            instance = Instance(f"{service}-{number}", PACKAGES[service], port, self.folder, environment)
            self.instances.append(instance)
            fresh.append(instance)
        await asyncio.gather(*(instance.start() for instance in fresh))
        return fresh

    async def restart_broker(self, *, with_logs_cut: Mapping[Path, int] | None = None) -> None:
        """Stop Kafka as an operator would, and start it again; with some logs cut to a size, as after a power cut."""
        await asyncio.to_thread(self.kafka.stop, 20)
        if with_logs_cut is not None:
            for path, size in with_logs_cut.items():
                os.truncate(path, size)
            for known_good in (".kafka_cleanshutdown", "recovery-point-offset-checkpoint"):
                (self.folder / "kafka" / "data" / known_good).unlink()
        await self._start_kafka()

    async def primary(self) -> None:
        """Wait until the database takes writes."""
        while not await asyncio.to_thread(self.mongod.ready):
            await asyncio.sleep(0.05)

    async def step_down(self) -> None:
        """Make the database's primary step down, for two seconds: a replica set of one then elects itself again."""
        await self.mongo.admin.command({"replSetStepDown": 2, "secondaryCatchUpPeriodSecs": 0, "force": True})

    def log_sizes(self, topic: str) -> dict[Path, int]:
        """How much Kafka has written of each partition."""
        return {path: path.stat().st_size for path in self.folder.glob(f"kafka/data/{topic}-*/*.log")}

    async def forget_groups(self) -> None:
        """Delete the group coordinator's memory: all members and all offsets."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        await admin.start()
        try:
            await admin.delete_topics(["__consumer_offsets"], timeout_ms=15_000)
        finally:
            await admin.close()

    async def _start_infra(self) -> None:
        self.mongod.start()
        self.mailbox.start()
        for proxy in (self.kafka_proxy, self.mongo_proxy):
            if proxy is not None:
                await proxy.start()
        await self._start_kafka()
        await self.primary()
        self._client: Any = AsyncMongoClient(self.mongod.url, tz_aware=True)
        await create_topics(self.bootstrap, [TopicSpec(t.name, t.partitions, self.replicas, t.config) for t in TOPICS])

    async def _start_kafka(self) -> None:
        self.kafka.prepare()
        if self.kafka_proxy is not None:
            self._advertise(self.kafka_proxy.port)
        self.kafka.child.start()
        while not await asyncio.to_thread(self.kafka.ready):
            await asyncio.sleep(0.05)

    def _advertise(self, port: int) -> None:
        """A second listener for the services, advertised at the proxy, so that all their traffic passes it."""
        path = self.folder / "kafka" / "server.properties"
        lines = path.read_text(encoding="utf-8").splitlines()
        inner = self.kafka.address
        [extra] = free_ports(1)
        replaced = {
            "listeners": f"listeners=PLAINTEXT://{inner},PROXIED://127.0.0.1:{extra},"
            + next(line for line in lines if line.startswith("listeners=")).rpartition(",")[2],
            "advertised.listeners": f"advertised.listeners=PLAINTEXT://{inner},PROXIED://127.0.0.1:{port}",
            "listener.security.protocol.map": "listener.security.protocol.map="
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT",
        }
        lines = [replaced.get(line.partition("=")[0], line) for line in lines] + [
            "inter.broker.listener.name=PLAINTEXT"
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if self.kafka_proxy is not None:
            self.kafka_proxy.retarget(f"127.0.0.1:{extra}")

    def _environment(self) -> dict[str, str]:
        mongo = self.mongod.replica_set_url
        if self.mongo_proxy is not None:
            mongo = self.mongod.url.replace(self.mongod.address, f"127.0.0.1:{self.mongo_proxy.port}")
        kafka = self.bootstrap if self.kafka_proxy is None else f"127.0.0.1:{self.kafka_proxy.port}"
        return {
            "SAYPRO_ENVIRONMENT": "test",
            "SAYPRO_MONGO_URL": mongo,
            "SAYPRO_KAFKA_BOOTSTRAP": kafka,
            "SAYPRO_ORIGIN": "http://127.0.0.1:8080",
            "SAYPRO_SECRET_KEY": self._secret,
            "SAYPRO_OIDC_ISSUER": "http://127.0.0.1:9/issuer",
            "SAYPRO_SMTP_HOST": "127.0.0.1",
            "SAYPRO_SMTP_PORT": str(self.mailbox.port),
            "SAYPRO_KAFKA_SESSION_TIMEOUT_MS": "6000",
        }
