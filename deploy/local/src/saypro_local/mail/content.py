"""What is in a mail: its headers, its text, its HTML made fit for a sandboxed frame."""

import base64
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

_CID = re.compile(r"""(["'(])cid:([^"')\s]+)""", re.IGNORECASE)
_BASE = '<base target="_blank">'


@dataclass(frozen=True, slots=True)
class Content:
    """A mail taken apart."""

    headers: tuple[tuple[str, str], ...]
    text: str | None
    html: str | None
    attachments: tuple[str, ...]


def read_content(raw: bytes) -> Content:
    """Take a mail apart; what can't be decoded is shown with replacement characters."""
    message = message_from_bytes(raw, policy=policy.default)
    images = _images(message)
    html = _body(message, "html")
    if html is not None:
        html = _BASE + _CID.sub(lambda found: found.group(1) + images.get(found.group(2), "about:blank"), html)
    names = tuple(part.get_filename() or part.get_content_type() for part in message.iter_attachments())
    headers = tuple((name, " ".join(str(value).split())) for name, value in message.items())
    return Content(headers, _body(message, "plain"), html, names)


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return None
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset("utf-8")
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _images(message: EmailMessage) -> dict[str, str]:
    """Content-ID → data URI of each inline image."""
    found: dict[str, str] = {}
    for part in message.walk():
        content_id = str(part.get("Content-ID", "")).strip("<> ")
        payload = part.get_payload(decode=True)
        if content_id and part.get_content_maintype() == "image" and isinstance(payload, bytes):
            found[content_id] = f"data:{part.get_content_type()};base64,{base64.b64encode(payload).decode()}"
    return found
