"""One WebSocket: what its reader follows, typing and presence, heartbeats, and an end that says when to come back."""

import asyncio
import json
import time
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from chassis.live import Hub, Listener
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
from messaging.application.show_conversation import ShowConversations
from messaging.domain.conversation import Person
from messaging.domain.errors import ConversationError
from messaging.entrypoints.feed import Frame, TalkFeed
from messaging.entrypoints.watching import Watching

HEARTBEAT_SECONDS = 20.0
SEND_SECONDS = 20.0
"""A client that takes nothing for so long is gone."""
MOST_FOLLOWED = 20
LONGEST_FRAME = 4_000
TYPING_SECONDS = 1.0
RETRY_MILLISECONDS = 2_000
TRY_AGAIN = 1013
TOO_LONG = 1009
SESSION_ENDED = 4401
"""As 401: come back once you have signed in."""


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Subscribe(_Frame):
    """Follow a conversation from after `after`; sent again it starts anew from there."""

    type: Literal["subscribe"]
    conversation_id: Annotated[str, Field(min_length=1, max_length=200)]
    after: Annotated[int, Field(ge=0)] = 0


class Unsubscribe(_Frame):
    """Follow it no longer."""

    type: Literal["unsubscribe"]
    conversation_id: Annotated[str, Field(min_length=1, max_length=200)]


class Typing(_Frame):
    """The reader is writing."""

    type: Literal["typing"]
    conversation_id: Annotated[str, Field(min_length=1, max_length=200)]


Asked = Subscribe | Unsubscribe | Typing
_ASKED: TypeAdapter[Asked] = TypeAdapter(Annotated[Asked, Field(discriminator="type")])


class LiveSession:
    """Everything for the client goes through one queue, so that it arrives in order and a slow client is noticed."""

    def __init__(
        self,
        socket: WebSocket,
        person: Person,
        until: float,
        hub: Hub,
        show: ShowConversations,
        watching: Watching,
    ) -> None:
        self._socket = socket
        self._person = person
        self._until = until
        self._hub = hub
        self._show = show
        self._watching = watching
        self._feeds: dict[str, TalkFeed] = {}
        self._typed: dict[str, float] = {}
        own = [person_key(person.user_id)] + ([DESK_KEY] if person.is_staff else [])
        self._listener: Listener = hub.listen(*own)

    async def run(self) -> None:
        """Serve until either side ends it, or the session is over."""
        await self._socket.accept()
        with self._listener:
            if self._person.is_staff:
                await self._watching.enter(self._visit(DESK_KEY))
            tasks = [asyncio.create_task(each) for each in (self._read(), self._write(), self._expire())]
            try:
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
                await self._leave_all()
        for task in done:
            error = task.exception()
            if error is not None and not isinstance(error, WebSocketDisconnect | TimeoutError):
                raise error

    async def _read(self) -> None:
        while True:
            text = await self._socket.receive_text()
            if len(text) > LONGEST_FRAME:
                await self._socket.close(TOO_LONG, "frames have at most 4,000 characters")
                return
            try:
                asked = _ASKED.validate_json(text)
            except ValidationError:
                self._listener.offer({"type": "error", "code": "invalid_frame", "detail": "Not a frame that we know."})
            else:
                self._listener.offer(asked)

    async def _write(self) -> None:
        while True:
            item = await self._listener.next(HEARTBEAT_SECONDS)
            if item is not None:
                await self._send(await self._frames(item))
            elif self._listener.closed:
                await self._send([{"type": "retry", "within_ms": RETRY_MILLISECONDS}])
                await self._socket.close(TRY_AGAIN, "come back with the last seq that you have")
                return
            else:
                await self._send([{"type": "alive"}])

    async def _expire(self) -> None:
        await asyncio.sleep(self._until - time.time())
        await self._socket.close(SESSION_ENDED, "the session has ended: sign in again")

    async def _send(self, frames: Sequence[Frame]) -> None:
        for frame in frames:
            text = json.dumps(frame, separators=(",", ":"), ensure_ascii=False)
            await asyncio.wait_for(self._socket.send_text(text), SEND_SECONDS)

    async def _frames(self, item: LiveItem | Asked | Frame) -> list[Frame]:
        match item:
            case LiveChange() | LiveHint():
                return await self._news(item)
            case LiveTyping():
                return typing_frames(item, self._person, self._feeds.get(item.conversation_id))
            case LivePresence():
                return presence_frames(item, self._feeds.get(item.conversation_id))
            case LiveFacts() | LiveDesk():
                return [notice_frame(item)]
            case Subscribe() | Unsubscribe() | Typing():
                return await self._obey(item)
            case _:
                return [item]

    async def _obey(self, asked: Asked) -> list[Frame]:
        match asked:
            case Subscribe():
                return await self._subscribe(asked)
            case Unsubscribe():
                await self._unfollow(asked.conversation_id)
            case Typing():
                self._type(asked.conversation_id)
        return []

    async def _news(self, item: LiveChange | LiveHint) -> list[Frame]:
        """A conversation that is followed gives its changes; every other news is that a list has changed."""
        feed = self._feeds.get(item.conversation_id)
        frames = [] if feed is None else await feed.take(item)
        if isinstance(item, LiveHint):
            frames.append({"type": "list", "conversation_id": item.conversation_id, "seq": item.seq})
        return frames

    async def _subscribe(self, asked: Subscribe) -> list[Frame]:
        known = asked.conversation_id in self._feeds
        if not known and len(self._feeds) >= MOST_FOLLOWED:
            return [{"type": "error", "code": "too_many", "detail": f"At most {MOST_FOLLOWED} conversations at once."}]
        try:
            summary = await self._show.one(asked.conversation_id, self._person)
        except ConversationError as error:
            return [
                {
                    "type": "error",
                    "code": error.code,
                    "detail": error.detail,
                    "conversation_id": asked.conversation_id,
                }
            ]
        # First listen, then read: what happens in between is in both, and dropped once.
        self._listen(self._listener.keys | {talk_key(asked.conversation_id)})
        feed = TalkFeed(self._show.log, summary.conversation, self._person, asked.after)
        self._feeds[asked.conversation_id] = feed
        frames = await feed.catch_up()
        if not known:
            await self._watching.enter(self._visit(asked.conversation_id))
        subscribed = {"type": "subscribed", "conversation_id": asked.conversation_id, "after": asked.after}
        return [subscribed, *frames]

    async def _unfollow(self, conversation_id: str) -> None:
        if self._feeds.pop(conversation_id, None) is not None:
            self._listen(self._listener.keys - {talk_key(conversation_id)})
            await self._watching.leave(self._visit(conversation_id))

    def _listen(self, keys: frozenset[str]) -> None:
        self._hub.remove(self._listener)
        self._listener.keys = keys
        self._hub.add(self._listener)

    def _type(self, conversation_id: str) -> None:
        now = time.monotonic()
        feed = self._feeds.get(conversation_id)
        if feed is not None and feed.may_type and now - self._typed.get(conversation_id, 0.0) >= TYPING_SECONDS:
            self._typed[conversation_id] = now
            typing = LiveTyping(conversation_id, self._person.user_id, self._person.name)
            self._hub.push(talk_key(conversation_id), typing)

    def _visit(self, conversation_id: str) -> tuple[str, str, str]:
        return conversation_id, self._person.user_id, self._person.name

    async def _leave_all(self) -> None:
        for conversation_id in list(self._feeds):
            await self._unfollow(conversation_id)
        if self._person.is_staff:
            await self._watching.leave(self._visit(DESK_KEY))


def notice_frame(item: LiveFacts | LiveDesk) -> Frame:
    """Tell that a page should look again: at one conversation's facts, or at the desk's list."""
    if isinstance(item, LiveFacts):
        return {"type": "facts", "conversation_id": item.conversation_id}
    return {"type": "list"}


def typing_frames(item: LiveTyping, reader: Person, feed: TalkFeed | None) -> list[Frame]:
    """Tell that somebody else is writing; of staff who do not take part yet a customer is told no name."""
    if feed is None or item.user_id == reader.user_id:
        return []
    frame: Frame = {
        "type": "typing",
        "conversation_id": item.conversation_id,
        "user_id": item.user_id,
        "name": item.name,
    }
    if not _shown(item.user_id, feed):
        frame |= {"user_id": None, "name": "Support"}
    return [frame]


def presence_frames(item: LivePresence, feed: TalkFeed | None) -> list[Frame]:
    """Tell who is here; a customer only of those who take part."""
    if feed is None:
        return []
    people = [{"user_id": user_id, "name": name} for user_id, name in item.people if _shown(user_id, feed)]
    return [{"type": "presence", "conversation_id": item.conversation_id, "people": people}]


def _shown(user_id: str, feed: TalkFeed) -> bool:
    return feed.sees_notes or user_id in feed.participants
