"""What the editors of policies and calendars share: a form that is tried out, refused, or saved as a new version."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis.commands import Answer
from chassis.errors import Conflict
from chassis.web import Idempotent, Manager, Pages, Principal, is_fragment
from sla_monitor.application.change_book import Preview
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.entrypoints.mistakes import FormRefused, Mistake, refusals_in
from sla_monitor.entrypoints.words import METRIC_WORDS

NAME = r"^[a-z0-9_]{1,60}$"
Name = Annotated[str, Path(pattern=NAME)]
Form = dict[str, str]


@dataclass(frozen=True)
class Editor:
    """One of the editors. `folder` is its path, `field` what a new one's name is called in its form.

    `switches` are the form's fields that are not sent while they are off; `context` makes what `template` shows of a
    thing's versions, given what was sent and not taken. `mistake_of` says beside which input a refusal stands, and how.
    """

    folder: str
    field: str
    template: str
    switches: tuple[str, ...]
    save: Callable[[str, Form, str], Awaitable[object]]
    preview: Callable[[str, Form], Awaitable[Preview]]
    context: Callable[[str, Form], Awaitable[Mapping[str, Any]]]
    mistake_of: Callable[[InvalidFieldError, Form], Mistake]


def add_editor(router: APIRouter, pages: Pages, editor: Editor) -> None:
    """The editor's routes."""

    @router.get("/new")
    async def name_it(me: Manager, name: Annotated[str, Query(alias=editor.field, pattern=NAME)]) -> Response:
        return RedirectResponse(f"{editor.folder}/{name}", 303)

    @router.get("/{name}")
    async def edit(request: Request, name: Name, me: Manager) -> Response:
        return await _show(pages, editor, request, name, me, {})

    @router.post("/{name}")
    async def save(request: Request, name: Name, me: Manager, command: Idempotent) -> Response:
        form = await _form(request, editor)

        async def work() -> Answer:
            with _refused_in_the_form(editor, form):
                await editor.save(name, form, me.user_id)
            return Answer(200, {})

        try:
            await command.answer(work)
        except FormRefused as refused:
            return await _show(pages, editor, request, name, me, form, refused.mistakes)
        except Conflict as refused:
            return await _show(pages, editor, request, name, me, form, (Mistake("", "", refused.detail),))
        return RedirectResponse("/sla/policies", 303)

    @router.post("/{name}/preview")
    async def preview(request: Request, name: Name, me: Manager) -> Response:
        form = await _form(request, editor)
        try:
            with _refused_in_the_form(editor, form):
                found = await editor.preview(name, form)
        except FormRefused as refused:
            return await _show(pages, editor, request, name, me, form, refused.mistakes)
        return await _show(pages, editor, request, name, me, form, found=found)


async def _show(
    pages: Pages,
    editor: Editor,
    request: Request,
    name: str,
    me: Principal,
    form: Form,
    mistakes: tuple[Mistake, ...] = (),
    found: Preview | None = None,
) -> Response:
    """The whole form, with what is wrong beside its fields or what would change below it, so that neither outlives
    the other."""
    context = {
        **await editor.context(name, form),
        "name": name,
        "mistakes": mistakes,
        "errors": {mistake.field: mistake.said for mistake in mistakes},
        "preview": found,
        "words": METRIC_WORDS,
    }
    status = 422 if mistakes else 200
    if is_fragment(request):
        return pages.render_block(request, editor.template, "editor", me, status, **context)
    return pages.render(request, editor.template, me, status, **context)


@contextmanager
def _refused_in_the_form(editor: Editor, form: Form) -> Iterator[None]:
    """Within it, values that the rules refuse become mistakes of the form's fields."""
    try:
        yield
    except InvalidFieldError as refused:
        raise FormRefused(*(editor.mistake_of(one, form) for one in refusals_in(refused))) from refused


async def _form(request: Request, editor: Editor) -> Form:
    """The form's text fields; a switch that is off is not sent, so it is said here."""
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    return dict.fromkeys(editor.switches, "") | sent
