"""The clients of the chat benchmark: light connections, pairs that talk, and an even rate of requests."""

import asyncio
import json
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from motor.motor_asyncio import AsyncIOMotorClient
from pymongo.read_concern import ReadConcern
from pymongo.write_concern import WriteConcern
from websockets.asyncio.client import ClientConnection, connect

from saypro_local.issuer.tokens import TokenMaker
from saypro_local.personas import Persona
from saypro_local.stack.ready import Ready, read_ready

V1 = "/messaging/v1"


class Wire:
    """A keep-alive HTTP connection that costs the load generator next to nothing."""

    def __init__(self, url: str) -> None:
        self._host, _, port = url.removeprefix("http://").partition(":")
        self._port = int(port)
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._one_by_one = asyncio.Lock()

    async def request(self, method: str, path: str, token: str, body: Any = None) -> tuple[int, bytes]:
        """Give status and body of the answer. A connection that the server has closed while idle is opened anew."""
        content = b"" if body is None else json.dumps(body).encode()
        accept = "application/json" if path.startswith(V1) else "text/html"
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {self._host}\r\nAuthorization: Bearer {token}\r\nAccept: {accept}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        async with self._one_by_one:
            try:
                return await self._exchange(head.encode() + content)
            except (ConnectionError, asyncio.IncompleteReadError):
                # The server gave up an idle connection at this very moment; what is sent again has the same key.
                self._reader = None
                return await self._exchange(head.encode() + content)

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self._reader is None or self._writer is None or self._reader.at_eof():
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=2**22)
        self._writer.write(request)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = answer.lower().split("\r\n")
        length = next(int(line.split(":")[1]) for line in lines if line.startswith("content-length:"))
        return int(lines[0].split()[1]), await self._reader.readexactly(length)

    async def post(self, path: str, token: str, body: Any) -> Any:
        """Give the answer to a command that must be accepted."""
        status, content = await self.request("POST", path, token, body)
        if status != 201:
            message = f"{path}: {status} {content[:200]!r}"
            raise RuntimeError(message)
        return json.loads(content)


@dataclass(frozen=True)
class Bench:
    """A running stack, with people that nobody else uses."""

    ready: Ready
    tokens: TokenMaker
    run: str

    @classmethod
    def of(cls, data: Path) -> "Bench":
        ready = read_ready(data)
        return cls(ready, TokenMaker.of(data, ready.issuer), uuid.uuid4().hex[:6])

    @property
    def url(self) -> str:
        return self.ready.services["messaging-0"]

    def db(self, name: str = "saypro_messaging") -> Any:
        client: Any = AsyncIOMotorClient(self.ready.mongo, tz_aware=True)
        return client.get_database(name, write_concern=WriteConcern("majority"), read_concern=ReadConcern("majority"))

    def token(self, user_id: str, role: str) -> str:
        person = Persona(user_id, user_id.removeprefix("u-").capitalize(), (role,), "en", "Etc/UTC", None, "")
        return self.tokens.access_token(person, datetime.now(UTC))


class Pair:
    """A buyer and a seller in one conversation: the buyer speaks, the seller listens."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        tag = uuid.uuid4().hex[:10]
        self.buyer_id, self.seller_id = f"u-b{tag}", f"u-s{tag}"
        self.buyer = bench.token(self.buyer_id, "buyer")
        self.seller = bench.token(self.seller_id, "seller")
        self.wire = Wire(bench.url)
        self.conversation_id = ""
        self.sent: dict[str, float] = {}
        self.seen: dict[str, float] = {}
        self.order: list[str] = []
        self.last = 0
        self._sockets: list[tuple[ClientConnection, asyncio.Task[None]]] = []

    async def open(self) -> None:
        body = {"kind": "product", "product_id": "p", "seller_id": self.seller_id, "text": "Hello", "client_id": "open"}
        started = await self.wire.post(f"{V1}/conversations", self.buyer, body)
        self.conversation_id = started["conversation_id"]
        self.last = started["seq"]

    async def listen(self, *, both: bool = True) -> None:
        """Connect the seller (and the buyer, who is a client, too)."""
        for token, mine in ((self.seller, True), *([(self.buyer, False)] if both else [])):
            socket = await connect(
                self.bench.url.replace("http", "ws") + f"{V1}/live",
                additional_headers={"Authorization": f"Bearer {token}"},
                compression=None,
                max_queue=None,
            )
            asked = {"type": "subscribe", "conversation_id": self.conversation_id, "after": self.last}
            await socket.send(json.dumps(asked))
            self._sockets.append((socket, asyncio.create_task(self._follow(socket, mine=mine))))

    async def _follow(self, socket: ClientConnection, *, mine: bool) -> None:
        async for text in socket:
            if not mine or '"type":"change"' not in str(text):
                continue
            change = json.loads(text)["change"]
            self.last = max(self.last, change["seq"])
            if change["type"] == "message" and change["text"] in self.sent:
                self.seen.setdefault(change["text"], time.perf_counter())
                self.order.append(change["text"])

    async def cut(self) -> None:
        """Lose every connection, without a word."""
        for socket, task in self._sockets:
            task.cancel()
            socket.transport.abort()
        self._sockets.clear()

    async def say(self, number: int) -> float:
        """Send message `number`; give how long its answer took."""
        text = f"message {number}"
        self.sent[text] = time.perf_counter()
        body = {"text": text, "client_id": f"{self.buyer_id}-{number}"}
        await self.wire.post(f"{V1}/conversations/{self.conversation_id}/messages", self.buyer, body)
        return time.perf_counter() - self.sent[text]


async def at_rate(rate: float, seconds: float, act: Callable[[int], Awaitable[Any]]) -> list[Any]:
    """Start `act(n)` at an even rate, whatever the answers do, and give all results."""
    begun = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(_settled(act, number)))
    return await asyncio.gather(*tasks)


async def _settled(act: Callable[[int], Awaitable[Any]], number: int) -> Any:
    return await act(number)


async def make_pairs(bench: Bench, count: int) -> list[Pair]:
    """Open `count` conversations, a few at a time."""
    pairs = [Pair(bench) for _ in range(count)]
    sellers = [
        {"_id": one.seller_id, "name": one.seller_id, "roles": ["seller"], "at": datetime.now(UTC)} for one in pairs
    ]
    await bench.db()["users"].insert_many(sellers)
    for at in range(0, count, 10):
        await asyncio.gather(*(pair.open() for pair in pairs[at : at + 10]))
    return pairs
