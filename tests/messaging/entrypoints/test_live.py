"""Live delivery over a real socket: in order, once, and whole after a lost connection."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import websockets
from websockets.asyncio.client import ClientConnection, connect

from chassis.web.tokens import LEEWAY_SECONDS
from messaging.entrypoints.live_session import SESSION_ENDED

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"


class Reader:
    """A browser, reduced to what it must do: keep the last seq, and notice a gap."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.frames: list[dict[str, Any]] = []

    async def subscribe(self, conversation_id: str, after: int = 0) -> None:
        await self.say({"type": "subscribe", "conversation_id": conversation_id, "after": after})

    async def say(self, frame: Any) -> None:
        await self.socket.send(frame if isinstance(frame, str) else json.dumps(frame))

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async with asyncio.timeout(20):
            while True:
                frame = json.loads(await self.socket.recv())
                self.frames.append(frame)
                if wanted(frame):
                    return frame

    async def until_seq(self, seq: int) -> None:
        await self.until(lambda frame: frame["type"] == "change" and frame["change"]["seq"] == seq)

    @property
    def texts(self) -> list[str]:
        changes = (frame["change"] for frame in self.frames if frame["type"] == "change")
        return [change["text"] for change in changes if change["type"] in ("message", "note")]


@pytest.fixture
def reader(running: Any) -> Callable[..., Any]:
    @asynccontextmanager
    async def open_reader(user_id: str, pod: Any = running) -> AsyncIterator[Reader]:
        url = pod.url.replace("http", "ws") + f"{V1}/live"
        async with connect(url, additional_headers=running.headers(user_id)) as socket:
            yield Reader(socket)

    return open_reader


@pytest.fixture
async def talk(running: Any, unique: Any) -> str:
    body = {"text": "message 0", "client_id": unique("k")}
    answer = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    conversation_id: str = answer.json()["conversation_id"]
    return conversation_id


async def say(running: Any, talk: str, who: str, text: str) -> None:
    answer = await running.as_(who).post(f"{V1}/conversations/{talk}/messages", json={"text": text})
    assert answer.status_code == 201


# REQ M-06
async def test_both_sides_see_a_message_at_once(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi") as thandi, reader("u-sam") as sam:
        await thandi.subscribe(talk, after=2)
        await sam.subscribe(talk)
        await sam.until_seq(2)
        await say(running, talk, "u-sam", "On its way.")
        await thandi.until_seq(4)
        await sam.until_seq(4)
        assert thandi.texts == ["On its way."]
        assert sam.texts == ["message 0", "On its way."]


# REQ M-06, FAULTS 35
async def test_five_hundred_messages_after_a_lost_connection(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi") as thandi:
        await thandi.subscribe(talk)
        await thandi.until_seq(2)
    sam = running.as_("u-sam")
    for n in range(1, 501):
        await sam.post(f"{V1}/conversations/{talk}/messages", json={"text": f"message {n}"})
    async with reader("u-thandi") as thandi:
        await thandi.subscribe(talk, after=2)
        await say(running, talk, "u-sam", "message 501")
        await thandi.until_seq(504)
        assert thandi.texts == [f"message {n}" for n in range(1, 502)]
        places = [(frame["after"], frame["change"]["seq"]) for frame in thandi.frames if frame["type"] == "change"]
        assert all(after == before for (after, _), (_, before) in zip(places[1:], places, strict=False))


# REQ M-06, FAULTS 35
async def test_what_happens_while_catching_up_comes_once(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi") as thandi:
        await asyncio.gather(
            thandi.subscribe(talk), *(say(running, talk, "u-sam", f"message {n}") for n in range(1, 21))
        )
        await thandi.until_seq(23)
        seqs = [frame["change"]["seq"] for frame in thandi.frames if frame["type"] == "change"]
        assert seqs == list(range(1, 24))


# REQ M-09
async def test_a_note_comes_to_staff_only_and_leaves_no_gap(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi") as thandi, reader("u-noor") as noor:
        await thandi.subscribe(talk)
        await noor.subscribe(talk)
        await noor.until_seq(2)
        await running.as_("u-sam").post(f"{V1}/conversations/{talk}/notes", json={"text": "secret"})
        await say(running, talk, "u-sam", "Hello")
        await noor.until_seq(5)
        await thandi.until_seq(5)
        assert noor.texts == ["message 0", "secret", "Hello"]
        assert thandi.texts == ["message 0", "Hello"]
        places = [(frame["after"], frame["change"]["seq"]) for frame in thandi.frames if frame["type"] == "change"]
        assert places == [(0, 1), (1, 2), (2, 4), (4, 5)]


# REQ M-06
async def test_typing_and_presence(reader: Any, running: Any, talk: str) -> None:
    await say(running, talk, "u-sam", "Hello")
    async with reader("u-thandi") as thandi, reader("u-sam") as sam, reader("u-olga") as olga:
        for one in (thandi, sam, olga):
            await one.subscribe(talk)
            await one.until(lambda frame: frame["type"] == "subscribed")
        await sam.until(lambda frame: frame["type"] == "presence" and len(frame["people"]) == 3)
        await sam.say({"type": "typing", "conversation_id": talk})
        typing = await thandi.until(lambda frame: frame["type"] == "typing")
        assert typing["name"] == "Sam"
        seen = {
            person["user_id"] for frame in thandi.frames if frame["type"] == "presence" for person in frame["people"]
        }
        # A manager who looks in is not shown to the customer.
        assert seen == {"u-thandi", "u-sam"}


# REQ M-09
async def test_a_strangers_conversation_is_not_followed(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-lars") as lars:
        await lars.subscribe(talk)
        refused = await lars.until(lambda frame: frame["type"] == "error")
        assert refused["code"] == "conversation_not_found"
        await lars.say({"type": "typing", "conversation_id": talk})
        await say(running, talk, "u-sam", "Hello")
        await lars.say({"type": "unsubscribe", "conversation_id": talk})
        await lars.subscribe("c-none")
        await lars.until(lambda frame: frame["type"] == "error")
        assert [frame["type"] for frame in lars.frames] == ["error", "error"]


@pytest.mark.parametrize(
    "frame", ["", "{", "[]", '{"type":"nonsense"}', '{"type":"subscribe"}', '{"type":"typing","x":1}']
)
async def test_a_bad_frame_is_answered_and_the_line_stays(reader: Any, talk: str, frame: str) -> None:
    async with reader("u-thandi") as thandi:
        await thandi.say(frame)
        answer = await thandi.until(lambda one: one["type"] == "error")
        assert answer["code"] == "invalid_frame"
        await thandi.subscribe(talk)
        await thandi.until_seq(2)


async def test_an_endless_frame_ends_the_line(reader: Any) -> None:
    async with reader("u-thandi") as thandi:
        await thandi.say("x" * 5000)
        with pytest.raises(websockets.ConnectionClosedError) as closed:
            await thandi.until(lambda frame: False)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


async def test_nobody_follows_without_signing_in(running: Any) -> None:
    url = running.url.replace("http", "ws") + f"{V1}/live"
    with pytest.raises(websockets.InvalidStatus):
        async with connect(url):
            pass


# REQ M-06
async def test_the_line_ends_with_the_session(running: Any, talk: str) -> None:
    url = running.url.replace("http", "ws") + f"{V1}/live"
    headers = running.issuer.bearer("u-thandi", exp=time.time() - LEEWAY_SECONDS + 2)
    async with connect(url, additional_headers=headers) as socket:
        thandi = Reader(socket)
        await thandi.subscribe(talk)
        await thandi.until_seq(2)
        with pytest.raises(websockets.ConnectionClosedError) as closed:
            await thandi.until(lambda frame: False)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == SESSION_ENDED


# REQ M-06
async def test_the_fallback_stream_ends_with_the_session(running: Any) -> None:
    headers = running.issuer.bearer("u-thandi", exp=time.time() - LEEWAY_SECONDS + 2)
    async with running.anonymous().stream("GET", f"{V1}/stream", headers=headers) as stream:
        assert stream.status_code == 200
        async with asyncio.timeout(20):
            assert [line async for line in stream.aiter_lines() if "moving" in line] == []
    assert (await running.anonymous().get(f"{V1}/stream", headers=headers)).status_code == 401


async def test_another_sites_page_does_not_follow_with_my_cookie(running: Any) -> None:
    url = running.url.replace("http", "ws") + f"{V1}/live"
    cookie = {"Cookie": f"saypro_session={running.issuer.token('u-thandi')}"}
    with pytest.raises(websockets.InvalidStatus):
        async with connect(url, additional_headers=cookie, origin="https://evil.example"):
            pass
    async with connect(url, additional_headers=cookie, origin=running.url):
        pass


# REQ M-06
async def test_the_fallback_stream_resumes_after_the_last_id(running: Any, talk: str) -> None:
    for n in range(1, 4):
        await say(running, talk, "u-sam", f"message {n}")
    url = f"{V1}/stream?conversation_id={talk}"
    async with running.as_("u-thandi").stream("GET", url, headers={"Last-Event-ID": "4"}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        ids = []
        async for line in stream.aiter_lines():
            if line.startswith("id: "):
                ids.append(int(line.removeprefix("id: ")))
            if ids and ids[-1] == 6:
                break
    assert ids == [5, 6]


# REQ M-09
async def test_a_strangers_stream_is_not_there(running: Any, talk: str) -> None:
    assert (await running.as_("u-lars").get(f"{V1}/stream?conversation_id={talk}")).status_code == 404


# REQ M-02
async def test_a_list_hears_of_its_conversations(running: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi") as thandi, reader("u-lars") as lars, reader("u-sam") as sam:
        await say(running, talk, "u-sam", "Hello")
        heard = await thandi.until(lambda frame: frame["type"] == "list")
        assert (heard["conversation_id"], heard["seq"]) == (talk, 4)
        await sam.until(lambda frame: frame["type"] == "list" and "conversation_id" not in frame)
        await lars.subscribe("c-none")
        await lars.until(lambda frame: frame["type"] == "error")
        assert len(lars.frames) == 1


# REQ M-06, FAULTS 35
async def test_another_pod_learns_of_it_and_takes_over(running: Any, second_pod: Any, reader: Any, talk: str) -> None:
    async with reader("u-thandi", second_pod) as thandi:
        await thandi.subscribe(talk)
        await thandi.until_seq(2)
        await say(running, talk, "u-sam", "said on the first pod")
        await thandi.until_seq(4)
        await say(second_pod, talk, "u-sam", "said on the second pod")
        await thandi.until_seq(5)
    await say(running, talk, "u-sam", "said to nobody")
    async with reader("u-thandi", running) as again:
        await again.subscribe(talk, after=5)
        await again.until_seq(6)
        seen = [frame["change"]["seq"] for frame in thandi.frames + again.frames if frame["type"] == "change"]
        assert seen == [1, 2, 3, 4, 5, 6]


async def test_a_head_request_does_not_hold_the_stream(running: Any) -> None:
    async with asyncio.timeout(10):  # the stream itself would go on
        answer = await running.as_("u-thandi").head(f"{V1}/stream")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"].startswith("text/event-stream")
