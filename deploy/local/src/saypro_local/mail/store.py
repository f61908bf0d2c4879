"""Received mails: each a file that is complete before its sender is told so, with an index to search them."""

import itertools
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Any

_SCHEMA = """
CREATE TABLE IF NOT EXISTS mails (
  id INTEGER PRIMARY KEY, file TEXT UNIQUE NOT NULL, message_id TEXT NOT NULL, sender TEXT NOT NULL,
  recipients TEXT NOT NULL, subject TEXT NOT NULL, received_at TEXT NOT NULL, bytes INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS by_message_id ON mails (message_id);
"""
_COLUMNS = "id, file, message_id, sender, recipients, subject, received_at, bytes"
MAX_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Mail:
    """A line of the list. `recipients` are those of the SMTP envelope; `received_at` is ISO 8601 UTC."""

    id: int
    file: str
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    received_at: str
    bytes: int

    def as_json(self) -> dict[str, Any]:
        """For /dev/mail/messages.json."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of mails, how many there are in all, and how many different Message-IDs."""

    mails: Sequence[Mail]
    total: int
    distinct: int


class MailStore:
    """The folder `DIR/mail`. Methods may be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._count = itertools.count()
        self._lock = threading.Lock()
        self._index = sqlite3.connect(folder / "index.sqlite3", check_same_thread=False, isolation_level=None)
        # The files are the truth; the index is made again from them, so it need not be synced.
        self._index.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;" + _SCHEMA)
        self._catch_up()

    def save(self, envelope_from: str, recipients: Sequence[str], content: bytes) -> None:
        """Keep a mail: written, synced, renamed into place, listed."""
        name = f"{time.time_ns():020d}-{os.getpid()}-{next(self._count)}.eml"
        # As a delivering server does (RFC 5321 4.4): the envelope is otherwise lost.
        trace = f"Return-Path: <{_one_line(envelope_from)}>\r\n" + "".join(
            f"X-Envelope-To: {_one_line(recipient)}\r\n" for recipient in recipients
        )
        half_done = self._folder / f"{name}.part"
        with half_done.open("wb") as file:
            file.write(trace.encode("utf-8", "surrogateescape") + content)
            file.flush()
            os.fsync(file.fileno())
        half_done.rename(self._folder / name)
        self._list(name)

    def find(
        self,
        *,
        recipient: str = "",
        message_id: str = "",
        after: int | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> Found:
        """Mails whose envelope names `recipient` (a part of the address is enough).

        `after`: those that came after this id, oldest first; else the newest first, `before` an id.
        """
        where, values = _where(recipient, message_id)
        if after is not None:
            bound, edge, order = "id > ?", after, "ASC"
        else:
            bound, edge, order = "id < ?", before if before is not None else 2**62, "DESC"
        with self._lock:
            total, distinct = self._index.execute(
                f"SELECT count(*), count(DISTINCT message_id) FROM mails WHERE {' AND '.join(where)}",  # noqa: S608
                values,
            ).fetchone()
            rows = self._index.execute(
                f"SELECT {_COLUMNS} FROM mails WHERE {' AND '.join([*where, bound])} ORDER BY id {order} LIMIT ?",  # noqa: S608
                [*values, edge, min(max(limit, 1), MAX_LIMIT)],
            ).fetchall()
        return Found([_mail(row) for row in rows], total, distinct)

    def get(self, mail_id: int) -> tuple[Mail, bytes] | None:
        """A mail with its bytes as received."""
        with self._lock:
            row = self._index.execute(f"SELECT {_COLUMNS} FROM mails WHERE id = ?", [mail_id]).fetchone()  # noqa: S608
        if row is None:
            return None
        mail = _mail(row)
        return mail, (self._folder / mail.file).read_bytes()

    def clear(self) -> None:
        """Forget all mails."""
        with self._lock:
            for file in self._files():
                (self._folder / file).unlink()
            self._index.execute("DELETE FROM mails")

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _files(self) -> Iterator[str]:
        return (entry.name for entry in os.scandir(self._folder) if entry.name.endswith(".eml"))

    def _catch_up(self) -> None:
        """List what was written but not listed when the last process ended."""
        listed = {row[0] for row in self._index.execute("SELECT file FROM mails")}
        for file in sorted(set(self._files()) - listed):
            self._list(file)

    def _list(self, file: str) -> None:
        path = self._folder / file
        content = path.read_bytes()
        headers = BytesHeaderParser().parsebytes(content)
        received = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(path.stat().st_mtime))
        recipients = "\n".join(str(value) for value in headers.get_all("X-Envelope-To", []))
        values = (
            file,
            header(headers, "Message-ID").strip("<> "),
            header(headers, "From"),
            recipients,
            header(headers, "Subject"),
            f"{received}.{path.stat().st_mtime_ns // 1_000_000 % 1000:03d}Z",
            len(content),
        )
        with self._lock:
            self._index.execute(
                "INSERT OR IGNORE INTO mails (file, message_id, sender, recipients, subject, received_at, bytes)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )


def header(message: Message, name: str) -> str:
    """A header in words (RFC 2047 decoded), on one line; whatever it holds, never an error."""
    value = str(message.get(name, ""))
    try:
        return _one_line(str(make_header(decode_header(value))))
    except (LookupError, UnicodeError, ValueError):  # an encoding that nobody knows: as it stands
        return _one_line(value)


def _one_line(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _where(recipient: str, message_id: str) -> tuple[list[str], list[Any]]:
    where, values = ["1"], []
    if recipient:
        where.append("instr(lower(recipients), ?) > 0")
        values.append(recipient.lower())
    if message_id:
        where.append("message_id = ?")
        values.append(message_id.strip("<> "))
    return where, values


def _mail(row: Sequence[Any]) -> Mail:
    number, file, message_id, sender, recipients, subject, received_at, size = row
    return Mail(number, file, message_id, sender, tuple(recipients.split("\n")), subject, received_at, size)
