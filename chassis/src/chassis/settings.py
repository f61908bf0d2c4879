"""What a service is told from outside: `SAYPRO_*` environment variables, secrets also from files.

Any setting may be given as `SAYPRO_NAME_FILE=/path` instead: its content is read (for mounted secrets). A missing or
malformed setting stops the start with one line that names the variable.
"""

import hashlib
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from chassis.setting_checks import (
    BrandFile,
    Certificates,
    KafkaAddresses,
    LongKey,
    MongoAddress,
    Networks,
    WebAddress,
    WebOrigin,
)

PREFIX = "SAYPRO_"
_SAID_BY_PYDANTIC = "Value error, "


class ServiceSettings(BaseSettings):
    """What all four services need. Each service adds its own."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    environment: Literal["local", "test", "production"] = "production"
    instance: str = Field(
        default_factory=socket.gethostname, min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._-]+$"
    )
    """Stable name of this process: Kafka static membership and leases are held under it."""

    mongo_url: MongoAddress
    mongo_database: str = Field(default="", max_length=60, pattern=r"^[a-z0-9_]*$")
    mongo_driver: Literal["motor", "pymongo"] = "motor"

    kafka_bootstrap: KafkaAddresses
    kafka_security: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    kafka_username: str | None = None
    kafka_password: SecretStr | None = None
    kafka_ca_file: Certificates | None = None
    kafka_session_timeout_ms: int = Field(default=15_000, ge=6_000, le=300_000)

    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8000, ge=1, le=65535)
    trusted_proxies: Networks = "127.0.0.1"
    """Addresses and networks, with commas, of the gateway: it is believed about who asks, and how (X-Forwarded-*)."""
    origin: WebOrigin = "http://localhost:8080"
    """Scheme, host and port that browsers see, without a path. Production has no default and takes https alone."""
    secret_key: LongKey
    """Signs links, CSRF tokens and short-lived cookies: the same for all instances."""

    oidc_issuer: WebAddress = Field(default="", max_length=300)
    """Who signs people in, as the tokens name it. Needed in production."""
    oidc_authorization_url: WebAddress = Field(default="", max_length=300)
    oidc_token_url: WebAddress = Field(default="", max_length=300)
    oidc_jwks_url: WebAddress = Field(default="", max_length=300)
    """Endpoints that are left empty are taken from the issuer's discovery document."""
    oidc_client_id: str = "saypro"
    oidc_client_secret: SecretStr | None = None
    oidc_audience: str = "saypro"

    brand_file: BrandFile | None = None
    """TOML with name, logo, colours, sender and legal footer; None: the SayPro default."""
    outbox_limit: int = Field(default=1_000_000, ge=1)
    """So many transactions may wait for Kafka; from then on commands over HTTP are refused (503) until fewer do."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000)
    rate_read_per_second: float = Field(default=50, gt=0)
    """Requests per person (or address) and process; four seconds' worth may come at once. So for the two below."""
    rate_write_per_second: float = Field(default=20, gt=0)
    rate_signin_per_second: float = Field(default=2, gt=0)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    fail_points: Path | None = None
    """File that arms fail points, for the fault tests; refused in production."""

    def key_for(self, purpose: str) -> bytes:
        """A key for one purpose, so that a signature made for another is worth nothing here."""
        secret, person = self.secret_key.get_secret_value().encode(), purpose.encode().ljust(16, b"\0")
        return hashlib.blake2b(secret, person=person, digest_size=32).digest()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        mistakes = list(self._mistakes())
        if mistakes:
            raise ValueError("\n".join(mistakes))
        return self

    def _mistakes(self) -> Iterator[str]:
        """What is wrong only beside other settings, each with its variable. Services add their own."""
        if self.environment == "production":
            if self.fail_points is not None:
                yield f"{variable('fail_points')}: fault tests use it, production refuses it"
            yield from self._missing("origin", "oidc_issuer", why="production has no default for it")
            if "origin" in self.model_fields_set and urlsplit(self.origin).scheme == "http":
                yield f"{variable('origin')}: must be an https:// address; over http, sign-ins and messages can be read"
        if self.kafka_security.startswith("SASL"):
            yield from self._missing("kafka_username", "kafka_password", why=f"{self.kafka_security} needs it")

    def _missing(self, *names: str, why: str) -> Iterator[str]:
        """Those that nobody gave, or left empty."""
        for name in names:
            if name not in self.model_fields_set or getattr(self, name) in {None, ""}:
                yield f"{variable(name)}: missing; {why}"


S = TypeVar("S", bound=ServiceSettings)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def load(kind: type[S]) -> S:
    """Settings of `kind` from the environment, or one clear line per mistake on stderr and exit code 2."""
    named = {name: variable(name) + "_FILE" for name in kind.model_fields if os.environ.get(variable(name) + "_FILE")}
    contents: dict[str, Any] = {name: _content(file_variable) for name, file_variable in named.items()}
    try:
        return kind(**contents)
    except ValidationError as error:
        for mistake in error.errors():
            place = [str(part) for part in mistake["loc"]]
            said = str(mistake["msg"]).removeprefix(_SAID_BY_PYDANTIC)
            name = named.get(place[0], variable(place[0])) + ": " if place else ""
            sys.stderr.write(f"{name}{said}\n")
    raise SystemExit(2)


def _content(file_variable: str) -> str:
    """What stands in the file that this variable names."""
    path = Path(os.environ[file_variable])
    try:
        return path.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        problem = "is not a text in UTF-8"
    except OSError as error:
        problem = str(error.strerror)
    sys.stderr.write(f"{file_variable}: {path}: {problem}\n")
    raise SystemExit(2)
