"""The email stage against a real SMTP server that refuses, delays, drops and comes back (FAULTS 6, 7, 34)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from notifier.adapters.smtp import SmtpProvider, SmtpServer, SmtpTransport
from notifier.application.mail import MailDelayed, MailRejected, OutgoingMail
from saypro_local.ports import free_ports

pytestmark = pytest.mark.infra
MAIL = OutgoingMail("id-1", "thandi@example.test", b"Subject: x\r\n\r\nbody\r\n")


def transport(*ports: int) -> SmtpTransport:
    return SmtpTransport([SmtpProvider(SmtpServer("127.0.0.1", port, connections=2)) for port in ports])


async def planned(lab: Any) -> dict[str, Any]:
    """One order mail that waits to be sent."""
    await lab.know("u-thandi")
    await lab.handle(lab.event(lab.order("cancelled"), sequence=1))
    lab.clock.pass_(hours=1)  # so that what is put off now is not due again while the test looks
    return await mail_of(lab)


async def mail_of(lab: Any) -> dict[str, Any]:
    [found] = await lab.stored(user_id="u-thandi", channel="email", type="order_cancelled")
    assert isinstance(found, dict)
    return found


async def again(lab: Any) -> None:
    """Make what was put off due now."""
    await lab.deliveries.update_many({"queue": "email"}, [{"$set": {"due": "$$NOW"}}])


async def test_a_4xx_is_tried_again_later_and_then_sent_once(lab: Any, mailbox: Any) -> None:
    # FAULTS 34
    await planned(lab)
    mailbox.data_answers = ["451 try later"]

    async def put_off() -> bool:
        return bool((await mail_of(lab)).get("attempts"))

    await lab.send_until(put_off)
    waiting = await mail_of(lab)
    assert (waiting["state"], waiting["error"], waiting["attempts"]) == ("planned", "451", 1)
    assert waiting["due"] > lab.clock.now
    await again(lab)
    await lab.send_all()
    assert len(mailbox.mails) == 1
    assert f"<{waiting['_id']}@saypro.local>".encode() in mailbox.mails[0]


async def test_a_bad_address_bounces_and_is_not_written_to_again(lab: Any, mailbox: Any) -> None:
    # REQ N-21
    await planned(lab)
    mailbox.rcpt_answers = ["550 no such user"]
    await lab.send_all()
    assert (await mail_of(lab))["state"] == "bounced"
    assert "bounced" in [event.data.state.value for event in await lab.published()]
    lab.clock.pass_(hours=-1)
    await lab.handle(lab.event(lab.order("refunded"), sequence=2))
    [next_mail] = await lab.stored(user_id="u-thandi", channel="email", type="order_refunded")
    assert (next_mail["state"], next_mail["reason"]) == ("suppressed", "address_suppressed")
    await lab.know("u-thandi", email={"address": "new@example.test", "verified": True})
    await lab.handle(lab.event(lab.order("returned"), sequence=3))
    await lab.send_all()
    assert mailbox.recipients == ["new@example.test"]


async def test_a_refused_content_fails_for_ever_and_keeps_the_address(lab: Any, mailbox: Any) -> None:
    await planned(lab)
    mailbox.data_answers = ["554 no"]
    await lab.send_all()
    assert (await mail_of(lab))["state"] == "failed"
    person = await lab.service.core.mongo.db["people"].find_one({"_id": "u-thandi"})
    assert person["suppressed"] == []


async def test_a_connection_lost_half_way_sends_the_same_message_again(lab: Any, mailbox: Any) -> None:
    await planned(lab)
    mailbox.drops = 1

    async def put_off() -> bool:
        return bool((await mail_of(lab)).get("attempts"))

    await lab.send_until(put_off)
    await again(lab)
    await lab.send_all()
    assert len(mailbox.mails) == 1
    assert (await mail_of(lab))["state"] == "sent"


async def test_a_mail_leased_by_a_dead_process_is_sent_when_it_comes_back(lab: Any, mailbox: Any) -> None:
    # FAULTS 6
    mail = await planned(lab)
    lease = {"lease": "test", "lease_until": lab.clock.now + timedelta(hours=1), "message_id": mail["_id"]}
    await lab.deliveries.update_one({"_id": mail["_id"]}, {"$set": lease})
    await lab.send_all()
    assert len(mailbox.mails) == 1


async def test_another_instances_lease_is_respected(lab: Any, mailbox: Any) -> None:
    mail = await planned(lab)
    lease = {"lease": "other", "lease_until": lab.clock.now + timedelta(hours=1), "message_id": mail["_id"]}
    await lab.deliveries.update_one({"_id": mail["_id"]}, {"$set": lease})
    lab.clock.pass_(hours=-1)
    await lab.handle(lab.event(lab.order("refunded", order_id="o-2"), sequence=1))

    async def other_sent() -> bool:
        return bool(mailbox.mails)

    await lab.send_until(other_sent)
    assert (await mail_of(lab))["state"] == "planned"
    assert len(mailbox.mails) == 1


async def test_what_is_due_together_for_one_person_is_one_mail(lab: Any, mailbox: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi")
    await lab.client.put(
        "/notifier/v1/preferences",
        headers=lab.as_("u-thandi"),
        json={"entries": [{"channel": "email", "mode": "daily"}]},
    )
    lab.clock.pass_(days=-2)
    await lab.handle(lab.event(lab.order("refunded", order_id="o-1"), sequence=1))
    await lab.handle(lab.event(lab.order("refunded", order_id="o-2"), sequence=1))
    assert {d["state"] for d in await lab.stored(channel="email", user_id="u-thandi")} == {"digested"}
    lab.clock.pass_(days=2)
    await lab.send_all()
    assert len(mailbox.mails) == 1
    assert b"Subject: 2 updates from SayPro" in mailbox.mails[0]
    assert {d["state"] for d in await lab.stored(channel="email", user_id="u-thandi")} == {"sent"}


async def test_switched_off_while_it_waited_is_not_sent(lab: Any, mailbox: Any) -> None:
    # REQ N-16
    await planned(lab)
    entry = {"type": "order_cancelled", "channel": "email", "allow": False}
    await lab.client.put("/notifier/v1/preferences", headers=lab.as_("u-thandi"), json={"entries": [entry]})
    await lab.send_all()
    assert mailbox.mails == []
    mail = await mail_of(lab)
    assert (mail["state"], mail["reason"]) == ("suppressed", "preference")


async def test_the_second_provider_is_asked_when_the_first_cannot_be(mailbox: Any) -> None:
    # FAULTS 34
    [closed] = free_ports(1)
    sending = transport(closed, mailbox.port)
    await sending.send(MAIL)
    assert len(mailbox.mails) == 1
    await sending.close()


async def test_a_dead_provider_is_left_alone_for_a_while(mailbox: Any) -> None:
    [closed] = free_ports(1)
    sending = transport(closed)
    for _ in range(5):
        with pytest.raises(MailDelayed):
            await sending.send(MAIL)
    assert sending.pause() > 0
    with pytest.raises(MailDelayed, match="no provider"):
        await sending.send(MAIL)


@pytest.mark.parametrize(
    ("rcpt", "data", "raised", "bad_address"),
    [
        ("450 greylisted", "250", MailDelayed, None),
        ("550 unknown", "250", MailRejected, True),
        ("250", "552 too big", MailRejected, False),
        ("250", "421 closing", MailDelayed, None),
    ],
)
async def test_answers_mean_what_the_standard_says(
    mailbox: Any, rcpt: str, data: str, raised: type[Exception], bad_address: bool | None
) -> None:
    mailbox.rcpt_answers, mailbox.data_answers = [rcpt], [data]
    sending = transport(mailbox.port)
    with pytest.raises(raised) as answer:
        await sending.send(MAIL)
    if isinstance(answer.value, MailRejected):
        assert answer.value.bad_address is bad_address
    await sending.send(MAIL)
    assert len(mailbox.mails) == 1
    await sending.close()


async def test_connections_are_used_again(mailbox: Any) -> None:
    sending = transport(mailbox.port)
    await asyncio.gather(*(sending.send(MAIL) for _ in range(10)))
    await sending.close()
    assert len(mailbox.mails) == 10
    assert mailbox.connections <= 2
