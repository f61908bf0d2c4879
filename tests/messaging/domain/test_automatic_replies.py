"""Which automatic reply is given, and when none is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from messaging.domain.automatic_replies import AGAIN_AFTER, PAUSE, Incoming, Presence, Reply, choose
from messaging.domain.values import Category, Part

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
RETURNS = Reply(
    id="returns",
    text_when={Presence.OPEN: "How to return: ...", Presence.CLOSED: "We are closed. How to return: ..."},
    phrases=("return", "send back"),
    order=10,
)
CLOSED = Reply(id="closed", text_when={Presence.CLOSED: "We open at 9.", Presence.AWAY: "We are back in a moment."})
REPLIES = [CLOSED, RETURNS]
ASKED = Incoming(
    text="Can I RETURN it?", part=Part.BUYER, automatic=False, category=None, locale="en-ZA", at=NOW
)  # fmt: skip


def chosen(incoming: Incoming, presence: Presence = Presence.CLOSED, replies: Any = REPLIES) -> str | None:
    found = choose(incoming, replies, presence)
    return found.reply_id if found else None


# REQ M-05
def test_the_words_follow_the_hours() -> None:
    assert choose(ASKED, REPLIES, Presence.OPEN).text == "How to return: ..."  # type: ignore[union-attr]
    assert choose(ASKED, REPLIES, Presence.CLOSED).text == "We are closed. How to return: ..."  # type: ignore[union-attr]
    assert chosen(ASKED, Presence.AWAY) == "closed"


# REQ M-05
def test_a_question_that_no_reply_fits_gets_none_in_business_hours() -> None:
    assert chosen(replace(ASKED, text="Where is my parcel?"), Presence.OPEN) is None
    assert chosen(replace(ASKED, text="Where is my parcel?"), Presence.CLOSED) == "closed"


# REQ M-05
@pytest.mark.parametrize("change", [{"automatic": True}, {"part": Part.SYSTEM}, {"part": Part.SUPPORT}])
def test_never_to_an_automatic_reply_nor_to_staff(change: dict[str, Any]) -> None:
    assert chosen(replace(ASKED, **change)) is None


# REQ M-05
def test_never_twice_and_never_in_a_row() -> None:
    soon = replace(ASKED, at=NOW + PAUSE - timedelta(seconds=1), given=(("closed", NOW),))
    assert chosen(soon) is None
    later = replace(ASKED, at=NOW + PAUSE, given=(("returns", NOW),))
    assert chosen(later) == "closed"
    both = replace(ASKED, at=NOW + PAUSE, given=(("returns", NOW), ("closed", NOW)))
    assert chosen(both) is None
    assert chosen(replace(ASKED, at=NOW + AGAIN_AFTER, given=(("returns", NOW),))) == "returns"


def test_not_into_a_talk_with_a_person() -> None:
    assert chosen(replace(ASKED, answered_by_person=True), Presence.OPEN) is None
    assert chosen(replace(ASKED, answered_by_person=True), Presence.CLOSED) == "returns"


def test_category_language_and_switch() -> None:
    german = replace(RETURNS, id="de", locale="de", order=1)
    account = replace(RETURNS, id="account", categories=(Category.ACCOUNT,), order=2)
    off = replace(RETURNS, id="off", enabled=False, order=0)
    assert chosen(ASKED, replies=[german, account, off, RETURNS]) == "returns"
    assert chosen(replace(ASKED, locale="de-AT"), replies=[german, RETURNS]) == "de"
    assert chosen(replace(ASKED, category=Category.ACCOUNT), replies=[account, RETURNS]) == "account"


# REQ M-05
@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("ship", "Our relationship is over", False),
        ("ship", "Our relationship: do you SHIP?", True),
        ("ship", "worship or ship", True),
        ("ship", "What does shipping cost?", True),
        ("send back", "May I send back two?", True),
        ("send back", "resend backwards", False),
        ("größe", "Welche Größe?", True),
        ("añ", "caña", False),
        ("दाम", "गोदाम", False),
        ("दाम", "इसका दाम?", True),
        ("24/7", "124/7", False),
        ("24/7", "24/75", False),
        ("?", "What now?", True),
        ("返品", "これは返品できますか", True),
        ("배송", "배송은 언제", True),
        ("คืน", "ขอคืนสินค้า", True),
    ],
)
def test_a_phrase_begins_a_word_but_where_words_are_joined(phrase: str, text: str, fits: bool) -> None:
    only = replace(RETURNS, phrases=(phrase,))
    assert (chosen(replace(ASKED, text=text), replies=[only]) == "returns") is fits
