import pytest

from messaging.domain.text.folding import fold
from messaging.domain.text.number_words import join_tens, spelt_number


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
    ],
)
def test_words_stand_for_digits(word: str, digits: str) -> None:
    assert spelt_number(fold(word).lower) == digits


@pytest.mark.parametrize("word", ["chair", "onward", "solo", ""])
def test_other_words_do_not(word: str) -> None:
    assert spelt_number(word) is None


def test_tens_and_units_that_stand_apart_are_joined() -> None:
    assert join_tens(["30", "4"]) == ["34"]
    assert join_tens(["4", "20", "10", "8"]) == ["98"]
