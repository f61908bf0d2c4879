import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.text.folding import fold, join_spelt_out


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Ünïcode ﬁne", "unicode fine"),
        ("０８２", "082"),
        ("٠٨٢", "082"),
        ("०८२", "082"),
        ("⓪⑧②", "082"),
        ("𝟬𝟴𝟮", "082"),
        ("gmаil", "gmail"),
        ("j\u200bo", "jo"),
        ("groß", "gross"),
    ],
)
def test_disguises_are_taken_off(written: str, folded: str) -> None:
    assert fold(written).lower == folded


def test_words_spelt_letter_by_letter_are_joined() -> None:
    joined = join_spelt_out(fold("send it p a y p a l me"))
    assert joined is not None
    assert joined.lower == "send it paypal me"
    assert joined.span(8, 14) == (8, 19)


def test_nothing_to_join_is_none() -> None:
    assert join_spelt_out(fold("size S or M")) is None


@given(st.text())
def test_every_character_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.lower) == len(folded.cased) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= at < len(text) for at in folded.origin)
