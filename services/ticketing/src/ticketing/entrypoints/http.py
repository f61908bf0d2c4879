"""The API, under /ticketing/v1. Writes take an Idempotency-Key."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from chassis.clock import Now
from chassis.commands import Answer
from chassis.web import Idempotent, SignedIn
from ticketing.application.use_cases import UseCases
from ticketing.domain.escalation import AlreadyEscalated, Escalated
from ticketing.domain.ticket import Ticket
from ticketing.entrypoints import shapes
from ticketing.entrypoints.filters import AskedFor, viewer_of

Number = Annotated[
    str, Path(max_length=60, examples=[shapes.NUMBER_LIKE], description="in any case, with or without dashes")
]
Change = Callable[[], Awaitable[Ticket]]


def router(uses: UseCases, now: Now) -> APIRouter:
    """Every route of the API."""
    api = APIRouter(prefix="/v1", tags=["tickets"])
    _add_reads(api, uses, now)
    _add_customer_writes(api, uses, now)
    _add_staff_writes(api, uses, now)
    return api


async def _changed(command: Idempotent, change: Change) -> Response:
    """Run a change once and answer with the ticket's plain facts."""

    async def work() -> Answer:
        return Answer(200, shapes.TicketLine(**shapes.facts_of(await change())).model_dump(mode="json"))

    return await command.run(work)


def _add_reads(api: APIRouter, uses: UseCases, now: Now) -> None:
    @api.get("/tickets", response_model=shapes.TicketPage)
    async def list_tickets(
        me: SignedIn, wanted: AskedFor, limit: Annotated[int, Query(ge=1, le=200)] = 50
    ) -> shapes.TicketPage:
        """My tickets, or for staff all of them; newest first."""
        return shapes.page_of(await uses.list_tickets(viewer_of(me), wanted, limit))

    @api.get("/tickets/{number}", response_model=shapes.TicketOut)
    async def read_ticket(number: Number, me: SignedIn) -> shapes.TicketOut:
        """One ticket with its timeline, by its number however it is typed."""
        return shapes.ticket_out(await uses.view_ticket(number, viewer_of(me), now()))


def _add_customer_writes(api: APIRouter, uses: UseCases, now: Now) -> None:
    @api.post("/tickets/{number}/escalation", response_model=shapes.EscalationOut)
    async def ask_escalation(
        number: Number, body: shapes.EscalationRequest, me: SignedIn, command: Idempotent
    ) -> Response:
        """Ask for somebody above. `escalated` is false when this was asked before and nobody has answered since."""

        async def work() -> Answer:
            outcome = await uses.ask_escalation(number, viewer_of(me), body.reason, body.to, now())
            facts = shapes.TicketLine(**shapes.facts_of(outcome.ticket)).model_dump(mode="json")
            again = isinstance(outcome, AlreadyEscalated)
            return Answer(200, {**facts, "escalated": isinstance(outcome, Escalated), "already": again})

        return await command.run(work)

    @api.post("/tickets/{number}/reopening", response_model=shapes.TicketLine)
    async def reopen(number: Number, body: shapes.Reason, me: SignedIn, command: Idempotent) -> Response:
        """The answer was not one."""
        return await _changed(command, lambda: uses.reopen_ticket(number, viewer_of(me), body.reason, now()))

    @api.post("/tickets/{number}/satisfaction", response_model=shapes.TicketLine)
    async def confirm_satisfaction(number: Number, me: SignedIn, command: Idempotent) -> Response:
        """All is well."""
        return await _changed(command, lambda: uses.confirm_satisfaction(number, viewer_of(me), now()))

    @api.post("/tickets/{number}/call-backs", response_model=shapes.TicketLine)
    async def request_call_back(
        number: Number, body: shapes.CallBackRequest, me: SignedIn, command: Idempotent
    ) -> Response:
        """Ask to be rung, on critical matters."""
        return await _changed(
            command, lambda: uses.request_call_back(number, viewer_of(me), body.phone, body.when, now())
        )

    @api.post("/tickets/{number}/survey", response_model=shapes.TicketLine)
    async def rate(number: Number, body: shapes.Rating, me: SignedIn, command: Idempotent) -> Response:
        """Rate the last resolution, once."""
        return await _changed(
            command, lambda: uses.rate_ticket(number, viewer_of(me), body.rating, body.comment, now())
        )


def _add_staff_writes(api: APIRouter, uses: UseCases, now: Now) -> None:
    @api.patch("/tickets/{number}", response_model=shapes.TicketLine)
    async def reclassify(number: Number, body: shapes.Reclassification, me: SignedIn, command: Idempotent) -> Response:
        """Another category, subcategory or priority (staff)."""
        return await _changed(
            command, lambda: uses.reclassify_ticket(number, viewer_of(me), now(), **body.model_dump())
        )

    @api.post("/tickets/{number}/resolution", response_model=shapes.TicketLine)
    async def resolve(number: Number, body: shapes.Reason, me: SignedIn, command: Idempotent) -> Response:
        """It is answered (staff)."""
        return await _changed(command, lambda: uses.resolve_ticket(number, viewer_of(me), body.reason, now()))

    @api.post("/tickets/{number}/hand-back", response_model=shapes.TicketLine)
    async def hand_back(number: Number, body: shapes.HandBack, me: SignedIn, command: Idempotent) -> Response:
        """Back to a lower level (senior staff and managers)."""
        return await _changed(
            command, lambda: uses.hand_back_ticket(number, viewer_of(me), body.to, body.reason, now())
        )

    @api.post("/tickets/{number}/call-backs/{call_back_id}/outcome", response_model=shapes.TicketLine)
    async def log_call(
        number: Number, call_back_id: str, body: shapes.CallOutcome, me: SignedIn, command: Idempotent
    ) -> Response:
        """What came of a call (staff)."""
        return await _changed(
            command, lambda: uses.log_call(number, viewer_of(me), call_back_id, body.outcome, body.note, now())
        )

    @api.post("/tickets/{number}/links", response_model=shapes.TicketLine)
    async def link(number: Number, body: shapes.LinkRequest, me: SignedIn, command: Idempotent) -> Response:
        """Tie to another ticket, or merge into it (staff)."""
        return await _changed(
            command, lambda: uses.link_tickets(number, body.number, body.relation, viewer_of(me), now())
        )
