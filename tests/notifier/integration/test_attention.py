"""The attention budget in the email stage: on the real database and a real SMTP server."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from tests.notifier.conftest import Lab, Mailbox, make_lab

from notifier.domain.digest_times import next_digest
from notifier.domain.preferences import DigestTimes
from saypro_events.account import AccountChanged
from saypro_events.generate.examples import example
from saypro_events.message import MessageSent
from saypro_events.promotion import PromotionPublished

pytestmark = pytest.mark.infra
PER_HOUR = 2


@pytest.fixture
async def lab(infra: Any, mailbox: Mailbox) -> AsyncIterator[Lab]:
    """A notifier whose people get two mails an hour."""
    async for made in make_lab(infra, smtp_port=mailbox.port, attention_per_hour=PER_HOUR, attention_per_day=50):
        yield made


async def refunds(lab: Any, *names: str) -> None:
    for name in names:
        lab.clock.pass_(milliseconds=10)
        await lab.handle(lab.event(lab.order("refunded", order_id=name), sequence=1, id_=f"e-{name}"))


async def mails(lab: Any, **which: Any) -> dict[str, dict[str, Any]]:
    found = await lab.stored(channel="email", user_id="u-thandi", **which)
    return {record["event_id"]: record for record in found}


async def later(lab: Any, which: dict[str, Any] | None = None, **span: float) -> None:
    """Time passes, and what waits is due by the database's clock too."""
    lab.clock.pass_(**span)
    await lab.deliveries.update_many({"queue": "email", **(which or {})}, [{"$set": {"due": "$$NOW"}}])


def offer(**changes: Any) -> PromotionPublished:
    return PromotionPublished.model_validate({**example(PromotionPublished, "flash_sale"), "ends_at": None, **changes})


async def publish_offer(lab: Any, event_id: str, **changes: Any) -> None:
    await lab.handle(lab.event(offer(**changes), id_=event_id))
    await lab.service.background["broadcasts"].__self__.turn()


def written(number: int) -> MessageSent:
    return MessageSent.model_validate(
        {**example(MessageSent), "conversation_id": f"c-{number}", "sender_id": "u-sam", "recipient_ids": ["u-thandi"]}
    )


async def test_what_a_person_must_know_goes_and_the_offer_waits_for_the_digest(lab: Any, mailbox: Any) -> None:
    # REQ N-14, REQ N-16, REQ N-17
    await lab.know("u-thandi", timezone="Etc/UTC")
    lab.clock.pass_(seconds=-1)
    await publish_offer(lab, "e-offer")
    await refunds(lab, "o-1", "o-2", "o-3")
    reset = {"change": "password_reset_requested", "user_id": "u-thandi", "action_expires_at": None}
    await lab.handle(lab.event(AccountChanged.model_validate({**example(AccountChanged), **reset}), id_="e-reset"))
    await lab.send_all()
    found = await mails(lab)
    assert len(mailbox.mails) == PER_HOUR + 2
    assert {name: (r["state"], r["reason"]) for name, r in found.items()} == {
        "e-reset": ("sent", "critical"),
        "e-o-1": ("sent", "ok"),
        "e-o-2": ("sent", "ok"),
        "e-o-3": ("sent", "ok"),
        "e-offer": ("digested", "over_budget"),
    }
    assert found["e-offer"]["due"] == next_digest("daily", lab.clock.now, DigestTimes(), "Etc/UTC")
    told = [(e.causationid, e.data.state.value, e.data.reason) for e in await lab.published()]
    assert ("e-offer", "digested", "over_budget") in told
    why = (await lab.client.get("/notifier/v1/explain/e-offer", headers=lab.as_("u-thandi"))).json()
    decided = why["people"][0]["channels"]["email"]
    assert (decided["outcome"], decided["reason"]) == ("digest", "over_budget")
    assert "quieter" in decided["why"]


async def test_the_digest_goes_however_much_there_was(lab: Any, mailbox: Any) -> None:
    # REQ N-17
    await lab.know("u-thandi", timezone="Etc/UTC")
    lab.clock.pass_(seconds=-1)
    await refunds(lab, "o-1", "o-2")
    await publish_offer(lab, "e-offer", promotion_id="pr-1")
    await publish_offer(lab, "e-other", promotion_id="pr-2")
    await lab.send_all()
    assert len(mailbox.mails) == PER_HOUR
    await refunds(lab, "o-3")
    await later(lab, seconds=5)
    await lab.send_all()
    assert len(mailbox.mails) == PER_HOUR + 2  # the third refund, and both offers in one mail
    assert {record["state"] for record in (await mails(lab)).values()} == {"sent"}


async def test_an_offer_that_ends_before_the_digest_is_not_sent(lab: Any, mailbox: Any) -> None:
    # REQ N-11
    await lab.know("u-thandi", timezone="Etc/UTC")
    lab.clock.pass_(seconds=-1)
    soon = (next_digest("daily", lab.clock.now, DigestTimes(), "Etc/UTC") - timedelta(seconds=1)).isoformat()
    await publish_offer(lab, "e-flash", ends_at=soon)
    await refunds(lab, "o-1", "o-2")
    await lab.send_all()
    flash = (await mails(lab))["e-flash"]
    assert (flash["state"], flash["reason"], "queue" in flash) == ("expired", "over_budget", False)
    assert len(mailbox.mails) == PER_HOUR


async def test_talk_waits_for_room_and_is_one_mail_then(lab: Any, mailbox: Any) -> None:
    # REQ N-10, REQ N-17
    await lab.know("u-thandi")
    lab.clock.pass_(seconds=-1)
    begun = lab.clock.now
    await refunds(lab, "o-1", "o-2")
    await lab.send_all()
    for number in (1, 2):
        await lab.handle(lab.event(written(number), id_=f"e-{number}"))
        await later(lab, {"event_id": f"e-{number}"}, minutes=2)
        await lab.send_all()
    found = await mails(lab)
    for name in ("e-1", "e-2"):
        assert (found[name]["state"], found[name]["reason"]) == ("deferred", "over_budget")
        assert begun + timedelta(hours=1) <= found[name]["due"] <= lab.clock.now + timedelta(hours=1)
    await refunds(lab, "o-3", "o-4")
    await later(lab, minutes=58)
    await lab.send_all()
    assert {r["state"] for r in (await mails(lab)).values()} == {"sent"}
    assert len(mailbox.mails) == PER_HOUR + 3
    assert sum(b"Subject: 2 updates from SayPro" in mail for mail in mailbox.mails) == 1


async def test_a_mail_that_may_have_arrived_is_sent_again_as_the_same_whatever_the_budget(
    lab: Any, mailbox: Any
) -> None:
    # REQ P-05
    await lab.know("u-thandi")
    lab.clock.pass_(seconds=-1)
    await refunds(lab, "o-1", "o-2")
    await lab.send_all()
    await publish_offer(lab, "e-offer")
    third = (await mails(lab))["e-offer"]["_id"]
    lease = {"lease": "test", "lease_until": lab.clock.now + timedelta(hours=1), "message_id": third}
    await lab.deliveries.update_one({"_id": third}, {"$set": lease})
    await lab.send_all()
    assert (await mails(lab))["e-offer"]["state"] == "sent"
    assert f"<{third}@saypro.local>".encode() in mailbox.mails[-1]


async def test_others_are_not_held_back_by_one_persons_budget(lab: Any, mailbox: Any) -> None:
    for user_id in ("u-thandi", "u-lars"):
        await lab.know(user_id, email={"address": f"{user_id}@example.test", "verified": True})
    lab.clock.pass_(seconds=-1)
    await refunds(lab, "o-1", "o-2")
    await publish_offer(lab, "e-offer")
    await lab.send_all()
    assert sorted(mailbox.recipients) == ["u-lars@example.test", "u-thandi@example.test", "u-thandi@example.test"]


async def test_no_budget_holds_nothing_back(infra: Any, mailbox: Mailbox) -> None:
    async for lab in make_lab(infra, smtp_port=mailbox.port, attention_per_hour=0, attention_per_day=0):
        await lab.know("u-thandi")
        lab.clock.pass_(seconds=-1)
        for number in range(10):
            await publish_offer(lab, f"e-{number}", promotion_id=f"pr-{number}")
        await lab.send_all()
        assert len(mailbox.mails) == 10
