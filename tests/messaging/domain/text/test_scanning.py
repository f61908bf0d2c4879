import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from messaging.domain.text import scan
from messaging.domain.text.scanning import MOST_CHARACTERS

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


# REQ M-11
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to thandi@example.test please", "thandi@example.test"),
        ("reach name at gmail dot com ok", "name at gmail dot com"),
        ("call 082 123 4567 now", "082 123 4567"),
        ("zero eight two, one two three, four five six seven", "zero eight two, one two three, four five six seven"),
        ("अभी ०८२१२३४५६७ पर", "०८२१२३४५६७"),
        ("see www.shoes-outlet.com/x today", "www.shoes-outlet.com/x"),
        ("i'm @kickzking everywhere", "@kickzking"),
        ("my IBAN: DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_spans_are_offsets_in_the_original(text: str, found: str) -> None:
    assert any(found in text[start:end] for start, end in scan(text).spans)


def test_spans_count_the_characters_that_folding_drops() -> None:
    text = "ﬁne… é\u0301 mail: jo\u200bhn@exam\u200bple.com!"
    ((start, end),) = scan(text).spans
    assert text[start:end] == "jo\u200bhn@exam\u200bple.com"


# REQ M-11
@pytest.mark.parametrize(
    "text",
    [
        "DE89 3704 0044 0532 0130 01 is the part number",
        "Can I pay with PayPal at checkout?",
        "https://www.saypro.online/orders/4500123987",
        "Order 4500123987, R1 299,99, 12/05/2024 14:30, size 42",
        "ISBN 978-3-16-148410-0",
        "Seller asked me to pay via Western Union, I reported him",
        "I'll pick it up at home. It is fine",
        "1, 2, 3, 4, 5, 6, 7, 8",
        "My tracking number is 1Z 999 AA1 01 2345 6784",
        "1Z 8F4 E21 03 5566 7781 arrived broken",
        "ring gauge 0 5 10 15 20 25 30",
        "order 4471 1188 and 0834 471 190 are both late",
        "is this the 071 577 092 C?",
        "the router has 192.168.100.123 on it",
        "the box says 0777512184",
        "sent by mail at noon",
        "It was sent by mail it says",
        "look at orange it is brighter than red",
        "I saw it on web it was cheaper",
        "Angekommen am 03.11. um 14.35 Uhr, alles heil",
        "Ist die Nummer 0221 4567 auf dem Motorblock eingeschlagen?",
        "The account page shows my order as cancelled",
        "Why is it not on the site any more?",
        "Will the site transfer the money to you once I confirm?",
        "Can we move the delivery off Friday and onto the app's pickup point?",
        "Is the gift card valid for PayPal payments as well?",
        "Dispute ID PP-D-29118873, PayPal wants a reply",
        "Pieniądze jeszcze nie wpłynęły na moje konto",
        "Est-ce que je peux payer par virement au moment de la commande ?",
    ],
)
def test_plain_trade_is_clean(text: str) -> None:
    assert scan(text).label == "clean"
    assert scan(text).spans == ()


def test_own_domain_is_the_registrable_name_only() -> None:
    assert scan("see https://saypro.online.evil.com/x").label == "contact"
    assert scan("see https://evil-saypro.com").label == "contact"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It is this one: https://www.kraal.market/items/4471?ref=a", "clean"),
        ("It is this one: kraal.market/items/4471", "clean"),
        ("Ask help@kraal.market, they know the sizes", "clean"),
        ("It is this one: https://kraal.market.evil.com/items/4471", "contact"),
        ("It is this one: https://notkraal.market/items/4471", "contact"),
        ("Ask help@notkraal.market, they know the sizes", "contact"),
        ("https://kraal.market/items/4471, or call me on 082 555 0199", "contact"),
    ],
)
def test_the_marketplaces_own_domains_lead_nowhere_else(text: str, label: str) -> None:
    assert scan(text, own=("kraal.market",)).label == label


@pytest.mark.parametrize(
    "text",
    [
        "06 44 55 66 77",
        "anota aí 21 9 8877 6655",
        "whatsap plz 0834471190",
        "083\\447\\1190",
        "phone: 0802.565.685.9",
        "466.701.1407",
        "jo 77 @ gmail",
        "jovw77 is my gmail",
        "微信: liwei8821",
        "heb je een nummer waarop ik je kan bereiken?",
        "move this to WA?",
        "drop by my store at 14 Long Street and we sort it out there, no app needed",
        "let's carry on off the app",
        "let's get off this app and chat",
        "let's move this off here",
    ],
)
def test_the_ways_that_people_write_a_contact_are_found(text: str) -> None:
    assert scan(text).label == "contact"


@pytest.mark.parametrize(
    "text",
    [
        "DE 89 37 04 00 44 05 32 01 30 00",
        "cash only, message me for the address, not via checkout",
        "you can pay half in crypto",
        "faites le virement sur mon compte perso, pas via le site",
        "Lets do cash on collection so the platform doesn't take its cut",
        "If you cancel the order here I'll send you an invoice directly, 10% less",
        "Pay half here and the rest to me in cash",
    ],
)
def test_the_ways_that_people_ask_to_be_paid_are_found(text: str) -> None:
    assert scan(text).label == "payment"


def test_payment_outranks_contact() -> None:
    assert scan("pay me on PayPal, sam@example.com, or call 082 123 4567").label == "payment"


@pytest.mark.parametrize(
    "text", ["WHATSAPP me", "w h a t s a p p me", "wh4tsapp me", "ｗｈａｔｓａｐｐ me", "𝘄𝗵𝗮𝘁𝘀𝗮𝗽𝗽 me", "whаtsаpp me"]
)
def test_disguises_do_not_help(text: str) -> None:
    assert scan(text).label == "contact"


@given(st.text())
@example("\ud800")
@example("\u0130@\u0130.com 082\u0301 123 4567")
@example("IBAN DE" + "0" * 50)
def test_any_text_gets_a_finding_with_spans_inside_it(text: str) -> None:
    finding = scan(text)
    assert 0 <= finding.confidence <= 1
    assert (finding.label == "clean") == (finding.spans == ())
    ends = [0]
    for start, end in finding.spans:
        assert ends[-1] <= start < end <= len(text)
        ends.append(end)


@given(
    st.sampled_from(
        [
            "call me on 082 123 4567",
            "mail john@example.com",
            "pay me directly on paypal",
            "IBAN DE89370400440532013000",
            "order 4500123987 for R1 299,99",
            "see www.shoes.com",
        ]
    ),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(INVISIBLE)), max_size=6),
)
def test_invisible_characters_change_no_label(text: str, insertions: list[tuple[int, str]]) -> None:
    disguised = text
    for at, character in insertions:
        disguised = disguised[:at] + character + disguised[at:]
    assert scan(disguised).label == scan(text).label
    assert scan(disguised).confidence == scan(text).confidence


@given(st.text(alphabet="0123456789 +-.()@aetdo/x\n", max_size=80))
def test_adding_a_phone_number_is_always_found(noise: str) -> None:
    assert scan(f"{noise}\n\nphone: +27 82 555 0199").label != "clean"


@pytest.mark.parametrize("piece", ["0", "pay me directly ", "a@", "a.", "1 ", "whatsapp me ", "one "])
def test_a_long_text_is_searched_too(piece: str) -> None:
    finding = scan(piece * (2 * MOST_CHARACTERS // len(piece)))
    assert all(end <= MOST_CHARACTERS for _, end in finding.spans)
