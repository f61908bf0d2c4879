"""The API of response times."""

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.web import Idempotent, RequestModel, SignedIn
from messaging.domain.response_measure import ENOUGH, IN_TIME, WINDOW
from messaging.entrypoints import answers
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.http import outcome_view
from messaging.entrypoints.people import ConversationRoute, person


class NeedBody(RequestModel):
    """Whether a conversation needs an answer."""

    needs_answer: bool


def router(deps: Deps) -> APIRouter:
    """Give the routes."""
    routes = APIRouter(prefix="/v1", tags=["response times"], route_class=ConversationRoute)

    @routes.get("/sellers/{seller_id}/response-time", response_model=answers.ResponseTime)
    async def response_time(seller_id: str, me: SignedIn) -> Response:
        """The share of new conversations answered in time, for the seller and staff; null when they are too few."""
        found = await deps.response_time(person(me), seller_id, deps.now())
        return JSONResponse(
            {
                "seller_id": seller_id,
                "share": found.share,
                "counted": found.counted,
                "in_time": found.in_time,
                "median_seconds": found.median_seconds,
                "enough": ENOUGH,
                "within_hours": int(IN_TIME.total_seconds() // 3600),
                "window_days": WINDOW.days,
            }
        )

    @routes.put("/conversations/{conversation_id}/need", response_model=answers.Outcome)
    async def mark_need(conversation_id: str, body: NeedBody, me: SignedIn, command: Idempotent) -> Response:
        """Say whether a conversation needs an answer, for the seller who was asked."""
        who = person(me)

        async def work() -> Answer:
            outcome = await deps.need(conversation_id, who, deps.now(), needs_answer=body.needs_answer)
            return Answer(200, outcome_view(outcome, who))

        return await command.run(work)

    return routes
