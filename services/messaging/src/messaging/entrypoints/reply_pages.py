"""The page "Automatic replies": a seller's own, and the support team's for the staff (its forms: `reply_forms`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from chassis.web import Agent, Pages, Principal, SignedIn
from messaging.domain.automatic_replies import Incoming, Presence, choose
from messaging.domain.reply_settings import (
    DAYS,
    MAX_PHRASE,
    MAX_PHRASES,
    MAX_REPLY,
    ReplySettings,
    presence_at,
)
from messaging.domain.values import Part
from messaging.entrypoints.category_names import CATEGORIES
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.refusal import NOTHING_REFUSED, Refusal
from messaging.entrypoints.reply_forms import MINE, TEAM, Forms, Place

ZONES = sorted(available_timezones())
PRESENCES = {
    Presence.OPEN: "In business hours",
    Presence.CLOSED: "Outside of business hours",
    Presence.AWAY: "While away",
}
Tried = Annotated[str, Query(max_length=1000)]


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


NO_TRIAL = Trial()


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes of both pages."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)

    async def show(
        request: Request,
        me: Principal,
        place: Place,
        refused: Refusal = NOTHING_REFUSED,
        trial: Trial = NO_TRIAL,
        *,
        saved: bool = False,
    ) -> Response:
        settings = await deps.replies.show(person(me), team=place.team, zone=me.timezone)
        now = deps.now()
        shown = {**view(place, settings, now), **trial.outcome(settings, me.locale, now)}
        return pages.render(request, "replies.html", me, status=refused.status, saved=saved, refused=refused, **shown)

    @routes.get("/replies")
    async def mine(request: Request, me: SignedIn, text: Tried = "", when: Tried = "", saved: bool = False) -> Response:
        return await show(request, me, MINE, trial=Trial(text=text.strip(), when=when), saved=saved)

    @routes.get("/desk/replies")
    async def team(request: Request, me: Agent, text: Tried = "", when: Tried = "", saved: bool = False) -> Response:
        return await show(request, me, TEAM, trial=Trial(text=text.strip(), when=when), saved=saved)

    forms = Forms(deps, show)
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
        "days": DAYS,
        "opens": [day.opens.strftime("%H:%M") if day else "" for day in settings.week],
        "closes": [day.closes.strftime("%H:%M") if day else "" for day in settings.week],
        "away_local": away.astimezone(zone).strftime("%Y-%m-%dT%H:%M") if away else "",
        "local_now": now.astimezone(zone),
        "zones": ZONES,
        "categories": CATEGORIES,
        "limits": {"text": MAX_REPLY, "phrases": MAX_PHRASES * (MAX_PHRASE + 1)},
    }
