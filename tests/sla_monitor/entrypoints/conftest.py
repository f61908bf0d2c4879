"""The API and pages over an application in memory, and people to ask as."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.documented import as_documented

import sla_monitor
from chassis.commands import Answer, KeyReused
from chassis.web import Pages, create_app
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings
from sla_monitor.application.ports import ClockRow, Counts, Score
from sla_monitor.domain.clock import State
from sla_monitor.entrypoints import http, pages
from sla_monitor.entrypoints.deps import WebDeps


class MemoryCommands:
    """Runs each (scope, key) once."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], tuple[str, Answer]] = {}

    async def run(self, scope: str, key: str | None, fingerprint: str, work: Callable[[], Awaitable[Answer]]) -> Answer:
        if key is None:
            return await work()
        if (scope, key) not in self.answers:
            self.answers[scope, key] = (fingerprint, await work())
        known, answer = self.answers[scope, key]
        if known != fingerprint:
            raise KeyReused("used with another request")
        return answer


class MemoryBoard:
    """The board over the tickets of a world."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.zones: list[str] = []

    def _rows(self) -> list[ClockRow]:
        return [ClockRow(ticket, clock) for ticket in self.world.kept.values() for clock in ticket.clocks]

    async def due_next(self, limit: int, assignee_id: str | None = None) -> list[ClockRow]:
        rows = [row for row in self._rows() if row.clock.live and row.clock.due_at is not None]
        rows.sort(key=lambda row: row.clock.due_at)
        return [row for row in rows if assignee_id is None or row.ticket.now.assignee_id == assignee_id][:limit]

    async def at_risk(self, soon: datetime, limit: int) -> list[ClockRow]:
        return [row for row in await self.due_next(1000) if row.clock.at_risk(soon)][:limit]

    async def breached(self, since: datetime, limit: int) -> list[ClockRow]:
        return [row for row in self._rows() if row.clock.state is State.BREACHED][:limit]

    async def counts(self, soon: datetime, since: datetime) -> Counts:
        rows = [len(await found) for found in (self.due_next(1000), self.at_risk(soon, 1000))]
        paused = sum(row.clock.state is State.PAUSED for row in self._rows())
        return Counts(*rows, paused, len(await self.breached(since, 1000)))

    async def scores(self, by: str, since: datetime, timezone: str = "Etc/UTC") -> list[Score]:
        self.zones.append(timezone)
        if by == "day":
            return [Score("2026-02-02", 9, 2, None)]
        who = {"person": ("u-sam", "u-mei"), "team": ("agent", "senior")}[by]
        return [Score(who[0], 7, 1, 5400.0), Score(who[1], 2, 1, None)]


class MemoryNames:
    async def names(self, user_ids: Sequence[str]) -> dict[str, str]:
        return {user_id: f"<b>{user_id}</b>" for user_id in user_ids}


class Site:
    """Asks the app as a person: `site.as_("u-sam", "agent").get(...)`."""

    def __init__(self, world: Any, issuer: FakeIssuer, shell: Pages) -> None:
        self.world = world
        self.issuer = issuer
        self.board = MemoryBoard(world)
        settings = web_settings()
        deps = WebDeps(
            books=world, change=world.change, explain=world.explain, board=self.board, people=MemoryNames(),
            ratings=world, now=lambda: world.now,
        )  # type: ignore[arg-type]  # fmt: skip
        self.app = create_app(
            service="sla-monitor", prefix="sla", settings=settings, pages=shell, http=self.issuer.client(),
            routers=[http.router(deps), pages.router(deps, shell)], commands=MemoryCommands(),
        )  # type: ignore[arg-type]  # fmt: skip
        self.clients: list[httpx.AsyncClient] = []

    def as_(self, user_id: str | None, *roles: str) -> httpx.AsyncClient:
        headers = {} if user_id is None else self.issuer.bearer(user_id, roles=list(roles))
        transport = httpx.ASGITransport(app=self.app)
        client = httpx.AsyncClient(
            transport=transport, base_url=ORIGIN, headers=headers, event_hooks=as_documented(self.app)
        )
        self.clients.append(client)
        return client


@pytest.fixture(scope="session")
def issuer() -> FakeIssuer:
    return FakeIssuer()


@pytest.fixture(scope="session")
def shell() -> Pages:
    """The templates, compiled once; its present is two hours after the ticket was opened."""
    now = datetime(2026, 2, 2, 10, tzinfo=UTC)
    folder = Path(sla_monitor.__file__).parent
    return Pages(service="sla-monitor", prefix="sla", folder=folder, settings=web_settings(), now=lambda: now)


@pytest.fixture
async def site(world: Any, issuer: FakeIssuer, shell: Pages) -> AsyncIterator[Site]:
    found = Site(world, issuer, shell)
    await world.see(assignee_id="u-sam")
    await world.passes(hours=2)
    yield found
    for client in found.clients:
        await client.aclose()
