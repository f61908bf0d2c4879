"""Whole mails, in every language: nothing of another language is left in them (REQ N-16, REQ N-18, REQ N-20)."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.notifier.adapters.test_jinja_texts import CAUSES, TEXTS

from chassis.web.brand import Brand, load_brand
from notifier.adapters.mail_composer import MailComposer
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.person import Person
from saypro_events import EventData

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
LARS = Person("u-lars", "Lars", email="lars@example.test", locale="de-DE", timezone="Europe/Berlin")
ENGLISH = re.compile(
    r"\b(the|you|your|it|is|are|be|and|of|to|for|with|this|that|have|has|from|by|we|us|our|if|not|why|did|until|"
    r"order|view|open|see|track|shop|read|reply|expected|help|questions|total|unsubscribe|updates)\b",
    re.IGNORECASE,
)
FREE = {
    *("name", "title", "body", "summary", "label", "action_label", "detail", "text", "subject", "sender_name"),
    *("referred_name", "reason_text", "device", "plan", "location", "milestone", "milestone_text", "redeem_text"),
    *("method", "carrier", "tier", "line1", "city"),
}
"""Fields whose words are whoever sent the event's own."""
BRAND = load_brand()
PLAIN = BRAND.model_copy(
    update={
        "legal": BRAND.legal.model_copy(update={"footer": "Xx.", "company": "Xx", "address": "Xx"}),
        "support": BRAND.support.model_copy(update={"hours": "Xx", "url": "/hilfe"}),
    }
)
"""A brand without words of its own."""


def wordless(value: Any, name: str = "") -> Any:
    """The data with all words replaced that are not ours."""
    if isinstance(value, dict):
        return {key: wordless(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [wordless(one, name) for one in value]
    if isinstance(value, str) and (name in FREE or (name == "reason" and " " in value)):
        return "Xx"
    return "https://x.test/x" if isinstance(value, str) and name.endswith("url") else value


def composer(brand: Brand = PLAIN) -> MailComposer:
    return MailComposer(
        brand=brand,
        origin="https://x.test",
        domain="x.test",
        texts=TEXTS,
        unsubscribe=lambda *_: "https://x.test/u",
        now=lambda: NOW,
    )


def record(type_: str, data: EventData) -> DeliveryRecord:
    return {  # type: ignore[typeddict-item]  # what composing reads of it
        "_id": "d-1",
        "type": type_,
        "event_type": data.TYPE,
        "facts": data.model_dump_json(exclude_none=True),
        "link": "/x",
    }


def read(content: bytes) -> tuple[str, str, str]:
    """Subject, text, and what is seen of the HTML."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    text, html = (part.get_content() for part in message.iter_parts())  # type: ignore[attr-defined]
    return str(message["Subject"]), text, re.sub(r"<[^>]*>", " ", html.partition("<body")[2])


def english_words(data: EventData, type_: str, person: Person) -> list[list[str]]:
    """In the subject, in the text and in the HTML."""
    said = read(composer().compose("m-1", person, [record(type_, data)]).content)
    return [ENGLISH.findall(re.sub(r"https?://\S+|\S+@\S+", "", part)) for part in said]


@pytest.mark.parametrize(("type_", "data"), [(t, d) for t, d in CAUSES if d is not None])
def test_a_german_mail_has_no_english_word_of_ours(type_: str, data: EventData) -> None:
    data = type(data).model_validate(wordless(data.model_dump(mode="json", exclude_none=True)))
    assert english_words(data, type_, LARS) == [[], [], []]
    assert all(english_words(data, type_, replace(LARS, locale="en"))[1:]), "words that tell English from German"


def test_a_german_digest_too() -> None:
    type_, data = next((t, d) for t, d in CAUSES if t == "points_earned")
    data = type(data).model_validate(wordless(data.model_dump(mode="json", exclude_none=True)))
    mail = composer().compose("m-1", LARS, [record(type_, data)] * 2)
    subject, text, _ = read(mail.content)
    assert subject == "2 Neuigkeiten von SayPro"
    assert "Diese Mails abbestellen: https://x.test/u" in text


def test_the_english_mail_says_what_the_details_are() -> None:
    # REQ N-01, REQ N-03
    thandi = Person("u-thandi", "Thandi", email="t@example.test", locale="en-ZA", timezone="Africa/Johannesburg")
    said = {t: read(composer(BRAND).compose("m-1", thandi, [record(t, d)]).content) for t, d in CAUSES if d is not None}
    for part in said["order_confirmed"][1:]:
        for named in ("Copper kettle", "Total", "Deliver to", "12 Long Street", "Questions?", "Why did I get this?"):
            assert named in part, named
    for part in said["order_ready_for_pickup"][1:]:
        assert "Pick up at" in part
        assert "Deliver to" not in part
    assert "Return or exchange it" in said["order_delivered"][1]
