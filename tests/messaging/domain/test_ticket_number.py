"""A ticket's number is found as people type it; words are not taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.ticket_number import typed_number
from ticketing.domain.number import SPACE, TicketNumber

WHOLE = "SP-7N95-M35T-E"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (WHOLE, WHOLE),
        ("sp-7n95-m35t-e", WHOLE),
        ("SP7N95M35TE", WHOLE),
        ("sp 7n95 m35t e", WHOLE),
        ("7n95m35te", WHOLE),
        ("7N95-M35T-E", WHOLE),
        ("SP\u20117N95\u2013M35T\u2014E", WHOLE),
        ("5P-7N95-M35T-E", WHOLE),
        ("sp-7n9s-m3st-e", WHOLE),  # S for 5
        ("ЅР-7N95-М35Т-Е", WHOLE),  # Cyrillic letters
        ("\uff33\uff30\uff0d7N95M35TE", WHOLE),
        ("SP-BG2Z-2222-2", "SP-8622-2222-2"),
        ("sp-7n95", "SP-7N95"),
        ("sp7n95m", "SP-7N95-M"),
        ("SP-ACE", "SP-ACE"),
        ("SP7N95M35", "SP-7N95-M35"),
        ("SPAFFFFFFFE", "SP-AFFF-FFFF-E"),
        ("SP", None),
        ("space", None),
        ("speech", None),
        ("7n95", None),
        ("SP-7N95-M35T-EE", None),
        ("SP-7N9O", None),  # O is never a symbol
        ("ZA-10042", None),
        ("Like SP-7N95-M35T-E, again", None),
        ("", None),
    ],
)
def test_by_example(typed: str, number: str | None) -> None:
    # REQ T-01
    assert typed_number(typed) == number


@given(st.integers(0, SPACE - 1), st.data())
def test_every_number_that_is_given_out_is_found_by_it_and_by_its_beginning(random: int, data: st.DataObject) -> None:
    # REQ T-01
    number = str(TicketNumber.generate(random))
    for typed in (number, number.lower(), number.replace("-", ""), number[3:].replace("-", "")):
        assert typed_number(typed) == number
    begun = data.draw(st.integers(4, len(number)))
    assert typed_number(number[:begun]) == number[:begun].rstrip("-")


@given(st.text(max_size=60))
def test_anything_may_be_typed(typed: str) -> None:
    found = typed_number(typed)
    assert found is None or found.startswith("SP-")
