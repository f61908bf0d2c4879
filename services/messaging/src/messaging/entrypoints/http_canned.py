"""The API of canned answers: the desk's own, and as they read in one conversation."""

from typing import Any
from uuid import uuid4

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, RequestModel, SignedIn
from messaging.application.use_canned_answers import Offered
from messaging.application.views import instant
from messaging.domain.canned_answers import MAX_CANNED, MAX_CODE, MAX_TITLE, CannedAnswer, Wording
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.people import ConversationRoute, person


class WordingBody(RequestModel):
    """What it says. `text` may hold {customer_name}, {agent_name}, {order_number} and {ticket_number}."""

    title: str = Field(min_length=1, max_length=MAX_TITLE)
    code: str = Field(min_length=1, max_length=MAX_CODE, description="What is typed after / to find it.")
    text: str = Field(min_length=1, max_length=MAX_CANNED)
    locale: str = Field(default="", max_length=10, description="Such as en or en-ZA; empty for every language.")

    def wording(self) -> Wording:
        """Give it in the domain's words."""
        return Wording(title=self.title, code=self.code, text=self.text, locale=self.locale)


class RewriteBody(WordingBody):
    """The new wording, and the version that was read."""

    version: int = Field(ge=1)


def _wording_view(wording: Wording) -> dict[str, Any]:
    return {"title": wording.title, "code": wording.code, "text": wording.text, "locale": wording.locale}


def answer_view(answer: CannedAnswer) -> dict[str, Any]:
    """Give a canned answer as it stands."""
    return {
        "id": answer.id,
        **_wording_view(answer.wording),
        "version": answer.version,
        "changed_at": instant(answer.revisions[-1].at),
        "deleted_at": instant(answer.deleted_at),
    }


def _with_history(answer: CannedAnswer) -> dict[str, Any]:
    history = [
        {**_wording_view(one.wording), "at": instant(one.at), "author_id": one.author_id, "author": one.author}
        for one in answer.revisions
    ]
    return {**answer_view(answer), "history": history}


def _offered_view(offered: Offered) -> dict[str, Any]:
    wording = offered.answer.wording
    return {"id": offered.answer.id, **_wording_view(wording), "text": offered.text}


def router(deps: Deps) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/v1", tags=["canned answers"], route_class=ConversationRoute)
    _reading(routes, deps)
    _writing(routes, deps)
    _undoing(routes, deps)
    return routes


def _reading(routes: APIRouter, deps: Deps) -> None:
    @routes.get("/canned-answers", response_model=answers.CannedAnswers)
    async def list_canned(me: SignedIn, deleted: bool = False) -> Response:
        """The desk's canned answers by code; or the last ones that were deleted."""
        who = person(me)
        found = await (deps.canned.deleted(who) if deleted else deps.canned.all(who))
        return JSONResponse({"canned_answers": [answer_view(one) for one in found]})

    @routes.get("/canned-answers/{answer_id}", response_model=answers.CannedAnswerWithHistory)
    async def get_canned(answer_id: str, me: SignedIn) -> Response:
        """One of them, with its last revisions."""
        return JSONResponse(_with_history(await deps.canned.one(answer_id, person(me))))

    @routes.get("/conversations/{conversation_id}/canned-answers", response_model=answers.OfferedAnswers)
    async def offer_canned(conversation_id: str, me: SignedIn) -> Response:
        """All of them as they read in this conversation, those in the customer's language first."""
        offered = await deps.use_canned(conversation_id, person(me))
        return JSONResponse({"canned_answers": [_offered_view(one) for one in offered]})


def _writing(routes: APIRouter, deps: Deps) -> None:
    @routes.post("/canned-answers", response_model=answers.CannedAnswer, status_code=201)
    async def write_canned(body: WordingBody, me: SignedIn, command: Idempotent) -> Response:
        """Write a canned answer for the desk."""

        async def work() -> Answer:
            made = await deps.canned.write(f"a-{uuid4().hex[:12]}", body.wording(), person(me), deps.now())
            return Answer(201, answer_view(made))

        return await command.run(work)

    @routes.put("/canned-answers/{answer_id}", response_model=answers.CannedAnswer)
    async def rewrite_canned(answer_id: str, body: RewriteBody, me: SignedIn, command: Idempotent) -> Response:
        """Change what it says; 409 when it has changed since `version`."""

        async def work() -> Answer:
            changed = await deps.canned.rewrite(answer_id, body.wording(), body.version, person(me), deps.now())
            return Answer(200, answer_view(changed))

        return await command.run(work)


def _undoing(routes: APIRouter, deps: Deps) -> None:
    @routes.delete("/canned-answers/{answer_id}", response_model=answers.CannedAnswer)
    async def delete_canned(answer_id: str, me: SignedIn, command: Idempotent) -> Response:
        """Take it out of the list; it can be brought back."""

        async def work() -> Answer:
            return Answer(200, answer_view(await deps.canned.delete(answer_id, person(me), deps.now())))

        return await command.run(work)

    @routes.post("/canned-answers/{answer_id}/restore", response_model=answers.CannedAnswer)
    async def restore_canned(answer_id: str, me: SignedIn, command: Idempotent) -> Response:
        """Bring it back; refused when its code has been given to another meanwhile."""

        async def work() -> Answer:
            return Answer(200, answer_view(await deps.canned.restore(answer_id, person(me))))

        return await command.run(work)
