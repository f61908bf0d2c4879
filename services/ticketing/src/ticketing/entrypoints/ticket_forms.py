"""The forms of a ticket's page. Each does one thing once and leads back to the ticket."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from chassis.web import Idempotent, SignedIn
from ticketing.domain.escalation import AlreadyEscalated, NotEscalated
from ticketing.entrypoints.filters import viewer_of
from ticketing.entrypoints.ticket_pages import TicketPages

Reason = Annotated[str, Form(max_length=300)]


def router(own: TicketPages) -> APIRouter:
    """All forms."""
    forms = APIRouter(include_in_schema=False)
    for add in (_add_levels, _add_outcomes, _add_calls, _add_classification):
        add(forms, own)
    return forms


def _add_levels(router: APIRouter, own: TicketPages) -> None:
    """Up and down."""
    uses, now = own.uses, own.now

    @router.post("/tickets/{number}/escalation")
    async def escalate(
        request: Request,
        number: str,
        me: SignedIn,
        command: Idempotent,
        escalation_reason: Reason = "",
        to: Annotated[str, Form(max_length=20)] = "",
    ) -> Response:
        async def act() -> str:
            outcome = await uses.ask_escalation(number, viewer_of(me), escalation_reason, to or None, now())
            if isinstance(outcome, AlreadyEscalated):
                return "already"
            return "top" if isinstance(outcome, NotEscalated) else "escalated"

        return await own.act(request, me, number, command, act)

    @router.post("/tickets/{number}/hand-back")
    async def hand_back(
        request: Request,
        number: str,
        me: SignedIn,
        command: Idempotent,
        hand_back_to: Annotated[str, Form(max_length=20)],
        hand_back_reason: Reason = "",
    ) -> Response:
        async def act() -> str:
            await uses.hand_back_ticket(number, viewer_of(me), hand_back_to, hand_back_reason, now())
            return "saved"

        return await own.act(request, me, number, command, act)


def _add_outcomes(router: APIRouter, own: TicketPages) -> None:
    """Resolved, satisfied, or not."""
    uses, now = own.uses, own.now

    @router.post("/tickets/{number}/resolution")
    async def resolve(request: Request, number: str, me: SignedIn, command: Idempotent) -> Response:
        async def act() -> str:
            await uses.resolve_ticket(number, viewer_of(me), "", now())
            return "resolved"

        return await own.act(request, me, number, command, act)

    @router.post("/tickets/{number}/satisfaction")
    async def satisfied(request: Request, number: str, me: SignedIn, command: Idempotent) -> Response:
        async def act() -> str:
            await uses.confirm_satisfaction(number, viewer_of(me), now())
            return "satisfied"

        return await own.act(request, me, number, command, act)

    @router.post("/tickets/{number}/reopening")
    async def reopen(
        request: Request, number: str, me: SignedIn, command: Idempotent, reopening_reason: Reason = ""
    ) -> Response:
        async def act() -> str:
            await uses.reopen_ticket(number, viewer_of(me), reopening_reason, now())
            return "reopened"

        return await own.act(request, me, number, command, act)


def _add_calls(router: APIRouter, own: TicketPages) -> None:
    """Ask to be rung, and log the call."""
    uses, now = own.uses, own.now

    @router.post("/tickets/{number}/call-backs")
    async def call_back(
        request: Request,
        number: str,
        me: SignedIn,
        command: Idempotent,
        phone: Annotated[str, Form(max_length=40)],
        when: Annotated[str, Form(max_length=200)] = "",
    ) -> Response:
        async def act() -> str:
            await uses.request_call_back(number, viewer_of(me), phone, when, now())
            return "call"

        return await own.act(request, me, number, command, act)

    @router.post("/tickets/{number}/call-backs/{call_back_id}/outcome")
    async def log_call(
        request: Request,
        number: str,
        call_back_id: str,
        me: SignedIn,
        command: Idempotent,
        outcome: Annotated[str, Form(max_length=20)],
        call_note: Annotated[str, Form(max_length=1000)] = "",
    ) -> Response:
        async def act() -> str:
            await uses.log_call(number, viewer_of(me), call_back_id, outcome, call_note, now())
            return "saved"

        return await own.act(request, me, number, command, act)


def _add_classification(router: APIRouter, own: TicketPages) -> None:
    """What it is about and how urgent."""
    uses, now = own.uses, own.now

    @router.post("/tickets/{number}/classification")
    async def classify(
        request: Request,
        number: str,
        me: SignedIn,
        command: Idempotent,
        topic: Annotated[str, Form(max_length=60)],
        priority: Annotated[str, Form(max_length=20)],
        classification_reason: Reason = "",
    ) -> Response:
        async def act() -> str:
            category, _, subcategory = topic.partition("/")
            await uses.reclassify_ticket(
                number,
                viewer_of(me),
                now(),
                category=category,
                subcategory=subcategory or None,
                priority=priority,
                reason=classification_reason,
            )
            return "saved"

        return await own.act(request, me, number, command, act)
