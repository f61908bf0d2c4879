"""What a service is told from outside: `SAYPRO_*` environment variables, secrets also from files.

Any setting may be given as `SAYPRO_NAME_FILE=/path` instead: its content is read (for mounted secrets). A missing or
malformed setting stops the start with one line that names the variable.
"""

import os
import socket
import sys
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "SAYPRO_"


class ServiceSettings(BaseSettings):
    """What all four services need. Each service adds its own."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    environment: Literal["local", "test", "production"] = "production"
    instance: str = Field(default_factory=socket.gethostname, min_length=1, max_length=100)
    """Stable name of this process: Kafka static membership and leases are held under it."""

    mongo_url: SecretStr
    mongo_database: str = Field(default="", max_length=60, pattern=r"^[a-z0-9_]*$")
    mongo_driver: Literal["motor", "pymongo"] = "motor"

    kafka_bootstrap: str = Field(min_length=3)
    kafka_security: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = "PLAINTEXT"
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    kafka_username: str | None = None
    kafka_password: SecretStr | None = None
    kafka_ca_file: Path | None = None
    kafka_session_timeout_ms: int = Field(default=15_000, ge=6_000, le=300_000)

    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8000, ge=1, le=65535)
    origin: str = Field(default="http://localhost:8080", pattern=r"^https?://[^/]+$")
    """Scheme, host and port that browsers see, without a path."""
    secret_key: SecretStr = Field(min_length=32)
    """Signs links, CSRF tokens and short-lived cookies: the same for all instances."""

    oidc_issuer: str = Field(default="", max_length=300)
    oidc_authorization_url: str = Field(default="", max_length=300)
    oidc_token_url: str = Field(default="", max_length=300)
    oidc_jwks_url: str = Field(default="", max_length=300)
    """Endpoints that are left empty are taken from the issuer's discovery document."""
    oidc_client_id: str = "saypro"
    oidc_client_secret: SecretStr | None = None
    oidc_audience: str = "saypro"

    brand_file: Path | None = None
    """TOML with name, logo, colours, sender and legal footer; None: the SayPro default."""
    max_body_bytes: int = Field(default=1_000_000, ge=1_000)
    rate_read_per_second: float = Field(default=50, gt=0)
    """Requests per person (or address) and process; four seconds' worth may come at once. So for the two below."""
    rate_write_per_second: float = Field(default=20, gt=0)
    rate_signin_per_second: float = Field(default=2, gt=0)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    fail_points: Path | None = None
    """File that arms fail points, for the fault tests; refused in production."""

    @model_validator(mode="after")
    def _no_fail_points_in_production(self) -> Self:
        if self.fail_points is not None and self.environment == "production":
            raise ValueError("fail_points is for fault tests: production refuses it (unset SAYPRO_FAIL_POINTS)")
        return self


S = TypeVar("S", bound=ServiceSettings)


def load(kind: type[S]) -> S:
    """Settings of `kind` from the environment, or one clear line per mistake on stderr and exit code 2."""
    try:
        return kind(**_from_files(kind))
    except ValidationError as error:
        for mistake in error.errors():
            name = PREFIX + ".".join(str(part) for part in mistake["loc"]).upper() if mistake["loc"] else "settings"
            sys.stderr.write(f"{name}: {mistake['msg']}\n")
    except OSError as error:
        sys.stderr.write(f"{error.filename}: {error.strerror} (named by a {PREFIX}..._FILE variable)\n")
    raise SystemExit(2)


def _from_files(kind: type[ServiceSettings]) -> dict[str, Any]:
    named = {name: os.environ.get(f"{PREFIX}{name.upper()}_FILE") for name in kind.model_fields}
    return {name: Path(path).read_text(encoding="utf-8").strip() for name, path in named.items() if path}
