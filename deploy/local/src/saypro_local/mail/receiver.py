"""The SMTP receiver: takes everything, and says 250 only once it is kept."""

import asyncio
from functools import partial

from aiosmtpd.smtp import SMTP, Envelope, Session

from saypro_local.mail.store import MailStore

MAX_BYTES = 25 * 1024 * 1024
# To see what happens then: a mail to one of these names at any domain is refused, for ever or for now.
_REFUSED = {"bounce": "550 5.1.1 No such mailbox (this name always bounces)"}
_DEFERRED = {"later": "451 4.3.0 Try again later (this name always says so)"}


class Receiver:
    """aiosmtpd's handler."""

    def __init__(self, store: MailStore) -> None:
        self._store = store

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take any recipient but the two that exist to be refused."""
        name = address.partition("@")[0].lower()
        refusal = _REFUSED.get(name) or _DEFERRED.get(name)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep it, then say so."""
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        keep = partial(self._store.save, envelope.mail_from or "", list(envelope.rcpt_tos), raw)
        try:
            await asyncio.get_running_loop().run_in_executor(None, keep)
        except OSError as error:
            return f"452 4.3.1 Could not be kept ({error.strerror}); try again"
        return "250 OK: kept"


async def listen(store: MailStore, host: str, port: int) -> asyncio.Server:
    """Receive until the server is closed."""

    def protocol() -> SMTP:
        return SMTP(Receiver(store), data_size_limit=MAX_BYTES, enable_SMTPUTF8=True, ident="saypro-local")

    return await asyncio.get_running_loop().create_server(protocol, host, port)
