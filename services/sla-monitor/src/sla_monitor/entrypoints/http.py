"""The API under `/sla/v1`: clocks for staff, policies and calendars for managers."""

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from starlette.responses import JSONResponse, Response

from chassis.commands import Answer
from chassis.errors import NotFound
from chassis.web import Agent, Idempotent, Manager
from sla_monitor.entrypoints import answers
from sla_monitor.entrypoints.bodies import CalendarBody, CaseBody, PolicyBody
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.refusals import told_to_the_sender
from sla_monitor.entrypoints.views import (
    calendar_view,
    clock_view,
    explanation_view,
    policy_view,
    preview_view,
    score_view,
)

PolicyName = Annotated[str, Path(pattern=r"^[a-z0-9_]{1,60}$")]
Limit = Annotated[int, Query(ge=1, le=500)]
Days = Annotated[int, Query(ge=1, le=366)]


def router(deps: WebDeps) -> APIRouter:
    """Every API route of this service."""
    router = APIRouter(prefix="/v1")
    router.include_router(_clocks(deps))
    router.include_router(_policies(deps))
    router.include_router(_calendars(deps))
    return router


def _clocks(deps: WebDeps) -> APIRouter:
    router = APIRouter(tags=["clocks"])

    @router.get("/tickets/{ticket_id}/clocks", response_model=answers.Clocks)
    async def list_clocks_of_ticket(ticket_id: str, me: Agent) -> Response:
        """The clocks of a ticket, each with its explanation in words and spans."""
        found = await deps.explain.of_ticket(ticket_id, deps.now())
        if not found:
            raise NotFound("No clock runs for this ticket.")
        return JSONResponse({"clocks": [clock_view(one) for one in found]})

    @router.get("/clocks/due", response_model=answers.Clocks)
    async def list_due_next(me: Agent, limit: Limit = 100, mine: bool = False) -> Response:
        """Running clocks, the earliest due first; `mine`: of tickets that are assigned to me."""
        rows = await deps.board.due_next(limit, me.user_id if mine else None)
        return JSONResponse({"clocks": [clock_view(one) for one in await deps.explain.rows(rows, deps.now())]})

    @router.get("/clocks/breached", response_model=answers.Clocks)
    async def list_breached(me: Agent, limit: Limit = 100, days: Days = 7) -> Response:
        """Clocks that were missed in the last days, the latest first."""
        rows = await deps.board.breached(deps.now() - timedelta(days=days), limit)
        return JSONResponse({"clocks": [clock_view(one) for one in await deps.explain.rows(rows, deps.now())]})

    @router.get("/scores", response_model=answers.Scores)
    async def list_scores(me: Manager, by: Literal["person", "team", "day"] = "person", days: Days = 30) -> Response:
        """How promises were kept in the last days, by person, team or day."""
        return JSONResponse(
            {"scores": [score_view(one) for one in await deps.board.scores(by, deps.now() - timedelta(days=days))]}
        )

    @router.post("/deadlines/explain", response_model=answers.CaseExplained)
    async def explain_deadline(body: CaseBody, me: Agent) -> Response:
        """When a made-up case would be due, and why. Nothing is kept."""
        with told_to_the_sender():
            found = deps.explain.case(body.model_dump())
        due_at = None if found.due_at is None else found.due_at.isoformat().replace("+00:00", "Z")
        return JSONResponse({"due_at": due_at, **explanation_view(found)})

    return router


def _policies(deps: WebDeps) -> APIRouter:
    router = APIRouter(prefix="/policies", tags=["policies"])

    @router.get("", response_model=answers.Policies)
    async def list_policies(me: Agent) -> Response:
        """The newest version of every policy, by rank."""
        newest = (await deps.books.load()).newest_policies()
        return JSONResponse(
            {"policies": [policy_view(policy) for policy in sorted(newest, key=lambda one: (one.rank, one.name))]}
        )

    @router.get("/{name}", response_model=answers.PolicyVersions)
    async def get_policy(name: PolicyName, me: Agent) -> Response:
        """Every version of a policy, the newest first."""
        versions = [policy for policy in (await deps.books.load()).policies if policy.name == name]
        if not versions:
            raise NotFound("There is no such policy.")
        return JSONResponse({"versions": [policy_view(one) for one in sorted(versions, key=lambda one: -one.version)]})

    @router.put("/{name}", response_model=answers.Policy)
    async def put_policy(name: PolicyName, body: PolicyBody, me: Manager, command: Idempotent) -> Response:
        """Add a version. With `to_running` it also counts for the clocks that run."""

        async def work() -> Answer:
            with told_to_the_sender():
                policy = await deps.change.put_policy(name, body.model_dump(), me.user_id, deps.now())
            return Answer(200, policy_view(policy))

        return await command.run(work)

    @router.post("/{name}/preview", response_model=answers.Preview)
    async def preview_policy(name: PolicyName, body: PolicyBody, me: Manager) -> Response:
        """What this version would do to the clocks that run. Nothing is kept."""
        with told_to_the_sender():
            return JSONResponse(preview_view(await deps.change.preview_policy(name, body.model_dump(), deps.now())))

    return router


def _calendars(deps: WebDeps) -> APIRouter:
    router = APIRouter(prefix="/calendars", tags=["calendars"])

    @router.get("", response_model=answers.Calendars)
    async def list_calendars(me: Agent) -> Response:
        """The newest version of every calendar."""
        return JSONResponse({"calendars": [calendar_view(one) for one in (await deps.books.load()).newest_calendars()]})

    @router.get("/{name}", response_model=answers.CalendarVersions)
    async def get_calendar(name: PolicyName, me: Agent) -> Response:
        """Every version of a calendar, the newest first."""
        versions = [one for one in (await deps.books.load()).calendars if one.calendar.name == name]
        if not versions:
            raise NotFound("There is no such calendar.")
        return JSONResponse(
            {"versions": [calendar_view(one) for one in sorted(versions, key=lambda one: -one.calendar.version)]}
        )

    @router.put("/{name}", response_model=answers.Calendar)
    async def put_calendar(name: PolicyName, body: CalendarBody, me: Manager, command: Idempotent) -> Response:
        """Add a version. With `to_running` it also counts for the clocks that run."""

        async def work() -> Answer:
            with told_to_the_sender():
                calendar = await deps.change.put_calendar(name, body.model_dump(), me.user_id, deps.now())
            return Answer(200, calendar_view(calendar))

        return await command.run(work)

    @router.post("/{name}/preview", response_model=answers.Preview)
    async def preview_calendar(name: PolicyName, body: CalendarBody, me: Manager) -> Response:
        """What this version would do to the clocks that run. Nothing is kept."""
        with told_to_the_sender():
            return JSONResponse(preview_view(await deps.change.preview_calendar(name, body.model_dump(), deps.now())))

    return router
