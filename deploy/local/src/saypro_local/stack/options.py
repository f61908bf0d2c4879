"""What `saypro up` was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from saypro_local.errors import CannotStart
from saypro_local.infra import InfraKind

MAX_INSTANCES = 8


@dataclass(frozen=True, slots=True)
class ServiceSpec:
    """One of the four services: its name (also its consumer group), its package, its path, its database."""

    name: str
    package: str
    prefix: str
    database: str


SERVICES = (
    ServiceSpec("messaging", "messaging", "/messaging", "saypro_messaging"),
    ServiceSpec("notifier", "notifier", "/notifier", "saypro_notifier"),
    ServiceSpec("ticketing", "ticketing", "/ticketing", "saypro_ticketing"),
    ServiceSpec("sla-monitor", "sla_monitor", "/sla", "saypro_sla"),
)


@dataclass(frozen=True, slots=True)
class UpOptions:
    """The options of `saypro up`. `smtp`: host:port of a relay of the user's own; None: our receiver."""

    infra: InfraKind
    port: int
    data: Path
    fresh: bool = False
    smtp: str | None = None
    simulate: float | None = None
    instances: Mapping[str, int] = field(default_factory=dict)
    only: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Scheme, host and port that browsers see."""
        return f"http://localhost:{self.port}"

    @property
    def services(self) -> tuple[ServiceSpec, ...]:
        """Those to start: all, unless `only` names some."""
        return tuple(spec for spec in SERVICES if not self.only or spec.name in self.only)

    def count(self, spec: ServiceSpec) -> int:
        """How many processes of a service."""
        return self.instances.get(spec.name, 1)


def parse_instances(texts: list[str]) -> dict[str, int]:
    """`["notifier=2"]` → `{"notifier": 2}`. Raises CannotStart for anything else."""
    found: dict[str, int] = {}
    for text in texts:
        name, _, count = text.partition("=")
        if name not in {spec.name for spec in SERVICES} or not count.isdigit() or not 1 <= int(count) <= MAX_INSTANCES:
            names = ", ".join(spec.name for spec in SERVICES)
            raise CannotStart(
                f"--instances {text}: give SERVICE=N, N from 1 to {MAX_INSTANCES}, SERVICE one of {names}"
            )
        found[name] = int(count)
    return found


def parse_only(text: str) -> tuple[str, ...]:
    """`"notifier,messaging"` → the names. Raises CannotStart for an unknown one."""
    names = tuple(part.strip() for part in text.split(",") if part.strip())
    for name in names:
        if name not in {spec.name for spec in SERVICES} | {"none"}:
            raise CannotStart(f"--only {name}: there is no such service")
    return names


def parse_address(text: str) -> tuple[str, int]:
    """`host:port` → its parts. Raises CannotStart."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65_536:
        raise CannotStart(f"--smtp {text}: give HOST:PORT, for example localhost:1025")
    return host, int(port)
