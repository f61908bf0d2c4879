"""When an owner is open, closed or away, whose settings answer, and what settings are refused."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from messaging.domain import changes as c
from messaging.domain.automatic_replies import Presence, Reply
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.replay import replay
from messaging.domain.reply_settings import (
    SUPPORT_TEAM,
    Open,
    ReplySettings,
    answer,
    answering,
    checked,
    owned_by,
    presence_at,
)
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part

NINE_TO_FIVE = Open(opens=time(9), closes=time(17))
WEEK = (*[NINE_TO_FIVE] * 4, Open(opens=time(18), closes=time(0)), None, None)
BERLIN = ReplySettings(owner="o", zone="Europe/Berlin", week=WEEK)
HELLO = Reply(id="hello", text_when={Presence.OPEN: "Hello, we have your message."})
HOURS = ReplySettings(owner="o", replies=(HELLO,))


# REQ M-05
@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-02T07:59:59+00:00", Presence.CLOSED),  # Monday, winter: one hour ahead of UTC
        ("2026-11-02T08:00:00+00:00", Presence.OPEN),
        ("2026-11-02T15:59:59+00:00", Presence.OPEN),
        ("2026-11-02T16:00:00+00:00", Presence.CLOSED),
        ("2026-07-06T07:00:00+00:00", Presence.OPEN),  # Monday, summer: two hours ahead
        ("2026-11-06T22:59:00+00:00", Presence.OPEN),  # Friday until midnight
        ("2026-11-06T23:00:00+00:00", Presence.CLOSED),  # Saturday there
    ],
)
def test_the_hours_are_those_of_the_place(at: str, expected: Presence) -> None:
    assert presence_at(BERLIN, datetime.fromisoformat(at)) is expected


# REQ M-05
def test_away_goes_before_the_hours_and_ends_by_itself(now: datetime) -> None:
    away = replace(BERLIN, away_until=now)
    assert presence_at(away, now - timedelta(seconds=1)) is Presence.AWAY
    assert presence_at(away, now) is Presence.OPEN
    assert presence_at(HOURS, now.replace(hour=3)) is Presence.OPEN


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"zone": "Mars/Base"}, "zone"),
        ({"week": (NINE_TO_FIVE,)}, "week"),
        ({"week": (None, Open(opens=time(9), closes=time(9)), *[None] * 5)}, "week/1"),
        ({"replies": (HELLO, HELLO)}, "replies/1/id"),
        ({"replies": (replace(HELLO, id="Not this"),)}, "replies/0/id"),
        ({"replies": (HELLO, replace(HELLO, id="b", text_when={}))}, "replies/1/texts"),
        ({"replies": (replace(HELLO, text_when={Presence.AWAY: "\x00 "}),)}, "replies/0/texts/away"),
        ({"replies": (replace(HELLO, phrases=("x",) * 21),)}, "replies/0/phrases"),
        ({"replies": tuple(replace(HELLO, id=f"r{n}") for n in range(51))}, "replies"),
    ],
)
def test_what_is_refused_is_named(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(replace(HOURS, **change))
    assert refused.value.field == field


def test_what_is_kept_is_tidy() -> None:
    kept = checked(replace(HOURS, replies=(replace(HELLO, phrases=(" where  is ",)),)))
    assert kept.replies[0].phrases == ("where is",)


def asked_seller(asker: Person, seller_id: str, now: datetime) -> tuple[Conversation, c.Said]:
    seller = c.Member(user_id=seller_id, part=Part.SELLER, name="Mei")
    opening = Opening(
        conversation_id="c-2", kind=Kind.PRODUCT, subject="Kettle", part=Part.BUYER, members=(seller,), product_id="p"
    )
    changes = start(opening, asker, Draft(text="In stock?", message_id="m-9"), now)
    return replay(changes), changes[1]


# REQ M-05
def test_support_answers_what_asks_support_and_a_seller_what_asks_them(
    asked: Conversation, thandi: Person, sam: Person, mei: Person, now: datetime
) -> None:
    first = c.Said(seq=2, at=now, actor_id="u-thandi", message_id="m-1", part=Part.BUYER, name="T", text="Hi")
    assert answering(asked, first) == (SUPPORT_TEAM, None)
    assert answering(asked, replace(first, automatic=True)) is None
    by_staff = send(asked, sam, Draft(text="Hello", message_id="m-2"), now)[-1]
    assert isinstance(by_staff, c.Said)
    assert answering(asked, by_staff) is None
    talk, said = asked_seller(thandi, mei.user_id, now)
    assert answering(talk, said) == (owned_by("u-mei"), talk.participant("u-mei"))
    back = send(talk, mei, Draft(text="Yes", message_id="m-3"), now)[-1]
    assert isinstance(back, c.Said)
    assert answering(talk, back) is None


# REQ M-05
def test_a_sellers_reply_is_in_their_name_and_leaves_everything_unread(
    thandi: Person, mei: Person, now: datetime
) -> None:
    talk, said = asked_seller(thandi, mei.user_id, now)
    (reply,) = answer(talk, said, HOURS, talk.participant("u-mei"), "en")
    assert isinstance(reply, c.Said)
    assert (reply.actor_id, reply.part, reply.automatic, reply.reply_id) == ("u-mei", Part.SELLER, True, "hello")
    after = replay((reply,), talk)
    seller, buyer = after.participant("u-mei"), after.participant("u-thandi")
    assert seller is not None
    assert buyer is not None
    assert (seller.unread, seller.read_up_to, buyer.unread) == (1, 0, 1)
    assert (after.waiting_since, after.answered_at) == (now, None)
    assert after.replied == (("hello", now),)
    assert answer(after, replace(said, at=now + timedelta(minutes=1)), HOURS, seller, "en") == ()
    answered = replay(send(after, mei, Draft(text="Yes", message_id="m-4"), now), after)
    assert (answered.waiting_since, answered.answered_at) == (None, now)


def test_the_time_in_which_one_is_away_is_kept_in_utc() -> None:
    away = datetime.fromisoformat("2026-12-24T12:00:00+02:00")
    assert checked(replace(HOURS, away_until=away)).away_until == datetime(2026, 12, 24, 10, tzinfo=UTC)
