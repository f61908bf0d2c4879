"""How often at most, as a person wishes: on the real database."""

from typing import Any

import pytest

from saypro_events.generate.examples import example
from saypro_events.loyalty import LoyaltyUpdated

pytestmark = pytest.mark.infra


def earned() -> LoyaltyUpdated:
    return LoyaltyUpdated.model_validate({**example(LoyaltyUpdated), "user_id": "u-thandi", "change": "earned"})


async def wish(lab: Any, **wishes: Any) -> None:
    answer = await lab.client.put("/notifier/v1/preferences", headers=lab.as_("u-thandi"), json=wishes)
    assert answer.status_code == 200, answer.text


async def decided(lab: Any) -> dict[str, tuple[str, str]]:
    found = await lab.stored(channel="email", user_id="u-thandi")
    return {record["event_id"]: (record["outcome"], record["reason"]) for record in found}


async def test_the_cap_holds_within_a_batch_of_events(lab: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi", timezone="Etc/UTC")
    await wish(lab, caps={"email": {"count": 2, "hours": 24}})
    await lab.handle(*(lab.event(earned(), id_=f"e-{number}") for number in range(3)))
    assert await decided(lab) == {"e-0": ("send", "ok"), "e-1": ("send", "ok"), "e-2": ("defer", "capped")}


async def test_what_waited_longer_than_the_cap_counts_from_when_it_was_sent(lab: Any, mailbox: Any) -> None:
    # REQ N-16
    await lab.know("u-thandi", timezone="Etc/UTC")
    weekly = {"channel": "email", "mode": "weekly"}
    await wish(lab, entries=[weekly], caps={"email": {"count": 1, "hours": 2}})
    await lab.handle(lab.event(earned(), id_="e-digest"))
    lab.clock.pass_(days=6)
    await lab.deliveries.update_many({"queue": "email"}, [{"$set": {"due": "$$NOW"}}])
    await lab.send_all()
    assert len(mailbox.mails) == 1
    await wish(lab, entries=[], caps={"email": {"count": 1, "hours": 2}})
    await lab.handle(lab.event(earned(), id_="e-next"))
    assert (await decided(lab))["e-next"] == ("defer", "capped")
