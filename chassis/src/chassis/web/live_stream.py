"""Server-sent events: how a page learns of what happens while it is open."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

HEARTBEAT_SECONDS = 15.0
RETRY_MILLISECONDS = 2_000
MOVE_MILLISECONDS = 500
_MAX_ID_CHARS = 200
EVENT_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events until either side ends it; a comment every 15 s shows that it is alive.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    }
}
"""`responses` of a route that answers with `event_stream`, for its document."""


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """`id` lets the browser resume after it (no line breaks); `event` names it; `data` is any JSON value."""

    event: str
    data: Any
    id: str | None = None

    def encode(self) -> bytes:
        named = f"id: {self.id}\n" if self.id is not None else ""
        # JSON escapes line breaks, so the data is one line.
        return f"{named}event: {self.event}\ndata: {json.dumps(self.data, separators=(',', ':'))}\n\n".encode()


def last_event_id(request: Request) -> str | None:
    """The last id this client has: the standard header, or the query parameter (a new EventSource sets no headers)."""
    given = request.headers.get("last-event-id") or request.query_params.get("last_event_id") or None
    return given[:_MAX_ID_CHARS] if given else None


def event_stream(events: AsyncIterator[LiveEvent], *, until: float, heartbeat: float = HEARTBEAT_SECONDS) -> Response:
    """Stream `events` until they end (a stopping service closes its hub), the client leaves, or it is `until`.

    That is the end of the session, in seconds since 1970: who comes back after it is told to sign in.

    A comment every `heartbeat` seconds keeps proxies from cutting the line and shows the browser that it is alive.
    """
    return StreamingResponse(
        _encoded(events, until, heartbeat),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _encoded(events: AsyncIterator[LiveEvent], until: float, heartbeat: float) -> AsyncIterator[bytes]:
    yield f"retry: {RETRY_MILLISECONDS}\n: connected\n\n".encode()
    following = asyncio.ensure_future(_next(events))
    try:
        while (left := until - time.time()) > 0:
            await asyncio.wait({following}, timeout=min(heartbeat, left))
            if not following.done():
                yield b": alive\n\n"
                continue
            event = following.result()
            if event is None:
                yield f"retry: {MOVE_MILLISECONDS}\n: moving\n\n".encode()
                return
            yield event.encode()
            following = asyncio.ensure_future(_next(events))
    finally:
        following.cancel()
        await asyncio.wait({following})
        if isinstance(events, AsyncGenerator):
            await events.aclose()


async def _next(events: AsyncIterator[LiveEvent]) -> LiveEvent | None:
    return await anext(events, None)
