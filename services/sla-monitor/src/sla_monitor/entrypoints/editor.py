"""What the editors of policies and calendars share: a form that is tried out, refused, or saved as a new version."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis.commands import Answer
from chassis.errors import Invalid
from chassis.web import Idempotent, Manager, Pages, Principal
from sla_monitor.application.change_book import Preview
from sla_monitor.entrypoints.refusals import told_to_the_sender
from sla_monitor.entrypoints.words import METRIC_WORDS

NAME = r"^[a-z0-9_]{1,60}$"
Name = Annotated[str, Path(pattern=NAME)]
Form = dict[str, str]


@dataclass(frozen=True)
class Editor:
    """One of the editors. `folder` is its path, `field` what a new one's name is called in its form.

    `switches` are the form's fields that are not sent while they are off; `context` makes what `template` shows of a
    thing's versions, given what was sent and not taken.
    """

    folder: str
    field: str
    template: str
    switches: tuple[str, ...]
    save: Callable[[str, Form, str], Awaitable[object]]
    preview: Callable[[str, Form], Awaitable[Preview]]
    context: Callable[[str, Form], Awaitable[Mapping[str, Any]]]


def add_editor(router: APIRouter, pages: Pages, editor: Editor) -> None:
    """The editor's routes."""

    @router.get("/new")
    async def name_it(me: Manager, name: Annotated[str, Query(alias=editor.field, pattern=NAME)]) -> Response:
        return RedirectResponse(f"{editor.folder}/{name}", 303)

    @router.get("/{name}")
    async def edit(request: Request, name: Name, me: Manager) -> Response:
        return await _show(pages, editor, request, name, me, {}, None)

    @router.post("/{name}")
    async def save(request: Request, name: Name, me: Manager, command: Idempotent) -> Response:
        form = await _form(request, editor)

        async def work() -> Answer:
            with told_to_the_sender():
                await editor.save(name, form, me.user_id)
            return Answer(200, {})

        try:
            await command.answer(work)
        except Invalid as refused:
            return await _show(pages, editor, request, name, me, form, refused)
        return RedirectResponse("/sla/policies", 303)

    @router.post("/{name}/preview")
    async def preview(request: Request, name: Name, me: Manager) -> Response:
        form = await _form(request, editor)
        try:
            with told_to_the_sender():
                found = await editor.preview(name, form)
        except Invalid as refused:
            return pages.render_block(request, "policy.html", "refusal", me, 422, refused=refused)
        return pages.render_block(request, "policy.html", "preview", me, preview=found, words=METRIC_WORDS)


async def _show(
    pages: Pages, editor: Editor, request: Request, name: str, me: Principal, form: Form, refused: Invalid | None
) -> Response:
    context = await editor.context(name, form)
    status = 200 if refused is None else 422
    return pages.render(request, editor.template, me, status, name=name, refused=refused, **context)


async def _form(request: Request, editor: Editor) -> Form:
    """The form's text fields; a switch that is off is not sent, so it is said here."""
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return dict.fromkeys(editor.switches, "") | sent
