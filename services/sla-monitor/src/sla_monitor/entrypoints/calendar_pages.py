"""The calendar editor under `/sla/calendars`, with what-if."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis.commands import Answer
from chassis.errors import Invalid
from chassis.web import Idempotent, Manager, Pages, Principal
from sla_monitor.domain.calendar import WEEKDAYS
from sla_monitor.entrypoints.calendar_forms import ONE_OFFS, form_of, plain_of
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.refusals import told_to_the_sender
from sla_monitor.entrypoints.words import METRIC_WORDS

CalendarName = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,60}$")]


def router(deps: WebDeps, pages: Pages) -> APIRouter:
    """The editor's routes."""
    router = APIRouter(prefix="/calendars")

    @router.get("/new")
    async def name_calendar(me: Manager, calendar: Annotated[str, Query(pattern=r"^[a-z0-9_]{1,60}$")]) -> Response:
        return RedirectResponse(f"/sla/calendars/{calendar}", 303)

    @router.get("/{name}")
    async def edit_calendar(request: Request, name: CalendarName, me: Manager) -> Response:
        return await _editor(deps, pages, request, name, me)

    @router.post("/{name}")
    async def save_calendar(request: Request, name: CalendarName, me: Manager, command: Idempotent) -> Response:
        form = await _form(request)

        async def work() -> Answer:
            with told_to_the_sender():
                await deps.change.put_calendar(name, plain_of(form), me.user_id, deps.now())
            return Answer(200, {})

        try:
            await command.answer(work)
        except Invalid as refused:
            return await _editor(deps, pages, request, name, me, form, refused)
        return RedirectResponse("/sla/policies", 303)

    @router.post("/{name}/preview")
    async def preview_calendar(request: Request, name: CalendarName, me: Manager) -> Response:
        form = await _form(request)
        try:
            with told_to_the_sender():
                preview = await deps.change.preview_calendar(name, plain_of(form), deps.now())
        except Invalid as refused:
            return pages.render_block(request, "policy.html", "refusal", me, 422, refused=refused)
        return pages.render_block(request, "policy.html", "preview", me, preview=preview, words=METRIC_WORDS)

    return router


async def _editor(
    deps: WebDeps,
    pages: Pages,
    request: Request,
    name: str,
    me: Principal,
    form: dict[str, str] | None = None,
    refused: Invalid | None = None,
) -> Response:
    found = [one for one in (await deps.books.load()).calendars if one.calendar.name == name]
    versions = sorted(found, key=lambda one: -one.calendar.version)
    return pages.render(
        request, "calendar.html", me, 200 if refused is None else 422,
        name=name, versions=versions, form=form_of(versions[0] if versions else None) | (form or {}), refused=refused,
        weekdays=WEEKDAYS, one_offs=ONE_OFFS,
        names=await deps.people.names([one.edited_by for one in versions if one.edited_by]),
    )  # fmt: skip


async def _form(request: Request) -> dict[str, str]:
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return {"to_running": ""} | sent
