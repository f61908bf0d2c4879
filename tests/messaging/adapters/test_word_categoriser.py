import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.adapters.word_categoriser import WordCategoriser
from messaging.domain.text import CATEGORIES

KEPT_OUT = Path(__file__).parent / "categories" / "kept_out.jsonl"
"""200 first messages in a dozen languages, by somebody who knew the categories but not what the model learns from."""

propose = WordCategoriser().propose


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
        ("I can't log in, please help", "account"),
        ("Please help, where is my parcel?", "order_inquiry"),
    ],
)
def test_examples(text: str, category: str) -> None:
    proposal = propose(text)
    assert proposal.category == category
    assert proposal.words


def test_decisive_words_are_as_written() -> None:
    assert propose("please REFUND me").words == ("REFUND",)
    assert propose("Wo finde ich das Rücksendeetikett?").words == ("Rücksendeetikett",)


def test_nothing_to_go_by_is_general_without_words() -> None:
    assert propose("asdf").category == "general"
    assert propose("").words == ()
    assert propose("Где моя посылка?").words == ()


@given(st.text())
def test_any_text_gets_a_category_and_its_own_words(text: str) -> None:
    proposal = propose(text)
    assert proposal.category in CATEGORIES
    assert all(word in text for word in proposal.words)


# REQ M-04
def test_most_texts_that_the_model_never_saw_are_put_where_they_belong() -> None:
    texts = [json.loads(line) for line in KEPT_OUT.read_text(encoding="utf-8").splitlines()]
    right = sum(propose(text["text"]).category == text["category"] for text in texts)
    print(f"categories: {right} of {len(texts)} texts that were kept out of the training")
    assert right / len(texts) >= 0.85
