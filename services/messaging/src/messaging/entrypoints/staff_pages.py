"""The page "Who takes what", and the desk's button for the next conversation."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from chassis.commands import Answer
from chassis.web import Agent, Idempotent, Manager, Pages
from messaging.domain.routing import DEPARTMENTS
from messaging.domain.staffing import MAX_CAPACITY, Post
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import DESK
from messaging.entrypoints.people import ConversationRoute, person

PATH = f"{DESK}/staff"
Words = Annotated[str, Form(max_length=1000)]


def router(deps: Deps, pages: Pages) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)

    @routes.get("/desk/staff")
    async def staff(request: Request, me: Agent) -> Response:
        rows, automatic = await deps.posts.show(person(me))
        return pages.render(
            request,
            "staff.html",
            me,
            rows=rows,
            mine=next((one.post for one in rows if one.person.user_id == me.user_id), Post(user_id=me.user_id)),
            automatic=automatic,
            departments=DEPARTMENTS,
            most=MAX_CAPACITY,
            manages=me.has_role("manager", "admin"),
        )

    @routes.post("/desk/next")
    async def take_next(me: Agent, command: Idempotent) -> Response:
        async def work() -> Answer:
            outcome = await deps.take_next(person(me), deps.now())
            return Answer(303, f"{DESK}/c/{outcome.conversation.id}" if outcome else f"{DESK}?next=none")

        return RedirectResponse((await command.answer(work)).body, 303)

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
        me: Manager,
        user_id: Annotated[str, Form(max_length=200)],
        capacity: Annotated[int, Form(ge=0, le=MAX_CAPACITY)],
        departments: Annotated[list[str] | None, Form()] = None,
        skills: Words = "",
        languages: Words = "",
    ) -> Response:
        wanted = Post(
            user_id=user_id,
            departments=frozenset(departments or ()),
            skills=_words(skills),
            languages=_words(languages),
            capacity=capacity,
        )
        await deps.posts.set_post(person(me), wanted)
        return RedirectResponse(PATH, 303)

    return routes


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(",") if word.strip())
