"""How the service says no: with the status, the code and the words for what was asked."""

from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"


async def started(running: Any, unique: Any) -> str:
    answer = await running.as_("u-thandi").post(
        f"{V1}/conversations", json={"text": "Where?", "client_id": unique("k")}
    )
    conversation_id: str = answer.json()["conversation_id"]
    return conversation_id


async def test_a_reused_key_is_answered_alike_wherever_it_is_used(running: Any, unique: Any) -> None:
    conversation_id, sam = await started(running, unique), running.as_("u-sam")
    for path in (f"{V1}/conversations", f"{V1}/conversations/{conversation_id}/notes"):
        key = {"Idempotency-Key": unique("k")}
        assert (await sam.post(path, json={"text": "One"}, headers=key)).status_code == 201
        other = await sam.post(path, json={"text": "Two"}, headers=key)
        assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


# REQ M-09
async def test_a_role_that_does_not_cover_it_is_told_so(running: Any) -> None:
    for who in ("u-thandi", "u-mei"):
        client = running.as_(who)
        for method, path, body in (
            ("GET", "desk", None),
            ("GET", "desk?q=parcel", None),
            ("POST", "desk/next", None),
            ("GET", "staffing", None),
            ("PUT", "staffing/people/u-sam", {"departments": []}),
            ("PUT", "staffing/automatic", {"on": True}),
            ("PUT", "staffing/available", {"on": True}),
        ):
            answer = await client.request(method, f"{V1}/{path}", json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), path
            assert answer.json()["detail"] == "Your role does not cover this."


# REQ M-09
async def test_what_is_not_there_is_called_by_its_name(running: Any, unique: Any) -> None:
    order_id = unique("o")
    parties = {"order_id": order_id, "number": order_id, "buyer_id": "u-lars", "seller_id": "u-mei"}
    await running.service.core.mongo.db["orders"].insert_one({"_id": order_id, "parties": parties})
    thandi = running.as_("u-thandi")
    for kind in ("order", "support"):
        body = {"text": "Where is it?", "kind": kind, "order_id": order_id}
        answer = await thandi.post(f"{V1}/conversations", json=body)
        assert (answer.status_code, answer.json()["code"]) == (404, "order_not_found")
        assert answer.json()["detail"] == "There is no such order."
    measured = await thandi.get(f"{V1}/sellers/u-mei/response-time")
    nobody = await thandi.get(f"{V1}/sellers/{unique('u')}/response-time")
    assert measured.status_code == nobody.status_code == 404
    assert measured.json()["detail"] == nobody.json()["detail"] == "There is no such response time."
    mine = await started(running, unique)
    unknown = await thandi.put(f"{V1}/conversations/{mine}/messages/m-none", json={"text": "Hm"})
    assert (unknown.status_code, unknown.json()["detail"]) == (404, "There is no such message.")


# REQ M-01
async def test_a_seller_is_written_to_once_it_is_known_that_they_sell(running: Any, unique: Any, sells: Any) -> None:
    seller = unique("u-new")
    body = {"text": "Is it blue?", "kind": "product", "product_id": "p-1", "seller_id": seller}
    refused = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    assert refused.status_code == 422
    assert refused.json()["detail"] == "Nobody sells under this id."
    assert refused.json()["errors"][0]["pointer"] == "#/seller_id"
    await sells(seller)
    answer = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    assert answer.status_code == 201
    listed = (await running.as_(seller).get(f"{V1}/conversations")).json()["conversations"]
    assert [row["conversation_id"] for row in listed] == [answer.json()["conversation_id"]]


async def test_a_wrong_value_is_told_in_a_sentence_that_names_its_field_once(running: Any) -> None:
    answer = await running.as_("u-thandi").post(f"{V1}/conversations", json={"text": "Hi", "kind": "product"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert answer.json()["detail"] == "Say which product."
    assert [one["pointer"] for one in answer.json()["errors"]] == ["#/product_id"]
