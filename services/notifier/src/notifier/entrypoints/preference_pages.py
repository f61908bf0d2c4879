"""The preferences page: the matrix, quiet hours, digests, zone and language."""

from collections.abc import Sequence
from typing import Any, Final
from zoneinfo import available_timezones

from babel.core import get_global
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chassis.errors import Refused
from chassis.web import Pages, Principal, SignedIn
from notifier.domain.person import Person
from notifier.domain.preference_matrix import Row, channels_of, matrix
from notifier.domain.preferences import MODES, WEEKDAYS
from notifier.domain.timing_words import digest_in_words, quiet_in_words
from notifier.entrypoints.deps import Deps
from notifier.entrypoints.preference_form import FIELDS, PreferenceForm, as_entered, as_kept, wishes

LANGUAGES: Final = (("", "As in your account"), ("en", "English"), ("de", "Deutsch"))
CHANNEL_NAMES: Final = {"in_app": "Inbox", "email": "Email", "push": "Push", "sms": "SMS", "webhook": "Webhook"}
ZONES: Final = sorted(
    name
    for name in available_timezones() - get_global("zone_aliases").keys()
    if "/" in name and not name.startswith(("Etc/", "posix/"))
)
"""Each zone once, by the name that it has now."""


def router(deps: Deps, pages: Pages) -> APIRouter:
    """`/notifier/preferences`."""
    router = APIRouter(include_in_schema=False)

    @router.get("/preferences")
    async def show(request: Request, me: SignedIn, saved: bool = False) -> Response:
        person = await deps.preferences.get(me.user_id)
        rows = _rows(deps, me, person)
        context = _context(deps, person, as_kept(person, rows, _quietable(rows)))
        return pages.render(request, "preferences.html", me, **context, saved=saved, errors={})

    @router.post("/preferences")
    async def save(request: Request, me: SignedIn) -> Response:
        form = await request.form()
        person = await deps.preferences.get(me.user_id)
        entered = as_entered(form, _rows(deps, me, person))
        wished = wishes(entered, person, deps.types)

        async def work() -> Person:
            return await deps.preferences(
                me.user_id, wished, timezone=entered.timezone or None, locale=entered.locale or None
            )

        try:
            await deps.unit_of_work.run(work)
        except Refused as refused:
            field = refused.field or ""
            errors = {FIELDS.get(field, field): refused.detail}
            context = _context(deps, person, entered)
            return pages.render(request, "preferences.html", me, status=422, **context, saved=False, errors=errors)
        return RedirectResponse("/notifier/preferences?saved=true", 303)

    return router


def _rows(deps: Deps, me: Principal, person: Person) -> list[Row]:
    return matrix(deps.types.values(), person.preferences, me.roles | set(person.roles))


def _quietable(rows: Sequence[Row]) -> list[str]:
    return [channel for channel in channels_of(rows) if channel != "in_app"]


def _context(deps: Deps, person: Person, form: PreferenceForm) -> dict[str, Any]:
    now = deps.now()
    return {
        "form": form,
        "marked": {*FIELDS.values(), "timezone", "locale"},
        "channels": [(channel, CHANNEL_NAMES[channel]) for channel in channels_of(form.rows)],
        "modes": MODES,
        "weekdays": WEEKDAYS,
        "quietable": [(channel, CHANNEL_NAMES[channel]) for channel in _quietable(form.rows)],
        "quiet_words": quiet_in_words(person.preferences, person.timezone, now),
        "digest_words": digest_in_words(person.preferences, person.timezone, now),
        "zones": ZONES if form.timezone in ZONES else [form.timezone, *ZONES],
        "languages": LANGUAGES,
    }
