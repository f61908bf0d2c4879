"""The API: who may, what is refused, and what a retry does."""

from typing import Any

import pytest

POLICY = {
    "rank": 20,
    "matches": [{"priorities": ["high"]}],
    "promises": [{"metric": "first_response", "target_minutes": 60, "calendar": "around_the_clock"}],
}
CASE = {
    "timezone": "Africa/Johannesburg",
    "calendar": {"name": "office", "hours": {"mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]]}},
    "policy": {"target_minutes": 240},
    "created_at": "2026-02-02T13:00:00Z",
}


async def test_a_page_asks_a_stranger_to_sign_in(site: Any) -> None:
    # REQ M-09
    assert (await site.as_(None).get("/sla/", headers={"Accept": "text/html"})).status_code == 303


async def test_scores_are_told_to_managers(site: Any) -> None:
    # REQ S-05
    assert (await site.as_("u-olga", "manager").get("/sla/v1/scores")).json()["scores"][0]["percent"] == 87


async def test_a_ticket_s_clocks_are_told_with_their_explanation(site: Any) -> None:
    # REQ S-02
    answer = (await site.as_("u-sam", "agent").get("/sla/v1/tickets/t1/clocks")).json()
    first = next(clock for clock in answer["clocks"] if clock["metric"] == "first_response")
    assert first["due_at"] == "2026-02-02T12:00:00Z"
    assert first["explanation"] == "due Mon 14:00: 4 h Mon"
    assert first["spans"] == [{"kind": "worked", "from": "2026-02-02T08:00:00Z", "to": "2026-02-02T12:00:00Z"}]
    assert first["reminders"] == ["2026-02-02T11:00:00Z", "2026-02-02T11:30:00Z"]
    assert (await site.as_("u-sam", "agent").get("/sla/v1/tickets/nobody/clocks")).status_code == 404


async def test_my_clocks_are_those_of_my_tickets(site: Any) -> None:
    mine = await site.as_("u-sam", "agent").get("/sla/v1/clocks/due?mine=true")
    others = await site.as_("u-noor", "senior").get("/sla/v1/clocks/due?mine=true")
    assert len(mine.json()["clocks"]) == 2
    assert others.json()["clocks"] == []


async def test_a_policy_is_put_once_per_key(site: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    key = {"Idempotency-Key": "k1"}
    first = await olga.put("/sla/v1/policies/urgent_4h", json=POLICY, headers=key)
    again = await olga.put("/sla/v1/policies/urgent_4h", json=POLICY, headers=key)
    assert (first.json()["version"], again.json()) == (2, first.json())
    assert (await olga.put("/sla/v1/policies/urgent_4h", json=POLICY | {"rank": 3}, headers=key)).status_code in {
        409,
        422,
    }
    versions = (await olga.get("/sla/v1/policies/urgent_4h")).json()["versions"]
    assert [one["version"] for one in versions] == [2, 1]
    assert versions[0]["edited_by"] == "u-olga"
    assert (await olga.get("/sla/v1/policies/no_such")).status_code == 404
    assert (await olga.get("/sla/v1/calendars/no_such")).status_code == 404


async def test_a_preview_changes_nothing(site: Any) -> None:
    # REQ S-06
    olga = site.as_("u-olga", "manager")
    told = (await olga.post("/sla/v1/policies/urgent_4h/preview", json=POLICY)).json()
    assert (told["looked_at"], told["breaches"]) == (1, 1)
    [move] = told["moves"]
    assert move | {"clock_id": "any"} == {
        "clock_id": "any",
        "ticket_id": "t1",
        "ticket_number": "N-t1",
        "metric": "first_response",
        "policy_before": "urgent_4h 1",
        "policy_after": "urgent_4h 2",
        "due_before": "2026-02-02T12:00:00Z",
        "due_after": "2026-02-02T09:00:00Z",
        "breaches": True,
    }
    assert len((await olga.get("/sla/v1/policies/urgent_4h")).json()["versions"]) == 1


async def test_a_calendar_is_put_and_previewed(site: Any) -> None:
    # REQ S-02
    olga = site.as_("u-olga", "manager")
    body = {"timezone": "Europe/Berlin", "country": None, "hours": {"mon": [["09:00", "12:00"], ["13:00", "17:00"]]},
            "closures": [{"date": "2026-12-24", "reason": "Christmas Eve"}],
            "openings": [{"date": "2026-12-19", "hours": [["09:00", "13:00"]]}]}  # fmt: skip
    assert (await olga.post("/sla/v1/calendars/office_hours/preview", json=body)).json()["moves"] == []
    put = await olga.put("/sla/v1/calendars/office_hours", json=body)
    assert (put.status_code, put.json()["version"]) == (200, 2)
    assert put.json()["hours"] == body["hours"]


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("policies/p", {"rank": 1, "promises": []}, "promises"),
        ("policies/p", POLICY | {"surprise": 1}, "surprise"),
        ("policies/p", POLICY | {"rank": "first"}, "rank"),
        ("policies/p", POLICY | {"note": "x" * 501}, "note"),
        ("policies/p", POLICY | {"promises": [POLICY["promises"][0] | {"calendar": "mars"}]}, "calendar"),
        ("policies/p", POLICY | {"promises": [POLICY["promises"][0] | {"warnings": [{"percent": 150}]}]}, "percent"),
        ("calendars/c", {"timezone": "Mars/Olympus", "hours": {"mon": [["09:00", "17:00"]]}}, "timezone"),
        ("calendars/c", {"timezone": "Etc/UTC", "hours": {"mon": [["17:00", "09:00"]]}}, "hours.mon[0]"),
        ("calendars/c", {"timezone": "Etc/UTC", "hours": {"mon": [["09:00", "12:00"], ["11:00", "13:00"]]}}, "mon"),
        ("calendars/c", {"timezone": "Etc/UTC", "hours": {}}, "hours"),
        ("calendars/c", {"timezone": "Etc/UTC", "hours": {"monday": []}}, "hours"),
    ],
)  # fmt: skip
async def test_bad_input_is_refused_by_field(site: Any, path: str, body: dict[str, Any], field: str) -> None:
    answer = await site.as_("u-olga", "manager").put(f"/sla/v1/{path}", json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert field in answer.text


async def test_a_deadline_can_be_asked_for(site: Any) -> None:
    # REQ S-02
    sam = site.as_("u-sam", "agent")
    told = (await sam.post("/sla/v1/deadlines/explain", json=CASE)).json()
    assert told["due_at"] == "2026-02-03T09:00:00Z"
    assert told["explanation"] == "due Tue 11:00: 2 h Mon + 2 h Tue"
    bad = await sam.post("/sla/v1/deadlines/explain", json=CASE | {"created_at": "2026-02-02T13:00:00"})
    assert (bad.status_code, "created_at" in bad.text) == (422, True)


async def test_the_api_describes_itself(site: Any) -> None:
    paths = (await site.as_("u-ops", "admin").get("/sla/openapi.json")).json()["paths"]
    assert "/sla/v1/policies/{name}" in paths
    assert not any(path.startswith("/sla/policies") for path in paths)
