"""Whole mails, in every language: nothing of another language is left in them (REQ N-16, REQ N-18, REQ N-20)."""

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime
from email.message import Message
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from tests.notifier.adapters.test_jinja_texts import CAUSES, TEXTS

from chassis.web.brand import Brand, load_brand
from notifier.adapters.mail_composer import MailComposer
from notifier.application.concerns.orders import BUYER_TYPE
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.links import NOWHERE
from notifier.domain.person import Person
from saypro_events import EventData
from saypro_events.generate.examples import EXAMPLES, example
from saypro_events.order import OrderUpdated
from saypro_events.ticket import TicketEscalated

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


def record(type_: str, data: EventData, link: str = "/x") -> DeliveryRecord:
    return {  # type: ignore[typeddict-item]  # what composing reads of it
        "_id": "d-1",
        "type": type_,
        "event_type": data.TYPE,
        "facts": data.model_dump_json(exclude_none=True),
        "link": link,
    }


def read(content: bytes) -> tuple[str, str, str]:
    """Subject, text, and what is seen of the HTML."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))  # type: ignore[attr-defined]
    return str(message["Subject"]), text, re.sub(r"<[^>]*>", " ", html[html.index("<body") :])


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


THANDI = Person("u-thandi", "Thandi", email="t@example.test", locale="en-ZA", timezone="Africa/Johannesburg")
ORDERS = [OrderUpdated.model_validate(given) for given in EXAMPLES[OrderUpdated].values()]


def order(status: str, **changes: Any) -> OrderUpdated:
    return OrderUpdated.model_validate({**example(OrderUpdated, status), **changes})


def of_order(data: OrderUpdated, person: Person = THANDI) -> tuple[str, str]:
    """The text and the HTML of the buyer's mail."""
    return read(composer(BRAND).compose("m-1", person, [record(BUYER_TYPE[data.status], data)]).content)[1:]


FULL = {
    "tracking_number": None,
    "carrier": "Fast Parcels",
    "return_url": "https://x.test/return",
    "pickup_address": {"line1": "1 Dock Road", "city": "Cape Town", "country": "ZA"},
    "alternatives": [
        {
            "kind": "similar",
            "label": "See a similar kettle",
            "url": "https://x.test/similar",
            "name": "Steel kettle 2 l",
            "price": {"amount_minor": 99900, "currency": "ZAR"},
        }
    ],
}


@pytest.mark.parametrize("changes", [{}, FULL])
@pytest.mark.parametrize("data", ORDERS, ids=lambda data: data.status.value)
def test_the_text_says_all_that_the_html_says(data: OrderUpdated, changes: dict[str, Any]) -> None:
    # REQ N-01, REQ N-07, REQ N-18
    if data.status not in BUYER_TYPE:
        return
    text, html = of_order(OrderUpdated.model_validate({**data.model_dump(), **changes}))
    said = set(re.findall(r"[\w.]+", text))
    assert {word for word in re.findall(r"[\w.]+", unescape(html)) if word not in said} == set()


def test_where_it_is_picked_up_is_said_and_never_where_it_will_not_go() -> None:
    # REQ N-03
    for part in of_order(order("ready_for_pickup", pickup_address=None)):
        assert "Deliver to" not in part
        assert "Expected" not in part
    assert all("Expected" in part for part in of_order(order("placed")))
    for status in ("delivered", "cancelled", "payment_failed", "refunded"):
        assert all("Expected" not in part for part in of_order(order(status))), status
    assert all("Deliver to" not in part for part in of_order(order("cancelled")))


@pytest.mark.parametrize("locale", ["en-ZA", "de-DE"])
def test_there_is_a_button_only_where_there_is_something_to_do(locale: str) -> None:
    # REQ N-07, REQ N-18
    person = replace(THANDI, locale=locale)
    data = order("cancelled", order_url=None, alternatives=[], reason="payment_failure", reason_text=None)
    label = TEXTS.in_app("order_cancelled", person, data).action
    for link, times in ((NOWHERE, 0), ("https://shop.example.test/o/1", 1)):
        mail = composer().compose("m-1", person, [record("order_cancelled", data, link)])
        assert [part.count(label) for part in read(mail.content)[1:]] == [times, times]


def test_office_hours_footer_and_ways_of_paying_are_in_the_readers_language() -> None:
    # REQ N-16, REQ N-20
    own = BRAND.model_copy(update={"support": BRAND.support.model_copy(update={"hours": "Mon-Fri"})})
    refund = order("cancelled").refund
    assert refund is not None
    unusual = order("cancelled", refund=refund.model_copy(update={"method": "Karoo Pay"}))
    german, english, free = (
        read(composer(brand).compose("m-1", person, [record("order_cancelled", data)]).content)[1:]
        for brand, person, data in (
            (BRAND, LARS, order("cancelled")),
            (BRAND, THANDI, order("cancelled")),
            (own, LARS, unusual),
        )
    )
    for said in ("(Montag–Freitag, 08:00–17:00, Johannesburg)", "(ursprüngliche Karte)", "weil Sie ein Konto"):
        assert all(said in part for part in german), said
    for said in ("(Monday–Friday, 08:00–17:00, Johannesburg)", "to your original card", "because you have an account"):
        assert all(said in part for part in english), said
    assert all("(Mon-Fri)" in part and "(Karoo Pay)" in part for part in free), "what is given as text stays as it is"


def test_an_escalation_says_why_it_came_about() -> None:
    # REQ T-05
    said = {}
    for cause in ("request:u-thandi:0:unanswered", "request:u-sam:0:unanswered", "sla:ck-1", "rule:big-sums"):
        given = {**example(TicketEscalated), "requester_id": "u-thandi", "cause": cause}
        for person in (THANDI, LARS):
            [said[cause, person.user_id]] = TEXTS.paragraphs(
                "ticket_escalated", person, TicketEscalated.model_validate(given)
            )
    sorry = {key for key, text in said.items() if "sorry" in text or "tut uns leid" in text}
    asked = {key for key, text in said.items() if "As you asked" in text or "Wie gewünscht" in text}
    assert sorry == {("sla:ck-1", "u-thandi"), ("sla:ck-1", "u-lars")}
    assert asked == {("request:u-thandi:0:unanswered", name) for name in ("u-thandi", "u-lars")}


@pytest.mark.parametrize("locale", ["en-ZA", "de-DE"])
def test_no_sentence_ends_twice(locale: str) -> None:
    person = replace(LARS, locale=locale)
    for type_, data in CAUSES:
        if data is None:
            continue
        stopped = {
            name: f"{value}."
            for name, value in data.model_dump().items()
            if name in {"detail", "reason_text"} and value
        }
        mail = composer().compose("m-1", person, [record(type_, data.model_copy(update=stopped))])
        for part in read(mail.content):
            assert not re.search(r"(?<!\.)\.\.(?!\.)", part), (type_, part)


def test_a_failed_payment_is_no_reason_of_its_own() -> None:
    # REQ N-05
    failed = order("payment_failed", reason="payment_failure", reason_text=None)
    assert all("Reason" not in part for part in of_order(failed))
    assert all(
        "Reason: payment failure." in part
        for part in of_order(order("cancelled", reason="payment_failure", reason_text=None))
    )


@pytest.mark.parametrize(
    ("type_", "said"),
    [
        # REQ N-03
        ("order_delivered", ["has been delivered", "Thank you", "Return or exchange it: ", "Leave a review: "]),
        ("order_ready_for_pickup", ["is ready for pickup", "Thank you", "Pick up at: SayPro Point Gardens"]),
        # REQ N-04, REQ N-07, REQ N-08, REQ N-09
        (
            "order_cancelled",
            ["has been cancelled", "no copper kettle left", "come back to your original card by Fri 12 Jun",
             "Order again: ", "See a similar kettle", "a manager's review", "10 % off", "THANKYOU10"],
        ),
        # REQ N-05
        ("order_payment_failed", ["did not go through", "The bank declined the card", "Try the payment again: "]),
        ("order_out_of_stock", ["out of stock", "Wait for it: ", "See a similar kettle", "Cancel the order: "]),
        ("order_delayed", ["is delayed", "The truck broke down", "Expected: Fri 12 Jun - Sat 13 Jun"]),
        # REQ N-06
        ("order_refund_started", ["refund", "has started", "come back to your original card by Fri 12 Jun"]),
        ("order_returned", ["your return", "then refund you"]),
        # REQ N-12
        ("points_earned", ["You earned 199 points", "150 more to Free delivery", "Choose a reward at checkout"]),
        # REQ N-13
        ("renewal_ahead", ["renews on Wed 17 Jun", "R499,00"]),
        ("account_suspended", ["is suspended", "Unpaid seller fees", "Contact support: "]),
        ("password_reset", ["Reset your password", "Choose a new password: "]),
    ],
)  # fmt: skip
def test_a_mail_says_what_its_requirement_asks(type_: str, said: list[str]) -> None:
    thandi = Person("u-thandi", "Thandi", email="t@example.test", locale="en-ZA", timezone="Africa/Johannesburg")
    data = next(data for name, data in CAUSES if name == type_ and data is not None)
    subject, text, _ = read(composer(BRAND).compose("m-1", thandi, [record(type_, data)]).content)
    seen = f"{subject}\n{text}".replace("\xa0", " ")
    assert [part for part in (*said, "support@saypro.example") if part not in seen] == []


def pictures(brand: Brand) -> tuple[list[dict[str, str | None]], list[Message]]:
    """The pictures that the HTML of a mail shows, and those that the mail carries."""
    content = composer(brand).compose("m-1", THANDI, [record("order_confirmed", order("placed"))]).content
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert not [part.defects for part in message.walk() if part.defects]
    found: list[dict[str, str | None]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append(dict(attrs)) if tag == "img" else None  # type: ignore[method-assign]
    parser.feed(message.get_body(("html",)).get_content())  # type: ignore[attr-defined]
    return found, [part for part in message.walk() if part.get_content_maintype() == "image"]


def test_a_mail_carries_the_logo() -> None:
    # REQ N-20
    [shown], [carried] = pictures(BRAND)
    assert (shown["alt"], shown["width"], shown["height"]) == ("SayPro", "28", "28")
    assert shown["src"] == "cid:" + str(carried["Content-ID"]).strip("<>")
    assert (carried.get_content_type(), carried.get_content_disposition()) == ("image/png", "inline")
    assert carried.get_payload(decode=True) == BRAND.mail_logo_png


def test_a_logo_at_an_address_is_loaded_from_there_and_a_brand_may_have_none() -> None:
    # REQ N-20
    address = "https://cdn.example.test/logo.png"
    [shown], carried = pictures(BRAND.model_copy(update={"mail_logo_png": None, "mail_logo_url": address}))
    assert (shown["src"], shown["height"], carried) == (address, "28", [])
    assert pictures(BRAND.model_copy(update={"mail_logo_png": None})) == ([], [])
