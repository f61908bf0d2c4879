"""The page on which a conversation is started (REQ M-01)."""

from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from chassis.web import Pages, Principal, SignedIn
from messaging.application.change_conversation import Outcome
from messaging.application.drafts import Utterance
from messaging.application.start_conversation import Request as Opening
from messaging.domain.values import MAX_MESSAGE, MAX_SUBJECT, Category, Kind
from messaging.entrypoints.category_names import CATEGORIES
from messaging.entrypoints.deps import Deps
from messaging.entrypoints.page_queries import HOME
from messaging.entrypoints.people import person
from messaging.entrypoints.refusal import NOTHING_REFUSED, Refusal, submit

FORM = "new"
LIMITS = {"text": MAX_MESSAGE, "subject": MAX_SUBJECT}
Id = Annotated[str, Form(max_length=200)]
Linked = Annotated[str, Query(max_length=200)]


class NewPage:
    """The page as it is first shown, and after its form was sent."""

    def __init__(self, deps: Deps, pages: Pages) -> None:
        self._deps = deps
        self._pages = pages

    async def show(
        self, request: Request, me: Principal, kind: Kind, given: dict[str, str], refused: Refusal = NOTHING_REFUSED
    ) -> Response:
        """Show it. `given` are the ids that it is about."""
        return self._pages.render(
            request,
            "new.html",
            me,
            status=refused.status,
            kind=kind,
            orders=await self._deps.facts.orders_of(me.user_id, 20),
            given=given,
            categories=CATEGORIES,
            limits=LIMITS,
            form=FORM,
            refused=refused,
        )

    async def start(self, request: Request, me: Principal, opening: Opening) -> Response:
        """Start the conversation and go there, or show the page again with what was refused."""

        async def work() -> Outcome:
            return await self._deps.start(person(me), opening, self._deps.now())

        async def again(refused: Refusal) -> Response:
            ids = {"order_id": opening.order_id, "product_id": opening.product_id, "seller_id": opening.other_id}
            return await self.show(request, me, opening.kind, {name: one or "" for name, one in ids.items()}, refused)

        return await submit(request, FORM, work, lambda made: f"{HOME}c/{made.conversation.id}", again)


def add(routes: APIRouter, deps: Deps, pages: Pages) -> None:
    """Add the routes."""
    page = NewPage(deps, pages)

    @routes.get("/new")
    async def new_conversation(
        request: Request,
        me: SignedIn,
        kind: Kind = Kind.SUPPORT,
        order_id: Linked = "",
        product_id: Linked = "",
        seller_id: Linked = "",
    ) -> Response:
        given = {"order_id": order_id, "product_id": product_id, "seller_id": seller_id}
        return await page.show(request, me, kind, given)

    @routes.post("/new")
    async def start(
        request: Request,
        me: SignedIn,
        text: Annotated[str, Form(max_length=MAX_MESSAGE * 2)] = "",
        kind: Annotated[Kind, Form()] = Kind.SUPPORT,
        subject: Annotated[str, Form(max_length=MAX_SUBJECT)] = "",
        category: Annotated[Category | Literal[""], Form()] = "",
        order_id: Id = "",
        product_id: Id = "",
        seller_id: Id = "",
        idempotency_key: Id = "",
    ) -> Response:
        opening = Opening(
            kind=kind,
            subject=subject,
            utterance=Utterance(text=text, client_id=idempotency_key or uuid4().hex, locale=me.locale),
            category=category.value if category else None,
            order_id=order_id.strip() or None,
            product_id=product_id.strip() or None,
            other_id=seller_id.strip() or None,
        )
        return await page.start(request, me, opening)
