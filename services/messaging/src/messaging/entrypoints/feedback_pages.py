"""The question after a conversation and now and then, and what managers read of the answers (REQ M-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from chassis.clock import Now
from chassis.commands import Answer
from chassis.web import Idempotent, Manager, Pages, Principal, SignedIn, is_fragment
from messaging.application.feedback import CollectFeedback, ReadFeedback
from messaging.domain.errors import Conflict, InvalidInput
from messaging.domain.feedback import Count, Occasion, tally
from messaging.entrypoints.page_queries import HOME
from messaging.entrypoints.people import ConversationRoute, person

ROOT = "/messaging/feedback"
RATING_WORDS = ((1, "Bad"), (2, "Poor"), (3, "Fair"), (4, "Good"), (5, "Very good"))
OCCASIONS = ((Occasion.CONVERSATION, "After conversations"), (Occasion.PERIODIC, "Periodic survey"))
Conversation = Annotated[str, Query(max_length=200)]
Said = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class FeedbackPages:
    """What the routes share."""

    collect: CollectFeedback
    read: ReadFeedback
    pages: Pages
    now: Now

    def router(self) -> APIRouter:
        """The question, its answer, and the managers' page."""
        routes = APIRouter(route_class=ConversationRoute, include_in_schema=False)

        @routes.get("/feedback")
        async def ask(request: Request, me: SignedIn, conversation_id: Conversation = "") -> Response:
            """The card, where it is time to ask; as a page always: whoever opens it has something to say."""
            fragment = is_fragment(request)
            if fragment and not await self.collect.wanted(person(me), conversation_id or None, self.now()):
                return HTMLResponse("", headers={"Vary": "HX-Request"})
            return self._show(request, me, conversation_id)

        @routes.post("/feedback")
        async def give(
            request: Request,
            me: SignedIn,
            command: Idempotent,
            conversation_id: Said = "",
            rating: Annotated[str, Form(max_length=2)] = "",
            comment: Annotated[str, Form()] = "",
        ) -> Response:
            async def work() -> Answer:
                number = int(rating) if rating.isascii() and rating.isdigit() else 0
                await self.collect.give(person(me), conversation_id or None, number, comment, self.now())
                return Answer(200, {})

            try:
                await command.answer(work)
            except InvalidInput as refused:
                return self._show(request, me, conversation_id, refused=refused, rating=rating, comment=comment)
            except Conflict as refused:
                return self._show(request, me, conversation_id, done=refused.detail)
            return self._show(request, me, conversation_id, done="Thank you. It helps us to make this better.")

        @routes.post("/feedback/later")
        async def later(request: Request, me: SignedIn, conversation_id: Said = "") -> Response:
            occasion = Occasion.CONVERSATION if conversation_id else Occasion.PERIODIC
            await self.collect.decline(person(me), occasion, self.now())
            return HTMLResponse("") if is_fragment(request) else RedirectResponse(HOME, 303)

        @routes.get("/desk/feedback")
        async def read(request: Request, me: Manager) -> Response:
            counts, comments = await self.read(self.now(), me.timezone)
            return self.pages.render(
                request, "feedback_read.html", me, comments=comments, ratings=RATING_WORDS, **_numbers(counts)
            )

        return routes

    def _show(
        self,
        request: Request,
        me: Principal,
        conversation_id: str,
        *,
        refused: InvalidInput | None = None,
        done: str = "",
        rating: str = "",
        comment: str = "",
    ) -> Response:
        context: dict[str, Any] = {
            "conversation_id": conversation_id,
            "ratings": RATING_WORDS,
            "errors": {refused.field: refused.why[:1].upper() + refused.why[1:] + "."} if refused else {},
            "done": done,
            "rating": rating,
            "comment": comment,
        }
        status = 200 if refused is None else 422
        if is_fragment(request):
            return self.pages.render_block(request, "feedback.html", "card", me, status, **context)
        return self.pages.render(request, "feedback.html", me, status, **context)


def _numbers(counts: Sequence[Count]) -> dict[str, Any]:
    months = sorted({one.month for one in counts}, reverse=True)
    return {
        "everything": tally(counts),
        "occasions": [(words, tally(one for one in counts if one.occasion is kind)) for kind, words in OCCASIONS],
        "months": [(_named(month), tally(one for one in counts if one.month == month)) for month in months],
    }


def _named(month: str) -> str:
    """`2026-05` as people say it."""
    return f"{date.fromisoformat(f'{month}-01'):%B %Y}"
