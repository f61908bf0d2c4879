import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ticketing.domain.classification import SUBCATEGORIES, Category, Priority
from ticketing.domain.triage import propose


# REQ T-02, REQ T-03
@pytest.mark.parametrize(
    ("text", "subcategory", "priority"),
    [
        ("Somebody hacked into my account", "security", Priority.HIGH),
        ("How do I turn on two-factor authentication?", "security", Priority.LOW),
        ("I was charged twice", "payment_dispute", Priority.HIGH),
        ("my card keeps getting declined", "billing", Priority.HIGH),
        ("The whole site is down", "outage", Priority.HIGH),
        ("I cannot log in", "login", Priority.MEDIUM),
        ("my ad does not show up in search", "visibility", Priority.MEDIUM),
        ("I would like a refund", "refund", Priority.MEDIUM),
        ("What is your refund policy?", "refund", Priority.LOW),
        ("please add dark mode", "feature_request", Priority.LOW),
        ("What are your opening hours?", "inquiry", Priority.LOW),
    ],
)
def test_requirements_examples(text: str, subcategory: str, priority: Priority) -> None:
    proposal = propose(text)
    assert (proposal.subcategory, proposal.priority) == (subcategory, priority)


# REQ T-02
@pytest.mark.parametrize(
    ("text", "subcategory"),
    [
        ("I don't want a refund, I just want to cancel my order", "cancellation"),
        ("This is not a complaint about Sam. My listing is not visible", "visibility"),
        ("not a refund, just tell me where my parcel is", "order_status"),
        ("Ich möchte keine Rückerstattung, wo ist mein Paket?", "order_status"),
        ("still no refund", "refund"),
    ],
)
def test_what_is_ruled_out_does_not_decide(text: str, subcategory: str) -> None:
    assert propose(text).subcategory == subcategory


@pytest.mark.parametrize(
    ("clean", "angry"),
    [
        ("where is my refund", "WHERE IS MY REFFUND?!?!?!"),
        ("I forgot my password", "i forgott my pasword damn it"),
        ("the website is slow", "the webssite is sooooo slooooow"),
        ("please cancel my order", "pleeease cancle my oder"),
        ("Mein Konto wurde gehackt", "MEIN KONTO WURDE GEHAKCT!!!"),
    ],
)
def test_spelling_and_anger_change_nothing(clean: str, angry: str) -> None:
    assert propose(angry).subcategory == propose(clean).subcategory
    assert propose(angry).priority == propose(clean).priority


def test_decisive_words_are_as_written() -> None:
    proposal = propose("Hello, I was CHARGED Twice yesterday.")
    assert proposal.words == ("CHARGED Twice",)
    assert "disputes" in proposal.reason


@pytest.mark.parametrize("text", ["", "   ", "asdf qwer", "12345", "🙂🙂🙂", "\x00"])
def test_nothing_to_go_by_is_a_low_inquiry_without_words(text: str) -> None:
    proposal = propose(text)
    assert (proposal.category, proposal.subcategory, proposal.priority) == (Category.GENERAL, "inquiry", Priority.LOW)
    assert proposal.words == ()


def test_locale_breaks_a_tie_but_does_not_overrule_the_text() -> None:
    assert propose("I cannot log in", "de-DE") == propose("I cannot log in", "en-GB")
    assert propose("Ich kann mich nicht anmelden", "xx").subcategory == "login"


def test_urgent_issue_wins_among_several() -> None:
    proposal = propose("How do I change my photo? Also somebody hacked my account.")
    assert (proposal.subcategory, proposal.priority) == ("security", Priority.HIGH)


@given(st.text(), st.none() | st.text(max_size=8))
@example("\ud800", "zz-ZZ")
@example("'" * 50, None)
def test_any_text_gets_a_valid_proposal(text: str, locale: str | None) -> None:
    proposal = propose(text, locale)
    assert proposal.subcategory is None or proposal.subcategory in SUBCATEGORIES[proposal.category]
    assert proposal.reason
    assert proposal == propose(text, locale)


@given(st.text(alphabet="\u200b\u200c\u200d\u2060\ufeff", max_size=3), st.integers(0, 20))
def test_invisible_characters_change_nothing(invisible: str, at: int) -> None:
    text = "where is my refund please"
    assert propose(text[:at] + invisible + text[at:]).subcategory == propose(text).subcategory


def test_a_novel_is_answered_too() -> None:
    assert propose("my order has not arrived. " * 20_000).subcategory == "order_status"
