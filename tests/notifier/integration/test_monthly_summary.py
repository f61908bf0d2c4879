"""A month is told on the real database: to whom, when, once, and what the mail says."""

# REQ N-19

import asyncio
import contextlib
import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from chassis.timers import Timer, TimerRunner
from notifier.application.ports import SUMMARIES
from saypro_events.generate.examples import example
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.message import MessageSent
from saypro_events.promotion import PromotionPublished
from saypro_events.user import UserDataErased, UserErased

pytestmark = pytest.mark.infra
MAY = datetime(2026, 5, 12, 10, tzinfo=UTC)
FIRST_OF_JUNE = datetime(2026, 6, 1, 7, tzinfo=UTC)
"""Nine in Johannesburg."""


async def due(lab: Any) -> dict[str, datetime]:
    """When each person's timer is due."""
    found = await lab.service.core.mongo.db["timers"].find({"kind": SUMMARIES}).to_list(None)
    return {timer["key"]: timer["due"] for timer in found}


async def fire(lab: Any, at: datetime) -> None:
    """What the timers do at that instant: all that are due, in one transaction with their removal."""
    lab.clock.now = at
    timers = lab.service.core.timers

    async def work() -> None:
        taken = await timers.take(await timers.due(at, 100))
        fired = [Timer(one["kind"], one["key"], one["due"], one["payload"]) for one in taken]
        await lab.service.timers[SUMMARIES](fired, at)

    await lab.service.core.unit_of_work.run(work)


async def summaries(lab: Any, **which: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await lab.stored(type="monthly_summary", **which)
    return found


async def order(lab: Any, status: str, name: str, **changes: Any) -> None:
    lab.clock.pass_(minutes=1)
    sequence = 1 if status == "placed" else 2
    await lab.handle(lab.event(lab.order(status, order_id=name, **changes), at=lab.clock.now, sequence=sequence))


async def offer(lab: Any, name: str, **changes: Any) -> None:
    base = {**example(PromotionPublished, "flash_sale"), "promotion_id": name, "title": name, "audience": {}}
    published = PromotionPublished.model_validate({**base, "ends_at": None, **changes})
    await lab.handle(lab.event(published, at=lab.clock.now))


async def a_month(lab: Any) -> None:
    """Two orders, points, offers of which two concern the person and one of these is over, and a message."""
    lab.clock.now = MAY
    await lab.know("u-thandi", locale="en-ZA", timezone="Africa/Johannesburg")
    await order(lab, "placed", "o-1", order_number="ZA-1")
    await order(lab, "delivered", "o-1", order_number="ZA-1")
    await order(lab, "placed", "o-2", order_number="ZA-2")
    for number, points in enumerate((1_200, -150), 1):
        change = {**example(LoyaltyUpdated, "earned"), "points": points, "balance": 2_000 + points}
        await lab.handle(lab.event(LoyaltyUpdated.model_validate(change), at=MAY, sequence=number))
    await offer(lab, "Over soon", ends_at="2026-05-20T00:00:00Z")
    await offer(lab, "Winter sale")
    await offer(lab, "For Germany", audience={"countries": ["DE"]})
    message = {**example(MessageSent), "recipient_ids": ["u-thandi"], "sender_id": "u-sam"}
    await lab.handle(lab.event(MessageSent.model_validate(message)))


async def test_a_person_is_told_of_their_month_by_mail(lab: Any, mailbox: Any) -> None:
    await a_month(lab)
    assert (await due(lab))["u-thandi"] == FIRST_OF_JUNE
    await lab.deliveries.update_many({"queue": "email"}, {"$unset": {"queue": ""}})  # the month's own mails
    await fire(lab, FIRST_OF_JUNE)
    [planned] = await summaries(lab, user_id="u-thandi")
    assert (planned["event_id"], planned["state"], planned["priority"]) == ("monthly-summary-2026-05", "planned", 3)
    assert (await due(lab))["u-thandi"] == datetime(2026, 7, 1, 7, tzinfo=UTC)
    await lab.send_all()
    [mail] = [message_from_bytes(content, policy=default) for content in mailbox.mails]
    assert mail["Subject"] == "Your May with us"
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[attr-defined]
    for content in (text, html):
        for said in (
            "Your orders",
            "Your points",
            "1 200 points earned",
            "150 points redeemed or expired",
            "1 850 points now",
            "Offers that still hold",
            "Winter sale",
        ):
            assert said in content.replace("\xa0", " "), said
        for unsaid in ("Over soon", "For Germany", "New message"):
            assert unsaid not in content, unsaid
    assert re.findall(r"- (ZA-\d, \w+),", text) == ["ZA-2, placed", "ZA-1, delivered"]
    assert "Open your inbox: http://app.test/notifier/?view=inbox" in text
    assert "Unsubscribe" in text


async def test_it_is_told_once_a_month_and_every_month_that_brought_something(lab: Any) -> None:
    await a_month(lab)
    await fire(lab, FIRST_OF_JUNE)
    await fire(lab, FIRST_OF_JUNE + timedelta(hours=1))
    assert len(await summaries(lab, user_id="u-thandi")) == 1
    lab.clock.now = datetime(2026, 6, 20, 10, tzinfo=UTC)
    await order(lab, "placed", "o-3", order_number="ZA-3")
    await fire(lab, datetime(2026, 7, 1, 7, 0, 1, tzinfo=UTC))
    await fire(lab, datetime(2026, 8, 1, 7, 0, 1, tzinfo=UTC))
    told = [record["event_id"] for record in await summaries(lab, user_id="u-thandi")]
    assert sorted(told) == ["monthly-summary-2026-05", "monthly-summary-2026-06"]
    assert (await due(lab))["u-thandi"] == datetime(2026, 9, 1, 7, tzinfo=UTC)


async def test_each_in_their_own_time_zone_and_language(lab: Any, mailbox: Any) -> None:
    # REQ N-16
    lab.clock.now = MAY
    zones = {"u-thandi": "Africa/Johannesburg", "u-lars": "Europe/Berlin", "u-ana": "America/New_York"}
    for user_id, zone_name in zones.items():
        address = {"address": f"{user_id}@example.test", "verified": True}
        await lab.know(user_id, timezone=zone_name, locale="de" if user_id == "u-lars" else "en", email=address)
        await order(lab, "placed", f"o-{user_id}", buyer_id=user_id)
    await lab.deliveries.update_many({"queue": "email"}, {"$unset": {"queue": ""}})
    await fire(lab, FIRST_OF_JUNE)
    assert {record["user_id"] for record in await summaries(lab)} == {"u-thandi", "u-lars"}
    await lab.send_all()
    assert any("Ihr Mai bei uns" in str(message_from_bytes(m, policy=default)["Subject"]) for m in mailbox.mails)
    await fire(lab, datetime(2026, 6, 1, 13, tzinfo=UTC))
    assert {record["user_id"] for record in await summaries(lab)} == zones.keys()


async def test_who_has_nothing_to_be_told_of_gets_none(lab: Any) -> None:
    lab.clock.now = MAY
    await lab.know("u-thandi")
    await fire(lab, FIRST_OF_JUNE)
    assert await summaries(lab) == []
    assert (await due(lab))["u-thandi"] == datetime(2026, 7, 1, 7, tzinfo=UTC)


async def test_who_has_moved_is_told_when_it_is_nine_there_and_not_again(lab: Any) -> None:
    await a_month(lab)
    await lab.know("u-thandi", timezone="America/New_York")
    assert (await due(lab))["u-thandi"] == FIRST_OF_JUNE  # not moved: it might be due just now
    await fire(lab, FIRST_OF_JUNE)
    assert await summaries(lab) == []
    assert (await due(lab))["u-thandi"] == datetime(2026, 6, 1, 13, tzinfo=UTC)
    await fire(lab, datetime(2026, 6, 1, 13, tzinfo=UTC))
    assert len(await summaries(lab)) == 1
    await lab.service.core.timers.set_many(SUMMARIES, {"u-thandi": datetime(2026, 6, 1, 13, tzinfo=UTC)})
    await fire(lab, datetime(2026, 6, 1, 14, tzinfo=UTC))
    assert len(await summaries(lab)) == 1


async def test_a_summary_that_comes_weeks_late_is_not_sent(lab: Any) -> None:
    await a_month(lab)
    await fire(lab, FIRST_OF_JUNE + timedelta(days=15))
    [record] = await summaries(lab)
    assert (record["state"], record["reason"]) == ("suppressed", "expired")


async def test_who_is_erased_has_no_timer_any_more(lab: Any) -> None:
    # REQ P-06
    await a_month(lab)
    erased = UserErased.model_validate({**example(UserErased), "user_id": "u-thandi"})
    await lab.handle(lab.event(erased))
    assert await due(lab) == {}
    assert await lab.service.core.mongo.db["activity"].count_documents({}) == 0
    [answer] = [event.data for event in await lab.published() if event.type == UserDataErased.TYPE]
    assert answer.counts["activity"] == 5


async def test_no_offers_to_who_no_longer_agrees_to_any(lab: Any) -> None:
    # REQ N-11
    await a_month(lab)
    await lab.know("u-thandi", marketing_consent=None)
    await fire(lab, FIRST_OF_JUNE)
    [record] = await summaries(lab)
    assert '"offers":{"lines":[]' in record["facts"]
    assert "ZA-1" in record["facts"]


async def test_no_offers_to_who_wants_no_mails_about_them_and_no_summary_to_who_wants_none(lab: Any) -> None:
    # REQ N-16
    await a_month(lab)
    deny = {"type": "promotion", "channel": "email", "allow": False}
    await choose(lab, {"entries": [deny]})
    await fire(lab, FIRST_OF_JUNE)
    [record] = await summaries(lab)
    assert '"offers":{"lines":[]' in record["facts"]
    await order(lab, "placed", "o-9")
    await choose(lab, {"entries": [deny | {"type": "monthly_summary"}]})
    await fire(lab, datetime(2026, 7, 1, 7, tzinfo=UTC))
    assert sorted((record["state"], record["reason"]) for record in await summaries(lab)) == [
        ("planned", "ok"),
        ("suppressed", "preference"),
    ]


async def choose(lab: Any, wishes: dict[str, Any]) -> None:
    answer = await lab.client.put("/notifier/v1/preferences", headers=lab.as_("u-thandi"), json=wishes)
    assert answer.status_code == 200


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("moment", ["timers.fire", "unit_of_work.mid_transaction", "unit_of_work.after_commit"])
async def test_it_is_told_once_though_the_process_dies_and_another_instance_fires_too(
    lab: Any, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    # REQ P-05
    await a_month(lab)
    lab.clock.now = FIRST_OF_JUNE
    deaths = 0

    def die(name: str) -> bool:
        nonlocal deaths
        if name == moment and deaths < 3:
            deaths += 1
            raise Killed
        return False

    monkeypatch.setattr("chassis.failpoints.hit", die)
    while FIRST_OF_JUNE in (await due(lab)).values():
        with contextlib.suppress(Killed):
            await runner(lab).turn()
    monkeypatch.undo()
    assert deaths == 3 if moment != "unit_of_work.after_commit" else deaths
    await lab.service.core.timers.set_many(SUMMARIES, {"u-thandi": FIRST_OF_JUNE})
    await asyncio.gather(*(runner(lab).turn() for _ in range(4)))
    [record] = await summaries(lab)
    announced = [event for event in await lab.published() if event.data.notification_id == record["_id"]]
    assert len(announced) == 1


def runner(lab: Any) -> TimerRunner:
    """The timers of an instance that thinks it is the only one."""
    core = lab.service.core
    return TimerRunner(core.timers, core.unit_of_work, Always(), lab.service.timers, lab.clock, core.timer_metrics)


class Always:
    """The right to fire, also while another instance has it: what leases spare, transactions have to guard."""

    contended = False

    async def ensure(self) -> bool:
        return True


async def test_who_was_known_before_gets_the_timer_at_the_next_account_event(lab: Any) -> None:
    lab.clock.now = MAY
    await lab.service.core.mongo.db["people"].insert_one({"_id": "u-thandi", "name": "Thandi", "version": 1})
    await lab.know("u-thandi", timezone="Africa/Johannesburg")
    assert await due(lab) == {"u-thandi": FIRST_OF_JUNE}
