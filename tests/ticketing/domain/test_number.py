"""REQ T-01: a number that survives being read over the phone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticketing.domain.number import ALPHABET, SPACE, InvalidNumberError, TicketNumber

randoms = st.integers(min_value=0, max_value=SPACE - 1)
POSITIONS = (3, 4, 5, 6, 8, 9, 10, 11, 13)


def test_has_the_shape_people_are_told() -> None:
    # REQ T-01
    number = str(TicketNumber.generate(20_260_302_120_000))
    assert len(number) == 14
    assert number.startswith("SP-")
    assert [number[2], number[7], number[12]] == ["-", "-", "-"]


def test_the_alphabet_has_no_look_alikes_and_is_prime() -> None:
    assert not set(ALPHABET) & set("01ODQILUVBGSZ")
    assert len(ALPHABET) == len(set(ALPHABET)) == 23


@given(randoms)
def test_what_is_written_can_be_read(random: int) -> None:
    number = TicketNumber.generate(random)
    assert TicketNumber.parse(str(number)) == number


@given(randoms)
def test_the_s_of_the_prefix_may_be_read_as_a_five(random: int) -> None:
    number = TicketNumber.generate(random)
    assert TicketNumber.parse(f"5{str(number)[1:]}") == number


@given(randoms, randoms)
def test_different_integers_make_different_numbers(one: int, other: int) -> None:
    assert (TicketNumber.generate(one) == TicketNumber.generate(other)) == (one == other)


@given(randoms, st.sampled_from(POSITIONS), st.sampled_from(ALPHABET))
def test_any_single_wrong_symbol_is_found(random: int, position: int, symbol: str) -> None:
    # REQ T-01
    written = str(TicketNumber.generate(random))
    wrong = written[:position] + symbol + written[position + 1 :]
    if wrong != written:
        with pytest.raises(InvalidNumberError, match="slip"):
            TicketNumber.parse(wrong)


@given(randoms, st.integers(min_value=0, max_value=7))
def test_any_swap_of_neighbours_is_found(random: int, first: int) -> None:
    # REQ T-01
    symbols = list(str(TicketNumber.generate(random)).removeprefix("SP-").replace("-", ""))
    symbols[first], symbols[first + 1] = symbols[first + 1], symbols[first]
    if symbols[first] != symbols[first + 1]:
        with pytest.raises(InvalidNumberError, match="slip"):
            TicketNumber.parse("".join(symbols))


@given(randoms, st.data())
def test_case_spaces_dashes_and_look_alikes_do_not_matter(random: int, data: st.DataObject) -> None:
    number = TicketNumber.generate(random)
    text = str(number).removeprefix("SP-") if data.draw(st.booleans()) else str(number)
    lenient = {"5": "sS5", "2": "zZ2", "8": "bB8", "6": "gG6", "-": ["-", " ", "", " - ", "–"]}
    typed = "".join(data.draw(st.sampled_from(lenient.get(each, [each, each.lower()]))) for each in text)
    assert TicketNumber.parse(f"  {typed} ") == number


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "like SP-"),
        ("SP-7K4M", "like SP-"),
        ("XX-7K4M-93T2-A", "begins with SP"),
        ("SP-7K4M-93T2-I", "'I'"),
        ("SP-7K4M-93T2-<", "'<'"),
        ("ß" * 9, "like SP-"),
        ("7" * 5000, "too long"),
        ("SP-7K4M-93T2-\u0967", "symbol"),
    ],
)
def test_what_is_no_number_is_refused_in_words(typed: str, says: str) -> None:
    with pytest.raises(InvalidNumberError, match=says) as refused:
        TicketNumber.parse(typed)
    assert refused.value.field == "number"


@given(st.text(max_size=60))
def test_anything_typed_is_either_a_number_or_refused(typed: str) -> None:
    try:
        number = TicketNumber.parse(typed)
    except InvalidNumberError:
        return
    assert TicketNumber.parse(str(number)) == number
