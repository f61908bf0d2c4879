"""The API of automatic replies: a seller's own, and the support team's."""

from datetime import datetime, time
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import AwareDatetime, Field
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, Principal, RequestModel, SignedIn
from messaging.application.views import instant
from messaging.domain.automatic_replies import Presence, Reply
from messaging.domain.reply_settings import (
    MAX_PHRASE,
    MAX_PHRASES,
    MAX_REPLIES,
    MAX_REPLY,
    Open,
    ReplySettings,
    presence_at,
)
from messaging.domain.values import Category
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import ConversationRoute, person

ReplyText = Annotated[str, Field(min_length=1, max_length=MAX_REPLY)]


class HoursBody(RequestModel):
    """Business hours of one day, local; closing at 00:00 is the end of the day."""

    opens: time
    closes: time


class ReplyBody(RequestModel):
    """One reply. `texts` by presence; a presence without words gets no reply of this one."""

    id: str = Field(min_length=1, max_length=40)
    texts: dict[Presence, ReplyText] = Field(min_length=1)
    categories: list[Category] = Field(default=[], max_length=len(Category))
    phrases: list[Annotated[str, Field(min_length=1, max_length=MAX_PHRASE)]] = Field(
        default=[], max_length=MAX_PHRASES
    )
    locale: str = Field(default="", max_length=35)
    order: int = Field(default=100, ge=0, le=10_000)
    enabled: bool = True


class RepliesBody(RequestModel):
    """All of an owner. `week` has seven days, Monday first; null is closed; all null is always open."""

    zone: str = Field(max_length=64)
    week: list[HoursBody | None] = Field(default=[None] * 7, min_length=7, max_length=7)
    away_until: AwareDatetime | None = None
    replies: list[ReplyBody] = Field(default=[], max_length=MAX_REPLIES)
    version: int = Field(default=0, ge=0, description="The version that was read; 0 when there was none.")

    def settings(self) -> ReplySettings:
        """Give them in the domain's words; the use case says whose they are."""
        return ReplySettings(
            owner="",
            zone=self.zone,
            week=tuple(None if day is None else Open(opens=day.opens, closes=day.closes) for day in self.week),
            away_until=self.away_until,
            replies=tuple(
                Reply(
                    id=one.id,
                    text_when=dict(one.texts),
                    categories=tuple(one.categories),
                    phrases=tuple(one.phrases),
                    locale=one.locale,
                    order=one.order,
                    enabled=one.enabled,
                )
                for one in self.replies
            ),
            version=self.version,
        )


def settings_view(settings: ReplySettings, now: datetime) -> dict[str, Any]:
    """Give the settings as `RepliesBody` takes them, and how their owner stands now."""
    return {
        "zone": settings.zone,
        "week": [
            None
            if day is None
            else {"opens": day.opens.isoformat("minutes"), "closes": day.closes.isoformat("minutes")}
            for day in settings.week
        ],
        "away_until": instant(settings.away_until),
        "replies": [
            {
                "id": reply.id,
                "texts": {presence.value: text for presence, text in reply.text_when.items()},
                "categories": [category.value for category in reply.categories],
                "phrases": list(reply.phrases),
                "locale": reply.locale,
                "order": reply.order,
                "enabled": reply.enabled,
            }
            for reply in settings.replies
        ],
        "version": settings.version,
        "presence": presence_at(settings, now).value,
    }


def router(deps: Deps) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/v1/automatic-replies", tags=["automatic replies"], route_class=ConversationRoute)

    async def show(me: Principal, *, team: bool) -> Response:
        found = await deps.replies.show(person(me), team=team, zone=me.timezone)
        return JSONResponse(settings_view(found, deps.now()))

    async def save(me: Principal, body: RepliesBody, command: Idempotent, *, team: bool) -> Response:
        async def work() -> Answer:
            saved = await deps.replies.save(person(me), body.settings(), team=team)
            return Answer(200, settings_view(saved, deps.now()))

        return await command.run(work)

    @routes.get("/mine", response_model=answers.AutomaticReplies)
    async def get_mine(me: SignedIn) -> Response:
        """A seller's own automatic replies."""
        return await show(me, team=False)

    @routes.put("/mine", response_model=answers.AutomaticReplies)
    async def put_mine(body: RepliesBody, me: SignedIn, command: Idempotent) -> Response:
        """Replace them; 409 when they have changed since `version`."""
        return await save(me, body, command, team=False)

    @routes.get("/support", response_model=answers.AutomaticReplies)
    async def get_support(me: SignedIn) -> Response:
        """The support team's, for staff."""
        return await show(me, team=True)

    @routes.put("/support", response_model=answers.AutomaticReplies)
    async def put_support(body: RepliesBody, me: SignedIn, command: Idempotent) -> Response:
        """Replace them; 409 when they have changed since `version`."""
        return await save(me, body, command, team=True)

    return routes
