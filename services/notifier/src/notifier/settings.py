"""What the notifier is told from outside."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, SecretStr

from chassis.setting_checks import Certificates
from chassis.settings import ServiceSettings, variable

HOST = r"^[A-Za-z0-9.:_-]+$"


class Settings(ServiceSettings):
    """The common settings, and how mail leaves the house."""

    max_batch: int = Field(default=400, ge=1, le=1000)
    """Most events that one transaction plans."""
    unread_delay_seconds: int = Field(default=120, ge=0, le=7 * 24 * 3600)
    """How long the mail about a message waits for the person to read it first."""

    attention_per_hour: int = Field(default=6, ge=0)
    attention_per_day: int = Field(default=20, ge=0)
    """Mails that one person gets in any hour and any day before offers wait for the digest and talk is put together.

    What a person must know (orders, tickets, the account) goes and only counts. The defaults are a mail every ten
    minutes, and no more in a day than half an hour of reading at a minute and a half each: who gets more begins to
    overlook what matters. 0: no limit.
    """

    mail_stage: bool = True
    """Whether this process sends mail. Off where another set of instances does."""
    mail_domain: str = Field(default="saypro.local", max_length=253, pattern=r"^[A-Za-z0-9.-]+$")
    """Right-hand side of Message-IDs."""

    smtp_host: str = Field(default="127.0.0.1", max_length=253, pattern=HOST)
    """Production has no default for it."""
    smtp_port: int = Field(default=1025, ge=1, le=65535)
    smtp_tls: Literal["none", "starttls", "tls"] = "none"
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    smtp_ca_file: Certificates | None = None
    smtp_connections: int = Field(default=8, ge=1, le=200)
    smtp_per_second: float = Field(default=0, ge=0)
    """The provider's own limit for each instance; 0: none."""

    smtp2_host: str | None = Field(default=None, max_length=253, pattern=HOST)
    """A second provider, asked when the first one cannot be."""
    smtp2_port: int = Field(default=587, ge=1, le=65535)
    smtp2_tls: Literal["none", "starttls", "tls"] = "starttls"
    smtp2_username: str | None = None
    smtp2_password: SecretStr | None = None

    def _mistakes(self) -> Iterator[str]:
        yield from super()._mistakes()
        yield from self._half_a_sign_in("smtp")
        yield from self._half_a_sign_in("smtp2")
        if self.environment == "production":
            if self.mail_stage:
                yield from self._missing("smtp_host", why="production has no default for it")
            yield from self._password_in_the_clear("smtp")
            yield from self._password_in_the_clear("smtp2")

    def _half_a_sign_in(self, provider: str) -> Iterator[str]:
        given = {name for name in (f"{provider}_username", f"{provider}_password") if getattr(self, name) is not None}
        if len(given) == 1:
            yield from self._missing(f"{provider}_username", f"{provider}_password", why=f"{variable(*given)} needs it")

    def _password_in_the_clear(self, provider: str) -> Iterator[str]:
        if getattr(self, f"{provider}_password") is not None and getattr(self, f"{provider}_tls") == "none":
            yield f"{variable(f'{provider}_tls')}: must be starttls or tls, else the password is sent in the clear"
