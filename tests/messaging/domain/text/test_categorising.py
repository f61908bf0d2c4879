import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.text import CATEGORIES, propose_category


# REQ M-04
@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Where is my parcel? It should have come on Monday", "order_inquiry"),
        ("Hi, is this jacket still available in L?", "product_query"),
        ("Your agent was extremely rude to me", "complaint"),
        ("Can I speak to a human please", "support_request"),
        ("The app crashes when I open it", "technical"),
        ("I can't log in, forgot my password", "account"),
        ("Why is my ad not approved yet?", "listing"),
        ("My card was declined", "transaction"),
        ("I want to return these shoes, they don't fit", "returns_refunds"),
        ("What are your opening hours?", "general"),
        ("Wo bleibt mein Paket?", "order_inquiry"),
        ("Mon mot de passe ne marche plus", "account"),
        ("¿Tienen este modelo en talla 40?", "product_query"),
        ("O pagamento foi recusado", "transaction"),
        ("Ek soek my geld terug", "returns_refunds"),
        ("Ngikhohlwe iphasiwedi yami", "account"),
    ],
)
def test_examples(text: str, category: str) -> None:
    proposal = propose_category(text)
    assert proposal.category == category
    assert proposal.words


def test_decisive_words_are_as_written() -> None:
    assert propose_category("please REFUND me").words == ("REFUND",)
    assert propose_category("Ich möchte eine Rückerstattung", "de-DE").words == ("Rückerstattung",)


def test_every_category_can_be_proposed() -> None:
    assert len(CATEGORIES) == 10


def test_nothing_to_go_by_is_general_without_words() -> None:
    assert propose_category("asdf").category == "general"
    assert propose_category("").words == ()


@given(st.text(), st.none() | st.text(max_size=6))
def test_any_text_gets_a_category_and_its_own_words(text: str, locale: str | None) -> None:
    proposal = propose_category(text, locale)
    assert proposal.category in CATEGORIES
    assert all(word in text for word in proposal.words)
