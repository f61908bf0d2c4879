"""What other services say reaches the desk and the lists, in whatever order it comes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from messaging.entrypoints.subscribers import TOPICS
from saypro_events import decode, encode, new_event, topics
from saypro_events.order import OrderUpdated
from saypro_events.sla import SlaBreached, SlaUpdated
from saypro_events.ticket import TicketOpened, TicketResolved, TicketUpdated
from saypro_events.user import UserErased, UserExportRequested, UserUpdated

pytestmark = pytest.mark.infra

V1 = "/messaging/v1"
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
async def tell(infra: Any, unique: Any) -> Any:
    producer = AIOKafkaProducer(bootstrap_servers=infra.kafka, acks="all", enable_idempotence=True)
    await producer.start()

    async def send(data: Any, *, at: datetime = NOW, sequence: int | None = None, cause: Any = None) -> None:
        event = encode(new_event(data, id=unique("e"), time=at, source="test", sequence=sequence, cause=cause))
        await producer.send_and_wait(event.topic, event.value, key=event.key, headers=list(event.headers))

    yield send
    await producer.stop()


@pytest.fixture
async def talk(running: Any, unique: Any) -> str:
    body = {"text": "My parcel is late.", "client_id": unique("k")}
    answer = await running.as_("u-thandi").post(f"{V1}/conversations", json=body)
    conversation_id: str = answer.json()["conversation_id"]
    return conversation_id


def ticket(kind: Any, talk: str, unique: Any, **more: Any) -> Any:
    facts = {
        "ticket_id": f"t-{talk}",
        "number": f"K7M-{talk[-4:]}",
        "conversation_id": talk,
        "requester_id": "u-thandi",
        "subject": "Late",
        "category": "transaction",
        "priority": "medium",
        "status": "open",
        "opened_at": NOW,
    }
    return kind.model_validate({**facts, **more})


def clock(kind: Any, talk: str, **more: Any) -> Any:
    facts = {
        "clock_id": f"ck-{talk}",
        "ticket_id": f"t-{talk}",
        "ticket_number": "K7M",
        "conversation_id": talk,
        "requester_id": "u-thandi",
        "level": "agent",
        "category": "transaction",
        "priority": "medium",
        "metric": "first_response",
        "policy": "general",
        "policy_version": 1,
        "state": "running",
        "started_at": NOW,
        "due_at": NOW + timedelta(hours=4),
        "explanation": "due Mon 13:00",
        "at": NOW,
        "change": "started",
    }
    return kind.model_validate({**facts, **more})


# REQ T-01, REQ M-03
async def test_ticket_and_promise_stand_on_the_desk(
    running: Any, tell: Any, talk: str, unique: Any, eventually: Any
) -> None:
    sam = running.as_("u-sam")
    await tell(ticket(TicketUpdated, talk, unique, priority="high", level="senior", at=NOW), sequence=2)
    await tell(ticket(TicketOpened, talk, unique), sequence=1)
    await tell(clock(SlaUpdated, talk))

    async def row() -> Any:
        found = (await sam.get(f"{V1}/conversations/{talk}")).json()
        return found if found["ticket"] and found.get("promise") else None

    shown = await eventually(row)
    # The older state came later and changed nothing.
    assert shown["ticket"]["priority"] == "high"
    assert shown["ticket"]["level"] == "senior"
    assert shown["promise"]["due_at"] == "2026-11-02T13:00:00.000Z"
    customer = (await running.as_("u-thandi").get(f"{V1}/conversations/{talk}")).json()
    assert customer["ticket"] == {"number": f"K7M-{talk[-4:]}", "status": "open"}
    assert "promise" not in customer


# REQ T-06
async def test_a_conversation_follows_what_was_decided_on_its_ticket(
    running: Any, tell: Any, talk: str, unique: Any, eventually: Any
) -> None:
    sam = running.as_("u-sam")

    async def status() -> Any:
        return (await sam.get(f"{V1}/conversations/{talk}")).json()

    await tell(ticket(TicketOpened, talk, unique), sequence=1)
    ours = new_event(clock(SlaUpdated, talk), id=f"{talk}.1", time=NOW, source="messaging")
    await tell(ticket(TicketResolved, talk, unique, status="resolved", resolved_at=NOW), sequence=2, cause=ours)
    await tell(ticket(TicketUpdated, talk, unique, status="resolved", priority="high", at=NOW), sequence=3)

    async def high() -> Any:
        found = await status()
        return found if found["ticket"] and found["ticket"]["priority"] == "high" else None

    assert (await eventually(high))["status"] == "open"
    resolved_there = ticket(TicketResolved, talk, unique, status="resolved", resolved_at=NOW, resolved_by="u-sam")
    await tell(resolved_there, sequence=4)

    async def resolved() -> Any:
        return (await status())["status"] == "resolved"

    assert await eventually(resolved)


# REQ S-03
async def test_a_broken_promise_is_in_its_view(
    running: Any, tell: Any, talk: str, unique: Any, eventually: Any
) -> None:
    sam = running.as_("u-sam")
    due = NOW + timedelta(hours=4)
    await tell(ticket(TicketOpened, talk, unique), sequence=1)
    await tell(clock(SlaBreached, talk, state="breached", breached_at=due, at=due))
    await tell(clock(SlaUpdated, talk))

    async def breached() -> bool:
        rows = (await sam.get(f"{V1}/desk?view=breached&limit=100")).json()["conversations"]
        return talk in [row["conversation_id"] for row in rows]

    assert await eventually(breached)
    await tell(clock(SlaUpdated, talk, state="met", change="met", at=due + timedelta(minutes=1)))

    async def met() -> bool:
        return not await breached()

    assert await eventually(met)


# REQ M-01
async def test_an_order_tells_who_sells_and_stands_beside_the_talk(
    running: Any, tell: Any, unique: Any, eventually: Any
) -> None:
    order_id = unique("o")
    order = {
        "order_id": order_id,
        "order_number": order_id.upper(),
        "buyer_id": "u-thandi",
        "seller_id": "u-mei",
        "status": "dispatched",
        "items": [
            {
                "product_id": "p-1",
                "name": "Copper <kettle>",
                "quantity": 2,
                "unit_price": {"amount_minor": 129900, "currency": "ZAR"},
            }
        ],
        "total": {"amount_minor": 259800, "currency": "ZAR"},
        "carrier": "The Courier Guy",
        "occurred_at": NOW,
    }
    await tell(OrderUpdated.model_validate({**order, "status": "delivered", "occurred_at": NOW + timedelta(days=1)}))
    await tell(OrderUpdated.model_validate(order))

    async def known() -> bool:
        return await running.service.core.mongo.db["orders"].find_one({"_id": order_id}) is not None

    await eventually(known)
    thandi = running.as_("u-thandi")
    body = {"text": "When?", "kind": "order", "order_id": order_id}
    opened = (await thandi.post(f"{V1}/conversations", json=body)).json()
    assert [one["user_id"] for one in opened["participants"]] == ["u-thandi", "u-mei"]
    page = await thandi.get(f"/messaging/c/{opened['conversation_id']}", headers={"Accept": "text/html"})
    assert "Copper &lt;kettle&gt;" in page.text
    assert "Delivered" in page.text
    # Somebody else's order cannot be asked about.
    assert (await running.as_("u-lars").post(f"{V1}/conversations", json=body)).status_code == 404


# REQ P-06
async def test_a_new_name_is_shown_and_an_erased_person_is_not(
    running: Any, tell: Any, unique: Any, eventually: Any
) -> None:
    who = unique("u-gone")
    client, sam = running.as_(who), running.as_("u-sam")
    opened = (await client.post(f"{V1}/conversations", json={"text": "secret words", "subject": "secret"})).json()
    path = f"{V1}/conversations/{opened['conversation_id']}"
    await tell(UserUpdated.model_validate({"user_id": who, "display_name": "Nandi Newname", "roles": ["buyer"]}))

    async def named(name: str) -> bool:
        return name in (await sam.get(path)).text

    await eventually(lambda: named("Nandi Newname"))
    await tell(UserErased.model_validate({"user_id": who}))
    await eventually(lambda: named("Deleted user"))
    for address in (path, f"{path}/changes", f"/messaging/desk/c/{opened['conversation_id']}"):
        shown = await sam.get(address, headers={"Accept": "*/*"})
        assert "secret" not in shown.text
        assert "Newname" not in shown.text


async def test_events_of_conversations_that_are_not_ours_do_no_harm(
    running: Any, tell: Any, talk: str, unique: Any, eventually: Any
) -> None:
    await tell(ticket(TicketOpened, unique("c-else"), unique), sequence=1)
    await tell(clock(SlaUpdated, unique("c-else")))
    await tell(ticket(TicketOpened, talk, unique, conversation_id=None), sequence=1)
    await tell(ticket(TicketOpened, talk, unique), sequence=1)

    async def known() -> bool:
        return (await running.as_("u-sam").get(f"{V1}/conversations/{talk}")).json()["ticket"] is not None

    assert await eventually(known)


# REQ P-01
def test_it_reads_what_the_contract_says_but_announcements() -> None:
    assert set(topics.names(topics.consumed_by("messaging"))) - set(TOPICS) == {"platform.announced"}
    assert set(TOPICS) <= set(topics.names(topics.consumed_by("messaging")))


# REQ P-06
async def test_an_export_is_answered_with_what_is_held(running: Any, tell: Any, unique: Any, infra: Any) -> None:
    who = unique("u-export")
    await running.as_(who).post(f"{V1}/conversations", json={"text": "Hello"})
    answers = AIOKafkaConsumer("user.data_exported", bootstrap_servers=infra.kafka, auto_offset_reset="earliest")
    await answers.start()
    try:
        await tell(UserExportRequested.model_validate({"user_id": who, "request_id": "ex-1", "requested_at": NOW}))
        async for record in answers:
            answer = decode(record.topic, record.key, record.value, record.headers).data
            if answer.user_id == who:
                break
    finally:
        await answers.stop()
    assert (answer.service, answer.counts) == (
        "messaging",
        {"conversations": 1, "messages": 1, "reply_settings": 0, "posts": 0, "canned_answers": 0, "feedback": 0},
    )
