"""The API of who takes what, and of taking the next conversation."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, RequestModel, SignedIn
from messaging.application.staff_posts import Staffed
from messaging.domain.staffing import EVERY_DEPARTMENT, MAX_CAPACITY, MAX_LANGUAGES, Post
from messaging.domain.values import MAX_TAG, MAX_TAGS
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.http import outcome_view
from messaging.entrypoints.people import ConversationRoute, person


class PostBody(RequestModel):
    """What somebody takes: names of departments, skills, languages (ISO 639), and how many at a time."""

    departments: list[Annotated[str, Field(max_length=40)]] = Field(max_length=len(EVERY_DEPARTMENT))
    skills: list[Annotated[str, Field(min_length=1, max_length=MAX_TAG)]] = Field(default=[], max_length=MAX_TAGS)
    languages: list[Annotated[str, Field(max_length=3)]] = Field(default=[], max_length=MAX_LANGUAGES)
    capacity: int = Field(default=10, ge=0, le=MAX_CAPACITY)


class SwitchBody(RequestModel):
    """On or off."""

    on: bool


def post_view(post: Post) -> dict[str, Any]:
    """Give what somebody takes."""
    return {
        "user_id": post.user_id,
        "departments": sorted(post.departments),
        "skills": sorted(post.skills),
        "languages": sorted(post.languages),
        "capacity": post.capacity,
        "available": post.available,
    }


def _staffed_view(one: Staffed) -> dict[str, Any]:
    return {**post_view(one.post), "name": one.person.name, "open": one.open_count}


def router(deps: Deps) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/v1", tags=["desk"], route_class=ConversationRoute)
    _taking(routes, deps)
    _setting(routes, deps)
    return routes


def _taking(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/desk/next", response_model=answers.Taken)
    async def take_next(me: SignedIn, command: Idempotent) -> Response:
        """Take what most needs an answer and is mine to answer; `conversation` is null when nothing waits."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.take_next(who, deps.now())
            return Answer(200, outcome_view(outcome, who) if outcome else {"conversation": None, "changes": []})

        return await command.run(work)

    @routes.get("/staffing", response_model=answers.Staffing)
    async def get_staffing(me: SignedIn) -> Response:
        """Who of the staff takes what, and whether conversations are given without asking."""
        staff, automatic = await deps.posts.show(person(me))
        shown = [_staffed_view(one) for one in staff]
        return JSONResponse({"staff": shown, "departments": sorted(EVERY_DEPARTMENT), "automatic": automatic})


def _setting(routes: APIRouter, deps: Deps) -> None:
    @routes.put("/staffing/people/{user_id}", response_model=answers.Post)
    async def put_post(user_id: str, body: PostBody, me: SignedIn, command: Idempotent) -> Response:
        """Set what somebody takes, for managers."""
        wanted = Post(
            user_id=user_id,
            departments=frozenset(body.departments),
            skills=frozenset(body.skills),
            languages=frozenset(body.languages),
            capacity=body.capacity,
        )

        async def work() -> Answer:
            return Answer(200, post_view(await deps.posts.set_post(person(me), wanted)))

        return await command.run(work)

    @routes.put("/staffing/available", response_model=answers.Post)
    async def put_available(body: SwitchBody, me: SignedIn, command: Idempotent) -> Response:
        """Say whether I may be given conversations."""

        async def work() -> Answer:
            return Answer(200, post_view(await deps.posts.set_available(person(me), on=body.on)))

        return await command.run(work)

    @routes.put("/staffing/automatic", response_model=answers.Automatic)
    async def put_automatic(body: SwitchBody, me: SignedIn, command: Idempotent) -> Response:
        """Switch whether conversations are given without asking, for managers."""

        async def work() -> Answer:
            await deps.posts.set_automatic(person(me), on=body.on)
            return Answer(200, {"automatic": body.on})

        return await command.run(work)
