"""Live delivery: a person's stream, and what other instances' news mean for the streams open here."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from chassis.errors import is_transient
from chassis.live import Hub
from chassis.records import Record
from chassis.web import EVENT_STREAM, LiveEvent, SignedIn, event_stream, last_event_id
from notifier.application.inbox import Inbox
from notifier.application.ports import LiveItem
from notifier.application.push_live import ShownHere, id_at, live_item, push_change, push_item, resume_from
from notifier.entrypoints.deps import Deps
from saypro_events import BadRecord, decode
from saypro_events.notification import Channel, NotificationState, NotificationUpdated
from saypro_events.topics import BY_MODEL

TOPICS: Final = (BY_MODEL[NotificationUpdated].name,)
REPLAYED: Final = 5000


def router(deps: Deps) -> APIRouter:
    """`/notifier/v1/stream`."""
    router = APIRouter(prefix="/v1", tags=["live"])

    @router.get("/stream", response_class=Response, responses=EVENT_STREAM)
    async def stream(request: Request, me: SignedIn) -> Response:
        """Follow my notifications from after the Last-Event-ID: `notification` for a new one, `unread` for a change."""
        return event_stream(missed_then_new(deps, me.user_id, last_event_id(request)), until=me.until)

    return router


async def missed_then_new(deps: Deps, user_id: str, last_id: str | None) -> AsyncIterator[LiveEvent]:
    """What came since the last id, but for the item that the id names, then what comes; on this stream each item once.

    Items of the seconds before the last id may come again, for they may have been stored after it: whoever reads drops
    what it has, by the notification's id. A new page is given an id to come back with before anything has happened.
    """
    with deps.hub.listen(user_id) as listener:
        since, shown = resume_from(last_id), {last_id}
        if since is None:
            yield LiveEvent("opened", {}, id_at(deps.now()))
        else:
            for record in await deps.inbox.since(user_id, since, REPLAYED):
                item = live_item(record)
                if item.id != last_id:
                    shown.add(item.id)
                    yield _event(item)
            yield LiveEvent("unread", {})
        async for item in listener:
            if item.id is None or item.id not in shown:
                yield _event(item)


def _event(item: LiveItem) -> LiveEvent:
    return LiveEvent(event=item.event, data=item.data, id=item.id)


def follower(hub: Hub, inbox: Inbox, shown: ShownHere) -> Callable[[Record], Awaitable[None] | None]:
    """Takes `notification.updated` as every instance sees it: one look-up unless its person has a page open here."""

    def take(record: Record) -> Awaitable[None] | None:
        user_id = (record.key or b"").decode(errors="replace")
        if not hub.listens(user_id):
            return None
        try:
            event = decode(record.topic, record.key, record.value, record.headers)
        except BadRecord:
            return None  # not ours to judge: the lanes of its consumers refuse it with a reason
        news: NotificationUpdated = event.data
        if news.channel is not Channel.IN_APP:
            return None
        if news.state is not NotificationState.DELIVERED:
            push_change(hub, user_id)
            return None
        if news.notification_id in shown:
            return None
        shown.add(news.notification_id)
        return _show(hub, inbox, news)

    return take


async def _show(hub: Hub, inbox: Inbox, news: NotificationUpdated) -> None:
    """Show an item that another instance planned; where the database can't say it now, have the page ask again."""
    try:
        record = await inbox.one(news.user_id, news.notification_id)
    except Exception as error:
        if not is_transient(error):
            raise
        push_change(hub, news.user_id)
        return
    if record is not None:
        push_item(hub, record)
