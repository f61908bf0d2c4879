"""The forms of the page "Automatic replies". Each changes one thing, and leads back to the page."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Annotated
from uuid import uuid4
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from chassis.web import Principal, SignedIn
from messaging.domain.automatic_replies import Presence, Reply
from messaging.domain.errors import InvalidInput
from messaging.domain.reply_settings import DAYS, MAX_PHRASE, MAX_PHRASES, MAX_REPLY, Open, ReplySettings
from messaging.domain.values import Category
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import person
from messaging.entrypoints.refusal import Refusal, submit

Text = Annotated[str, Form(max_length=MAX_REPLY * 2)]
Clock = Annotated[str, Form(max_length=8)]
Version = Annotated[int, Form(ge=0)]
ReplyId = Annotated[str, Form(max_length=40)]
Change = Callable[[ReplySettings], ReplySettings]


@dataclass(frozen=True, slots=True)
class Place:
    """Whose settings a page shows, and where that page is."""

    path: str
    team: bool


MINE = Place("/messaging/replies", team=False)
TEAM = Place("/messaging/desk/replies", team=True)
Show = Callable[[Request, Principal, Place, Refusal], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Written:
    """A reply as its form says it."""

    texts: dict[Presence, str]
    phrases: tuple[str, ...]
    categories: tuple[Category, ...]
    enabled: bool

    def put_into(self, settings: ReplySettings, reply_id: str) -> ReplySettings:
        """Give the settings with it in the place of the one with this id, or as a new one."""
        known = next((one for one in settings.replies if one.id == reply_id), None)
        reply = Reply(
            id=known.id if known else f"r-{uuid4().hex[:12]}",
            text_when=self.texts,
            categories=self.categories,
            phrases=self.phrases,
            locale=known.locale if known else "",
            order=known.order if known else 100,
            enabled=self.enabled,
        )
        if known is None:
            return replace(settings, replies=(*settings.replies, reply))
        return replace(settings, replies=tuple(reply if one is known else one for one in settings.replies))


class Forms:
    """Adds the routes; `show` shows a page again whose form was refused."""

    def __init__(self, deps: Deps, show: Show) -> None:
        self._deps = deps
        self._show = show

    def add(self, routes: APIRouter, place: Place) -> None:
        """Add the routes that take the forms of one page."""
        path = place.path.removeprefix("/messaging")
        self._standing(routes, place, path)
        self._replies(routes, place, path)

    def _standing(self, routes: APIRouter, place: Place, path: str) -> None:
        @routes.post(f"{path}/hours")
        async def hours(
            request: Request,
            me: SignedIn,
            version: Version,
            zone: Annotated[str, Form(max_length=64)],
            opens: Annotated[list[Clock], Form(min_length=7, max_length=7)],
            closes: Annotated[list[Clock], Form(min_length=7, max_length=7)],
        ) -> Response:
            def change(settings: ReplySettings) -> ReplySettings:
                week = tuple(_day(number, *day) for number, day in enumerate(zip(opens, closes, strict=True)))
                return replace(settings, zone=zone, week=week)

            return await self._save(request, me, place, "hours", version, change)

        @routes.post(f"{path}/away")
        async def away(
            request: Request, me: SignedIn, version: Version, until: Annotated[str, Form(max_length=20)] = ""
        ) -> Response:
            def change(settings: ReplySettings) -> ReplySettings:
                return replace(settings, away_until=_local(until, settings.zone) if until else None)

            return await self._save(request, me, place, "away", version, change)

    def _replies(self, routes: APIRouter, place: Place, path: str) -> None:
        @routes.post(f"{path}/save")
        async def save(
            request: Request,
            me: SignedIn,
            version: Version,
            reply_id: ReplyId = "",
            open: Text = "",  # noqa: A002  (the form's field is called as the presence is)
            closed: Text = "",
            away: Text = "",
            phrases: Annotated[str, Form(max_length=MAX_PHRASES * (MAX_PHRASE + 1) * 2)] = "",
            categories: Annotated[list[Category] | None, Form()] = None,
            enabled: Annotated[bool, Form()] = False,
        ) -> Response:
            said = {Presence.OPEN: open, Presence.CLOSED: closed, Presence.AWAY: away}
            written = Written(
                texts={presence: text for presence, text in said.items() if text.strip()},
                phrases=tuple(line.strip() for line in phrases.splitlines() if line.strip()),
                categories=tuple(categories or ()),
                enabled=enabled,
            )

            def change(settings: ReplySettings) -> ReplySettings:
                return written.put_into(settings, reply_id)

            return await self._save(request, me, place, reply_id or "new", version, change)

        @routes.post(f"{path}/delete")
        async def delete(request: Request, me: SignedIn, version: Version, reply_id: ReplyId) -> Response:
            def change(settings: ReplySettings) -> ReplySettings:
                return replace(settings, replies=tuple(one for one in settings.replies if one.id != reply_id))

            return await self._save(request, me, place, reply_id, version, change)

    async def _save(
        self, request: Request, me: Principal, place: Place, form: str, version: int, change: Change
    ) -> Response:
        who = person(me)

        async def work() -> ReplySettings:
            seen = await self._deps.replies.show(who, team=place.team, zone=me.timezone)
            try:
                return await self._deps.replies.save(who, replace(change(seen), version=version), team=place.team)
            except InvalidInput as error:
                raise InvalidInput(_field(error.field), error.why) from error

        async def again(refused: Refusal) -> Response:
            return await self._show(request, me, place, refused)

        return await submit(request, form, work, lambda _: f"{place.path}?saved=true", again)


def _field(name: str) -> str:
    """Name a field within its own form: of "replies/3/texts/open" the last two."""
    return name.split("/", 2)[2] if name.startswith("replies/") else name


def _day(number: int, opens: str, closes: str) -> Open | None:
    if not opens and not closes:
        return None
    try:
        return Open(opens=time.fromisoformat(opens), closes=time.fromisoformat(closes))
    except ValueError as error:
        raise InvalidInput(f"week/{number}", f"{DAYS[number]} needs two times, or none") from error


def _local(until: str, zone: str) -> datetime:
    try:
        return datetime.fromisoformat(until).replace(tzinfo=ZoneInfo(zone))
    except ValueError as error:
        raise InvalidInput("until", "a date and a time") from error
