import pytest

from messaging.domain.text.folding import fold
from messaging.domain.text.vocabulary import Mention, Vocabulary, with_spans

VOCABULARY = Vocabulary(
    """
[fee]
en fee, commission*, service charge*
de gebühr*
zh 手续费

[pay]
en pay
zh 费
"""
)


def ideas(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(folded.lower[m.start : m.end], m.idea) for m in VOCABULARY.mentions(folded.lower)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pay the fee", [("pay", "pay"), ("fee", "fee")]),
        ("payment", []),
        ("commissions", [("commissions", "fee")]),
        ("a service charges", [("service charges", "fee")]),
        ("service of charge", []),
        ("keine Gebühren", [("gebuhren", "fee")]),
        ("无手续费了", [("手续费", "fee"), ("费", "pay")]),
        ("", []),
    ],
)
def test_words_are_found_whole_as_stems_as_phrases_and_inside_unspaced_scripts(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert ideas(text) == found


def test_words_are_counted() -> None:
    assert VOCABULARY.mentions("so pay a service charge") == [
        Mention(3, 6, 1, 1, "pay"),
        Mention(9, 23, 3, 4, "fee"),
    ]


def test_ideas_found_otherwise_take_their_place_among_the_words() -> None:
    text = "pay 082 123 now"
    assert with_spans(text, VOCABULARY.mentions(text), [(4, 11, "details")]) == [
        Mention(0, 3, 0, 0, "pay"),
        Mention(4, 11, 1, 2, "details"),
    ]
