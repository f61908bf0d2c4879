"""An order event becomes an inbox item and a mail, on the real database and a real SMTP server."""

import email
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

pytestmark = pytest.mark.infra


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    content = part.get_content()
    assert isinstance(content, str)
    return content


async def test_a_placed_order_is_in_the_inbox_and_in_the_mailbox(lab: Any, mailbox: Any) -> None:
    # REQ N-01, REQ N-17, REQ N-18, REQ N-20, REQ N-21
    await lab.know("u-thandi", display_name="Thandi Nkosi", timezone="Africa/Johannesburg", locale="en-ZA")
    await lab.handle(lab.event(lab.order("placed"), sequence=1, id_="e-order"))
    inbox = (await lab.client.get("/notifier/v1/notifications", headers=lab.as_("u-thandi"))).json()["items"]
    assert [(item["title"], item["action"]["label"]) for item in inbox] == [
        ("Order ZA-1001-7 is confirmed", "Track your order")
    ]
    await lab.send_all()
    [mail] = [parsed(raw) for raw in mailbox.mails]
    assert mail["To"] == "Thandi Nkosi <thandi@example.test>"
    assert mail["Subject"] == "Order ZA-1001-7 is confirmed"
    [stored] = await lab.stored(user_id="u-thandi", channel="email")
    assert mail["Message-ID"] == f"<{stored['_id']}@saypro.local>"
    for kind in ("plain", "html"):
        content = body(mail, kind).replace("\xa0", " ")
        for shown in (
            "Copper kettle 1.7 l",
            "R1 994,00",
            "12 Long Street",
            "8 Jun",
            "https://shop.example.test/o/o-1001",
        ):
            assert shown in content, (kind, shown)
    assert "support@saypro.example" in body(mail, "plain")
    told = [(event.data.user_id, event.data.channel.value, event.data.state.value) for event in await lab.published()]
    assert told == [
        ("u-thandi", "in_app", "delivered"),
        ("u-thandi", "email", "planned"),
        ("u-mei", "in_app", "delivered"),
        ("u-mei", "email", "deferred"),
        ("u-thandi", "email", "sent"),
    ]


async def test_the_same_event_handled_again_is_one_delivery(lab: Any) -> None:
    # REQ P-05
    event = lab.event(lab.order("dispatched", buyer_id="u-1"), sequence=2, id_="e-same")
    await lab.handle(event)
    [before] = await lab.stored(user_id="u-1", channel="in_app")
    await lab.deliveries.delete_many({})
    await lab.handle(event)
    [after] = await lab.stored(user_id="u-1", channel="in_app")
    assert before["_id"] == after["_id"]


async def test_an_unknown_person_is_told_in_the_inbox_and_their_mail_waits_for_the_account(
    lab: Any, mailbox: Any
) -> None:
    lab.clock.pass_(minutes=-2)
    for user_id in ("u-late", "u-never"):
        await lab.handle(lab.event(lab.order("dispatched", buyer_id=user_id)))
        found = await lab.stored(user_id=user_id)
        assert {(d["channel"], d["state"], d["reason"]) for d in found} == {
            ("in_app", "delivered", "ok"),
            ("email", "deferred", "unknown_person"),
        }
    await lab.know("u-late", email={"address": "late@example.test", "verified": True})
    await lab.send_all()
    assert mailbox.recipients == ["late@example.test"]
    [never] = await lab.stored(user_id="u-never", channel="email")
    assert (never["state"], never["reason"]) == ("suppressed", "no_address")


async def test_an_older_status_after_a_newer_one_is_superseded(lab: Any) -> None:
    await lab.know("u-thandi")
    await lab.handle(lab.event(lab.order("delivered"), sequence=5))
    await lab.handle(lab.event(lab.order("dispatched"), sequence=3))
    found = await lab.stored(user_id="u-thandi", type="order_dispatched")
    assert {(d["state"], d["reason"]) for d in found} == {("suppressed", "superseded")}


@pytest.mark.parametrize("together", [True, False])
async def test_a_number_that_another_event_had_is_told_to_nobody_again(lab: Any, mailbox: Any, together: bool) -> None:
    await lab.know("u-thandi")
    await lab.know("u-mei", email={"address": "mei@example.test", "verified": True}, roles=["seller"])
    placed = [lab.event(lab.order("placed"), sequence=0, id_=name) for name in ("e-placed", "e-placed-again")]
    ended = [lab.event(lab.order("delivered"), sequence=3, id_=name) for name in ("e-end", "e-end-again")]
    for batch in [[*placed, *ended]] if together else [[event] for event in (*placed, *ended)]:
        await lab.handle(*batch)
    await lab.send_all()
    told = [(d["event_id"], d["user_id"]) for d in await lab.stored(channel="in_app", state="delivered")]
    assert sorted(told) == [("e-end", "u-thandi"), ("e-placed", "u-mei"), ("e-placed", "u-thandi")]
    again = await lab.stored(event_id={"$in": ["e-placed-again", "e-end-again"]})
    assert {(d["state"], d["reason"]) for d in again} == {("suppressed", "repeated")}
    assert sorted(mailbox.recipients) == ["mei@example.test", "thandi@example.test", "thandi@example.test"]


async def test_a_mail_that_waited_is_not_sent_once_the_order_is_cancelled(lab: Any, mailbox: Any) -> None:
    await lab.know("u-thandi")
    await lab.handle(lab.event(lab.order("placed"), sequence=1))
    await lab.handle(lab.event(lab.order("cancelled"), sequence=2))
    await lab.send_all()
    assert [parsed(raw)["Subject"] for raw in mailbox.mails] == ["Order ZA-1001-7 is cancelled"]
    [confirmed] = await lab.stored(user_id="u-thandi", type="order_confirmed", channel="email")
    assert (confirmed["state"], confirmed["reason"]) == ("suppressed", "superseded")


async def test_what_people_write_is_inert_in_page_and_mail(lab: Any, mailbox: Any) -> None:
    script = "<script>alert(1)</script>"
    order = lab.order("placed").model_dump(mode="json")
    order["items"][0]["name"] = script
    await lab.know("u-thandi", display_name=f"{script}\r\nBcc: evil@example.test")
    await lab.handle(lab.event(lab.order("placed").model_validate(order), sequence=1))
    page = await lab.client.get("/notifier/", headers=lab.as_("u-thandi"))
    assert page.status_code == 200
    assert script not in page.text
    assert "&lt;script&gt;" in page.text
    await lab.send_all()
    [mail] = [parsed(raw) for raw in mailbox.mails]
    assert mail["Bcc"] is None
    assert mailbox.recipients == ["thandi@example.test"]
    assert script not in body(mail, "html")
    assert "&lt;script&gt;" in body(mail, "html")


async def test_a_reader_of_german_gets_german(lab: Any, mailbox: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi", display_name="Lars", locale="de-DE", timezone="Europe/Berlin")
    await lab.handle(lab.event(lab.order("placed"), sequence=1))
    await lab.send_all()
    [mail] = [parsed(raw) for raw in mailbox.mails]
    assert mail["Subject"] == "Bestellung ZA-1001-7 ist bestätigt"
    assert "1.994,00" in body(mail, "plain")


async def test_an_erased_person_is_forgotten_and_told_nothing(lab: Any) -> None:
    # REQ P-06
    from saypro_events.user import UserErased  # noqa: PLC0415  (only here)

    await lab.know("u-thandi", display_name="Thandi Nkosi")
    await lab.handle(lab.event(lab.order("placed"), sequence=1))
    await lab.handle(lab.event(UserErased(user_id="u-thandi", request_id="er-1")))
    kept = str(await lab.stored(user_id="u-thandi")) + str(
        await lab.service.core.mongo.db["people"].find_one({"_id": "u-thandi"})
    )
    for personal in ("Thandi", "thandi@example.test", "Long Street", "kettle"):
        assert personal not in kept
    await lab.know("u-thandi", display_name="Thandi Nkosi")
    await lab.handle(lab.event(lab.order("delivered"), sequence=2))
    assert {d["reason"] for d in await lab.stored(user_id="u-thandi", type="order_delivered")} == {"erased"}
    answers = [event.data for event in await lab.published() if event.type.endswith("user.data_erased.v1")]
    assert [(a.user_id, a.service, a.request_id) for a in answers] == [("u-thandi", "notifier", "er-1")]
