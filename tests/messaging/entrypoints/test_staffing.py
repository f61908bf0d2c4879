"""Who takes what, through the API and the pages, on the running service."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from websockets.asyncio.client import connect

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"
KNOWN_AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
async def staffed(running: Any) -> AsyncIterator[Any]:
    """Sam and Noor as the accounts service tells of them; afterwards nothing is given by itself."""
    users = running.service.core.mongo.db["users"]
    for user_id, role in (("u-sam", "agent"), ("u-noor", "senior")):
        fields = {"name": user_id, "roles": [role]}
        await users.update_one({"_id": user_id}, {"$set": fields, "$setOnInsert": {"at": KNOWN_AT}}, upsert=True)
    yield running
    await running.as_("u-olga").put(f"{V1}/staffing/automatic", json={"on": False})
    await running.service.core.mongo.db["posts"].delete_many({})


async def asked(running: Any, unique: Any) -> str:
    body = {"text": "Help", "category": "technical", "client_id": unique("k")}
    opened = await running.as_(unique("u-asks")).post(f"{V1}/conversations", json=body)
    talk: str = opened.json()["conversation_id"]
    return talk


async def put_post(running: Any, user_id: str, **changes: Any) -> Any:
    body = {"departments": ["technical"], "capacity": 200, **changes}
    return await running.as_("u-olga").put(f"{V1}/staffing/people/{user_id}", json=body)


# REQ M-03, REQ M-09
async def test_next_is_another_for_each_and_the_same_for_a_retry(staffed: Any, unique: Any) -> None:
    for user_id in ("u-sam", "u-noor"):
        assert (await put_post(staffed, user_id)).status_code == 200
    for _ in range(6):
        await asked(staffed, unique)
    keys = [(who, unique("k")) for who in ("u-sam", "u-noor") for _ in range(3)]

    async def take(who: str, key: str) -> str:
        answer = await staffed.as_(who).post(f"{V1}/desk/next", headers={"Idempotency-Key": key})
        assert answer.status_code == 200, answer.text
        conversation = answer.json()["conversation"]
        assert conversation["assignee_id"] == who
        talk: str = conversation["conversation_id"]
        return talk

    taken = await asyncio.gather(*(take(*one) for one in keys))
    assert len(set(taken)) == 6
    assert await asyncio.gather(*(take(*one) for one in keys)) == taken


# REQ M-04, REQ M-09
async def test_what_waits_is_given_to_who_is_available_and_there(staffed: Any, unique: Any, eventually: Any) -> None:
    await put_post(staffed, "u-sam")
    sam, olga = staffed.as_("u-sam"), staffed.as_("u-olga")
    assert (await sam.get(f"{V1}/staffing")).json()["automatic"] is False
    assert (await sam.put(f"{V1}/staffing/available", json={"on": True})).json()["available"] is True
    assert (await olga.put(f"{V1}/staffing/automatic", json={"on": True})).status_code == 200
    talk = await asked(staffed, unique)

    async def is_his() -> bool:
        found = (await sam.get(f"{V1}/conversations/{talk}")).json()
        return bool(found["assignee_id"] == "u-sam")

    url = staffed.url.replace("http", "ws") + f"{V1}/live"
    async with connect(url, additional_headers=staffed.headers("u-sam")):
        await eventually(is_his)
    changes = (await sam.get(f"{V1}/conversations/{talk}/changes")).json()["changes"]
    assert [one["actor_id"] for one in changes if one["type"] == "assigned"] == [None]


# REQ M-09
async def test_managers_decide(staffed: Any) -> None:
    refused = await put_post(staffed, "u-sam", departments=["kitchen"])
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "#/departments")
    refused = await put_post(staffed, "u-thandi")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "#/user_id")
    sam, thandi = staffed.as_("u-sam"), staffed.as_("u-thandi")
    body = {"departments": ["orders"]}
    assert (await sam.put(f"{V1}/staffing/people/u-sam", json=body)).status_code == 403
    assert (await sam.put(f"{V1}/staffing/automatic", json={"on": True})).status_code == 403
    for method, path in (("GET", "/staffing"), ("POST", "/desk/next")):
        assert (await thandi.request(method, f"{V1}{path}")).status_code == 403


# REQ M-03
async def test_an_agent_takes_the_next_on_the_desk(staffed: Any, unique: Any, browser: Any) -> None:
    await put_post(staffed, "u-sam")
    await asked(staffed, unique)
    sam = browser("u-sam")
    await sam.get("/messaging/desk")
    assert "took this conversation" in await sam.send("/messaging/desk/next")
    await put_post(staffed, "u-sam", departments=[])
    await sam.get("/messaging/desk")
    assert "Nothing waits that is yours to take." in await sam.send("/messaging/desk/next")


# REQ M-04, REQ M-09
async def test_a_manager_sets_it_up_on_the_page(staffed: Any, browser: Any) -> None:
    olga, sam = browser("u-olga"), browser("u-sam")
    assert 'href="/messaging/desk/staff"' in await olga.get("/messaging/desk")
    await olga.get("/messaging/desk/staff")
    fields = {"departments": ["orders", "accounts"], "skills": "Refunds, vip", "languages": "en", "capacity": "4"}
    page = await olga.send("/messaging/desk/staff/post", within='value="u-sam"', **fields)
    assert 'value="refunds, vip"' in page
    assert re.search(r"\d+ of 4 open", page)
    assert "Switch off" in await olga.send("/messaging/desk/staff/automatic")
    assert "Switch on" in await olga.send("/messaging/desk/staff/automatic")
    assert "refunds, vip" in await sam.get("/messaging/desk/staff")
    assert "Switch on" not in sam.page
    assert "I am not available" in await sam.send("/messaging/desk/staff/available")
    assert "I am available" in await sam.send("/messaging/desk/staff/available")
    assert (await sam.client.post("/messaging/desk/staff/automatic", data={"on": "true"})).status_code == 403
