import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ticketing.adapters.word_triage import REASON_MOST, WordTriage, triage
from ticketing.domain.classification import SUBCATEGORIES, Category, Priority


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
        ("I can't log in, please help", "login", Priority.MEDIUM),
        ("Please help, somebody used my account", "security", Priority.HIGH),
        ("my ad does not show up in search", "visibility", Priority.MEDIUM),
        ("I would like a refund", "refund", Priority.MEDIUM),
        ("What is your refund policy?", "refund", Priority.LOW),
        ("please add dark mode", "feature_request", Priority.LOW),
        ("What are your opening hours?", "inquiry", Priority.LOW),
    ],
)
def test_requirements_examples(text: str, subcategory: str, priority: Priority) -> None:
    proposal = triage(text).proposal
    assert (proposal.subcategory, proposal.priority) == (subcategory, priority)


# REQ T-02, REQ T-03
@pytest.mark.parametrize(
    ("text", "subcategory", "priority", "word"),
    [
        ("взломали мой аккаунт", "security", Priority.HIGH, "взломали"),
        ("لم يصل طلبي", "order_status", Priority.MEDIUM, "طلبي"),
        ("पैसे वापस चाहिए", "refund", Priority.MEDIUM, "वापस"),
        ("忘记密码了", "login", Priority.MEDIUM, "密码"),
        ("アプリが落ちる", "app", Priority.MEDIUM, "アプリ"),
        ("change my address", "profile", Priority.LOW, "address"),
        ("bitte helfen", "inquiry", Priority.LOW, "helfen"),
    ],
)
def test_what_people_write_elsewhere_with_a_word_that_decided(
    text: str, subcategory: str, priority: Priority, word: str
) -> None:
    found = triage(text)
    assert (found.proposal.subcategory, found.proposal.priority) == (subcategory, priority)
    assert word in " ".join(found.words)


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
    assert triage(text).proposal.subcategory == subcategory


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
    shouted, said = triage(angry).proposal, triage(clean).proposal
    assert (shouted.subcategory, shouted.priority) == (said.subcategory, said.priority)


def test_decisive_words_are_as_written() -> None:
    found = triage("Hello, I was CHARGED Twice yesterday.")
    assert "CHARGED" in " ".join(found.words)
    assert "disputes" in found.proposal.reason
    reason = WordTriage().propose("Hello, I was CHARGED Twice yesterday.").reason
    assert reason.startswith(found.proposal.reason)
    assert "CHARGED" in reason
    assert len(reason) <= REASON_MOST


@pytest.mark.parametrize("text", ["", "   ", "asdf qwer", "12345", "🙂🙂🙂", "\x00"])
def test_nothing_to_go_by_is_a_low_inquiry_without_words(text: str) -> None:
    found, proposal = triage(text), triage(text).proposal
    assert (proposal.category, proposal.subcategory, proposal.priority) == (Category.GENERAL, "inquiry", Priority.LOW)
    assert found.words == ()


def test_urgent_issue_wins_among_several() -> None:
    proposal = triage("How do I change my photo? Also somebody hacked my account.").proposal
    assert (proposal.subcategory, proposal.priority) == ("security", Priority.HIGH)


@given(st.text())
@example("\ud800")
@example("'" * 50)
@example("a " * 5000)
def test_any_text_gets_a_valid_proposal(text: str) -> None:
    proposal = triage(text).proposal
    assert proposal.subcategory in SUBCATEGORIES[proposal.category]
    assert proposal.reason
