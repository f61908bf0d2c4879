"""A signed link that says no to one type on one channel, for whoever holds it (RFC 8058)."""

import binascii
import hmac
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from notifier.domain.errors import InvalidFieldError

SIGNATURE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Leave:
    """Who wants to hear no more of what, and where."""

    user_id: str
    type: str
    channel: str


def sign(leave: Leave, secret: bytes) -> str:
    """The token for `leave`, safe in a URL."""
    body = json.dumps([leave.user_id, leave.type, leave.channel], separators=(",", ":")).encode()
    return urlsafe_b64encode(_signature(body, secret) + body).rstrip(b"=").decode()


def read(token: str, secret: bytes) -> Leave:
    """What a token says; InvalidFieldError("token") unless we signed it."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
    except (binascii.Error, ValueError) as error:
        raise InvalidFieldError("token", "a link from one of our mails, whole") from error
    signature, body = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signature, _signature(body, secret)):
        raise InvalidFieldError("token", "a link from one of our mails, whole and unchanged")
    user_id, type_, channel = json.loads(body)
    return Leave(user_id, type_, channel)


def _signature(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"unsubscribe\n" + body, sha256).digest()[:SIGNATURE_BYTES]
