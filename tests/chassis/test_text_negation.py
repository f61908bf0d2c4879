"""What is only mentioned to rule it out is not read."""

import pytest

from chassis.text_negation import words_meant


def meant(text: str) -> list[str]:
    return [word.form for word in words_meant(text)]


@pytest.mark.parametrize(
    ("text", "out", "kept"),
    [("I don't want a refund, where is my parcel", "refund", "parcel"),
     ("this is not a bug, just an idea", "bug", "idea"),
     ("not about my account but the parcel", "account", "parcel"),
     ("Ich will keine Erstattung, sondern mein Paket", "erstattung", "paket"),
     ("je ne veux pas de remboursement mais mon colis", "remboursement", "colis"),
     ("no quiero un reembolso pero el paquete", "reembolso", "paquete")],
)  # fmt: skip
def test_what_is_ruled_out_is_not_read(text: str, out: str, kept: str) -> None:
    assert out not in meant(text)
    assert kept in meant(text)


@pytest.mark.parametrize("text", ["still no refund", "I have not got my refund", "why is there no refund?"])
def test_what_is_missed_is_meant(text: str) -> None:
    assert "refund" in meant(text)


def test_it_reaches_three_words_at_most_and_may_be_the_end() -> None:
    assert meant("not a one two three four") == ["not", "a", "four"]
    assert meant("this is not a") == ["this", "is", "not", "a"]
    assert meant("") == []
