"""Messages, tickets and service levels: who is told, and only while it matters (REQ N-10, REQ T-04, REQ T-05,
REQ S-03)."""

import asyncio
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from chassis.live import Hub
from chassis.records import Record
from notifier.adapters.mongo.inbox import MongoInbox
from notifier.application.push_live import ShownHere
from notifier.entrypoints.live import follower
from saypro_events import encode
from saypro_events.generate.examples import example
from saypro_events.message import MessageRead, MessageSent
from saypro_events.sla import SlaUpdated, SlaWarned
from saypro_events.ticket import TicketEscalated, TicketOpened, TicketResolved, TicketUpdated
from saypro_events.user import UserErased

pytestmark = pytest.mark.infra


def message(**changes: Any) -> MessageSent:
    base = {
        "conversation_id": "c-1",
        "seq": 4,
        "conversation_kind": "support",
        "sender_id": "u-sam",
        "sender_role": "support",
        "sender_name": "Sam",
        "recipient_ids": ["u-thandi"],
        "requester_id": "u-thandi",
        "text": "Could you send a picture?",
    }
    return MessageSent.model_validate({**example(MessageSent), **base, **changes})


def reading(up_to: int) -> MessageRead:
    return MessageRead(conversation_id="c-1", seq=9, reader_id="u-thandi", read_up_to=up_to, read_at=datetime.now(UTC))


async def one(lab: Any, channel: str, type_: str = "message_received") -> dict[str, Any]:
    [found] = await lab.stored(user_id="u-thandi", type=type_, channel=channel)
    assert isinstance(found, dict)
    return found


async def test_a_message_is_in_the_inbox_at_once_and_its_mail_waits(lab: Any) -> None:
    # REQ N-10
    await lab.know("u-thandi")
    await lab.handle(lab.event(message()))
    inbox, mail = await one(lab, "in_app"), await one(lab, "email")
    assert (inbox["title"], inbox["body"], inbox["box"]) == (
        "New message from Sam",
        "Could you send a picture?",
        "unread",
    )
    assert inbox["link"] == "/messaging/c/c-1"
    assert (mail["state"], mail["reason"]) == ("deferred", "unread_delay")
    assert mail["due"] - mail["at"] == timedelta(seconds=120)


async def test_a_message_that_was_read_is_not_mailed(lab: Any, mailbox: Any) -> None:
    # REQ N-10: told only if it still matters
    await lab.know("u-thandi")
    lab.clock.pass_(minutes=-3)
    await lab.handle(lab.event(message(seq=4)), lab.event(message(seq=6)))
    await lab.handle(lab.event(reading(4)))
    lab.clock.pass_(minutes=3)
    await lab.send_all()
    mails = await lab.stored(user_id="u-thandi", channel="email")
    assert {(mail["position"], mail["state"], mail["reason"]) for mail in mails} == {
        (4, "suppressed", "already_read"),
        (6, "sent", "unread_delay"),
    }
    assert len(mailbox.mails) == 1
    boxes = await lab.stored(user_id="u-thandi", channel="in_app")
    assert {(item["position"], item["box"]) for item in boxes} == {(4, "read"), (6, "unread")}


async def test_reading_that_is_heard_of_before_the_message_counts(lab: Any) -> None:
    await lab.know("u-thandi")
    await lab.handle(lab.event(reading(4)))
    await lab.handle(lab.event(reading(2)))
    await lab.handle(lab.event(message(seq=4)))
    assert (await one(lab, "in_app"))["box"] == "read"


async def test_the_sender_is_never_told(lab: Any) -> None:
    await lab.handle(lab.event(message(recipient_ids=["u-sam", "u-thandi", "u-thandi"])))
    assert {d["user_id"] for d in await lab.stored()} == {"u-thandi"}


def ticket(**changes: Any) -> TicketOpened:
    named = {"ticket_id": "t-1", "number": "K7M-4XQ-9", "requester_id": "u-thandi"}
    return TicketOpened.model_validate({**example(TicketOpened), **named, **changes})


def promise(**changes: Any) -> SlaUpdated:
    named = {"ticket_id": "t-1", "ticket_number": "K7M-4XQ-9", "requester_id": "u-thandi"}
    clock = {"metric": "first_response", "change": "started", "due_at": "2026-06-03T14:00:00Z"}
    return SlaUpdated.model_validate({**example(SlaUpdated), **named, **clock, **changes})


async def acknowledged(lab: Any, mailbox: Any) -> tuple[str, str]:
    """What the one inbox item and the one mail say."""
    await lab.send_all()
    [item] = await lab.stored(type="ticket_acknowledged", channel="in_app")
    [mail] = [message_from_bytes(raw, policy=default) for raw in mailbox.mails]
    assert mail["Subject"] == item["title"] == "We have your request: K7M-4XQ-9"
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert "K7M-4XQ-9" in text
    return item["body"].replace("\xa0", " "), text.replace("\xa0", " ")


ORDERS = {
    "the ticket first": [ticket(), promise()],
    "the clock first": [promise(), ticket()],
    "with all else that the clock says": [
        promise(),
        promise(change="met"),
        promise(metric="resolution"),
        ticket(),
        promise(change="met"),
    ],
}


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("order", ORDERS)
async def test_a_new_ticket_is_acknowledged_once_with_number_and_time(
    lab: Any, mailbox: Any, order: str, together: bool
) -> None:
    # REQ T-01, REQ T-04
    await lab.know("u-thandi", timezone="Africa/Johannesburg", locale="en-ZA")
    events = [lab.event(data) for data in ORDERS[order]]
    for batch in [events] if together else [[event] for event in events]:
        await lab.handle(*batch)
    shown, mailed = await acknowledged(lab, mailbox)
    assert "16:00" in shown
    assert "16:00" in mailed


async def test_without_its_clock_a_ticket_is_acknowledged_all_the_same(lab: Any, mailbox: Any) -> None:
    # REQ T-04: a service that is down does not hold back the others
    await lab.know("u-thandi", timezone="Africa/Johannesburg", locale="en-ZA")
    await lab.handle(lab.event(ticket()))
    assert (await one(lab, "email", "ticket_acknowledged"))["reason"] == "promise_delay"
    await lab.send_all()
    assert not mailbox.mails, "it waits a moment for the clock"
    await lab.deliveries.update_many({"queue": "email"}, {"$set": {"due": lab.clock.now - timedelta(minutes=1)}})
    shown, mailed = await acknowledged(lab, mailbox)
    assert shown == "We will answer as soon as we can."
    assert "We will answer as soon as we can." in mailed
    await lab.handle(lab.event(promise()))
    shown, _ = await acknowledged(lab, mailbox)
    assert "16:00" in shown, "the inbox learns the time when the clock goes again"


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("first", [0, 1])
async def test_of_two_events_that_acknowledge_the_later_one_says_which_did(
    lab: Any, first: int, together: bool
) -> None:
    # REQ T-04: whoever asks what became of either is not told that nothing is known of it
    await lab.know("u-thandi", locale="en-ZA")
    events = [lab.event(ticket(), id_="opened"), lab.event(promise(), id_="clock")]
    told, silent = events[first], events[1 - first]
    for batch in [[told, silent]] if together else [[told], [silent]]:
        await lab.handle(*batch)
    answers = [
        (await lab.client.get(f"/notifier/v1/explain/{event.id}", headers=lab.as_("u-thandi"))).json()
        for event in (told, silent)
    ]
    [acknowledged], [repeated] = (answer["people"] for answer in answers)
    assert (answers[1]["event_type"], repeated["told_by"]) == (silent.type, told.id)
    assert {decided["reason"] for decided in repeated["channels"].values()} == {"told_before"}
    assert acknowledged["channels"]["in_app"]["state"] == "delivered"
    assert "told_by" not in acknowledged
    other = await lab.client.get(f"/notifier/v1/explain/{silent.id}", headers=lab.as_("u-lars"))
    assert other.status_code == 404


async def test_pages_on_other_instances_hear_that_an_item_was_told_its_time(lab: Any) -> None:
    # REQ T-04, REQ N-10
    await lab.know("u-thandi", locale="en-ZA")
    await lab.handle(lab.event(ticket()))
    [item] = await lab.stored(type="ticket_acknowledged", channel="in_app")
    elsewhere = Hub(CollectorRegistry())
    shown = ShownHere()
    shown.add(item["_id"])
    before = len(await lab.published())
    await lab.handle(lab.event(promise()))
    take = follower(elsewhere, MongoInbox(lab.service.core.mongo), shown)
    with elsewhere.listen("u-thandi") as page:
        for event in (await lab.published())[before:]:
            told = encode(event)
            done = take(Record(told.topic, 0, 0, told.key, told.value, told.headers))
            assert done is None
        heard = await page.next(1)
    assert heard is not None
    assert heard.event == "unread", "the page reads its rows again"


async def test_two_instances_that_hear_of_ticket_and_clock_at_once_acknowledge_once(lab: Any, mailbox: Any) -> None:
    # REQ T-04, REQ P-05
    await lab.know("u-thandi", timezone="Africa/Johannesburg", locale="en-ZA")
    numbers = range(8)
    told = [ticket(ticket_id=f"t-{n}") for n in numbers] + [promise(ticket_id=f"t-{n}") for n in numbers]
    await asyncio.gather(*(lab.handle(lab.event(data)) for data in told))
    await lab.send_all()
    items = await lab.stored(type="ticket_acknowledged", channel="in_app")
    assert ["16:00" in item["body"] for item in items] == [True] * len(numbers)
    assert len(mailbox.mails) == len(numbers)


async def test_what_is_erased_is_not_written_again_by_its_clock(lab: Any) -> None:
    # REQ P-06
    await lab.know("u-thandi")
    await lab.handle(lab.event(ticket()))
    await lab.handle(lab.event(UserErased.model_validate({**example(UserErased), "user_id": "u-thandi"})))
    await lab.handle(lab.event(promise()))
    assert (await one(lab, "in_app", "ticket_acknowledged"))["title"] == ""


async def test_a_promise_about_to_be_missed_reminds_the_assignee_or_the_team(lab: Any) -> None:
    # REQ S-03
    await lab.know("u-sam", roles=["agent"])
    await lab.know("u-noor", roles=["senior"])
    await lab.know("u-eve", roles=["agent", "buyer"])
    warned = example(SlaWarned)
    await lab.handle(lab.event(SlaWarned.model_validate({**warned, "assignee_id": "u-sam"}), id_="w-1"))
    await lab.handle(lab.event(SlaWarned.model_validate({**warned, "assignee_id": None}), id_="w-2"))
    told = {(d["event_id"], d["user_id"]) for d in await lab.stored(channel="in_app")}
    assert told == {("w-1", "u-sam"), ("w-2", "u-sam"), ("w-2", "u-eve")}


async def test_an_escalation_tells_the_senior_and_whoever_asked(lab: Any) -> None:
    # REQ T-05
    escalated = {**example(TicketEscalated), "requester_id": "u-thandi", "escalated_to": ["u-noor"]}
    await lab.handle(lab.event(TicketEscalated.model_validate(escalated)))
    told = {(d["user_id"], d["type"]) for d in await lab.stored(channel="in_app")}
    assert told == {("u-noor", "escalation_received"), ("u-thandi", "ticket_escalated")}


async def test_an_escalation_to_nobody_by_name_tells_everyone_of_that_level(lab: Any) -> None:
    await lab.know("u-noor", roles=["senior"])
    escalated = {**example(TicketEscalated), "requester_id": "u-thandi", "escalated_to": [], "to_level": "senior"}
    await lab.handle(lab.event(TicketEscalated.model_validate(escalated)))
    assert {d["user_id"] for d in await lab.stored(type="escalation_received")} == {"u-noor"}


async def test_progress_is_told_when_staff_change_the_status(lab: Any) -> None:
    change = {"changes": [{"field": "status", "old": "open", "new": "pending"}], "status": "pending"}
    base = {**example(TicketUpdated), "requester_id": "u-thandi", **change}
    await lab.handle(lab.event(TicketUpdated.model_validate({**base, "actor_id": "u-sam"}), id_="t-1"))
    await lab.handle(lab.event(TicketUpdated.model_validate({**base, "actor_id": "u-thandi"}), id_="t-2"))
    await lab.handle(lab.event(TicketUpdated.model_validate({**base, "changes": []}), id_="t-3"))
    # An undone merge opens the ticket again, of which the customer was not told that it was closed.
    parted = {**base, "changes": [*change["changes"], {"field": "merged_into", "old": "t-9", "new": None}]}
    await lab.handle(lab.event(TicketUpdated.model_validate({**parted, "actor_id": "u-sam"}), id_="t-5"))
    # Nor is it news that a merge, or its undo, brought about the status of the one that goes on.
    joined = {**base, "actor_id": "u-sam", "waiting": {"since": None}}
    await lab.handle(lab.event(TicketUpdated.model_validate(joined), id_="t-6"))
    resolved = {**example(TicketResolved), "requester_id": "u-thandi", "resolved_by": "u-sam"}
    await lab.handle(lab.event(TicketResolved.model_validate(resolved), id_="t-4"))
    told = {(d["event_id"], d["type"]) for d in await lab.stored(user_id="u-thandi", channel="in_app")}
    assert told == {("t-1", "ticket_updated"), ("t-4", "ticket_resolved")}
