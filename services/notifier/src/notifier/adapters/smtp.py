"""SMTP providers: pooled connections, TLS and sign-in as set, a breaker and a rate for each, fail-over between them."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import aiosmtplib
from aiosmtplib import (
    SMTPException,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from notifier.application.mail import MailDelayed, MailRejected, OutgoingMail
from notifier.domain.circuit_breaker import CircuitBreaker
from notifier.domain.rate import Rate

ATTEMPT_SECONDS = 15.0
IDLE_SECONDS = 60.0
MAILS_A_CONNECTION = 500
"""Servers end connections that are too old or too busy: ours go first."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """How to reach one provider. `tls`: none, starttls (required once connected), or tls from the first byte."""

    host: str
    port: int
    tls: Literal["none", "starttls", "tls"] = "none"
    username: str | None = None
    password: str | None = None
    ca_file: str | None = None
    sender: str = "no-reply@localhost"
    connections: int = 8
    per_second: float = 0.0


class ProviderFailed(Exception):
    """The provider could not be asked, or broke off: nothing to do with this mail."""


@dataclass(slots=True)
class _Connection:
    client: aiosmtplib.SMTP
    used_at: float
    mails: int = 0


class SmtpProvider:
    """One provider."""

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._idle: list[_Connection] = []
        self._slots = asyncio.Semaphore(server.connections)
        self._rate = Rate(server.per_second)
        self.breaker = CircuitBreaker()

    async def send(self, mail: OutgoingMail) -> None:
        """Return once it is accepted. Raises MailRejected, MailDelayed (asked to come back) or ProviderFailed."""
        async with self._slots:
            wait = self._rate.wait(_now())
            if wait > 0:
                await asyncio.sleep(wait)
            try:
                async with asyncio.timeout(ATTEMPT_SECONDS):
                    await self._hand_over(mail)
            except (SMTPRecipientsRefused, SMTPResponseException) as error:
                raise _judged(error) from error
            except (SMTPException, OSError, TimeoutError, ValueError) as error:
                name = type(error).__name__
                raise ProviderFailed(name) from error

    async def close(self) -> None:
        """End every idle connection."""
        while self._idle:
            await _quit(self._idle.pop().client)

    async def _hand_over(self, mail: OutgoingMail) -> None:
        connection = await self._connection()
        keep = False
        try:
            await connection.client.sendmail(self._server.sender, [mail.to], mail.content)
            keep = True
        except (SMTPRecipientsRefused, SMTPResponseException) as error:
            keep = not isinstance(error, SMTPResponseException) or error.code != 421
            raise
        finally:
            connection.used_at = _now()
            connection.mails += 1
            if keep and connection.client.is_connected and connection.mails < MAILS_A_CONNECTION:
                self._idle.append(connection)
            else:
                connection.client.close()

    async def _connection(self) -> _Connection:
        while self._idle:
            found = self._idle.pop()
            if found.client.is_connected and _now() - found.used_at < IDLE_SECONDS:
                return found
            found.client.close()
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            timeout=ATTEMPT_SECONDS,
            use_tls=server.tls == "tls",
            start_tls=server.tls == "starttls",
            username=server.username,
            password=server.password,
            tls_context=None if server.tls == "none" else ssl.create_default_context(cafile=server.ca_file),
        )
        await client.connect()
        return _Connection(client, _now())


class SmtpTransport:
    """Providers in order of preference: the next one is asked when the one before cannot be."""

    def __init__(self, providers: Sequence[SmtpProvider]) -> None:
        self._providers = providers

    async def send(self, mail: OutgoingMail) -> None:
        """Return once a provider has accepted it. Raises MailRejected or MailDelayed."""
        why = "no provider can be asked now"
        for provider in self._providers:
            if not provider.breaker.allows(_now()):
                continue
            try:
                await provider.send(mail)
            except ProviderFailed as error:
                provider.breaker.failed(_now())
                why = str(error)
            except (MailRejected, MailDelayed):
                provider.breaker.succeeded()
                raise
            else:
                provider.breaker.succeeded()
                return
        raise MailDelayed(why)

    def pause(self) -> float:
        """Seconds for which no provider can be asked; 0 when one can."""
        return min((provider.breaker.waits(_now()) for provider in self._providers), default=0.0)

    async def close(self) -> None:
        """End every connection."""
        for provider in self._providers:
            await provider.close()


def _judged(error: SMTPRecipientsRefused | SMTPResponseException) -> Exception:
    """What an answer means: 5xx is for ever, 4xx for now, 421 and a refused sender the provider's trouble."""
    answer: Exception = error.recipients[0] if isinstance(error, SMTPRecipientsRefused) else error
    if not isinstance(answer, SMTPResponseException):
        return ProviderFailed(type(answer).__name__)
    about_recipient = isinstance(answer, SMTPRecipientRefused)
    detail = f"{answer.code}"
    if answer.code == 421 or isinstance(answer, SMTPSenderRefused | aiosmtplib.SMTPAuthenticationError):
        return ProviderFailed(detail)
    if 500 <= answer.code < 600 and isinstance(answer, SMTPRecipientRefused | aiosmtplib.SMTPDataError):
        return MailRejected(detail, bad_address=about_recipient)
    if 400 <= answer.code < 500:
        return MailDelayed(detail)
    return ProviderFailed(detail)


async def _quit(client: aiosmtplib.SMTP) -> None:
    try:
        async with asyncio.timeout(1):
            await client.quit()
    except (SMTPException, OSError, TimeoutError):
        client.close()


def _now() -> float:
    return asyncio.get_running_loop().time()
