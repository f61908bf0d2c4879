"""The page "Who takes what", and the desk's button for the next conversation."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from chassis.commands import Answer
from chassis.web import Agent, Idempotent, Manager, Pages, Principal
from messaging.domain.errors import Conflict, InvalidInput
from messaging.domain.routing import DEPARTMENTS
from messaging.domain.staffing import MAX_CAPACITY, Post
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import DESK
from messaging.entrypoints.people import ConversationRoute, person
from messaging.entrypoints.refusal import NOTHING_REFUSED, Refusal, submit

PATH = f"{DESK}/staff"
Words = Annotated[str, Form(max_length=1000)]


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)
    _taking(routes, deps)
    _setting(routes, deps, pages)
    return routes


def _taking(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/desk/next")
    async def take_next(me: Agent, command: Idempotent) -> Response:
        async def work() -> Answer:
            outcome = await deps.take_next(person(me), deps.now())
            return Answer(303, f"{DESK}/c/{outcome.conversation.id}" if outcome else f"{DESK}?next=none")

        try:
            answer = await command.answer(work)
        except Conflict:
            return RedirectResponse(f"{DESK}?next=full", 303)
        return RedirectResponse(str(answer.body), 303)


def _setting(routes: APIRouter, deps: Deps, pages: Pages) -> None:
    async def show(
        request: Request, me: Principal, *, saved: bool = False, refused: Refusal = NOTHING_REFUSED
    ) -> Response:
        rows, automatic = await deps.posts.show(person(me))
        return pages.render(
            request,
            "staff.html",
            me,
            status=refused.status,
            rows=rows,
            mine=next((one.post for one in rows if one.person.user_id == me.user_id), Post(user_id=me.user_id)),
            automatic=automatic,
            departments=DEPARTMENTS,
            most=MAX_CAPACITY,
            manages=me.has_role("manager", "admin"),
            saved=saved,
            refused=refused,
        )

    @routes.get("/desk/staff")
    async def staff(request: Request, me: Agent, saved: bool = False) -> Response:
        return await show(request, me, saved=saved)

    @routes.post("/desk/staff/available")
    async def available(me: Agent, on: Annotated[bool, Form()] = False) -> Response:
        await deps.posts.set_available(person(me), on=on)
        return RedirectResponse(PATH, 303)

    @routes.post("/desk/staff/automatic")
    async def automatic(me: Manager, on: Annotated[bool, Form()] = False) -> Response:
        await deps.posts.set_automatic(person(me), on=on)
        return RedirectResponse(PATH, 303)

    @routes.post("/desk/staff/post")
    async def post(
        request: Request,
        me: Manager,
        user_id: Annotated[str, Form(max_length=200)],
        capacity: Annotated[str, Form(max_length=20)] = "",
        departments: Annotated[list[str] | None, Form()] = None,
        skills: Words = "",
        languages: Words = "",
    ) -> Response:
        async def work() -> Post:
            wanted = Post(
                user_id=user_id,
                departments=frozenset(departments or ()),
                skills=_words(skills),
                languages=_words(languages),
                capacity=_number(capacity),
            )
            return await deps.posts.set_post(person(me), wanted)

        async def again(refused: Refusal) -> Response:
            return await show(request, me, refused=refused)

        return await submit(request, user_id, work, lambda _: f"{PATH}?saved=true", again)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())


def _number(text: str) -> int:
    if not text.strip().isdecimal():
        raise InvalidInput("capacity", f"a number from 0 to {MAX_CAPACITY}")
    return int(text)
