import pytest
from hypothesis import given
from hypothesis import strategies as st

from saypro_events.ids import event_id_for

PARTS = st.lists(st.text(max_size=5), min_size=1, max_size=4)


# REQ P-05
def test_the_same_fact_has_the_same_id_always() -> None:
    assert event_id_for("orders", "o-2002", "placed") == "2767e0201f1972f38594c12a7b0f1dc5"
    assert event_id_for("orders", 7) == event_id_for("orders", "7")


@given(PARTS, PARTS)
def test_other_facts_have_other_ids(one: list[str], two: list[str]) -> None:
    assert (event_id_for(*one) == event_id_for(*two)) == (one == two)


def test_parts_are_kept_apart() -> None:
    assert event_id_for("ab", "c") != event_id_for("a", "bc")
    assert event_id_for("a:1", "b") != event_id_for("a", "1:b")


def test_an_id_needs_parts() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        event_id_for()
