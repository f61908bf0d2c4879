"""The pages of canned answers: the list, one of them with its history, and those offered in one conversation."""

from typing import Annotated, Any
from urllib.parse import quote
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from chassis.web import Agent, Pages, Principal, SignedIn
from messaging.domain.canned_answers import GAPS, MAX_CANNED, MAX_CODE, MAX_TITLE, CannedAnswer, Wording
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import DESK, HOME
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.refusal import NOTHING_REFUSED, Refusal, submit

PATH = f"{DESK}/canned"
FORM = "wording"
LIMITS = {"title": MAX_TITLE, "code": MAX_CODE, "text": MAX_CANNED}
EMPTY = Wording(title="", code="", text="")
Text = Annotated[str, Form(max_length=MAX_CANNED * 2)]
Line = Annotated[str, Form(max_length=200)]
Version = Annotated[int, Form(ge=1)]
Tried = Annotated[str, Query(max_length=200)]


async def _wording(title: Line = "", code: Line = "", text: Text = "", locale: Line = "") -> Wording:
    return Wording(title=title, code=code, text=text, locale=locale)


Written = Annotated[Wording, Depends(_wording)]


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)
    screens = _Screens(deps, pages)
    _reading(routes, deps, screens)
    _writing(routes, deps, screens)
    _undoing(routes, deps, screens)
    return routes


class _Screens:
    """Gathers what the pages show."""

    def __init__(self, deps: Deps, pages: Pages) -> None:
        self._deps = deps
        self.pages = pages

    async def list(
        self, request: Request, me: Principal, q: str = "", deleted_id: str = "", refused: Refusal = NOTHING_REFUSED
    ) -> Response:
        who = person(me)
        deleted = await self._deps.canned.deleted(who)
        return self.pages.render(
            request,
            "canned.html",
            me,
            status=refused.status,
            answers=[one for one in await self._deps.canned.all(who) if _holds(one.wording, q)],
            deleted=deleted,
            just_deleted=next((one for one in deleted if one.id == deleted_id), None),
            q=q,
            refused=refused,
        )

    async def new(self, request: Request, me: Principal, refused: Refusal = NOTHING_REFUSED) -> Response:
        return self._form(request, me, refused, answer=None, wording=EMPTY)

    async def edit(
        self, request: Request, me: Principal, answer_id: str, refused: Refusal = NOTHING_REFUSED
    ) -> Response:
        answer = await self._deps.canned.one(answer_id, person(me))
        return self._form(request, me, refused, answer=answer, wording=answer.wording)

    def _form(self, request: Request, me: Principal, refused: Refusal, **shown: Any) -> Response:
        return self.pages.render(
            request,
            "canned_edit.html",
            me,
            status=refused.status,
            refused=refused,
            limits=LIMITS,
            gaps=GAPS,
            form=FORM,
            **shown,
        )


def _holds(wording: Wording, q: str) -> bool:
    """Whether what is looked for is anywhere in it."""
    return any(q.casefold() in part.casefold() for part in (wording.title, wording.code, wording.text))


def _list(_: CannedAnswer) -> str:
    return PATH


def _reading(routes: APIRouter, deps: Deps, screens: _Screens) -> None:
    @routes.get("/desk/canned")
    async def canned(request: Request, me: Agent, q: Tried = "", deleted: Tried = "") -> Response:
        return await screens.list(request, me, q.strip(), deleted)

    @routes.get("/desk/canned/new")
    async def new(request: Request, me: Agent) -> Response:
        return await screens.new(request, me)

    @routes.get("/desk/canned/{answer_id}")
    async def edit(request: Request, answer_id: str, me: Agent) -> Response:
        return await screens.edit(request, me, answer_id)

    @routes.get("/c/{conversation_id}/canned")
    async def offered(request: Request, conversation_id: str, me: SignedIn, desk: bool = False) -> Response:
        """Those of the reply box, where there is no script to list them in it."""
        found = await deps.use_canned(conversation_id, person(me))
        talk_href = (f"{DESK}/c/" if desk else f"{HOME}c/") + quote(conversation_id)
        return screens.pages.render(request, "canned_offered.html", me, offered=found, talk_href=talk_href)


def _writing(routes: APIRouter, deps: Deps, screens: _Screens) -> None:
    @routes.post("/desk/canned/new")
    async def write(request: Request, me: Agent, wording: Written) -> Response:
        async def work() -> CannedAnswer:
            return await deps.canned.write(f"a-{uuid4().hex[:12]}", wording, person(me), deps.now())

        async def again(refused: Refusal) -> Response:
            return await screens.new(request, me, refused)

        return await submit(request, FORM, work, _list, again)

    @routes.post("/desk/canned/{answer_id}")
    async def rewrite(request: Request, answer_id: str, me: Agent, version: Version, wording: Written) -> Response:
        async def work() -> CannedAnswer:
            return await deps.canned.rewrite(answer_id, wording, version, person(me), deps.now())

        async def again(refused: Refusal) -> Response:
            return await screens.edit(request, me, answer_id, refused)

        return await submit(request, FORM, work, _list, again)


def _undoing(routes: APIRouter, deps: Deps, screens: _Screens) -> None:
    @routes.post("/desk/canned/{answer_id}/delete")
    async def delete(answer_id: str, me: Agent) -> Response:
        await deps.canned.delete(answer_id, person(me), deps.now())
        return RedirectResponse(f"{PATH}?deleted={quote(answer_id)}", 303)

    @routes.post("/desk/canned/{answer_id}/restore")
    async def restore(request: Request, answer_id: str, me: Agent) -> Response:
        async def work() -> CannedAnswer:
            return await deps.canned.restore(answer_id, person(me))

        async def again(refused: Refusal) -> Response:
            return await screens.list(request, me, refused=refused)

        return await submit(request, answer_id, work, _list, again)
