import pytest

from messaging.domain.text import meeting_rules, payment_rules
from messaging.domain.text.ideas import acts, asking, bypass, meeting, money, numbers, shared, ways
from messaging.domain.text.rules import apply_rules, read_rules
from messaging.domain.text.scanning import SIGNS
from messaging.domain.text.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    """
[pay]
en pay
[me]
en me
[cash]
en cash
[refund]
en refund
"""
)
TABLES = (shared, ways, acts, bypass, money, meeting, asking, numbers)


def found(table: str, text: str) -> list[str]:
    return [text[m.start : m.end] for m in apply_rules(read_rules(table), VOCABULARY.mentions(text))]


@pytest.mark.parametrize(
    ("rule", "text", "matches"),
    [
        ("0.8 pay>me", "pay me", ["pay me"]),
        ("0.8 pay>me", "pay a b c d me", ["pay a b c d me"]),
        ("0.8 pay>me", "pay a b c d e me", []),
        ("0.8 pay>me", "me pay", []),
        ("0.8 pay+me", "pay to me", ["pay to me"]),
        ("0.8 pay+me", "pay it to me", []),
        ("0.8 pay=me", "pay to me", []),
        ("0.8 pay=me/cash", "pay cash", ["pay cash"]),
        ("0.8 pay & pay", "pay", []),
        ("0.8 pay & cash", "cash is how you pay", ["cash is how you pay"]),
        ("0.8 pay & cash", "cash " + "a " * 20 + "pay", []),
        ("0.8 pay & cash !refund", "pay cash or refund", []),
        ("0.8 pay & cash !refund", "pay cash a b c d e refund", ["pay cash"]),
        ("0.8 me & me", "me", []),
        ("# a note", "pay me", []),
    ],
)
def test_a_rule_holds_for_ideas_in_their_order_and_distance(rule: str, text: str, matches: list[str]) -> None:
    assert found(rule, text) == matches


def test_what_only_widens_another_match_is_left_out() -> None:
    assert found("0.8 pay>me\n0.8 pay>me & cash", "pay me cash") == ["pay me"]
    assert found("0.5 pay>me\n0.8 pay>me & cash", "pay me cash") == ["pay me", "pay me cash"]


def test_far_into_a_long_text_rules_hold_too() -> None:
    assert found("0.8 pay>me", "x " * 5_000 + "pay me") == ["pay me"]


@pytest.mark.parametrize("table", [payment_rules.RULES, meeting_rules.RULES])
def test_rules_speak_only_of_ideas_that_have_words(table: str) -> None:
    worded = {line.strip("[]") for t in TABLES for line in t.WORDS.splitlines() if line.startswith("[")}
    spoken_of = {
        idea
        for rules in read_rules(table).values()
        for rule in rules
        for idea in rule.unless.union(*(step.ideas for chain in rule.chains for step in chain))
    }
    assert spoken_of <= worded | SIGNS
