"""An SMTP server that behaves as badly as it is told to, and remembers what it accepted."""

import socket
import threading
import time
from collections import Counter
from email import message_from_bytes
from email.policy import default
from enum import StrEnum

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mood(StrEnum):
    """How it answers the end of DATA (or, for DROP, during it)."""

    FINE = "fine"
    LATER = "later"
    NEVER = "never"
    STALL = "stall"
    DROP = "drop"


class Mailbox:
    """Accepted mails by Message-ID. `mood` may be changed while it runs; `stop` and `start` take the server away."""

    def __init__(self) -> None:
        self.mood = Mood.FINE
        self.accepted: Counter[str] = Counter()
        self.to: dict[str, str] = {}
        self.attempts = 0
        self._lock = threading.Lock()
        self._controller: Controller | None = None
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def start(self) -> None:
        """Listen on `port`."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Refuse connections."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mood is Mood.NEVER:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.attempts += 1
        if self.mood is Mood.STALL:
            time.sleep(3)
        if self.mood is Mood.DROP and server.transport is not None:
            server.transport.abort()
            return "421 going away"
        if self.mood is Mood.LATER:
            return "451 try again later"
        message = message_from_bytes(envelope.original_content or b"", policy=default)
        with self._lock:
            name = str(message["Message-ID"])
            self.accepted[name] += 1
            self.to[name] = envelope.rcpt_tos[0]
        return "250 accepted"
