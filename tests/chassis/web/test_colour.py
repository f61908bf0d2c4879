"""Any colour becomes readable, and moves no further than that needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.web import colour

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def test_contrast_is_that_of_the_standard() -> None:
    assert colour.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert colour.contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@given(COLOURS, st.sampled_from([(WHITE, BLACK), (BLACK, WHITE)]))
def test_what_is_moved_can_be_read_and_what_could_be_read_is_left(
    chosen: colour.Rgb, ground: tuple[colour.Rgb, colour.Rgb]
) -> None:
    background, towards = ground
    moved = colour.readable_on(chosen, background, towards)
    assert colour.contrast(moved, background) >= colour.AA
    if colour.contrast(chosen, background) >= colour.AA:
        assert moved == chosen


def test_where_nothing_helps_it_goes_all_the_way() -> None:
    assert colour.readable_on((200, 200, 200), (118, 118, 118), WHITE, ratio=15) == WHITE


@given(COLOURS)
def test_a_colour_is_written_as_it_is_read(chosen: colour.Rgb) -> None:
    assert colour.parse(colour.text(chosen)) == chosen


@pytest.mark.parametrize("text", ["", "2f5bea", "#fff", "#2f5bea00", "#gggggg", "blue"])
def test_another_way_to_write_one_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"#rrggbb|invalid literal"):
        colour.parse(text)
