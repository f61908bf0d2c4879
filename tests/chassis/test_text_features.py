"""Words as they are compared, and what a model looks at in them."""

import pytest

from chassis.text_features import feature_of_pair, features_of_word, fold, words_of


def test_a_word_is_compared_without_case_accents_and_drawn_out_letters() -> None:
    assert [word.form for word in words_of("Ça   COOOOOL 12345!!")] == ["ca", "cool", "0000", "!"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [("l'annonce", ["l", "annonce"]), ("can't, don’t", ["cant", "dont"]), ("Straße Łódź", ["strasse", "lodz"]),
     ("pass\u00adword", ["password"]), ("cafe\u0301", ["cafe"]), ("\u200b", []), ("...", []), ("ＰＡＹ", ["pay"])],
)  # fmt: skip
def test_words_are_found_as_people_write_them(text: str, forms: list[str]) -> None:
    assert [word.form for word in words_of(text)] == forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [("पैसे नहीं", ["पैसे", "नहीं"]), ("忘了密码？", ["忘", "了", "密", "码", "?"]),
     ("アプリが落ち", ["アフリ", "か", "落", "ち"]), ("مُحَمَّد فين؟", ["محمد", "فين", "?"])],
)  # fmt: skip
def test_words_of_scripts_without_letters_for_vowels_or_without_spaces(text: str, forms: list[str]) -> None:
    assert [word.form for word in words_of(text)] == forms


def test_a_span_leads_back_to_what_was_written() -> None:
    text = "  Wo ist mein PAKET?"
    assert [text[word.start : word.end] for word in words_of(text)] == ["Wo", "ist", "mein", "PAKET", "?"]


def test_a_novel_without_a_space_is_a_word_of_bounded_length() -> None:
    assert len(fold("ab" * 10_000)) == 40


def test_a_misspelt_word_shares_most_of_its_parts_and_not_its_whole() -> None:
    right, wrong = features_of_word("parcel"), features_of_word("parcell")
    assert right[0] != wrong[0]
    assert len(set(right) & set(wrong)) > len(right) / 2


def test_a_pair_has_an_order() -> None:
    assert feature_of_pair("not", "working") != feature_of_pair("working", "not")
