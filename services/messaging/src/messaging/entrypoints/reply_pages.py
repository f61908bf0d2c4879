"""The page "Automatic replies": a seller's own, and the support team's for the staff. One form saves one thing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Annotated, Any
from uuid import uuid4
from zoneinfo import ZoneInfo, available_timezones

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from chassis.web import Agent, Pages, Principal, SignedIn
from messaging.domain.automatic_replies import Incoming, Presence, Reply, choose
from messaging.domain.errors import InvalidInput
from messaging.domain.reply_settings import (
    DAYS,
    MAX_PHRASE,
    MAX_PHRASES,
    MAX_REPLY,
    Open,
    ReplySettings,
    presence_at,
)
from messaging.domain.values import Category, Part
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import ConversationRoute, person

ZONES = sorted(available_timezones())
PRESENCES = {
    Presence.OPEN: "In business hours",
    Presence.CLOSED: "Outside of business hours",
    Presence.AWAY: "While away",
}
Text = Annotated[str, Form(max_length=MAX_REPLY)]
Clock = Annotated[str, Form(max_length=8)]
Tried = Annotated[str, Query(max_length=1000)]
Change = Callable[[ReplySettings], ReplySettings]


@dataclass(frozen=True, slots=True)
class Place:
    """Whose settings a page shows, and where that page is."""

    path: str
    team: bool


MINE = Place("/messaging/replies", team=False)
TEAM = Place("/messaging/desk/replies", team=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A made-up message for the preview: what it says, and how the owner stands (empty: as now)."""

    text: str = ""
    when: str = ""

    def outcome(self, settings: ReplySettings, locale: str, now: datetime) -> dict[str, Any]:
        """Say what a customer would get."""
        presence = Presence(self.when) if self.when in list(Presence) else presence_at(settings, now)
        incoming = Incoming(
            text=self.text, part=Part.BUYER, automatic=False, category=None, locale=locale, at=now
        )  # fmt: skip
        chosen = choose(incoming, settings.replies, presence) if self.text else None
        return {"trial": self, "presence": presence, "chosen": chosen}


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes of both pages."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)
    forms = Forms(deps)

    async def show(request: Request, me: Principal, place: Place, trial: Trial) -> Response:
        settings = await deps.replies.show(person(me), team=place.team, zone=me.timezone)
        now = deps.now()
        return pages.render(
            request, "replies.html", me, **view(place, settings, now), **trial.outcome(settings, me.locale, now)
        )

    @routes.get("/replies")
    async def mine(request: Request, me: SignedIn, text: Tried = "", when: Tried = "") -> Response:
        return await show(request, me, MINE, Trial(text=text.strip(), when=when))

    @routes.get("/desk/replies")
    async def team(request: Request, me: Agent, text: Tried = "", when: Tried = "") -> Response:
        return await show(request, me, TEAM, Trial(text=text.strip(), when=when))

    for place in (MINE, TEAM):
        forms.add(routes, place)
    return routes


def view(place: Place, settings: ReplySettings, now: datetime) -> dict[str, Any]:
    """Give what the page shows besides the preview."""
    zone = ZoneInfo(settings.zone)
    away = settings.away_until if settings.away_until and settings.away_until > now else None
    return {
        "place": place,
        "settings": settings,
        "standing": presence_at(settings, now),
        "presences": PRESENCES,
        "when_options": [("", "Now"), *((presence.value, label) for presence, label in PRESENCES.items())],
        "days": list(zip(DAYS, settings.week, strict=True)),
        "away_local": away.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if away else "",
        "local_now": now.astimezone(zone),
        "zones": ZONES,
        "categories": tuple(Category),
        "limits": {"text": MAX_REPLY, "phrases": MAX_PHRASES * (MAX_PHRASE + 1)},
    }


class Forms:
    """Each form changes one thing of the settings as its page showed them, and leads back to the page."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def add(self, routes: APIRouter, place: Place) -> None:
        """Add the routes that take the forms of one page."""
        path = place.path.removeprefix("/messaging")
        self._standing(routes, place, path)
        self._replies(routes, place, path)

    def _standing(self, routes: APIRouter, place: Place, path: str) -> None:
        @routes.post(f"{path}/hours")
        async def hours(
            me: SignedIn,
            version: Annotated[int, Form(ge=0)],
            zone: Annotated[str, Form(max_length=64)],
            opens: Annotated[list[Clock], Form(min_length=7, max_length=7)],
            closes: Annotated[list[Clock], Form(min_length=7, max_length=7)],
        ) -> Response:
            week = tuple(_day(number, *day) for number, day in enumerate(zip(opens, closes, strict=True)))
            return await self._save(me, place, version, lambda settings: replace(settings, zone=zone, week=week))

        @routes.post(f"{path}/away")
        async def away(
            me: SignedIn,
            version: Annotated[int, Form(ge=0)],
            until: Annotated[str, Form(max_length=20)] = "",
        ) -> Response:
            def change(settings: ReplySettings) -> ReplySettings:
                return replace(settings, away_until=_local(until, settings.zone) if until else None)

            return await self._save(me, place, version, change)

    def _replies(self, routes: APIRouter, place: Place, path: str) -> None:
        @routes.post(f"{path}/save")
        async def save(
            me: SignedIn,
            version: Annotated[int, Form(ge=0)],
            reply_id: Annotated[str, Form(max_length=40)] = "",
            open: Text = "",  # noqa: A002  (the form's field is called as the presence is)
            closed: Text = "",
            away: Text = "",
            phrases: Annotated[str, Form(max_length=MAX_PHRASES * (MAX_PHRASE + 1))] = "",
            categories: Annotated[list[Category] | None, Form()] = None,
            enabled: Annotated[bool, Form()] = False,
        ) -> Response:
            said = {Presence.OPEN: open, Presence.CLOSED: closed, Presence.AWAY: away}

            def change(settings: ReplySettings) -> ReplySettings:
                known = next((one for one in settings.replies if one.id == reply_id), None)
                reply = Reply(
                    id=known.id if known else f"r-{uuid4().hex[:12]}",
                    text_when={presence: text for presence, text in said.items() if text.strip()},
                    categories=tuple(categories or ()),
                    phrases=tuple(line.strip() for line in phrases.splitlines() if line.strip()),
                    locale=known.locale if known else "",
                    order=known.order if known else 100,
                    enabled=enabled,
                )
                if known is None:
                    return replace(settings, replies=(*settings.replies, reply))
                return replace(settings, replies=tuple(reply if one is known else one for one in settings.replies))

            return await self._save(me, place, version, change)

        @routes.post(f"{path}/delete")
        async def delete(
            me: SignedIn, version: Annotated[int, Form(ge=0)], reply_id: Annotated[str, Form(max_length=40)]
        ) -> Response:
            def change(settings: ReplySettings) -> ReplySettings:
                return replace(settings, replies=tuple(one for one in settings.replies if one.id != reply_id))

            return await self._save(me, place, version, change)

    async def _save(self, me: Principal, place: Place, version: int, change: Change) -> Response:
        who = person(me)
        seen = await self._deps.replies.show(who, team=place.team, zone=me.timezone)
        await self._deps.replies.save(who, replace(change(seen), version=version), team=place.team)
        return RedirectResponse(place.path, 303)


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
