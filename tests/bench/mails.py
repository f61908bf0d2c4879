"""How many mails a second one email stage sends, to an SMTP receiver in a process of its own.

Run as `python -m tests.bench.mails [--mails N]` from the repository's root; one JSON line per figure. The mails are
order cancellations, planned by real events before the clock starts; each is asked about again, composed in HTML and
text, sent, settled and published. Every one of them must arrive once, by its Message-ID.

The floor is aiosmtplib alone: one finished mail sent as often, over as many connections, to the same receiver.
"""

import argparse
import asyncio
import re
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiosmtplib
from tests.bench.figures import Figure, figure, show
from tests.bench.notifications import Stage, produce, staged

from saypro_events import encode, new_event
from saypro_events.generate.examples import example
from saypro_events.order import OrderUpdated
from saypro_local.infra import Endpoints
from saypro_local.ports import free_ports

MAILS = 3_000
CONNECTIONS = 8
RECEIVER = """
import sys, time
from aiosmtpd.controller import Controller

class Box:
    async def handle_DATA(self, server, session, envelope):
        content = envelope.content
        at = content.find(b"Message-ID: <") + 13
        seen.write(f"{time.time()} {content[at:content.find(b'>', at)].decode()} {len(content)}\\n")
        seen.flush()
        return "250 OK"

seen = open(sys.argv[2], "w")
controller = Controller(Box(), hostname="127.0.0.1", port=int(sys.argv[1]))
controller.start()
print("ready", flush=True)
sys.stdin.read()
"""


@asynccontextmanager
async def receiver(path: str) -> AsyncIterator[int]:
    """An SMTP server in another process, which writes a line for each mail; its port."""
    [port] = free_ports(1)
    child = subprocess.Popen(
        [sys.executable, "-c", RECEIVER, str(port), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdin is not None
    assert child.stdout is not None
    await asyncio.to_thread(child.stdout.readline)
    try:
        yield port
    finally:
        child.stdin.close()
        child.wait(10)


def received(path: str) -> list[tuple[float, str]]:
    """When each mail came, and its Message-ID."""
    with Path(path).open(encoding="utf-8") as lines:
        return [(float(words[0]), words[1]) for words in map(str.split, lines) if len(words) == 3]


async def floor(port: int, path: str, mail: bytes, count: int) -> float:
    """Mails per second of aiosmtplib alone."""
    left = iter(range(count))
    before = len(received(path))

    async def connection() -> None:
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as client:
            for number in left:
                content = re.sub(rb"Message-ID: <[^>]*>", b"Message-ID: <floor-%d@x>" % number, mail)
                await client.sendmail("a@example.test", ["b@example.test"], content)

    began = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    took = time.perf_counter() - began
    assert len(received(path)) - before == count
    return count / took


def orders(count: int, run: str) -> list[Any]:
    """Cancellations, each of another buyer."""
    base = OrderUpdated.model_validate(example(OrderUpdated, "cancelled"))
    return [
        encode(
            new_event(
                base.model_copy(
                    update={"order_id": f"o-{run}-{n}", "buyer_id": f"mail-{n}", "seller_id": "mail-seller"}
                ),
                id=f"{run}-{n}",
                time=datetime.now(UTC),
                source="/bench",
                sequence=1,
            )
        )
        for n in range(count)
    ]


def person(number: int) -> dict[str, Any]:
    """A buyer with an address."""
    return {
        "_id": f"mail-{number}",
        "name": f"Person {number}",
        "email": f"person{number}@example.test",
        "locale": "en-ZA",
        "timezone": "Africa/Johannesburg",
        "roles": ["buyer"],
        "version": 1,
    }


async def _until(check: Any, seconds: float = 240) -> None:
    deadline = time.monotonic() + seconds
    while not await check():
        if time.monotonic() > deadline:
            raise TimeoutError("the mails did not come")
        await asyncio.sleep(0.05)


async def measured(stage: Stage, port: int, path: str, count: int) -> float:
    """Mails per second of one email stage, over the middle of the run: from the first tenth to the last mail."""
    run = uuid.uuid4().hex[:8]
    database = stage.client[f"bench_mail_{run}"]
    await database.people.insert_many([person(number) for number in range(count)])
    waiting = {"queue": "email", "state": "planned"}

    async def planned() -> bool:
        return bool(await database.deliveries.count_documents(waiting) == count)

    async def settled() -> bool:
        sent = await database.deliveries.count_documents({"channel": "email", "state": "sent"})
        return bool(sent == count and await database.outbox.estimated_document_count() == 0)

    async with stage.notifiers(1, database.name, mail_stage="false"):
        await produce(stage.endpoints.kafka, orders(count, run))
        await _until(planned)
    before = len(received(path))
    async with stage.notifiers(1, database.name, smtp_port=str(port), smtp_connections=str(CONNECTIONS)):
        await _until(settled)
    came = received(path)[before:]
    assert len(came) == count, (len(came), count)
    assert len({message_id for _, message_id in came}) == count
    tenth = count // 10
    return (count - tenth) / (came[-1][0] - came[tenth - 1][0])


async def figures(endpoints: Endpoints | None = None, mails: int = MAILS) -> list[Figure]:
    """All figures of this file."""
    async with staged(endpoints) as stage:
        path = str(stage.folder / "mails.txt")
        async with receiver(path) as port:
            line = b"A line of about seventy characters, as it is in a mail.\r\n"
            mail = b"Message-ID: <x>\r\nSubject: floor\r\n\r\n" + line * 120
            bare = await floor(port, path, mail, mails)
            value = await measured(stage, port, path, mails)
    return [figure("mails_with_one_email_stage", value, "1/s", mails, bare)]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=MAILS)
    show(asyncio.run(figures(mails=parser.parse_args().mails)))


if __name__ == "__main__":
    main()
