"""Who reaches which route: every route of the service has its line here, for every kind of person (REQ M-09, T-05)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi.routing import iter_route_contexts

from tests.ticketing.entrypoints.conftest import Marketplace
from tests.ticketing.entrypoints.test_service import fresh, opened

pytestmark = pytest.mark.infra

PEOPLE = {
    "stranger": None,
    "owner": ("u-thandi", "buyer"),
    "buyer": ("u-lars", "buyer"),
    "seller": ("u-mei", "seller"),
    "agent": ("u-sam", "agent"),
    "senior": ("u-noor", "senior"),
    "manager": ("u-olga", "manager"),
    "admin": ("u-ops", "admin"),
}
EVERYONE = frozenset(PEOPLE)
SIGNED_IN = EVERYONE - {"stranger"}
OUTSIDERS = frozenset({"stranger", "buyer", "seller"})
OWNER = frozenset({"owner"})
STAFF = SIGNED_IN - OUTSIDERS - OWNER
SENIORS = STAFF - {"agent"}
MANAGERS = SENIORS - {"senior"}


@dataclass(frozen=True)
class Route:
    """One line of the table. `body` is what a request carries: JSON for the API, a form for a page."""

    method: str
    path: str
    allowed: frozenset[str]
    body: dict[str, Any] | None = None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def table() -> Iterator[Route]:
    api, page = "/ticketing/v1/tickets", "/ticketing/tickets"
    call = {"phone": "+27 11 555 0100"}
    yield Route("GET", api, SIGNED_IN)
    for folder in (api, page):
        yield Route("GET", f"{folder}/{{number}}", OWNER | STAFF)
        yield Route("POST", f"{folder}/{{number}}/escalation", OWNER | STAFF, {})
        yield Route("POST", f"{folder}/{{number}}/reopening", OWNER | STAFF, {})
        yield Route("POST", f"{folder}/{{number}}/satisfaction", OWNER, {})
        yield Route("POST", f"{folder}/{{number}}/call-backs", OWNER, call)
        yield Route("POST", f"{folder}/{{number}}/call-backs/{{call_back_id}}/outcome", STAFF, {"outcome": "reached"})
        yield Route("POST", f"{folder}/{{number}}/resolution", STAFF, {})
    yield Route("POST", f"{api}/{{number}}/survey", OWNER, {"rating": 5})
    yield Route("PATCH", f"{api}/{{number}}", STAFF, {"priority": "low"})
    yield Route("POST", f"{page}/{{number}}/classification", STAFF, {"topic": "account/login", "priority": "low"})
    yield Route("POST", f"{api}/{{number}}/hand-back", SENIORS, {"to": "agent", "reason": "done"})
    yield Route("POST", f"{page}/{{number}}/hand-back", SENIORS, {"hand_back_to": "agent", "hand_back_reason": "x"})
    yield Route("POST", f"{api}/{{number}}/links", STAFF, {"number": "SP-0000", "relation": "related"})
    yield Route("GET", "/ticketing/", SIGNED_IN)
    yield Route("GET", "/ticketing/calls", STAFF)
    yield Route("GET", "/ticketing/recurring", STAFF)
    yield Route("GET", "/ticketing/traffic", MANAGERS)
    yield Route("GET", "/ticketing/reports", MANAGERS)
    for kind in ("", ".csv", ".pdf"):
        yield Route("GET", f"/ticketing/reports/{{month}}{kind}", MANAGERS)
    yield Route("GET", "/ticketing/survey/{token}", EVERYONE)
    yield Route("POST", "/ticketing/survey/{token}", EVERYONE, {"rating": 5})
    yield Route("GET", "/ticketing/help", EVERYONE)
    yield Route("GET", "/ticketing/help/suggestions", EVERYONE)
    yield Route("GET", "/ticketing/help/{slug}", EVERYONE)
    yield Route("POST", "/ticketing/help/{slug}/vote", SIGNED_IN, {"helpful": "yes"})


TABLE = tuple(table())


async def test_every_route_has_its_line(market: Marketplace) -> None:
    routes = [
        (method, route.path)
        for route in iter_route_contexts(market.service.http.routes)  # type: ignore[attr-defined]
        if getattr(route.endpoint, "__module__", "").startswith("ticketing.")
        for method in route.methods or ()
    ]
    assert sorted(map(str, routes)) == sorted(str((one.method, one.path)) for one in TABLE)


@pytest.mark.parametrize("route", TABLE, ids=str)
async def test_a_person_reaches_what_the_table_grants_and_nothing_of_others(market: Marketplace, route: Route) -> None:
    # REQ M-09 T-05
    ticket = await opened(market, fresh(), subject="Confidential marimba")
    address = route.path.format(
        number=ticket.number, call_back_id="none", slug="track-an-order", token="made.up", month="2026-03"
    )
    for person, known in PEOPLE.items():
        answer = await ask(market, known, route, address)
        wanted = {401} if person == "stranger" else {404} if person in OUTSIDERS and "{number}" in route.path else {403}
        if person in route.allowed:
            assert answer.status_code in {200, 303, 409, 422}, (person, answer.status_code)
        else:
            assert answer.status_code in wanted, (person, answer.status_code)
        assert "marimba" not in answer.text or person not in OUTSIDERS, person


async def ask(market: Marketplace, known: tuple[str, str] | None, route: Route, address: str) -> httpx.Response:
    body = {} if route.body is None else {"json" if "/v1/" in address else "data": route.body}
    async with market.browser(*(known or ("nobody", "buyer"))) as browser:
        if known is None:
            del browser.headers["Authorization"]
        return await browser.request(route.method, address, **body)  # type: ignore[arg-type]
