"""The API: who reaches what, what is refused and how, and that a retry is one act."""

from typing import Any

import pytest

from tests.ticketing.entrypoints.conftest import Marketplace
from tests.ticketing.entrypoints.test_service import fresh, opened

pytestmark = pytest.mark.infra

STAFF = ("agent",)


async def number_of(market: Marketplace, **more: Any) -> str:
    return (await opened(market, fresh(), **more)).number


async def test_a_person_sees_their_tickets_only(market: Marketplace) -> None:
    # REQ M-09
    number = await number_of(market)
    async with market.browser("u-thandi") as thandi, market.browser("u-lars") as lars:
        mine = (await thandi.get("/ticketing/v1/tickets")).json()
        assert number in [ticket["number"] for ticket in mine["tickets"]]
        theirs = (await lars.get("/ticketing/v1/tickets", params={"scope": "all"})).json()
        assert theirs["tickets"] == []
        assert (await lars.get(f"/ticketing/v1/tickets/{number}")).status_code == 404
        for path in ("escalation", "reopening", "satisfaction", "resolution"):
            answer = await lars.post(f"/ticketing/v1/tickets/{number}/{path}", json={})
            assert answer.status_code == 404, path


async def test_staff_see_all_and_filter(market: Marketplace) -> None:
    number = await number_of(market)
    async with market.browser("u-sam", *STAFF) as sam:
        found = (await sam.get("/ticketing/v1/tickets", params={"priority": "high", "status": "active"})).json()
        assert number in [ticket["number"] for ticket in found["tickets"]]
        assert (await sam.get("/ticketing/v1/tickets", params={"category": "listing"})).json()["tickets"] == []
        first = (await sam.get("/ticketing/v1/tickets", params={"limit": 1})).json()
        assert len(first["tickets"]) == 1


async def test_words_of_the_subject_find_a_ticket(market: Marketplace) -> None:
    number = await number_of(market, subject="Zebra-striped xylograph leaks")
    async with market.browser("u-sam", *STAFF) as sam:
        for words in ("xylograph zebra", '"leaks', "-xylograph"):
            found = (await sam.get("/ticketing/v1/tickets", params={"q": words})).json()["tickets"]
            assert [ticket["number"] for ticket in found] == [number], words
        assert (await sam.get("/ticketing/v1/tickets", params={"q": "xylograph giraffe"})).json()["tickets"] == []


async def test_a_number_is_found_however_it_is_typed(market: Marketplace) -> None:
    # REQ T-01
    number = await number_of(market)
    async with market.browser("u-thandi") as thandi:
        spoken = number.removeprefix("SP-").replace("-", " ").lower()
        ticket = (await thandi.get(f"/ticketing/v1/tickets/{spoken}")).json()
        assert ticket["number"] == number
        assert [line["kind"] for line in ticket["timeline"]] == ["opened"]
        assert "ask_escalation" in ticket["actions"]
        slip = number[:-1] + ("A" if number[-1] != "A" else "C")
        refused = await thandi.get(f"/ticketing/v1/tickets/{slip}")
        assert refused.status_code == 422
        assert "slip" in refused.json()["detail"]


async def test_asking_for_a_manager_counts_once(market: Marketplace) -> None:
    # REQ T-05
    number = await number_of(market)
    async with market.browser("u-thandi") as thandi:
        path = f"/ticketing/v1/tickets/{number}/escalation"
        first = await thandi.post(path, json={"reason": "I wait since Monday"}, headers={"Idempotency-Key": "k1"})
        assert first.json()["escalated"] is True
        assert first.json()["level"] == "senior"
        replay = await thandi.post(path, json={"reason": "I wait since Monday"}, headers={"Idempotency-Key": "k1"})
        assert replay.json() == first.json()
        other = await thandi.post(path, json={"reason": "another body"}, headers={"Idempotency-Key": "k1"})
        assert other.status_code in {409, 422}
        again = (await thandi.post(path, json={"reason": "and again"})).json()
        assert (again["escalated"], again["already"], again["level"]) == (False, True, "senior")


async def test_only_staff_reclassify_and_it_is_on_record(market: Marketplace) -> None:
    # REQ T-03
    number = await number_of(market)
    path = f"/ticketing/v1/tickets/{number}"
    async with market.browser("u-thandi") as thandi, market.browser("u-sam", *STAFF) as sam:
        assert (await thandi.patch(path, json={"priority": "low"})).status_code == 403
        changed = await sam.patch(path, json={"priority": "low", "reason": "only a question"})
        assert changed.json()["priority"] == "low"
        line = (await sam.get(path)).json()["timeline"][-1]
        assert line["actor_id"] == "u-sam"
        assert {"field": "priority", "old": "high", "new": "low"} in line["changes"]
        wrong = await sam.patch(path, json={"category": "account", "subcategory": "refund"})
        assert wrong.status_code == 422
        assert "login" in wrong.json()["detail"]


async def test_resolve_rate_reopen_and_hand_back(market: Marketplace) -> None:
    # REQ T-06, REQ T-07
    number = await number_of(market)
    path = f"/ticketing/v1/tickets/{number}"
    async with (
        market.browser("u-thandi") as thandi,
        market.browser("u-sam", *STAFF) as sam,
        market.browser("u-noor", "senior") as noor,
    ):
        assert (await thandi.post(f"{path}/satisfaction")).status_code == 409
        assert (await thandi.post(f"{path}/resolution", json={})).status_code == 403
        assert (await sam.post(f"{path}/resolution", json={})).json()["status"] == "resolved"
        assert (await sam.post(f"{path}/survey", json={"rating": 5})).status_code == 403
        rated = await thandi.post(f"{path}/survey", json={"rating": 2, "comment": "slow"})
        assert rated.status_code == 200
        assert (await thandi.post(f"{path}/survey", json={"rating": 5})).status_code == 409
        assert (await thandi.post(f"{path}/escalation", json={})).status_code == 409
        assert (await thandi.post(f"{path}/reopening", json={"reason": "no"})).json()["status"] == "open"
        assert (await thandi.post(f"{path}/escalation", json={})).json()["level"] == "senior"
        back = {"to": "agent", "reason": "done"}
        assert (await sam.post(f"{path}/hand-back", json=back)).status_code == 403
        assert (await noor.post(f"{path}/hand-back", json=back)).json()["level"] == "agent"


async def test_calls_are_asked_for_and_logged(market: Marketplace) -> None:
    # REQ T-10
    number = await number_of(market)
    path = f"/ticketing/v1/tickets/{number}/call-backs"
    async with market.browser("u-thandi") as thandi, market.browser("u-sam", *STAFF) as sam:
        assert (await thandi.post(path, json={"phone": "call me maybe"})).status_code == 422
        assert (await thandi.post(path, json={"phone": "+27 11 555 0100", "when": "after five"})).status_code == 200
        assert (await thandi.post(path, json={"phone": "+27 11 555 0100"})).status_code == 409
        assert number in (await sam.get("/ticketing/calls")).text
        assert (await thandi.get("/ticketing/calls")).status_code == 403
        stored = await market.service.core.mongo.db["tickets"].find_one({"number": number})
        call = stored["call_backs"][0]["call_back_id"]
        outcome = {"outcome": "reached", "note": "all well"}
        assert (await thandi.post(f"{path}/{call}/outcome", json=outcome)).status_code == 403
        assert (await sam.post(f"{path}/{call}/outcome", json=outcome)).status_code == 200
        assert number not in (await sam.get("/ticketing/calls")).text


async def test_links_and_merging(market: Marketplace) -> None:
    one, other, third = await number_of(market), await number_of(market), await number_of(market, sender_id="u-lars")
    path = f"/ticketing/v1/tickets/{one}/links"
    async with market.browser("u-thandi") as thandi, market.browser("u-sam", *STAFF) as sam:
        assert (await thandi.post(path, json={"number": other, "relation": "related"})).status_code == 403
        assert (await sam.post(path, json={"number": other, "relation": "related"})).status_code == 200
        assert (await sam.post(path, json={"number": third, "relation": "merged"})).status_code == 409
        merged = (await sam.post(path, json={"number": other, "relation": "merged"})).json()
        assert merged["status"] == "closed"
        kept = (await sam.get(f"/ticketing/v1/tickets/{other}")).json()
        assert {"relation": "merged", "number": one} in kept["links"]


@pytest.mark.parametrize(
    ("body", "at_fault"),
    [
        ({"priority": "asap"}, "priority"),
        ({"priority": 7}, "priority"),
        ({"priority": "low", "boss": "me"}, "boss"),
        ({"reason": "x" * 301}, "reason"),
        ({"category": ["account"]}, "category"),
    ],
)
async def test_bad_bodies_are_named(market: Marketplace, body: dict[str, Any], at_fault: str) -> None:
    number = await number_of(market)
    async with market.browser("u-sam", *STAFF) as sam:
        refused = await sam.patch(f"/ticketing/v1/tickets/{number}", json=body)
        assert refused.status_code == 422
        assert refused.headers["content-type"].startswith("application/problem+json")
        assert at_fault in refused.text


@pytest.mark.parametrize(
    "query",
    [
        {"status": "asap"},
        {"priority": "x"},
        {"before": "2026-01-01T00:00:00"},
        {"before": "soon"},
        {"limit": "0"},
        {"q": "x" * 201},
        {"scope": "world"},
    ],
)
async def test_bad_queries_are_refused(market: Marketplace, query: dict[str, str]) -> None:
    async with market.browser("u-sam", *STAFF) as sam:
        assert (await sam.get("/ticketing/v1/tickets", params=query)).status_code == 422


async def test_strangers_are_asked_to_sign_in(market: Marketplace) -> None:
    async with market.browser("u-thandi") as client:
        for token in ("", "Bearer nonsense", "Bearer " + "a.b.c"):
            answer = await client.get("/ticketing/v1/tickets", headers={"Authorization": token})
            assert answer.status_code == 401
        expired = market.issuer.token("u-thandi", exp=1)
        answer = await client.get("/ticketing/v1/tickets", headers={"Authorization": f"Bearer {expired}"})
        assert answer.status_code == 401


async def test_the_api_describes_itself(market: Marketplace) -> None:
    async with market.browser("u-thandi") as client:
        document = (await client.get("/ticketing/openapi.json")).json()
        assert "/ticketing/v1/tickets/{number}/escalation" in document["paths"]
