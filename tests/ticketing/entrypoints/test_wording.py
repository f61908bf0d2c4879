"""A ticket's story in words."""

from datetime import datetime

import pytest

from ticketing.domain.ticket import Entry, Kind, Waiting
from ticketing.entrypoints.wording import told

NAMES = {"u-sam": "Sam Okoro", "c-2": "SP-2222-2222-2"}
CHANGED = "conversations were merged, split or parted"


@pytest.mark.parametrize(
    ("waiting", "title", "text"),
    [
        (Waiting(None, came_with="c-2", moved=True), "An unanswered question came in", "with SP-2222-2222-2"),
        (Waiting(None, came_with="c-2"), "No unanswered question came in", "with SP-2222-2222-2"),
        (Waiting(None, left_with="c-2", moved=True), "An unanswered question left", "with SP-2222-2222-2"),
        (Waiting(None, left_with="c-3"), "No unanswered question left", "with another conversation"),
        (Waiting(None), "Open questions changed", CHANGED),
    ],
)
def test_the_staff_read_which_question_came_or_left_and_with_what(
    noon: datetime, waiting: Waiting, title: str, text: str
) -> None:
    entry = Entry(2, Kind.ASKED, noon, "u-sam", reason=CHANGED, waiting=waiting)
    line = told(entry, NAMES, "u-thandi", staff=True)
    assert (line.title, line.text) == (title, f"Sam Okoro · {text}")
