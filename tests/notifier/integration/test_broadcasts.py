"""Offers and announcements reach their audience, each person once, whatever fails on the way."""

import asyncio
import contextlib
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from chassis.errors import EventFailed
from notifier.adapters.mongo.broadcasts import BROADCASTS, MongoBroadcasts
from notifier.adapters.mongo.people import PEOPLE
from notifier.application.broadcast import Part
from notifier.application.concerns.broadcasts import FAQ
from saypro_events.generate.examples import example
from saypro_events.platform import PlatformAnnounced
from saypro_events.promotion import PromotionPublished
from ticketing.adapters import help_articles

pytestmark = pytest.mark.infra
CROWD = 1_000


def promotion(**changes: Any) -> PromotionPublished:
    open_end = {"ends_at": None, "audience": {}}
    return PromotionPublished.model_validate({**example(PromotionPublished, "flash_sale"), **open_end, **changes})


def announcement(which: str = "feature", **changes: Any) -> PlatformAnnounced:
    return PlatformAnnounced.model_validate({**example(PlatformAnnounced, which), "expires_at": None, **changes})


async def crowd(lab: Any, count: int = CROWD) -> list[str]:
    """People as account events leave them: every tenth in Germany, nobody there with a consent."""
    people = [
        {
            "_id": f"u-{number:04}",
            "name": f"Person {number}",
            "email": f"p{number}@example.test",
            "locale": "en",
            "timezone": "Etc/UTC",
            "country": "DE" if number % 10 == 0 else "ZA",
            "roles": ["buyer"],
            "tier": "gold" if number % 4 == 0 else None,
            "attributes": {"orders_12m": number % 7},
            "marketing_consent": number % 10 != 0,
            "version": 1,
        }
        for number in range(count)
    ]
    await lab.service.core.mongo.db[PEOPLE].insert_many(people)
    return [person["_id"] for person in people]


async def state_of(lab: Any, event_id: str) -> dict[str, Any]:
    found: dict[str, Any] = await lab.service.core.mongo.db[BROADCASTS].find_one({"_id": event_id})
    return found


async def tell(lab: Any, *event_ids: str) -> None:
    """Run the broadcast stage until these have ended."""
    running = asyncio.create_task(lab.service.background["broadcasts"]())
    try:
        async with asyncio.timeout(60):
            while "open" in [(await state_of(lab, one))["state"] for one in event_ids]:
                if running.done():
                    await running
                await asyncio.sleep(0.02)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def told(lab: Any, **which: Any) -> Counter[str]:
    return Counter(record["user_id"] for record in await lab.stored(**which))


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("moment", ["unit_of_work.mid_transaction", "unit_of_work.after_commit"])
async def test_a_thousand_people_are_each_told_once_though_the_process_dies_at_every_part(
    lab: Any, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    # REQ N-15, REQ P-05
    everyone = await crowd(lab)
    await lab.handle(lab.event(announcement(), id_="e-all"))
    deaths, armed = 0, False

    def die(name: str) -> bool:
        nonlocal deaths, armed
        if armed and name == moment:
            deaths, armed = deaths + 1, False
            raise Killed
        return False

    monkeypatch.setattr("chassis.failpoints.hit", die)
    while (await state_of(lab, "e-all"))["state"] == "open":
        armed = deaths < 5
        with contextlib.suppress(Killed):
            await tell(lab, "e-all")
    monkeypatch.undo()
    assert deaths == 5
    assert await told(lab, channel="in_app") == Counter(everyone)
    assert await told(lab, channel="email") == Counter(everyone)
    ended = await state_of(lab, "e-all")
    assert (ended["state"], ended["looked_at"], ended["told"]) == ("done", CROWD, CROWD)
    outbox = await lab.service.core.mongo.db["outbox"].find({}).to_list(None)
    published = Counter(event_id for record in outbox for *_, event_id in record["events"])
    assert len(published) == 2 * CROWD
    assert set(published.values()) == {1}


async def test_two_instances_at_once_tell_nobody_twice(lab: Any) -> None:
    # REQ P-05
    everyone = await crowd(lab, 600)
    await lab.handle(lab.event(announcement(), id_="e-two"))
    stage = lab.service.background["broadcasts"].__self__

    async def work_through() -> None:
        while (await state_of(lab, "e-two"))["state"] == "open":
            await stage._step("e-two")

    await asyncio.gather(work_through(), work_through())
    assert await told(lab, channel="in_app") == Counter(everyone)
    assert (await state_of(lab, "e-two"))["told"] == 600


async def test_the_same_event_again_tells_nobody_again(lab: Any) -> None:
    # REQ P-05
    everyone = await crowd(lab, 30)
    event = lab.event(announcement(), id_="e-again")
    await lab.handle(event)
    await tell(lab, "e-again")
    await lab.handle(event)
    await tell(lab, "e-again")
    assert await told(lab, channel="in_app") == Counter(everyone)


async def test_an_offer_reaches_those_in_its_segment_who_agreed_to_offers(lab: Any, mailbox: Any) -> None:
    # REQ N-11, REQ N-16
    await crowd(lab, 60)
    audience = {
        "tiers": ["gold"],
        "segment": {"none_of": [{"attribute": "orders_12m", "op": "lt", "value": 3}]},
    }
    await lab.handle(lab.event(promotion(audience=audience), id_="e-offer"))
    await tell(lab, "e-offer")
    belong = {f"u-{n:04}" for n in range(0, 60, 4) if n % 7 >= 3}
    found = await lab.stored(type="promotion", channel="email")
    assert {record["user_id"] for record in found} == belong
    refused = {record["user_id"] for record in found if record["reason"] == "no_consent"}
    assert refused == {f"u-{n:04}" for n in range(0, 60, 20) if n % 7 >= 3}
    assert refused
    assert {r["state"] for r in await lab.stored(type="promotion") if r["user_id"] in refused} == {"suppressed"}
    await lab.send_all()
    assert len(mailbox.recipients) == len(belong - refused)
    assert b"Copper kettle" in mailbox.mails[0]
    assert b"WINTER20" in mailbox.mails[0]


async def test_an_account_event_brings_and_takes_consent_and_a_waiting_offer_is_not_sent(
    lab: Any, mailbox: Any
) -> None:
    # REQ N-16
    lab.clock.pass_(minutes=-1)
    await lab.know("u-thandi")
    await lab.handle(lab.event(promotion(), id_="e-yes"))
    await tell(lab, "e-yes")
    [mail] = await lab.stored(channel="email", type="promotion")
    assert mail["state"] == "planned"
    lab.clock.pass_(minutes=1)
    await lab.know("u-thandi", marketing_consent=None)
    await lab.send_all()
    [mail] = await lab.stored(channel="email", type="promotion")
    assert (mail["state"], mail["reason"], mailbox.mails) == ("suppressed", "no_consent", [])


async def test_an_offer_that_ends_on_the_way_is_told_to_nobody_else(lab: Any) -> None:
    # REQ N-11
    await crowd(lab, 250)
    ends_at = lab.clock.now + timedelta(minutes=5)
    await lab.handle(lab.event(promotion(ends_at=ends_at), id_="e-flash"))
    stage = lab.service.background["broadcasts"].__self__
    await stage.turn()
    lab.clock.pass_(minutes=5)
    await stage.turn()
    ended = await state_of(lab, "e-flash")
    assert (ended["state"], ended["told"]) == ("expired", 200)
    found = await lab.stored(type="promotion", channel="in_app")
    assert len(found) == 200
    assert {record["expires_at"] for record in found} == {ends_at}


async def test_direct_messages_are_announced_to_all_with_instructions_and_the_faq(lab: Any, mailbox: Any) -> None:
    # REQ N-22
    lab.clock.pass_(minutes=-1)
    everyone = await crowd(lab, 4)
    await lab.know("u-lars", locale="de", email={"address": "lars@example.test", "verified": True})
    await lab.handle(lab.event(announcement("direct_messaging"), id_="e-talk"))
    await tell(lab, "e-talk")
    assert await told(lab, type="messaging_announced", channel="in_app") == Counter([*everyone, "u-lars"])
    answer = await lab.client.get("/notifier/v1/notifications", headers=lab.as_("u-0001"))
    [item] = answer.json()["items"]
    assert item["title"] == "Messages are here"
    assert item["action"] == {"label": "Read the FAQ", "url": "/ticketing/help/ask-a-seller"}
    lab.clock.pass_(minutes=1)
    await lab.send_all()
    mails = {
        str(mail["To"]).partition("<")[2]: mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        for mail in (message_from_bytes(content, policy=default) for content in mailbox.mails)
    }
    assert len(mails) == 5
    english, german = mails["p1@example.test>"], mails["lars@example.test>"]
    for said in ('choose "Ask the seller" on a product', "Read the FAQ: http://app.test/ticketing/help/ask-a-seller"):
        assert said in english, said
    for said in ("So geht es:", "Häufige Fragen lesen: http://app.test/ticketing/help/ask-a-seller"):
        assert said in german, said


def test_the_faq_that_it_leads_to_is_there() -> None:
    # REQ N-22
    articles = tomllib.loads(Path(help_articles.__file__).with_suffix(".toml").read_text(encoding="utf-8"))["article"]
    assert FAQ in {f"/ticketing/help/{article['slug']}" for article in articles}


async def test_the_announcement_of_direct_messages_may_name_a_page_of_its_own(lab: Any) -> None:
    # REQ N-22
    await crowd(lab, 1)
    own = {"url": "https://shop.example.test/faq", "action_label": "See how"}
    await lab.handle(lab.event(announcement("direct_messaging", **own), id_="e-own"))
    await tell(lab, "e-own")
    [item] = await lab.stored(channel="in_app")
    assert (item["link"], item["action"]) == ("https://shop.example.test/faq", "See how")


async def test_what_is_withdrawn_is_told_no_further_and_those_told_learn_that_it_is_off(lab: Any) -> None:
    # REQ N-15
    await crowd(lab, 250)
    stage = lab.service.background["broadcasts"].__self__
    await lab.handle(lab.event(announcement("maintenance", window=None), id_="e-plan"))
    await stage.turn()
    await lab.handle(lab.event(announcement("maintenance_withdrawn"), id_="e-off"))
    await tell(lab, "e-plan", "e-off")
    plan = await state_of(lab, "e-plan")
    assert (plan["state"], plan["told"], "facts" in plan) == ("withdrawn", 200, False)
    off = await lab.stored(channel="in_app", event_id="e-off")
    assert len(off) == 250
    assert {record["title"] for record in off} == {"Called off: Maintenance on Sunday night"}


async def test_people_are_named_by_id_known_or_not_and_the_names_go_no_further(lab: Any) -> None:
    # REQ M-08
    await crowd(lab, 5)
    named = {"user_ids": ["u-0003", "u-new", "u-0001"]}
    await lab.handle(lab.event(announcement("notice", audience=named), id_="e-named"))
    await tell(lab, "e-named")
    found = await lab.stored(event_id="e-named")
    assert {record["user_id"] for record in found} == {"u-0001", "u-0003", "u-new"}
    assert {(r["reason"], r["type"]) for r in found if r["user_id"] == "u-new"} == {
        ("ok", "platform_notice"),
        ("unknown_person", "platform_notice"),
    }
    assert not any("u-new" in record.get("facts", "") for record in found)
    assert "facts" not in await state_of(lab, "e-named")


async def test_the_erased_are_not_told(lab: Any) -> None:
    # REQ P-06
    await crowd(lab, 3)
    await lab.service.core.mongo.db[PEOPLE].replace_one({"_id": "u-0001"}, {"erased": True, "version": -1})
    await lab.handle(lab.event(announcement(), id_="e-left"))
    await tell(lab, "e-left")
    assert set(await told(lab)) == {"u-0000", "u-0002"}


async def test_an_audience_that_cannot_be_understood_is_parked_by_name(lab: Any) -> None:
    wrong = {"segment": {"attribute": "tier", "op": "resembles", "value": "gold"}}
    with pytest.raises(EventFailed, match=r"segment\.op"):
        await lab.handle(lab.event(promotion(audience=wrong)))


async def test_a_broadcast_is_explained_as_any_event_and_says_how_far_it_has_come(lab: Any) -> None:
    # REQ N-15
    await crowd(lab, 300)
    await lab.handle(lab.event(announcement(), id_="e-why"))
    ops = lab.as_("u-ops", "admin")
    before = (await lab.client.get("/notifier/v1/explain/e-why", headers=ops)).json()
    assert (before["people"], before["broadcast"]["state"]) == ([], "open")
    await tell(lab, "e-why")
    after = (await lab.client.get("/notifier/v1/explain/e-why", headers=ops)).json()
    assert (after["broadcast"]["state"], after["broadcast"]["told"], after["more"]) == ("done", 300, True)
    one = (await lab.client.get("/notifier/v1/explain/e-why?user_id=u-0299", headers=ops)).json()
    assert [(p["user_id"], p["channels"]["email"]["reason"]) for p in one["people"]] == [("u-0299", "ok")]
    mine = (await lab.client.get("/notifier/v1/explain/e-why?user_id=u-0299", headers=lab.as_("u-0001"))).json()
    assert [person["user_id"] for person in mine["people"]] == ["u-0001"]
    assert "broadcast" not in mine
    page = await lab.client.get("/notifier/operations?event=e-why", headers=ops)
    assert "300 told of 300 looked at" in page.text


async def test_a_part_that_fails_waits_longer_each_time_and_then_goes_on(lab: Any) -> None:
    store = MongoBroadcasts(lab.service.core.mongo)
    await crowd(lab, 3)
    await lab.handle(lab.event(announcement(), id_="e-bad"))
    await store.postpone("e-bad", "ValueError: once")
    first = await state_of(lab, "e-bad")
    await store.postpone("e-bad", "ValueError: twice")
    second = await state_of(lab, "e-bad")
    assert second["due"] - first["due"] > timedelta(seconds=9)
    assert (second["failures"], second["error"]) == (2, "ValueError: twice")
    assert await store.due(datetime.now(UTC), 5) == []
    assert await store.due(datetime.now(UTC) + timedelta(minutes=1), 5) == ["e-bad"]
    await store.advance("e-bad", Part([], 0, None))
    assert "failures" not in await state_of(lab, "e-bad")
