"""Server-sent events: format, resuming, heartbeats and their end."""

import asyncio
import math
import time
from collections.abc import AsyncGenerator, AsyncIterator
from typing import cast

import pytest
from starlette.requests import Request
from starlette.responses import StreamingResponse

from chassis.web.live_stream import LiveEvent, event_stream, last_event_id


def chunks(
    events: AsyncIterator[LiveEvent], *, heartbeat: float = 60, until: float = math.inf
) -> AsyncGenerator[bytes, None]:
    response = event_stream(events, until=until, heartbeat=heartbeat)
    assert isinstance(response, StreamingResponse)
    assert response.media_type == "text/event-stream"
    return cast("AsyncGenerator[bytes, None]", response.body_iterator)


async def test_events_then_a_hint_to_come_back() -> None:
    async def events() -> AsyncIterator[LiveEvent]:
        yield LiveEvent(event="message", data={"text": "a\nb"}, id="7")
        yield LiveEvent(event="typing", data=None)

    got = [chunk.decode() async for chunk in chunks(events())]
    assert got == [
        "retry: 2000\n: connected\n\n",
        'id: 7\nevent: message\ndata: {"text":"a\\nb"}\n\n',
        "event: typing\ndata: null\n\n",
        "retry: 500\n: moving\n\n",
    ]


async def silence(closed: asyncio.Event) -> AsyncIterator[LiveEvent]:
    """A source in which nothing happens; `closed` is set once it is closed."""
    try:
        await asyncio.Event().wait()
        yield LiveEvent(event="never", data=None)
    finally:
        closed.set()


async def test_silence_is_filled_with_heartbeats_and_leaving_closes_the_source() -> None:
    closed = asyncio.Event()
    stream = chunks(silence(closed), heartbeat=0.001)
    first_three = [await anext(stream) for _ in range(3)]
    assert first_three[1:] == [b": alive\n\n"] * 2
    await stream.aclose()
    assert closed.is_set()


async def test_a_stream_ends_with_its_session_also_where_nothing_happens() -> None:
    closed = asyncio.Event()
    got = [chunk async for chunk in chunks(silence(closed), until=time.time() + 0.05)]
    assert b"moving" not in b"".join(got)
    assert closed.is_set()


async def test_a_session_that_has_ended_is_sent_nothing_more_however_much_happens() -> None:
    async def events() -> AsyncIterator[LiveEvent]:
        while True:
            yield LiveEvent(event="tick", data=None)

    ticks = events()
    async with asyncio.timeout(20):  # else it would go on
        async for _ in chunks(ticks, until=time.time() + 0.05):
            pass
    with pytest.raises(StopAsyncIteration):
        await anext(ticks)


def request(headers: list[tuple[bytes, bytes]], query: bytes = b"") -> Request:
    return Request({"type": "http", "headers": headers, "query_string": query})


def test_where_a_client_left_off() -> None:
    assert last_event_id(request([])) is None
    assert last_event_id(request([(b"last-event-id", b"42")])) == "42"
    assert last_event_id(request([], b"last_event_id=43")) == "43"
    assert last_event_id(request([(b"last-event-id", b"9" * 500)])) == "9" * 200
