"""The pages: my tickets, the staff's list, one ticket, the survey."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from chassis.clock import Now
from chassis.commands import Answer
from chassis.errors import Refused
from chassis.unit_of_work import UnitOfWork
from chassis.web import Agent, Idempotent, Pages, Principal, SignedIn, is_fragment
from chassis.web.problem import from_refusal
from ticketing.application.list_tickets import Listed
from ticketing.application.ports import TicketFilter
from ticketing.application.use_cases import UseCases
from ticketing.domain.access import Act
from ticketing.domain.classification import SUBCATEGORIES, Category, Priority
from ticketing.domain.errors import RuleError
from ticketing.domain.number import TicketNumber
from ticketing.domain.ticket import Level
from ticketing.entrypoints import wording
from ticketing.entrypoints.filters import AskedFor, viewer_of

NOTICES = {
    "escalated": ("success", "Done. Somebody with more say will look at this ticket."),
    "already": ("info", "You have asked before. It is being looked at; we will answer you here."),
    "top": ("info", "This ticket is already with the highest level. It is on record that you asked."),
    "reopened": ("success", "The ticket is open again."),
    "satisfied": ("success", "Thank you. We are glad that all is well."),
    "call": ("success", "You are on the list. We ring you as soon as we can."),
    "rated": ("success", "Thank you for your answer."),
    "saved": ("success", "Saved."),
    "resolved": ("success", "Resolved. The customer is asked how it was."),
}
Reason = Annotated[str, Form(max_length=300)]
Act_ = Callable[[], Awaitable[str]]


class TicketPages:
    """What the routes share: the use cases, the templates and the clock."""

    def __init__(self, uses: UseCases, pages: Pages, now: Now, unit_of_work: UnitOfWork) -> None:
        self.uses = uses
        self.pages = pages
        self.now = now
        self.unit_of_work = unit_of_work

    def router(self) -> APIRouter:
        """Every page and form."""
        router = APIRouter(include_in_schema=False)
        _add_lists(router, self)
        _add_ticket(router, self)
        return router

    async def show(
        self, request: Request, me: Principal, number: str, *, notice: str = "", refused: Refused | None = None
    ) -> Response:
        """The page of one ticket, with what to say about the last act."""
        viewer = viewer_of(me)
        view = await self.uses.view_ticket(number, viewer, self.now())
        staff = viewer.is_staff
        lines = [wording.told(each, view.names, view.ticket.requester_id, staff=staff) for each in view.timeline]
        said = ("warning", refused.detail) if refused else NOTICES.get(notice)
        return self.pages.render(
            request,
            "ticket.html",
            me,
            status=from_refusal(refused).status if refused else 200,
            view=view,
            ticket=view.ticket,
            goes_on=next((tie.number for tie in view.ticket.links if tie.ticket_id == view.ticket.merged_into), None),
            lines=list(reversed(lines)),
            staff=staff,
            notice=said,
            can={str(act) for act in view.can},
            **_words(staff=staff),
        )

    async def act(self, request: Request, me: Principal, number: str, command: Idempotent, act: Act_) -> Response:
        """Do it once and go back to the ticket; what is refused is said on the ticket's own page."""

        async def work() -> Answer:
            return Answer(303, await act())

        try:
            answer = await command.answer(work)
        except Refused as refused:
            return await self.show(request, me, number, refused=refused)
        return RedirectResponse(f"/ticketing/tickets/{number}?notice={answer.body}", 303)


def _words(*, staff: bool) -> dict[str, Any]:
    return {
        "category_words": wording.CATEGORY_WORDS,
        "status_words": wording.STAFF_STATUS_WORDS if staff else wording.STATUS_WORDS,
        "status_of": partial(wording.status_of, staff=staff),
        "priority_tones": wording.PRIORITY_TONES,
        "level_words": wording.LEVEL_WORDS,
        "humanised": wording.humanised,
        "expectation": wording.expectation,
        "subcategories": SUBCATEGORIES,
        "categories": list(Category),
        "priorities": list(Priority),
        "levels": list(Level),
        "acts": Act,
    }


def _add_lists(router: APIRouter, own: TicketPages) -> None:
    @router.get("/")
    async def tickets(request: Request, me: SignedIn, wanted: AskedFor) -> Response:
        """My tickets, or all of them for staff. A ticket's number in the search box leads straight to the ticket."""
        if wanted.words and not is_fragment(request) and _is_number(wanted.words):
            return RedirectResponse(f"/ticketing/tickets/{TicketNumber.parse(wanted.words)}", 303)
        viewer = viewer_of(me)
        listed = await own.uses.list_tickets(viewer, wanted)
        context = _list_context(request, wanted, listed, staff=viewer.is_staff)
        if is_fragment(request):
            return own.pages.render_block(request, "tickets.html", "rows", me, **context)
        return own.pages.render(request, "tickets.html", me, **context)

    @router.get("/calls")
    async def calls(request: Request, me: Agent) -> Response:
        """The list of calls to make, for staff (REQ T-10)."""
        wanted = TicketFilter(call_waiting=True)
        listed = await own.uses.list_tickets(viewer_of(me), wanted)
        context = _list_context(request, wanted, listed, staff=True)
        return own.pages.render(request, "tickets.html", me, **{**context, "title": "Calls to make"})

    @router.get("/recurring")
    async def recurring(request: Request, me: Agent) -> Response:
        """What many customers write about, for staff (REQ T-11)."""
        issues = await own.uses.find_recurring_issues(own.now())
        return own.pages.render(request, "recurring.html", me, issues=issues, **_words(staff=True))


def _list_context(request: Request, wanted: TicketFilter, listed: Listed, *, staff: bool) -> dict[str, Any]:
    asked = {name: value for name, value in request.query_params.items() if value and name != "before"}

    def address(**changes: str) -> str:
        query = {name: value for name, value in {**asked, **changes}.items() if value}
        return str(request.url.replace(scheme="", netloc="", path="/ticketing/").replace_query_params(**query))

    older = address(before=listed.older.isoformat()) if listed.older else None
    return {
        "title": "Tickets" if staff else "My tickets",
        "listed": listed,
        "wanted": wanted,
        "asked": asked,
        "address": address,
        "older": older,
        "staff": staff,
        **_words(staff=staff),
    }


def _is_number(typed: str) -> bool:
    try:
        TicketNumber.parse(typed)
    except RuleError:
        return False
    return True


def _add_ticket(router: APIRouter, own: TicketPages) -> None:
    @router.get("/tickets/{number}")
    async def ticket(
        request: Request, number: str, me: SignedIn, notice: Annotated[str, Query(max_length=20)] = ""
    ) -> Response:
        """One ticket. A number typed in another way is led to the one way it is written."""
        response = await own.show(request, me, number, notice=notice)
        written = str(TicketNumber.parse(number))
        return response if number == written else RedirectResponse(f"/ticketing/tickets/{written}", 303)
