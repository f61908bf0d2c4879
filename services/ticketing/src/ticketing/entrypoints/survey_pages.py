"""The survey behind the signed link (REQ T-07)."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from chassis.errors import Refused
from chassis.web import MaybeSignedIn, Principal, csrf_exempt
from chassis.web.problem import from_refusal
from ticketing.domain.survey import closed_because
from ticketing.entrypoints.ticket_pages import TicketPages


def router(own: TicketPages) -> APIRouter:
    """The page and its form."""
    router = APIRouter(include_in_schema=False)

    async def show(
        request: Request, me: Principal | None, token: str, *, done: bool = False, refused: Refused | None = None
    ) -> Response:
        ticket, resolution = await own.uses.submit_survey.asked(token)
        rated = next((each for each in ticket.ratings if each.resolution == resolution), None)
        return own.pages.render(
            request,
            "survey.html",
            me,
            status=from_refusal(refused).status if refused else 200,
            number=str(ticket.number),
            subject=ticket.subject,
            token=token,
            rated=rated,
            closed=closed_because(ticket, resolution, own.now()),
            done=done,
            refused=refused,
        )

    @router.get("/survey/{token}")
    async def survey(request: Request, token: str, me: MaybeSignedIn) -> Response:
        """For whoever has the signed link, signed in or not."""
        return await show(request, me, token)

    @router.post("/survey/{token}")
    @csrf_exempt
    async def submit(
        request: Request,
        token: str,
        me: MaybeSignedIn,
        rating: Annotated[int, Form()] = 0,
        comment: Annotated[str, Form(max_length=2000)] = "",
    ) -> Response:
        """Once per resolution; the second answer is told that the first one counts."""
        try:
            await own.unit_of_work.run(lambda: own.uses.submit_survey(token, rating, comment, own.now()))
        except Refused as refused:
            return await show(request, me, token, refused=refused)
        return await show(request, me, token, done=True)

    return router
