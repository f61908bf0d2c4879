"""What the devtools process is told, and its refusal to run anywhere but here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from saypro_local.errors import CannotStart

_LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "::1"}


@dataclass(frozen=True, slots=True)
class DevtoolsSettings:
    """`origin`: what browsers see; `data`: the stack's data folder."""

    origin: str
    data: Path
    http_port: int
    smtp_port: int


def read_settings(environ: Mapping[str, str]) -> DevtoolsSettings:
    """From environment variables.

    Raises CannotStart naming the variable, or refusing to run for others than this machine.
    """
    if environ.get("SAYPRO_ENVIRONMENT") != "local":
        raise CannotStart("SAYPRO_ENVIRONMENT is not local: the development sign-in runs in the local stack only")
    origin = _text(environ, "SAYPRO_ORIGIN")
    if urlsplit(origin).hostname not in _LOOPBACK:
        raise CannotStart(f"SAYPRO_ORIGIN is {origin}: the development sign-in runs on a loopback address only")
    return DevtoolsSettings(
        origin,
        Path(_text(environ, "SAYPRO_DEVTOOLS_DATA")),
        _port(environ, "SAYPRO_DEVTOOLS_HTTP_PORT"),
        _port(environ, "SAYPRO_DEVTOOLS_SMTP_PORT"),
    )


def _text(environ: Mapping[str, str], name: str) -> str:
    value = environ.get(name, "")
    if not value:
        raise CannotStart(f"{name} is not set")
    return value


def _port(environ: Mapping[str, str], name: str) -> int:
    value = _text(environ, name)
    if not value.isdigit() or not 0 < int(value) < 65_536:
        raise CannotStart(f"{name} must be a port, not {value!r}")
    return int(value)
