"""The calendar editor under `/sla/calendars`, with what-if."""

from typing import Any

from fastapi import APIRouter

from chassis.web import Pages
from sla_monitor.application.change_book import Preview
from sla_monitor.entrypoints.calendar_forms import DAYS, LABELS, form_of, mistake_of, plain_of
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.editor import Editor, Form, add_editor


def router(deps: WebDeps, pages: Pages) -> APIRouter:
    """The editor's routes."""
    router = APIRouter(prefix="/calendars")

    async def save(name: str, form: Form, by: str) -> object:
        return await deps.change.put_calendar(name, plain_of(form), by, deps.now())

    async def preview(name: str, form: Form) -> Preview:
        return await deps.change.preview_calendar(name, plain_of(form), deps.now())

    async def context(name: str, form: Form) -> dict[str, Any]:
        found = [one for one in (await deps.books.load()).calendars if one.calendar.name == name]
        versions = sorted(found, key=lambda one: -one.calendar.version)
        return {
            "versions": versions,
            "form": form_of(versions[0] if versions else None) | form,
            "days": DAYS,
            "labels": LABELS,
            "names": await deps.people.names([one.edited_by for one in versions if one.edited_by]),
        }

    editor = Editor("/sla/calendars", "calendar", "calendar.html", ("to_running",), save, preview, context, mistake_of)
    add_editor(router, pages, editor)
    return router
