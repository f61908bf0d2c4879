"""Who reaches which route: every route of the service has its line here, for every role (REQ M-09, S-06)."""

from typing import Any

import pytest
from fastapi.routing import iter_route_contexts

ROLES = ("buyer", "seller", "agent", "senior", "manager", "admin")
STAFF, MANAGERS = frozenset(ROLES[2:]), frozenset(ROLES[4:])
NAMED = "?name=fresh&calendar=fresh"
POLICY = {
    "rank": 20,
    "promises": [{"metric": "first_response", "target_minutes": 60, "calendar": "around_the_clock"}],
}
CALENDAR = {"timezone": "Etc/UTC", "hours": {"mon": [["09:00", "17:00"]]}}
CASE = {
    "timezone": "Etc/UTC",
    "calendar": {"hours": {"mon": [["09:00", "17:00"]]}},
    "policy": {"target_minutes": 60},
    "created_at": "2026-02-02T13:00:00Z",
}
WHO = [
    ("GET", "/sla/v1/tickets/{ticket_id}/clocks", STAFF, None),
    ("GET", "/sla/v1/clocks/due", STAFF, None),
    ("GET", "/sla/v1/clocks/breached", STAFF, None),
    ("GET", "/sla/v1/scores", MANAGERS, None),
    ("POST", "/sla/v1/deadlines/explain", STAFF, CASE),
    ("GET", "/sla/v1/policies", STAFF, None),
    ("GET", "/sla/v1/policies/{name}", STAFF, None),
    ("PUT", "/sla/v1/policies/{name}", MANAGERS, POLICY),
    ("POST", "/sla/v1/policies/{name}/preview", MANAGERS, POLICY),
    ("GET", "/sla/v1/calendars", STAFF, None),
    ("GET", "/sla/v1/calendars/{name}", STAFF, None),
    ("PUT", "/sla/v1/calendars/{name}", MANAGERS, CALENDAR),
    ("POST", "/sla/v1/calendars/{name}/preview", MANAGERS, CALENDAR),
    ("GET", "/sla/", STAFF, None),
    ("GET", "/sla/tickets/{ticket_id}", STAFF, None),
    ("GET", "/sla/fragments/clock/{ticket_id}", STAFF, None),
    ("GET", "/sla/policies", STAFF, None),
    ("GET", "/sla/policies/new", MANAGERS, None),
    ("GET", "/sla/policies/{name}", MANAGERS, None),
    ("POST", "/sla/policies/{name}", MANAGERS, None),
    ("POST", "/sla/policies/{name}/preview", MANAGERS, None),
    ("GET", "/sla/calendars/new", MANAGERS, None),
    ("GET", "/sla/calendars/{name}", MANAGERS, None),
    ("POST", "/sla/calendars/{name}", MANAGERS, None),
    ("POST", "/sla/calendars/{name}/preview", MANAGERS, None),
]


async def test_every_route_has_its_line(site: Any) -> None:
    routes = [
        (method, route.path)
        for route in iter_route_contexts(site.app.routes)
        if getattr(route.endpoint, "__module__", "").startswith("sla_monitor.")
        for method in route.methods
    ]
    assert sorted(routes) == sorted((method, path) for method, path, _, _ in WHO)


@pytest.mark.parametrize(("method", "path", "allowed", "body"), WHO)
async def test_a_role_reaches_what_the_table_grants_and_nothing_else(
    site: Any, method: str, path: str, allowed: frozenset[str], body: Any
) -> None:
    # REQ M-09 S-06
    name = "office_hours" if "calendars" in path else "urgent_4h"
    address = path.format(ticket_id="t1", name=name) + (NAMED if path.endswith("/new") else "")
    stranger = await site.as_(None).request(method, address, json=body)
    assert (stranger.status_code, "N-t1" in stranger.text) == (401, False)
    for role in ROLES:
        answer = await site.as_("u-one", role).request(method, address, json=body)
        if role in allowed:
            assert answer.status_code in {200, 303, 422}, role
        else:
            assert (answer.status_code, "N-t1" in answer.text) == (403, False), role
