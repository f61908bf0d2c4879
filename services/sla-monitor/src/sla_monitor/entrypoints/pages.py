"""Pages under `/sla`: the board, a ticket's clocks, and the policy editor with what-if."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response

from chassis.errors import NotFound
from chassis.web import Agent, Pages, Principal, is_fragment
from sla_monitor.application.change_book import Preview
from sla_monitor.application.explain_clock import ExplainedClock
from sla_monitor.application.ports import Score
from sla_monitor.domain.explanation import say_duration
from sla_monitor.entrypoints import calendar_pages
from sla_monitor.entrypoints.bars import DAYS, WIDTH, bar_of, columns_of
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.editor import Editor, Form, add_editor
from sla_monitor.entrypoints.forms import LABELS, MATCHES, METRICS, SELECTORS, form_of, mistake_of, plain_of
from sla_monitor.entrypoints.words import METRIC_MEANINGS, METRIC_WORDS

ROWS = 50
SCORED, MISSED = timedelta(days=30), timedelta(days=7)
AT_RISK = timedelta(hours=2)


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
    due = await deps.explain.rows(await deps.board.at_risk(now + AT_RISK, ROWS), now)
    listed = {one.clock.clock_id for one in due}
    others = [row for row in await deps.board.due_next(ROWS) if row.clock.clock_id not in listed]
    later = await deps.explain.rows(others, now)
    missed = await deps.explain.rows(await deps.board.breached(now - MISSED, ROWS), now)
    manager = me.has_role("manager", "admin")
    persons = await deps.board.scores("person", now - SCORED) if manager else []
    teams = await deps.board.scores("team", now - SCORED)
    days = await deps.board.scores("day", now - timedelta(days=DAYS), me.timezone)
    names = await _names(deps, [*due, *later, *missed], persons)
    return {
        "due": due,
        "later": later,
        "missed": missed,
        "counts": await deps.board.counts(now + AT_RISK, now - MISSED),
        "persons": sorted(persons, key=lambda score: (score.percent, score.who)),
        "teams": teams,
        "trend": columns_of(days, now.astimezone(ZoneInfo(me.timezone))),
        "total": Score("all", sum(one.met for one in teams), sum(one.breached for one in teams), None),
        "names": names,
        "ratings": await deps.ratings.means(now - SCORED) if manager else {},
        "manager": manager,
        "words": METRIC_WORDS,
        "timezone": me.timezone,
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

    add_editor(router, pages, _policy_editor(deps))
    return router


def _policy_editor(deps: WebDeps) -> Editor:
    async def save(name: str, form: Form, by: str) -> object:
        return await deps.change.put_policy(name, plain_of(form), by, deps.now())

    async def preview(name: str, form: Form) -> Preview:
        return await deps.change.preview_policy(name, plain_of(form), deps.now())

    async def context(name: str, form: Form) -> dict[str, Any]:
        book = await deps.books.load()
        versions = sorted((one for one in book.policies if one.name == name), key=lambda one: -one.version)
        return {
            "versions": versions,
            "form": form_of(versions[0] if versions else None) | form,
            "calendars": [one.calendar.name for one in book.newest_calendars()],
            "metrics": METRICS,
            "selectors": SELECTORS,
            "matches": range(MATCHES),
            "labels": LABELS,
            "meanings": METRIC_MEANINGS,
            "names": await deps.people.names([one.edited_by for one in versions if one.edited_by]),
        }

    switches = (
        "active",
        "to_running",
        *(f"{kind}-{metric}" for kind in ("pausable", "weekend") for metric, _ in METRICS),
    )
    return Editor("/sla/policies", "name", "policy.html", switches, save, preview, context, mistake_of)
