"""A mail's bytes, put together from strings: the parts that we need of MIME, without the cost of a message object.

Every header goes through `header_value`, which takes out line breaks and control characters: nothing that a person
wrote can begin a header of its own.
"""

import binascii
from collections.abc import Sequence
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from typing import Final

_CRLF: Final = b"\r\n"
_MAX_HEADER: Final = 900
_SPECIALS: Final = frozenset('()<>[]:;@\\,."')


def header_value(text: str) -> str:
    """Any text as one header value: no line breaks or controls, encoded (RFC 2047) where it is not ASCII."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in text[:_MAX_HEADER]).split())
    if clean.isascii() and len(clean) < 200:
        return clean
    return Header(clean, "utf-8", maxlinelen=75).encode(linesep="\r\n")


def mailbox(name: str, address: str) -> str:
    """`Name <address>`. ValueError for an address that SMTP without SMTPUTF8 cannot carry, or that is none."""
    if not address.isascii() or address.count("@") != 1 or any(c in '<> ,;"' or not c.isprintable() for c in address):
        raise ValueError("not an address that mail can be sent to")
    shown = header_value(name)
    if not shown:
        return address
    if shown.startswith("=?"):
        return f"{shown} <{address}>"
    if any(c in _SPECIALS for c in shown):
        quoted = shown.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'
    return f"{shown} <{address}>"


def alternative(
    headers: Sequence[tuple[str, str]], *, text: str, html: str, name: str, picture: bytes | None = None
) -> bytes:
    """The message with these headers (values already made by `header_value` or `mailbox`), as text and as HTML.

    `name` makes the boundaries; `picture` is a part that the HTML shows, made by `inline_png`.
    """
    head = "".join(f"{field}: {value}\r\n" for field, value in headers)
    boundary, inner = f"=_{name}", f"=-{name}"
    start = f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="{boundary}"\r\n\r\n'
    line = f"--{boundary}".encode()
    return b"".join(
        (
            start.encode("ascii"),
            *_part(line, b"plain", text),
            *(_part(line, b"html", html) if picture is None else _related(line, inner, html, picture)),
            line,
            b"--\r\n",
        )
    )


def inline_png(content: bytes, name: str) -> bytes:
    """A picture as a part of a mail, which its HTML shows as `cid:<name>`."""
    body = b"\r\n".join(binascii.b2a_base64(content[at : at + 57], newline=False) for at in range(0, len(content), 57))
    return (
        b"\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        b'Content-Disposition: inline; filename="logo.png"\r\nContent-ID: <'
        + name.encode("ascii")
        + b">\r\n\r\n"
        + body
    )


def _related(line: bytes, boundary: str, html: str, picture: bytes) -> tuple[bytes, ...]:
    inner = f"--{boundary}".encode()
    return (
        line,
        f'\r\nContent-Type: multipart/related; type="text/html"; boundary="{boundary}"\r\n\r\n'.encode(),
        *_part(inner, b"html", html),
        inner,
        picture,
        b"\r\n",
        inner,
        b"--\r\n\r\n",
    )


def _part(line: bytes, kind: bytes, content: str) -> tuple[bytes, ...]:
    body = binascii.b2a_qp(content.replace("\r\n", "\n").encode(), istext=True)
    return (
        line,
        b"\r\nContent-Type: text/" + kind + b"; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n",
        body.replace(b"\n", _CRLF),
        _CRLF,
    )


def date_value(at: datetime) -> str:
    """A `Date` header value."""
    return format_datetime(at)
