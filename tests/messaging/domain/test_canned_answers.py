"""Canned answers: what they may hold, how they change, and how their gaps are filled."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.canned_answers import (
    GAPS,
    KEPT_REVISIONS,
    CannedAnswer,
    Wording,
    checked,
    delete,
    filled,
    for_reader,
    restore,
    rewrite,
    write,
)
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.first_canned_answers import FIRST

WORDING = Wording(title=" Refund  started ", code="/Refund-1", text="Hello {customer_name}\r\nbye ", locale="en-ZA")


@pytest.fixture
def refund(sam: Person, now: datetime) -> CannedAnswer:
    return write("a-1", WORDING, sam, now)


# REQ T-09
def test_what_is_written_is_tidied(refund: CannedAnswer) -> None:
    assert refund.wording == Wording(
        title="Refund started", code="refund-1", text="Hello {customer_name}\nbye", locale="en-ZA"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("code", ""),
        ("code", "two words"),
        ("code", "x" * 31),
        ("code", "-x"),
        ("text", ""),
        ("text", "x" * 4001),
        ("text", "Hello {name}"),
        ("text", "Hello {}"),
        ("locale", "English"),
        ("locale", "EN"),
    ],
)
def test_a_refusal_names_the_field(field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(replace(WORDING, **{field: value}))
    assert refused.value.field == field


def test_a_gap_that_nothing_fills_is_named_with_those_that_there_are() -> None:
    with pytest.raises(InvalidInput, match=r"\{name\} with; there are \{customer_name\}"):
        checked(replace(WORDING, text="Hello {name}"))


# REQ T-09
def test_every_change_is_on_record_and_the_same_words_are_none(
    refund: CannedAnswer, noor: Person, now: datetime
) -> None:
    later = now + timedelta(days=1)
    assert rewrite(refund, WORDING, noor, later) is refund
    after = rewrite(refund, replace(WORDING, text="Soon."), noor, later)
    assert (after.version, after.wording.text) == (2, "Soon.")
    assert [(one.author, one.at) for one in after.revisions] == [("Sam Okoro", now), ("Noor Haddad", later)]
    for number in range(30):
        after = rewrite(after, replace(WORDING, text=f"Try {number}"), noor, later)
    assert len(after.revisions) == KEPT_REVISIONS


# REQ T-09
def test_what_was_deleted_comes_back_as_it_was(refund: CannedAnswer, sam: Person, now: datetime) -> None:
    gone = delete(refund, sam, now)
    assert gone.deleted_at == now
    assert delete(gone, sam, now + timedelta(days=1)) is gone
    with pytest.raises(Conflict):
        rewrite(gone, WORDING, sam, now)
    back = restore(gone, sam)
    assert (back.wording, back.deleted_at) == (refund.wording, None)
    assert restore(back, sam) is back


# REQ M-09, REQ T-09
def test_only_the_people_of_the_desk_change_them(
    refund: CannedAnswer, thandi: Person, mei: Person, now: datetime
) -> None:
    for who in (thandi, mei):
        for change in (
            lambda who=who: write("a-2", WORDING, who, now),
            lambda who=who: rewrite(refund, WORDING, who, now),
            lambda who=who: delete(refund, who, now),
            lambda who=who: restore(refund, who),
        ):
            with pytest.raises(NotAllowed):
                change()


# REQ T-09
def test_gaps_are_filled_and_what_is_not_known_stays_to_be_seen() -> None:
    text = "Hello {customer_name}, order {order_number}: {what} {customer_name}"
    values = {"customer_name": "Thandi {order_number}", "order_number": ""}
    assert filled(text, values) == "Hello Thandi {order_number}, order {order_number}: {what} Thandi {order_number}"


@given(st.text(), st.dictionaries(st.sampled_from(GAPS), st.text()))
def test_filling_changes_nothing_but_gaps(text: str, values: dict[str, str]) -> None:
    if not any(f"{{{gap}}}" in text for gap in GAPS):
        assert filled(text, values) == text


# REQ T-09
def test_those_in_the_language_of_the_customer_come_first(sam: Person, now: datetime) -> None:
    def answer(code: str, locale: str) -> CannedAnswer:
        return write(f"{code}-{locale}", replace(WORDING, code=code, locale=locale), sam, now)

    answers = [answer("b", "de"), answer("a", ""), answer("c", "en"), answer("a", "zu"), answer("d", "en-GB")]
    assert [one.id for one in for_reader(answers, "en-ZA")] == ["c-en", "a-", "a-zu", "b-de", "d-en-GB"]
    assert [one.id for one in for_reader(answers, "")] == ["a-", "a-zu", "b-de", "c-en", "d-en-GB"]


# REQ T-09
def test_a_new_installation_has_six_good_ones() -> None:
    assert len({one.code for one in FIRST}) == 6
    assert [checked(one) for one in FIRST] == list(FIRST)
