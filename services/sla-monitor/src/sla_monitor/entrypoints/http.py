"""The API under `/sla/v1`: clocks for staff, policies and calendars for managers."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response

from chassis.commands import Answer
from chassis.errors import NotFound
from chassis.web import Agent, Idempotent, Manager
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

    @router.get("/tickets/{ticket_id}/clocks")
    async def list_clocks_of_ticket(ticket_id: str, me: Agent) -> dict[str, Any]:
        """The clocks of a ticket, each with its explanation in words and spans."""
        found = await deps.explain.of_ticket(ticket_id, deps.now())
        if not found:
            raise NotFound("No clock runs for this ticket.")
        return {"clocks": [clock_view(one) for one in found]}

    @router.get("/clocks/due")
    async def list_due_next(me: Agent, limit: Limit = 100, mine: bool = False) -> dict[str, Any]:
        """Running clocks, the earliest due first; `mine`: of tickets that are assigned to me."""
        rows = await deps.board.due_next(limit, me.user_id if mine else None)
        return {"clocks": [clock_view(one) for one in await deps.explain.rows(rows, deps.now())]}

    @router.get("/clocks/breached")
    async def list_breached(me: Agent, limit: Limit = 100, days: Days = 7) -> dict[str, Any]:
        """Clocks that were missed in the last days, the latest first."""
        rows = await deps.board.breached(deps.now() - timedelta(days=days), limit)
        return {"clocks": [clock_view(one) for one in await deps.explain.rows(rows, deps.now())]}

    @router.get("/scores")
    async def list_scores(
        me: Manager, by: Literal["person", "team", "day"] = "person", days: Days = 30
    ) -> dict[str, Any]:
        """How promises were kept in the last days, by person, team or day."""
        return {"scores": [score_view(one) for one in await deps.board.scores(by, deps.now() - timedelta(days=days))]}

    @router.post("/deadlines/explain")
    async def explain_deadline(body: CaseBody, me: Agent) -> dict[str, Any]:
        """When a made-up case would be due, and why. Nothing is kept."""
        with told_to_the_sender():
            found = deps.explain.case(body.model_dump())
        due_at = None if found.due_at is None else found.due_at.isoformat().replace("+00:00", "Z")
        return {"due_at": due_at, **explanation_view(found)}

    return router


def _policies(deps: WebDeps) -> APIRouter:
    router = APIRouter(prefix="/policies", tags=["policies"])

    @router.get("")
    async def list_policies(me: Agent) -> dict[str, Any]:
        """The newest version of every policy, by rank."""
        newest = (await deps.books.load()).newest_policies()
        return {"policies": [policy_view(policy) for policy in sorted(newest, key=lambda one: (one.rank, one.name))]}

    @router.get("/{name}")
    async def get_policy(name: PolicyName, me: Agent) -> dict[str, Any]:
        """Every version of a policy, the newest first."""
        versions = [policy for policy in (await deps.books.load()).policies if policy.name == name]
        if not versions:
            raise NotFound("There is no such policy.")
        return {"versions": [policy_view(one) for one in sorted(versions, key=lambda one: -one.version)]}

    @router.put("/{name}")
    async def put_policy(name: PolicyName, body: PolicyBody, me: Manager, command: Idempotent) -> Response:
        """Add a version. With `to_running` it also counts for the clocks that run."""

        async def work() -> Answer:
            with told_to_the_sender():
                policy = await deps.change.put_policy(name, body.model_dump(), me.user_id, deps.now())
            return Answer(200, policy_view(policy))

        return await command.run(work)

    @router.post("/{name}/preview")
    async def preview_policy(name: PolicyName, body: PolicyBody, me: Manager) -> dict[str, Any]:
        """What this version would do to the clocks that run. Nothing is kept."""
        with told_to_the_sender():
            return preview_view(await deps.change.preview_policy(name, body.model_dump(), deps.now()))

    return router


def _calendars(deps: WebDeps) -> APIRouter:
    router = APIRouter(prefix="/calendars", tags=["calendars"])

    @router.get("")
    async def list_calendars(me: Agent) -> dict[str, Any]:
        """The newest version of every calendar."""
        return {"calendars": [calendar_view(one) for one in (await deps.books.load()).newest_calendars()]}

    @router.get("/{name}")
    async def get_calendar(name: PolicyName, me: Agent) -> dict[str, Any]:
        """Every version of a calendar, the newest first."""
        versions = [one for one in (await deps.books.load()).calendars if one.calendar.name == name]
        if not versions:
            raise NotFound("There is no such calendar.")
        return {"versions": [calendar_view(one) for one in sorted(versions, key=lambda one: -one.calendar.version)]}

    @router.put("/{name}")
    async def put_calendar(name: PolicyName, body: CalendarBody, me: Manager, command: Idempotent) -> Response:
        """Add a version. With `to_running` it also counts for the clocks that run."""

        async def work() -> Answer:
            with told_to_the_sender():
                calendar = await deps.change.put_calendar(name, body.model_dump(), me.user_id, deps.now())
            return Answer(200, calendar_view(calendar))

        return await command.run(work)

    @router.post("/{name}/preview")
    async def preview_calendar(name: PolicyName, body: CalendarBody, me: Manager) -> dict[str, Any]:
        """What this version would do to the clocks that run. Nothing is kept."""
        with told_to_the_sender():
            return preview_view(await deps.change.preview_calendar(name, body.model_dump(), deps.now()))

    return router
