import pytest

from ticketing.domain.triage.lexicon import Lexicon
from ticketing.domain.triage.matching import Matcher
from ticketing.domain.triage.tokens import tokenise


def found(table: str, text: str, plain: frozenset[str] = frozenset()) -> list[str]:
    lexicon = Lexicon()
    lexicon.add_table("en", table)
    tokens = tokenise(text)
    return [" ".join(tokens[i].written for i in m.at) for m in Matcher(lexicon, plain).find(tokens)]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("charge* twice", "they charged me twice", ["charged twice"]),
        ("charge* twice", "charged for a thing I bought twice", []),
        ("charge* .. twice", "charged for a thing I bought twice", ["charged twice"]),
        ("charge* twice", "twice they charged", []),
        ("charge* & twice", "twice they charged", ["twice charged"]),
        ("charge* & twice", "They charged. I called twice", []),
        ("log_in", "i cannot log in", ["log in"]),
        ("log_in", "log me in", []),
        ("*konto*", "Mein Kundenkonto fehlt", ["Kundenkonto"]),
        ("a|b c", "a c", ["a c"]),
    ],
)
def test_notation(phrase: str, text: str, words: list[str]) -> None:
    assert found(f"[topic]\n5 {phrase}", text) == words


def test_sets_stand_for_their_alternatives_wherever_they_are_defined() -> None:
    table = "[topic]\n5 @can't log\n@can't = cannot|can_not|\n  unable\n"
    assert found(table, "I am unable to log") == ["unable log"]
    assert found(table, "I can not log") == ["can not log"]


def test_a_line_may_go_on() -> None:
    assert found("[topic]\n5 one two ;\n  three four", "three four") == ["three four"]


@pytest.mark.parametrize("written", ["refund", "REFUND", "réfund", "reffund", "refnud", "refunds", "refu\u200bnd"])
def test_words_are_known_however_spelt(written: str) -> None:
    assert found("[topic]\n5 refund", written) == [written.replace("\u200b", "")]


def test_plain_words_are_not_corrected() -> None:
    assert found("[topic]\n5 order", "older") == ["older"]
    assert found("[topic]\n5 order", "older", frozenset({"older"})) == []


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="topic"):
        found("[topic]\n5 one &  & two", "one")
