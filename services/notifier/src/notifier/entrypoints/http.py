"""The notifier's API: inbox, preferences, explanations."""

from typing import Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, RequestModel, SignedIn
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.person import Person
from notifier.entrypoints import answers
from notifier.entrypoints.deps import Deps


class EntryBody(RequestModel):
    """One wish; a selector that is left out matches everything."""

    type: str | None = Field(default=None, max_length=64)
    category: str | None = Field(default=None, max_length=64)
    channel: str | None = Field(default=None, max_length=16)
    role: str | None = Field(default=None, max_length=16)
    allow: bool | None = None
    mode: str | None = Field(default=None, max_length=16)


class QuietHoursBody(RequestModel):
    """Local times HH:MM; `days` (mon to sun) are those on which a window starts."""

    start: str = Field(max_length=5)
    end: str = Field(max_length=5)
    days: list[str] = Field(max_length=7)
    channels: list[str] = Field(max_length=5)


class DigestBody(RequestModel):
    """Local time HH:MM of the daily digest, and the weekday of the weekly one."""

    daily_at: str = Field(max_length=5)
    weekly_on: str = Field(max_length=3)


class CapBody(RequestModel):
    """At most `count` in any `hours`."""

    count: int
    hours: int


class PreferencesBody(RequestModel):
    """All preferences of a person, replaced together."""

    entries: list[EntryBody] = Field(default_factory=list, max_length=500)
    quiet_hours: QuietHoursBody | None = None
    digest: DigestBody | None = None
    caps: dict[str, CapBody] = Field(default_factory=dict)
    timezone: str | None = Field(default=None, max_length=64)
    locale: str | None = Field(default=None, max_length=35)


def routers(deps: Deps) -> list[APIRouter]:
    """Routes under /notifier/v1."""
    return [_inbox(deps), _preferences(deps)]


def _inbox(deps: Deps) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["notifications"])

    @router.get("/notifications", response_model=answers.NotificationPage)
    async def list_notifications(
        me: SignedIn, view: str = "inbox", category: str | None = None, cursor: str | None = None, limit: int = 30
    ) -> Response:
        """My notifications, newest first."""
        page = await deps.read(me.user_id, view, category=category, cursor=cursor, limit=limit)
        return JSONResponse({"items": [shown(record) for record in page.items], "next": page.next})

    @router.get("/notifications/{notification_id}", response_model=answers.Notification)
    async def get_notification(notification_id: str, me: SignedIn) -> Response:
        """One of my notifications."""
        return JSONResponse(shown(await deps.read.one(me.user_id, notification_id)))

    @router.post("/notifications/read-all", response_model=answers.ReadCount)
    async def read_all(me: SignedIn, command: Idempotent, category: str | None = None) -> Response:
        """Mark my notifications as read, all or those of a category: at most the newest thousand."""

        async def work() -> Answer:
            return Answer(200, {"read": (await deps.move.read_all(me.user_id, category)).count})

        return await command.run(work)

    for verb, box, what in (
        ("read", "read", "Mark it as read."),
        ("unread", "unread", "Mark it as unread."),
        ("archive", "archived", "Put it away."),
        ("restore", "read", "Bring it back from the archive."),
    ):
        router.add_api_route(
            f"/notifications/{{notification_id}}/{verb}",
            _mover(deps, box),
            methods=["POST"],
            name=f"{verb}_notification",
            description=what,
            response_model=answers.Notification,
        )

    @router.get("/unread", response_model=answers.Unread)
    async def unread_count(me: SignedIn) -> Response:
        """How many of my notifications are unread."""
        count = await deps.read.unread(me.user_id)
        return JSONResponse({"count": min(count, 99), "more": count > 99})

    return router


def _preferences(deps: Deps) -> APIRouter:
    router = APIRouter(prefix="/v1", tags=["preferences"])

    @router.get("/types", response_model=answers.NotificationTypes)
    async def list_types(me: SignedIn) -> Response:
        """Everything that people can be told of, with what is decided where they say nothing."""
        return JSONResponse({"types": [_type(row) for row in deps.types.values()]})

    @router.get("/preferences", response_model=answers.Preferences)
    async def get_preferences(me: SignedIn) -> Response:
        """What I want to be told, how and when."""
        return JSONResponse(preferences_shown(await deps.preferences.get(me.user_id)))

    @router.put("/preferences", response_model=answers.Preferences)
    async def set_preferences(body: PreferencesBody, me: SignedIn, command: Idempotent) -> Response:
        """Replace all my preferences; a zone or language that is left out means the account's own."""
        wishes = body.model_dump(exclude={"timezone", "locale"}, exclude_none=True)

        async def work() -> Answer:
            person = await deps.preferences(me.user_id, wishes, timezone=body.timezone, locale=body.locale)
            return Answer(200, preferences_shown(person))

        return await command.run(work)

    @router.get("/explain/{event_id}", response_model=answers.EventExplanation)
    async def explain_event(event_id: str, me: SignedIn, user_id: str | None = None) -> Response:
        """What was decided for me of an event and why; for administrators, for everyone or for `user_id`."""
        admin = me.has_role("admin")
        return JSONResponse(await deps.explain(event_id, user_id if admin else me.user_id, progress=admin))

    return router


def _mover(deps: Deps, box: str) -> Any:
    async def move(notification_id: str, me: SignedIn, command: Idempotent) -> Response:
        async def work() -> Answer:
            return Answer(200, shown(await deps.move(me.user_id, notification_id, box)))

        return await command.run(work)

    return move


def shown(record: DeliveryRecord) -> dict[str, Any]:
    """An inbox item as the API gives it."""
    return {
        "id": record["_id"],
        "event_id": record["event_id"],
        "type": record["type"],
        "category": record["category"],
        "box": record["box"],
        "title": record["title"],
        "body": record["body"],
        "action": {"label": record["action"], "url": record["link"]} if record["action"] else None,
        "at": record["at"].isoformat(),
        "why_url": f"/notifier/why/{record['_id']}",
    }


def preferences_shown(person: Person) -> dict[str, Any]:
    """Preferences in the form in which they are set."""
    return {
        "entries": person.wishes.get("entries", []),
        "quiet_hours": person.wishes.get("quiet_hours"),
        "digest": person.wishes.get("digest") or {"daily_at": "18:00", "weekly_on": "fri"},
        "caps": person.wishes.get("caps", {}),
        "timezone": person.timezone,
        "locale": person.locale,
    }


def _type(row: Any) -> dict[str, Any]:
    return {
        "type": row.name,
        "category": row.rule.category,
        "critical": row.rule.critical,
        "channels": list(row.rule.channels),
        "opt_in": list(row.rule.opt_in),
        "urgency": row.urgency,
        "action": row.action,
    }
