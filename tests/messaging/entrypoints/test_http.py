"""The API: who reaches what, and that nothing happens twice."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"


async def started(running: Any, unique: Callable[[str], str], who: str = "u-thandi", text: str = "Where is it?") -> str:
    answer = await running.as_(who).post(f"{V1}/conversations", json={"text": text, "client_id": unique("k")})
    assert answer.status_code == 201, answer.text
    conversation_id: str = answer.json()["conversation_id"]
    return conversation_id


async def outbox_or_sent(running: Any, conversation_id: str) -> int:
    changes = running.service.core.mongo.db["changes"]
    count: int = await changes.count_documents({"c": conversation_id})
    return count


# REQ M-01, REQ M-06
async def test_a_buyer_writes_and_an_agent_answers(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    sam, thandi = running.as_("u-sam"), running.as_("u-thandi")
    answer = await sam.post(f"{V1}/conversations/{conversation_id}/messages", json={"text": "On its way."})
    assert answer.status_code == 201
    assert answer.json()["part"] == "support"
    changes = (await thandi.get(f"{V1}/conversations/{conversation_id}/changes")).json()["changes"]
    assert [change["type"] for change in changes] == ["opened", "message", "assigned", "message"]
    assert [change["seq"] for change in changes] == [1, 2, 3, 4]
    mine = (await thandi.get(f"{V1}/conversations?unread=true")).json()["conversations"]
    assert [row["unread"] for row in mine if row["conversation_id"] == conversation_id] == [1]
    read = await thandi.post(f"{V1}/conversations/{conversation_id}/read", json={"up_to": 4})
    assert read.json()["conversation"]["unread"] == 0


# REQ M-09
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("GET", "/changes", None),
        ("POST", "/messages", {"text": "x"}),
        ("POST", "/read", {"up_to": 1}),
        ("POST", "/notes", {"text": "x"}),
        ("PUT", "/status", {"status": "resolved"}),
        ("PUT", "/assignment", {"assignee_id": "u-lars"}),
        ("PATCH", "", {"priority": "high"}),
    ],
)
async def test_somebody_elses_conversation_is_not_there(
    running: Any, unique: Any, method: str, path: str, body: Any
) -> None:
    conversation_id = await started(running, unique)
    for stranger in ("u-lars", "u-mei"):
        answer = await running.as_(stranger).request(method, f"{V1}/conversations/{conversation_id}{path}", json=body)
        assert answer.status_code == 404
        assert answer.json()["code"] == "conversation_not_found"
    missing = await running.as_("u-lars").request(method, f"{V1}/conversations/c-none{path}", json=body)
    assert missing.status_code == 404
    assert (await running.anonymous().request(method, f"{V1}/conversations/{conversation_id}{path}")).status_code == 401


# REQ M-09
@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/notes", {"text": "x"}),
        ("PUT", "/status", {"status": "pending"}),
        ("PUT", "/assignment", {"assignee_id": "u-thandi"}),
        ("PATCH", "", {"category": "complaint"}),
    ],
)
async def test_a_customer_does_not_do_the_work_of_the_staff(
    running: Any, unique: Any, method: str, path: str, body: Any
) -> None:
    conversation_id = await started(running, unique)
    answer = await running.as_("u-thandi").request(method, f"{V1}/conversations/{conversation_id}{path}", json=body)
    assert answer.status_code == 403


# REQ M-09
async def test_notes_are_not_shown_to_the_customer(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    sam = running.as_("u-sam")
    noted = await sam.post(f"{V1}/conversations/{conversation_id}/notes", json={"text": "secret carrier trouble"})
    assert noted.status_code == 201
    message_id = noted.json()["changes"][0]["message_id"]
    path = f"{V1}/conversations/{conversation_id}"
    taken = await sam.put(f"{path}/assignment", json={"assignee_id": "u-sam"})
    assert taken.status_code == 200
    edited = await sam.put(f"{path}/messages/{message_id}", json={"text": "secret customs trouble"})
    assert edited.status_code == 200
    await sam.patch(path, json={"tags": ["secret-tag"], "priority": "high"})
    thandi = running.as_("u-thandi")
    for address in (path, f"{path}/changes", f"{V1}/conversations", f"/messaging/c/{conversation_id}"):
        shown = await thandi.get(address, headers={"Accept": "*/*"})
        assert shown.status_code == 200
        assert "secret" not in shown.text
    assert "secret customs" in (await sam.get(f"{path}/changes")).text


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid_request"),
        ({"text": ""}, "invalid_request"),
        ({"text": "   "}, "invalid_request"),
        ({"text": "x" * 10_001}, "invalid_request"),
        ({"text": "x", "unknown": 1}, "invalid_request"),
        ({"text": 5}, "invalid_request"),
        ({"text": ["x"]}, "invalid_request"),
        ({"text": "x", "client_id": ""}, "invalid_request"),
    ],
)
async def test_bad_messages_are_refused_by_name(running: Any, unique: Any, body: Any, code: str) -> None:
    conversation_id = await started(running, unique)
    answer = await running.as_("u-thandi").post(f"{V1}/conversations/{conversation_id}/messages", json=body)
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "body",
    [
        {"text": "x", "kind": "product"},
        {"text": "x", "kind": "product", "product_id": "p"},
        {"text": "x", "kind": "order"},
        {"text": "x", "kind": "gossip"},
        {"text": "x", "category": "gossip"},
        {"text": "x", "kind": "product", "product_id": "p", "seller_id": "u-thandi"},
    ],
)
async def test_bad_openings_are_refused(running: Any, body: Any) -> None:
    assert (await running.as_("u-thandi").post(f"{V1}/conversations", json=body)).status_code == 422


# REQ M-06, FAULTS 31
async def test_one_key_a_hundred_times_at_once_is_one_message(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    client, key = running.as_("u-thandi"), unique("k")
    answers = await asyncio.gather(
        *(
            client.post(
                f"{V1}/conversations/{conversation_id}/messages",
                json={"text": "Hello?"},
                headers={"Idempotency-Key": key},
            )
            for _ in range(100)
        )
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert await outbox_or_sent(running, conversation_id) == 3


# REQ M-06, FAULTS 31
async def test_one_key_a_hundred_times_at_once_is_one_conversation(running: Any, unique: Any) -> None:
    client, body = running.as_("u-thandi"), {"text": "Hello?", "client_id": unique("k")}
    answers = await asyncio.gather(*(client.post(f"{V1}/conversations", json=body) for _ in range(100)))
    assert {answer.status_code for answer in answers} == {201}
    ids = {answer.json()["conversation_id"] for answer in answers}
    assert len(ids) == 1
    assert await outbox_or_sent(running, ids.pop()) == 2


async def test_a_key_is_worth_one_text(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    client, key = running.as_("u-thandi"), unique("k")
    path = f"{V1}/conversations/{conversation_id}/messages"
    first = await client.post(path, json={"text": "Hello?"}, headers={"Idempotency-Key": key})
    again = await client.post(path, json={"text": "Hello?"}, headers={"Idempotency-Key": key})
    other = await client.post(path, json={"text": "Bye!"}, headers={"Idempotency-Key": key})
    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.json() == again.json()
    assert other.json()["code"] == "idempotency_key_reused"
    # The key belongs to the person: another one's same key is another message.
    assert (
        await running.as_("u-sam").post(path, json={"text": "Hi"}, headers={"Idempotency-Key": key})
    ).status_code == 201


async def test_a_key_of_a_command_is_worth_one_request(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    sam, key = running.as_("u-sam"), {"Idempotency-Key": unique("k")}
    path = f"{V1}/conversations/{conversation_id}/status"
    first = await sam.put(path, json={"status": "pending"}, headers=key)
    again = await sam.put(path, json={"status": "pending"}, headers=key)
    other = await sam.put(path, json={"status": "resolved"}, headers=key)
    assert first.json() == again.json()
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"


# REQ M-03, FAULTS 36
async def test_two_agents_at_once_both_land_and_one_has_it(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    path = f"{V1}/conversations/{conversation_id}"
    sam, noor = running.as_("u-sam"), running.as_("u-noor")
    answers = await asyncio.gather(
        sam.post(f"{path}/messages", json={"text": "I am on it."}),
        noor.post(f"{path}/messages", json={"text": "Let me look."}),
    )
    assert [answer.status_code for answer in answers] == [201, 201]
    changes = (await sam.get(f"{path}/changes")).json()["changes"]
    assert sorted(change["text"] for change in changes if change["type"] == "message") == [
        "I am on it.", "Let me look.", "Where is it?",
    ]  # fmt: skip
    assert [change["type"] for change in changes].count("assigned") == 1
    assert [change["seq"] for change in changes] == list(range(1, len(changes) + 1))


# REQ M-03, FAULTS 36
async def test_of_two_who_take_it_one_is_told_who_has_it(running: Any, unique: Any) -> None:
    conversation_id = await started(running, unique)
    path = f"{V1}/conversations/{conversation_id}/assignment"
    answers = await asyncio.gather(
        running.as_("u-sam").put(path, json={"assignee_id": "u-sam"}),
        running.as_("u-noor").put(path, json={"assignee_id": "u-noor"}),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] == "already_assigned"


# REQ M-02
async def test_a_list_is_walked_by_its_cursor(running: Any, unique: Any) -> None:
    who = unique("u-walker")
    ids = [await started(running, unique, who, f"Question {n}") for n in range(5)]
    client, seen, cursor = running.as_(who), [], None
    while True:
        query = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await client.get(f"{V1}/conversations", params=query)).json()
        seen += [row["conversation_id"] for row in page["conversations"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == ids[::-1]


@pytest.mark.parametrize("cursor", ["x", "W10", "eyJhIjoxfQ", "W3siJG5lIjoxfSwxXQ", "%00", "W1tdLDFd"])
async def test_a_made_up_cursor_is_refused(running: Any, cursor: str) -> None:
    answer = await running.as_("u-thandi").get(f"{V1}/conversations", params={"cursor": cursor})
    assert answer.status_code == 422


# REQ M-03
async def test_the_desk_shows_by_view_and_category(running: Any, unique: Any) -> None:
    who = unique("u-asker")
    one, two = [await started(running, unique, who, f"Case {n}") for n in range(2)]
    sam = running.as_("u-sam")
    await sam.put(f"{V1}/conversations/{one}/assignment", json={"assignee_id": "u-sam"})
    await sam.patch(f"{V1}/conversations/{one}", json={"category": "technical", "priority": "high"})
    await sam.put(f"{V1}/conversations/{two}/status", json={"status": "pending"})

    async def rows(**query: Any) -> list[str]:
        found = (await sam.get(f"{V1}/desk", params={"limit": 100, **query})).json()["conversations"]
        return [row["conversation_id"] for row in found if row["requester_id"] == who]

    assert await rows(view="mine") == [one]
    assert await rows(view="unassigned") == []
    assert await rows(view="pending") == [two]
    assert await rows(view="open", category="technical") == [one]
    assert await rows(view="open", department="technical") == [one]
    assert await rows(view="open", department="orders") == []
    assert await rows(view="open", department="nonsense") == []
    assert await rows(view="open", priority="high") == [one]
    assert await rows(view="open", priority="low") == []
    assert await rows(view="open", order="waiting") == [one]


# REQ M-11
async def test_markup_in_a_message_is_only_text_on_every_page(running: Any, unique: Any) -> None:
    script = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    body = {"text": script, "subject": f"\r\nBcc: all@example.test {script}", "client_id": unique("k")}
    answer = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    conversation_id = answer.json()["conversation_id"]
    assert "\n" not in answer.json()["subject"]
    sam = running.as_("u-sam")
    await sam.post(f"{V1}/conversations/{conversation_id}/notes", json={"text": script})
    for client, path in (
        (running.as_("u-thandi"), "/messaging/"),
        (running.as_("u-thandi"), f"/messaging/c/{conversation_id}"),
        (sam, "/messaging/desk"),
        (sam, f"/messaging/desk/c/{conversation_id}"),
        (sam, f"/messaging/c/{conversation_id}/side?desk=1"),
    ):
        page = await client.get(path, headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text


# REQ M-02
async def test_merged_conversations_are_read_as_one_and_come_apart_again(running: Any, unique: Any) -> None:
    who = unique("u-twice")
    one, two = await started(running, unique, who, "First parcel"), await started(running, unique, who, "Second one")
    sam, customer = running.as_("u-sam"), running.as_(who)
    merged = await sam.post(f"{V1}/conversations/{two}/merge", json={"conversation_id": one})
    assert merged.status_code == 200
    page = (await customer.get(f"/messaging/c/{one}", headers={"Accept": "text/html"})).text
    assert "First parcel" in page
    assert "Second one" in page
    refused = await customer.post(f"{V1}/conversations/{two}/messages", json={"text": "Hello?"})
    assert refused.status_code == 409
    assert one in refused.json()["detail"]
    for path in ("merge", "split"):
        body = {"conversation_id": one} if path == "merge" else {"subject": "x", "messages": [2], "client_id": "k"}
        assert (await customer.post(f"{V1}/conversations/{two}/{path}", json=body)).status_code == 403
    assert (await sam.post(f"{V1}/conversations/{two}/unmerge", json={"conversation_id": one})).status_code == 200
    assert "Second one" not in (await customer.get(f"/messaging/c/{one}/lines", headers={"Accept": "*/*"})).text
    assert (await customer.post(f"{V1}/conversations/{two}/messages", json={"text": "Hello?"})).status_code == 201


# REQ M-02
async def test_a_split_conversation_takes_its_messages_along_and_back(running: Any, unique: Any) -> None:
    who = unique("u-split")
    talk = await started(running, unique, who, "My parcel is late")
    sam, customer = running.as_("u-sam"), running.as_(who)
    said = (await customer.post(f"{V1}/conversations/{talk}/messages", json={"text": "And my refund?"})).json()
    body = {"subject": "Refund", "messages": [said["seq"]], "client_id": unique("k")}
    made = await sam.post(f"{V1}/conversations/{talk}/split", json=body)
    assert made.status_code == 201
    new = made.json()["conversation"]["conversation_id"]

    async def lines(conversation_id: str) -> str:
        text: str = (await customer.get(f"/messaging/c/{conversation_id}/lines", headers={"Accept": "*/*"})).text
        return text

    assert "my refund" not in await lines(talk)
    assert "my refund" in await lines(new)
    undone = await sam.post(f"{V1}/conversations/{talk}/unsplit", json={"conversation_id": new})
    assert undone.status_code == 200, undone.text
    assert "my refund" in await lines(talk)
