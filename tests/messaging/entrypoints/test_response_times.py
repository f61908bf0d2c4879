"""Response times through the API and on the seller's page, on the running service."""

from datetime import timedelta
from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"


async def asked(running: Any, unique: Any, seller_id: str) -> str:
    body = {"kind": "product", "product_id": "p", "seller_id": seller_id, "text": "In stock?", "client_id": unique("k")}
    opened = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    talk: str = opened.json()["conversation_id"]
    return talk


async def is_old(running: Any, talk: str) -> None:
    """Let it have begun two days ago."""
    heads = running.service.core.mongo.db["conversations"]
    found = await heads.find_one({"_id": talk})
    await heads.update_one({"_id": talk}, {"$set": {"opened_at": found["opened_at"] - timedelta(days=2)}})


# REQ M-07
async def test_the_measure_follows_what_the_seller_does(running: Any, unique: Any, sells: Any) -> None:
    seller_id = await sells(unique("u-seller"))
    path = f"{V1}/sellers/{seller_id}/response-time"
    seller = running.as_(seller_id)
    talks = [await asked(running, unique, seller_id) for _ in range(12)]
    for talk in talks[:8]:
        answer = await seller.post(f"{V1}/conversations/{talk}/messages", json={"text": "Yes"})
        assert answer.status_code == 201
    assert (await seller.get(path)).json()["share"] is None
    for talk in talks[8:]:
        await is_old(running, talk)
    found = (await seller.get(path)).json()
    assert (found["counted"], found["in_time"], round(found["share"], 3)) == (12, 8, 0.667)
    need = f"{V1}/conversations/{talks[-1]}/need"
    key = {"Idempotency-Key": unique("k")}
    for _ in range(2):
        marked = await seller.put(need, json={"needs_answer": False}, headers=key)
        assert marked.status_code == 200
    found = (await running.as_("u-sam").get(path)).json()
    assert (found["counted"], found["in_time"]) == (11, 8)
    assert (await running.as_("u-thandi").get(path)).status_code == 404
    assert (await running.as_("u-thandi").put(need, json={"needs_answer": True})).status_code == 403
    assert (await running.as_("u-lars").put(need, json={"needs_answer": True})).status_code == 404
    wrong = await seller.put(need, json={"needs_answer": "perhaps"})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (422, "#/needs_answer")


# REQ M-07
async def test_a_seller_sees_it_and_says_that_no_answer_is_needed(
    running: Any, unique: Any, browser: Any, sells: Any
) -> None:
    talk = await asked(running, unique, await sells("u-mei"))
    mei = browser("u-mei")
    assert "Answered within 24 hours" in await mei.get("/messaging/")
    assert "No answer needed" in await mei.get(f"/messaging/c/{talk}")
    assert "Needs an answer" in await mei.send(f"/messaging/c/{talk}/need/no")
    assert "No answer needed" in await mei.send(f"/messaging/c/{talk}/need/yes")
    await mei.send(f"/messaging/c/{talk}/messages", text="Yes, it is.")
    assert "No answer needed" not in mei.page
    thandi = browser("u-thandi")
    assert "Answered within 24 hours" not in await thandi.get("/messaging/")
    assert "No answer needed" not in await thandi.get(f"/messaging/c/{talk}")
