import pytest

from messaging.domain.text.folding import fold
from messaging.domain.text.number_words import digits_said, join_tens, spelt_number


@pytest.mark.parametrize(
    ("word", "digits"),
    [
        ("eight", "8"),
        ("zwölf", "12"),
        ("vierunddreißig", "34"),
        ("zesenvijftig", "56"),
        ("trentaquattro", "34"),
        ("ventotto", "28"),
        ("veintiuno", "21"),
        ("zero8two", "082"),
        ("4s67", "4567"),
        ("девять", "9"),
        ("sześć", "6"),
        ("一三八零", "1380"),
        ("공일공", "010"),
        ("공일공에", "010"),
        ("satu", "1"),
        ("आठ", "8"),
        ("ثلاثة", "3"),
        ("einhundertsiebenundsechzig", "167"),
        ("seiscientos", "600"),
        ("enogtyve", "21"),
        ("s3v3nzer0", "70"),
        ("oh7seven", "077"),
        ("nulleinssieben", "017"),
        ("oo1", "001"),
        ("ゼロ九ゼロ一二三", "090123"),
    ],
)
def test_words_stand_for_digits(word: str, digits: str) -> None:
    assert spelt_number(fold(word).lower) == digits


@pytest.mark.parametrize("word", ["chair", "onward", "solo", "tenor", "hundertwasser", "ここに", "oo", ""])
def test_other_words_do_not(word: str) -> None:
    assert spelt_number(word) is None


def test_tens_and_units_that_stand_apart_are_joined() -> None:
    assert join_tens(["30", "4"]) == ["34"]
    assert join_tens(["4", "20", "10", "8"]) == ["98"]
    assert join_tens(["900", "20", "6"]) == ["926"]
    assert join_tens(["000", "1"]) == ["000", "1"]


@pytest.mark.parametrize(
    ("word", "said"), [("seven", 1), ("zero8two", 2), ("vierunddreissig", 1), ("一三八", 3), ("077", 0), ("o77oo", 0)]
)
def test_words_for_digits_are_counted_in_a_word(word: str, said: int) -> None:
    assert digits_said(word) == said
