"""Live streams: a WebSocket, and server-sent events for where there can be none."""

import re
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, WebSocket
from starlette.responses import Response

from chassis.web import EVENT_STREAM, LiveEvent, SignedIn, event_stream, last_event_id
from messaging.application.live import (
    DESK_KEY,
    LiveChange,
    LiveDesk,
    LiveFacts,
    LiveHint,
    LiveItem,
    LivePresence,
    LiveTyping,
    person_key,
    talk_key,
)
from messaging.domain.conversation import Person
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.feed import Frame, TalkFeed
from messaging.entrypoints.live_session import LiveSession, presence_frames, typing_frames
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.watching import Watching

_SEQ = re.compile(r"[0-9]{1,15}")


def router(deps: Deps, watching: Watching) -> APIRouter:
    """Give `/v1/live` (WebSocket) and `/v1/stream` (SSE)."""
    routes = APIRouter(prefix="/v1", tags=["live"], route_class=ConversationRoute)

    @routes.websocket("/live")
    async def live(socket: WebSocket, me: SignedIn) -> None:
        await LiveSession(socket, person(me), me.until, deps.hub, deps.show, watching).run()

    @routes.get("/stream", response_class=Response, responses=EVENT_STREAM)
    async def stream(
        request: Request,
        me: SignedIn,
        conversation_id: Annotated[str | None, Query(max_length=200)] = None,
        after: Annotated[int, Query(ge=0)] = 0,
    ) -> Response:
        """Follow one conversation from after `after` (or the Last-Event-ID), or, without one, my lists."""
        who = person(me)
        if conversation_id is None:
            return event_stream(_lists(deps, who), until=me.until)
        summary = await deps.show.one(conversation_id, who)
        last = last_event_id(request)
        start = int(last) if last and _SEQ.fullmatch(last) else after
        feed = TalkFeed(deps.show.log, summary.conversation, who, start)
        return event_stream(_talk(deps, who, feed), until=me.until)

    return routes


async def _talk(deps: Deps, who: Person, feed: TalkFeed) -> AsyncIterator[LiveEvent]:
    with deps.hub.listen(talk_key(feed.conversation_id)) as listener:
        for frame in await feed.catch_up():
            yield _event(frame)
        async for item in listener:
            for frame in await _frames(item, who, feed):
                yield _event(frame)


async def _lists(deps: Deps, who: Person) -> AsyncIterator[LiveEvent]:
    keys = [person_key(who.user_id)] + ([DESK_KEY] if who.is_staff else [])
    with deps.hub.listen(*keys) as listener:
        async for item in listener:
            if isinstance(item, LiveHint | LiveDesk):
                yield LiveEvent(event="list", data={})


async def _frames(item: LiveItem, who: Person, feed: TalkFeed) -> list[Frame]:
    match item:
        case LiveChange() | LiveHint():
            return await feed.take(item)
        case LiveTyping():
            return typing_frames(item, who, feed)
        case LivePresence():
            return presence_frames(item, feed)
        case LiveFacts():
            return [{"type": "facts", "conversation_id": item.conversation_id}]
        case LiveDesk():
            return []


def _event(frame: Frame) -> LiveEvent:
    is_change = frame["type"] == "change"
    return LiveEvent(event=frame["type"], data=frame, id=str(frame["change"]["seq"]) if is_change else None)
