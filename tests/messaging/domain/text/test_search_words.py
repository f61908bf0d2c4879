"""The words by which a text is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.text.search_words import LONGEST, said_words, search_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Where is my PARCEL? My parcel!", ["where", "is", "my", "parcel"]),
        ("Größe 42, naïve Café", ["grosse", "42", "naive", "cafe"]),
        ("Order ZA-10042/b", ["order", "za", "10042"]),
        ("thandi@example.test", ["thandi", "example", "test"]),
        ("it's o'clock_now", ["it", "clock", "now"]),
        ("退货政策", ["退货", "货政", "政策"]),
        ("货", ["货"]),
        ("मेरा पानी का जग, टूटा।", ["मरा", "पानी", "का", "जग", "टटा"]),
        ("পানির কেটলি", ["পানির", "কেটলি"]),
        ("订单SP20418未到", ["订单", "sp20418", "未到"]),
        ("", []),
        ("! ? a |", []),
        ("x" * 100, ["x" * LONGEST]),
    ],
)
def test_by_example(text: str, words: list[str]) -> None:
    # REQ M-02
    assert search_words(text) == words


@given(st.text())
def test_each_word_is_there_once_and_holds_no_sign_of_a_key(text: str) -> None:
    words = search_words(text)
    assert len(words) == len(set(words))
    assert not any("|" in word or "\0" in word or word == "" for word in words)


@given(st.text(alphabet="abc 退货", max_size=30))
def test_the_words_of_a_part_between_spaces_are_words_of_the_whole(text: str) -> None:
    whole = set(search_words(text))
    for part in text.split():
        assert whole.issuperset(search_words(part))


@given(st.text(alphabet="abc 退货カバン바다", max_size=30), st.data())
def test_any_part_of_what_was_said_finds_it_where_words_have_no_spaces(text: str, data: st.DataObject) -> None:
    # REQ M-02
    said = set(said_words(text))
    begin = data.draw(st.integers(0, len(text)))
    part = text[begin : data.draw(st.integers(begin, len(text)))]
    if not any(letter in "abc" for letter in part):
        assert said.issuperset(search_words(part))


@pytest.mark.parametrize("letter", ["退", "カ", "ば", "바"])
def test_one_character_of_these_scripts_is_looked_for(letter: str) -> None:
    # REQ M-02
    assert set(search_words(letter)) & set(said_words(f"a{letter}退カ바"))
