"""Automatic replies through the API and the pages, on the running service."""

import asyncio
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"
SUPPORT = f"{V1}/automatic-replies/support"
MINE = f"{V1}/automatic-replies/mine"
ALWAYS = {"open": "Parcels take <3> days.", "closed": "Parcels take <3> days.", "away": "Parcels take <3> days."}


@pytest.fixture
async def phrase(running: Any, unique: Any) -> AsyncIterator[str]:
    """Words to which the support team answers by itself, for this test alone."""
    words = unique("zebra")
    await save(running, "u-sam", SUPPORT, replies=[{"id": "parcel", "texts": ALWAYS, "phrases": [words]}])
    yield words
    await save(running, "u-sam", SUPPORT, replies=[])


async def save(running: Any, who: str, path: str, **changes: Any) -> Any:
    client = running.as_(who)
    seen = (await client.get(path)).json()
    seen.pop("presence")
    answer = await client.put(path, json={**seen, "away_until": None, **changes})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def messages(client: Any, talk: str) -> list[tuple[str, bool]]:
    changes = (await client.get(f"{V1}/conversations/{talk}/changes")).json()["changes"]
    return [(one["text"], one["automatic"]) for one in changes if one["type"] == "message"]


# REQ M-05
async def test_a_question_is_answered_once_whatever_is_sent_again(running: Any, unique: Any, phrase: str) -> None:
    thandi = running.as_("u-thandi")
    asked = {"text": f"Where is it? {phrase}", "client_id": unique("k")}
    opened = await asyncio.gather(*(thandi.post(f"{V1}/conversations", json=asked) for _ in range(4)))
    assert {one.status_code for one in opened} == {201}
    (talk,) = {one.json()["conversation_id"] for one in opened}
    more = {"text": f"Well? {phrase}", "client_id": unique("k")}
    sent = await asyncio.gather(*(thandi.post(f"{V1}/conversations/{talk}/messages", json=more) for _ in range(4)))
    assert {one.status_code for one in sent} == {201}
    said = await messages(thandi, talk)
    assert [automatic for _, automatic in said] == [False, True, False]
    row = (await running.as_("u-sam").get(f"{V1}/conversations/{talk}")).json()
    assert row["waiting_since"] is not None
    shown = await thandi.get(f"/messaging/c/{talk}", headers={"Accept": "text/html"})
    assert "Automatic reply" in shown.text
    assert "Parcels take &lt;3&gt; days." in shown.text


# REQ M-05
async def test_the_event_says_that_no_person_wrote_it(running: Any, unique: Any, phrase: str, infra: Any) -> None:
    consumer = AIOKafkaConsumer("message.sent", bootstrap_servers=infra.kafka, auto_offset_reset="latest")
    await consumer.start()
    try:
        await consumer.seek_to_end()
        who = unique("u-event")
        await running.as_(who).post(f"{V1}/conversations", json={"text": phrase, "client_id": unique("k")})
        told: list[str] = []
        async with asyncio.timeout(30):
            async for record in consumer:
                value = record.value.decode()
                if who in value:
                    told.append(value)
                if len(told) == 2:
                    break
    finally:
        await consumer.stop()
    assert ['"automatic":true' in one.replace(" ", "") for one in told] == [False, True]


# REQ M-05
async def test_a_seller_who_is_away_answers_in_their_own_name(running: Any, unique: Any, sells: Any) -> None:
    words = unique("okapi")
    reply = {"id": "away", "texts": {"away": "I am away until Monday."}, "phrases": [words]}
    saved = await save(running, "u-mei", MINE, replies=[reply], away_until="2099-01-01T00:00:00Z")
    assert saved["presence"] == "away"
    thandi, mei = running.as_("u-thandi"), running.as_("u-mei")
    await sells("u-mei")
    asked = {"kind": "product", "product_id": "p-1", "seller_id": "u-mei", "text": words, "client_id": unique("k")}
    talk = (await thandi.post(f"{V1}/conversations", json=asked)).json()["conversation_id"]
    assert await messages(thandi, talk) == [(words, False), ("I am away until Monday.", True)]
    assert (await mei.get(f"{V1}/conversations/{talk}")).json()["unread"] == 1
    await save(running, "u-mei", MINE, replies=[])


# REQ M-05, REQ M-09
async def test_who_may_set_up_what(running: Any) -> None:
    for who, path in (("u-thandi", MINE), ("u-thandi", SUPPORT), ("u-mei", SUPPORT), ("u-sam", MINE)):
        assert (await running.as_(who).get(path)).status_code == 403
        assert (await running.as_(who).put(path, json={"zone": "Etc/UTC"})).status_code == 403
    assert (await running.anonymous().get(MINE)).status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"zone": "Mars/Base"}, "zone"),
        ({"zone": "Etc/UTC", "replies": [{"id": "a", "texts": {}}]}, "texts"),
        ({"zone": "Etc/UTC", "replies": [{"id": "NOT", "texts": {"open": "x"}}]}, "#/replies/0/id"),
        ({"zone": "Etc/UTC", "replies": [{"id": "a", "texts": {"open": "x" * 2001}}]}, "open"),
        ({"zone": "Etc/UTC", "week": [{"opens": "10:00", "closes": "09:00"}, *[None] * 6]}, "#/week/0"),
        ({"zone": "Etc/UTC", "away_until": "2026-12-24T12:00:00"}, "away_until"),
        ({"zone": "Etc/UTC", "nonsense": 1}, "nonsense"),
        ({}, "zone"),
    ],
)
async def test_a_refusal_names_the_field(running: Any, body: Any, field: str) -> None:
    answer = await running.as_("u-mei").put(MINE, json=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert field in answer.text


# REQ M-05
async def test_a_retry_saves_once_and_of_two_editors_one_is_told(running: Any, unique: Any) -> None:
    mei = running.as_("u-mei")
    seen = (await mei.get(MINE)).json()
    body = {"zone": "Asia/Singapore", "version": seen["version"]}
    key = {"Idempotency-Key": unique("k")}
    first = await mei.put(MINE, json=body, headers=key)
    assert first.json()["version"] == seen["version"] + 1
    assert (await mei.put(MINE, json=body, headers=key)).json() == first.json()
    late = await mei.put(MINE, json=body)
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")


# REQ M-05
async def test_a_seller_sets_it_up_on_the_page(browser: Any) -> None:
    mei = browser("u-mei")
    assert 'href="/messaging/replies"' in await mei.get("/messaging/")
    assert "No automatic replies yet" in await mei.get("/messaging/replies")
    hours = {"zone": "Africa/Johannesburg", "opens": ["09:00", *[""] * 6], "closes": ["17:00", *[""] * 6]}
    assert 'value="09:00"' in await mei.send("/messaging/replies/hours", **hours)
    assert re.search(r"It is \w+ \d\d:\d\d in Africa/Johannesburg", mei.page)
    added = {"open": "", "closed": "", "away": "Back <soon>.", "phrases": "where\nwhen", "enabled": "on"}
    page = await mei.send("/messaging/replies/save", within="New reply", **added)
    assert "Back &lt;soon&gt;." in page
    assert "No automatic reply" in await mei.get("/messaging/replies?text=Hello&when=away")
    preview = await mei.get("/messaging/replies?text=Where+is+it&when=away")
    assert "Back &lt;soon&gt;." in preview[preview.index('id="preview"') :]
    assert 'value="2099-01-01T08:00"' in await mei.send("/messaging/replies/away", until="2099-01-01T08:00")
    assert "Away now" in mei.page
    assert "Away now" not in await mei.send("/messaging/replies/away", until="")
    await mei.send("/messaging/replies/save", within="Reply 1", open="Hello", closed="", away="", phrases="")
    assert "Off" in mei.page
    assert "No automatic reply" in await mei.get("/messaging/replies?text=Hello&when=open")
    assert "No automatic replies yet" in await mei.send("/messaging/replies/delete", within="Delete reply 1")
    assert len(mei.page.encode()) < 100_000


# REQ M-05, REQ M-09
async def test_the_staff_have_their_own_page(browser: Any) -> None:
    sam = browser("u-sam")
    assert 'href="/messaging/desk/replies"' in await sam.get("/messaging/desk")
    assert "when they write to support." in await sam.get("/messaging/desk/replies")
    for who, path in (("u-thandi", "/messaging/replies"), ("u-mei", "/messaging/desk/replies")):
        other = browser(who)
        assert (await other.client.get(path, headers={"Accept": "text/html"})).status_code == 403
