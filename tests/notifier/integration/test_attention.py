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
from saypro_events.promotion import PromotionPublished
from saypro_events.sla import SlaWarned

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


async def an_hour_later(lab: Any) -> None:
    """What waits is due by the database's clock too."""
    lab.clock.pass_(hours=1, seconds=1)
    await lab.deliveries.update_many({"queue": "email"}, [{"$set": {"due": "$$NOW"}}])


async def test_offers_go_to_the_digest_orders_wait_together_and_a_reset_goes_at_once(lab: Any, mailbox: Any) -> None:
    # REQ N-14, REQ N-16, REQ N-17
    await lab.know("u-thandi", timezone="Etc/UTC")
    lab.clock.pass_(seconds=-1)
    begun = lab.clock.now
    offer = PromotionPublished.model_validate({**example(PromotionPublished, "seasonal"), "ends_at": None})
    await lab.handle(lab.event(offer, id_="e-offer"))
    await lab.service.background["broadcasts"].__self__.turn()
    await refunds(lab, "o-1", "o-2", "o-3", "o-4")
    reset = {"change": "password_reset_requested", "user_id": "u-thandi", "action_expires_at": None}
    await lab.handle(lab.event(AccountChanged.model_validate({**example(AccountChanged), **reset}), id_="e-reset"))
    await lab.send_all()
    found = await mails(lab)
    assert len(mailbox.mails) == PER_HOUR + 1
    assert {name: (r["state"], r["reason"]) for name, r in found.items()} == {
        "e-reset": ("sent", "critical"),
        "e-o-1": ("sent", "ok"),
        "e-o-2": ("sent", "ok"),
        "e-o-3": ("deferred", "over_budget"),
        "e-o-4": ("deferred", "over_budget"),
        "e-offer": ("digested", "over_budget"),
    }
    assert begun + timedelta(hours=1) <= found["e-o-3"]["due"] <= lab.clock.now + timedelta(hours=1)
    assert found["e-offer"]["due"] == next_digest("daily", lab.clock.now, DigestTimes(), "Etc/UTC")
    told = [(e.causationid, e.data.state.value, e.data.reason) for e in await lab.published()]
    assert ("e-o-3", "deferred", "over_budget") in told
    why = (await lab.client.get("/notifier/v1/explain/e-o-3", headers=lab.as_("u-thandi"))).json()
    decided = why["people"][0]["channels"]["email"]
    assert (decided["outcome"], decided["reason"]) == ("defer", "over_budget")
    assert "quieter" in decided["why"]
    await an_hour_later(lab)
    await lab.send_all()
    assert len(mailbox.mails) == PER_HOUR + 2  # all that waited is one mail
    assert {record["state"] for record in (await mails(lab)).values()} == {"sent"}


async def test_an_offer_that_ends_before_the_digest_is_not_sent(lab: Any, mailbox: Any) -> None:
    # REQ N-11
    await lab.know("u-thandi", timezone="Etc/UTC")
    lab.clock.pass_(seconds=-1)
    soon = (next_digest("daily", lab.clock.now, DigestTimes(), "Etc/UTC") - timedelta(seconds=1)).isoformat()
    offer = PromotionPublished.model_validate({**example(PromotionPublished, "flash_sale"), "ends_at": soon})
    await lab.handle(lab.event(offer, id_="e-flash"))
    await lab.service.background["broadcasts"].__self__.turn()
    await refunds(lab, "o-1", "o-2")
    await lab.send_all()
    flash = (await mails(lab))["e-flash"]
    assert (flash["state"], flash["reason"], "queue" in flash) == ("expired", "over_budget", False)
    assert len(mailbox.mails) == PER_HOUR


async def test_talk_that_is_too_much_becomes_one_mail_at_once(lab: Any, mailbox: Any) -> None:
    # REQ N-17
    await lab.know("u-thandi", roles=["agent"])
    lab.clock.pass_(seconds=-1)
    for number in range(3):
        warned = SlaWarned.model_validate({**example(SlaWarned), "assignee_id": "u-thandi", "ticket_id": f"t-{number}"})
        await lab.handle(lab.event(warned, id_=f"e-{number}"))
    await lab.send_all()
    assert len(mailbox.mails) == 1
    assert b"Subject: 3 updates from SayPro" in mailbox.mails[0]
    assert {r["state"] for r in (await mails(lab)).values()} == {"sent"}


async def test_a_mail_that_may_have_arrived_is_sent_again_as_the_same_whatever_the_budget(
    lab: Any, mailbox: Any
) -> None:
    # REQ P-05
    await lab.know("u-thandi")
    lab.clock.pass_(seconds=-1)
    await refunds(lab, "o-1", "o-2")
    await lab.send_all()
    await refunds(lab, "o-3")
    third = (await mails(lab))["e-o-3"]["_id"]
    lease = {"lease": "test", "lease_until": lab.clock.now + timedelta(hours=1), "message_id": third}
    await lab.deliveries.update_one({"_id": third}, {"$set": lease})
    await lab.send_all()
    assert (await mails(lab))["e-o-3"]["state"] == "sent"
    assert f"<{third}@saypro.local>".encode() in mailbox.mails[-1]


async def test_others_are_not_held_back_by_one_persons_budget(lab: Any, mailbox: Any) -> None:
    for user_id in ("u-thandi", "u-lars"):
        await lab.know(user_id, email={"address": f"{user_id}@example.test", "verified": True})
    lab.clock.pass_(seconds=-1)
    await refunds(lab, "o-1", "o-2", "o-3")
    await lab.handle(lab.event(lab.order("refunded", order_id="o-9", buyer_id="u-lars"), sequence=1))
    await lab.send_all()
    assert sorted(mailbox.recipients) == ["u-lars@example.test", "u-thandi@example.test", "u-thandi@example.test"]
