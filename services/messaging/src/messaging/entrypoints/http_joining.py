"""The API of merging and splitting, with their undoing."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from starlette.responses import Response

from chassis.commands import Answer
from chassis.web import Idempotent, RequestModel, SignedIn
from messaging.application.drafts import derived_id
from messaging.domain.joining import Cut
from messaging.domain.values import MAX_SUBJECT
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.http import ClientId, Id, outcome_view
from messaging.entrypoints.people import ConversationRoute, person


class OtherBody(RequestModel):
    """The other conversation."""

    conversation_id: Id


class SplitBody(RequestModel):
    """Which messages, by their `seq`, make a new conversation. `client_id` makes a retry the same one."""

    subject: str = Field(min_length=1, max_length=MAX_SUBJECT)
    messages: list[Annotated[int, Field(ge=1)]] = Field(min_length=1, max_length=200)
    client_id: ClientId


def router(deps: Deps) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/v1/conversations/{conversation_id}", tags=["desk"], route_class=ConversationRoute)

    @routes.post("/merge", response_model=answers.Outcome)
    async def merge(conversation_id: str, body: OtherBody, me: SignedIn, command: Idempotent) -> Response:
        """Let this conversation go on in the other one, of the same customer."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.join.merge(conversation_id, body.conversation_id, who, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    @routes.post("/unmerge", response_model=answers.Outcome)
    async def unmerge(conversation_id: str, body: OtherBody, me: SignedIn, command: Idempotent) -> Response:
        """Let this conversation stand alone again."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.join.undo_merge(conversation_id, body.conversation_id, who, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    @routes.post("/split", response_model=answers.Outcome, status_code=201)
    async def split(conversation_id: str, body: SplitBody, me: SignedIn, command: Idempotent) -> Response:
        """Show some messages of this conversation in a new one."""
        who = person(me)
        new_id = derived_id("c", who, f"split {conversation_id} {body.client_id}")
        cut = Cut(new_id=new_id, subject=body.subject, seqs=tuple(body.messages))

        async def work() -> Answer:
            return Answer(201, outcome_view(await deps.join.split(conversation_id, cut, who, deps.now()), who))

        return await command.run(work)

    @routes.post("/unsplit", response_model=answers.Outcome)
    async def unsplit(conversation_id: str, body: OtherBody, me: SignedIn, command: Idempotent) -> Response:
        """Take the messages that went to the other conversation back into this one."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.join.undo_split(conversation_id, body.conversation_id, who, deps.now())
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    return routes
