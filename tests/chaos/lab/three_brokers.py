"""Three brokers instead of one: every partition is on all of them, and one of them may die."""

import asyncio
import signal
from pathlib import Path

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from lab.cluster import Cluster
from saypro_local.cache import cache_folder
from saypro_local.embedded.kafka import Kafka, kafka_runtime
from saypro_local.ports import free_ports

COUNT = 3


class ThreeBrokers(Cluster):
    """A cluster whose `kafka` is the first of three."""

    replicas = COUNT

    def __init__(self) -> None:
        super().__init__()
        runtime, ports = kafka_runtime(cache_folder()), free_ports(2 * COUNT)
        self._controllers = ports[:COUNT]
        self._folders = [self.folder / f"kafka-{number}" for number in range(1, COUNT + 1)]
        self._brokers = [Kafka(runtime, *place) for place in zip(self._folders, ports[COUNT:], ports, strict=False)]
        self.kafka = self._brokers[0]

    async def __aexit__(self, *_: object) -> None:
        await super().__aexit__()
        for broker in self._brokers:
            broker.stop(0)

    @property
    def bootstrap(self) -> str:
        """All of them: whoever starts while one is dead needs another."""
        return ",".join(broker.address for broker in self._brokers)

    async def leaders(self, topic: str) -> set[int]:
        """The numbers, from 1, of the brokers that lead its partitions; -1 for one without, or where nobody says."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        try:
            await admin.start()
            [described] = await admin.describe_topics([topic])
            return {int(partition["leader"]) for partition in described["partitions"]}
        except KafkaError:  # it happened to ask the dead one
            return {-1}
        finally:
            await admin.close()

    def kill_broker(self, number: int) -> None:
        """kill -9."""
        self._brokers[number - 1].child.signal(signal.SIGKILL)

    async def start_broker(self, number: int) -> None:
        """Start one that is dead, and wait until it answers."""
        self._brokers[number - 1].child.start()
        await self._answers(self._brokers[number - 1])

    async def _start_kafka(self) -> None:
        for number, broker in enumerate(self._brokers, 1):
            broker.prepare()
            self._join(number, self._folders[number - 1])
            broker.child.start()
        for broker in self._brokers:
            await self._answers(broker)

    async def _answers(self, broker: Kafka) -> None:
        while not await asyncio.to_thread(broker.ready):
            await asyncio.sleep(0.05)

    def _join(self, number: int, folder: Path) -> None:
        """Make a broker that was prepared to be alone one of three: same cluster, own number, and soon missed."""
        voters = ",".join(f"{at}@127.0.0.1:{port}" for at, port in enumerate(self._controllers, 1))
        _set(folder / "data" / "meta.properties", {"cluster.id": "AAAAAAAAQACAAAAAAAAAAQ", "node.id": str(number)})
        _set(
            folder / "server.properties",
            {
                "node.id": str(number),
                "controller.quorum.voters": voters,
                "offsets.topic.replication.factor": str(COUNT),
                "min.insync.replicas": "2",
                "broker.heartbeat.interval.ms": "500",
                "broker.session.timeout.ms": "3000",
            },
        )


def _set(path: Path, values: dict[str, str]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition("=")[0] not in values]
    path.write_text("\n".join([*kept, *(f"{name}={value}" for name, value in values.items())]) + "\n", encoding="utf-8")
