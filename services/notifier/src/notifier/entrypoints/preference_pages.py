"""The preferences page: the matrix, quiet hours, digests, zone and language."""

from collections.abc import Mapping
from typing import Any, Final
from zoneinfo import available_timezones

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chassis.errors import Refused
from chassis.web import Pages, Principal, SignedIn
from notifier.domain.person import Person
from notifier.domain.preference_matrix import channels_of, entries_from, kept_entries, matrix
from notifier.domain.preferences import MODES, WEEKDAYS
from notifier.domain.timing_words import digest_in_words, quiet_in_words
from notifier.entrypoints.deps import Deps

LANGUAGES: Final = (("", "As in your account"), ("en", "English"), ("de", "Deutsch"))
CHANNEL_NAMES: Final = {"in_app": "Inbox", "email": "Email", "push": "Push", "sms": "SMS", "webhook": "Webhook"}
ZONES: Final = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))


def router(deps: Deps, pages: Pages) -> APIRouter:
    """`/notifier/preferences`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/preferences")
    async def show(request: Request, me: SignedIn, saved: bool = False) -> Response:
        person = await deps.preferences.get(me.user_id)
        return pages.render(request, "preferences.html", me, **_context(deps, me, person), saved=saved, error=None)

    @router.post("/preferences")
    async def save(request: Request, me: SignedIn) -> Response:
        form = await request.form()
        person = await deps.preferences.get(me.user_id)
        wishes = _wishes(deps, me, person, form)

        async def work() -> Person:
            return await deps.preferences(
                me.user_id, wishes, timezone=_text(form, "timezone"), locale=_text(form, "locale")
            )

        try:
            await deps.unit_of_work.run(work)
        except Refused as refused:
            context = {**_context(deps, me, person), "saved": False, "error": refused}
            return pages.render(request, "preferences.html", me, status=422, **context)
        return RedirectResponse("/notifier/preferences?saved=true", 303)

    return router


def _context(deps: Deps, me: Principal, person: Person) -> dict[str, Any]:
    rows = matrix(deps.types.values(), person.preferences, me.roles | set(person.roles))
    channels = channels_of(rows)
    now = deps.now()
    return {
        "rows": rows,
        "channels": [(channel, CHANNEL_NAMES[channel]) for channel in channels],
        "modes": MODES,
        "person": person,
        "quiet": person.wishes.get("quiet_hours"),
        "digest": person.wishes.get("digest") or {"daily_at": "18:00", "weekly_on": "fri"},
        "weekdays": WEEKDAYS,
        "quietable": [(channel, CHANNEL_NAMES[channel]) for channel in channels if channel != "in_app"],
        "quiet_words": quiet_in_words(person.preferences, person.timezone, now),
        "digest_words": digest_in_words(person.preferences, person.timezone, now),
        "zones": ZONES,
        "languages": LANGUAGES,
    }


def _wishes(deps: Deps, me: Principal, person: Person, form: FormData) -> Mapping[str, Any]:
    """What the form says, in the form of the API; entries that the page does not show stay."""
    rows = matrix(deps.types.values(), person.preferences, me.roles | set(person.roles))
    on = frozenset(_pair(str(value)) for value in form.getlist("on"))
    modes = {row.type: str(form.get(f"mode.{row.type}") or "instant") for row in rows}
    ticked = entries_from(rows, deps.types, on, modes)
    quiet = None
    if form.get("quiet_on"):
        quiet = {
            "start": _text(form, "quiet_start"),
            "end": _text(form, "quiet_end"),
            "days": [str(day) for day in form.getlist("quiet_days")],
            "channels": [str(channel) for channel in form.getlist("quiet_channels")],
        }
    return {
        "entries": [*kept_entries(person.wishes.get("entries", ()), rows), *ticked],  # type: ignore[arg-type]
        "quiet_hours": quiet,
        "digest": {"daily_at": _text(form, "daily_at"), "weekly_on": _text(form, "weekly_on")},
        "caps": person.wishes.get("caps"),
    }


def _pair(value: str) -> tuple[str, str]:
    type_, _, channel = value.partition("|")
    return type_, channel


def _text(form: FormData, name: str) -> str | None:
    value = form.get(name)
    return value.strip() or None if isinstance(value, str) else None
