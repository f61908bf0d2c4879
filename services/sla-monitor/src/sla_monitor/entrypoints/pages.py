"""Pages under `/sla`: the board, a ticket's clocks, and the policy editor with what-if."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import RedirectResponse

from chassis.commands import Answer
from chassis.errors import Invalid, NotFound
from chassis.web import Agent, Idempotent, Manager, Pages, Principal, is_fragment
from sla_monitor.application.explain_clock import ExplainedClock
from sla_monitor.application.ports import Score
from sla_monitor.domain.explanation import say_duration
from sla_monitor.domain.policy import Policy
from sla_monitor.entrypoints import calendar_pages
from sla_monitor.entrypoints.bars import WIDTH, bar_of, columns_of
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.forms import MATCHES, METRICS, SELECTORS, form_of, plain_of
from sla_monitor.entrypoints.refusals import told_to_the_sender
from sla_monitor.entrypoints.words import METRIC_WORDS

PolicyName = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,60}$")]
ROWS = 50
SCORED, MISSED, SOON = timedelta(days=30), timedelta(days=7), timedelta(hours=1)


def router(deps: WebDeps, pages: Pages) -> APIRouter:
    """Every page and fragment of this service."""
    router = APIRouter(include_in_schema=False)
    router.include_router(_board(deps, pages))
    router.include_router(_policies(deps, pages))
    router.include_router(calendar_pages.router(deps, pages))
    return router


def _board(deps: WebDeps, pages: Pages) -> APIRouter:
    router = APIRouter()

    @router.get("/")
    async def show_board(request: Request, me: Agent) -> Response:
        context = await _board_context(deps, me)
        if is_fragment(request):
            return pages.render_block(request, "board.html", "board", me, **context)
        return pages.render(request, "board.html", me, **context)

    @router.get("/tickets/{ticket_id}")
    async def show_clocks(request: Request, ticket_id: str, me: Agent) -> Response:
        found = await deps.explain.of_ticket(ticket_id, deps.now())
        if not found:
            raise NotFound("No clock runs for this ticket.")
        bars = {one.clock.clock_id: bar_of(one.explanation, deps.now()) for one in found}
        names = await _names(deps, found)
        return pages.render(
            request, "clocks.html", me, ticket=found[0].ticket, clocks=found, bars=bars, names=names, width=WIDTH,
            words=METRIC_WORDS,
        )  # fmt: skip

    @router.get("/fragments/clock/{ticket_id}")
    async def show_countdown(request: Request, ticket_id: str, me: Agent) -> Response:
        found = await deps.explain.of_ticket(ticket_id, deps.now())
        return pages.render_block(request, "clocks.html", "countdowns", me, clocks=found, words=METRIC_WORDS)

    return router


async def _board_context(deps: WebDeps, me: Principal) -> dict[str, Any]:
    now = deps.now()
    due = await deps.explain.rows(await deps.board.due_next(ROWS), now)
    missed = await deps.explain.rows(await deps.board.breached(now - MISSED, ROWS), now)
    manager = me.has_role("manager", "admin")
    persons = await deps.board.scores("person", now - SCORED) if manager else []
    teams = await deps.board.scores("team", now - SCORED)
    days = await deps.board.scores("day", now - timedelta(days=14))
    names = await _names(deps, [*due, *missed], persons)
    return {
        "due": due,
        "missed": missed,
        "counts": await deps.board.counts(now + SOON),
        "persons": sorted(persons, key=lambda score: (score.percent, score.who)),
        "teams": teams,
        "trend": columns_of(days, now),
        "total": Score("all", sum(one.met for one in teams), sum(one.breached for one in teams), None),
        "names": names,
        "ratings": await deps.ratings.means(now - SCORED) if manager else {},
        "manager": manager,
        "words": METRIC_WORDS,
    }


async def _names(deps: WebDeps, clocks: Sequence[ExplainedClock], scores: Sequence[Score] = ()) -> dict[str, str]:
    ids = {one.ticket.now.assignee_id for one in clocks} | {score.who for score in scores}
    return await deps.people.names([user_id for user_id in ids if user_id])


def _policies(deps: WebDeps, pages: Pages) -> APIRouter:
    router = APIRouter(prefix="/policies")

    @router.get("")
    async def show_policies(request: Request, me: Agent) -> Response:
        book = await deps.books.load()
        policies = sorted(book.newest_policies(), key=lambda one: (one.rank, one.name))
        return pages.render(
            request, "policies.html", me, policies=policies, calendars=book.newest_calendars(), words=METRIC_WORDS,
            manager=me.has_role("manager", "admin"), say=say_duration,
        )  # fmt: skip

    @router.get("/new")
    async def name_policy(me: Manager, name: Annotated[str, Query(pattern=r"^[a-z0-9_]{1,60}$")]) -> Response:
        return RedirectResponse(f"/sla/policies/{name}", 303)

    @router.get("/{name}")
    async def edit_policy(request: Request, name: PolicyName, me: Manager) -> Response:
        return await _editor(deps, pages, request, name, me)

    @router.post("/{name}")
    async def save_policy(request: Request, name: PolicyName, me: Manager, command: Idempotent) -> Response:
        form = await _form(request)

        async def work() -> Answer:
            with told_to_the_sender():
                await deps.change.put_policy(name, plain_of(form), me.user_id, deps.now())
            return Answer(200, {})

        try:
            await command.answer(work)
        except Invalid as refused:
            return await _editor(deps, pages, request, name, me, form, refused)
        return RedirectResponse("/sla/policies", 303)

    @router.post("/{name}/preview")
    async def preview_policy(request: Request, name: PolicyName, me: Manager) -> Response:
        form = await _form(request)
        try:
            with told_to_the_sender():
                preview = await deps.change.preview_policy(name, plain_of(form), deps.now())
        except Invalid as refused:
            return pages.render_block(request, "policy.html", "refusal", me, 422, refused=refused)
        return pages.render_block(request, "policy.html", "preview", me, preview=preview, words=METRIC_WORDS)

    return router


async def _editor(
    deps: WebDeps,
    pages: Pages,
    request: Request,
    name: str,
    me: Principal,
    form: dict[str, str] | None = None,
    refused: Invalid | None = None,
) -> Response:
    book = await deps.books.load()
    versions = sorted((one for one in book.policies if one.name == name), key=lambda one: -one.version)
    newest: Policy | None = versions[0] if versions else None
    return pages.render(
        request, "policy.html", me, 200 if refused is None else 422,
        name=name, versions=versions, form=form_of(newest) | (form or {}), refused=refused, preview=None,
        calendars=[one.calendar.name for one in book.newest_calendars()], metrics=METRICS, selectors=SELECTORS,
        matches=range(MATCHES), words=METRIC_WORDS,
        names=await deps.people.names([one.edited_by for one in versions if one.edited_by]),
    )  # fmt: skip


async def _form(request: Request) -> dict[str, str]:
    """The form's text fields; a switch that is off is not sent, so it is said here."""
    sent = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    switches = [
        "active",
        "to_running",
        *(f"{kind}-{metric}" for kind in ("pausable", "weekend") for metric, _ in METRICS),
    ]
    return dict.fromkeys(switches, "") | sent
