"""Quiet hours, digests and caps at their edges, where a window, a week or a clock turns over (REQ N-16)."""

from datetime import UTC, datetime, time, timedelta

import pytest

from notifier.domain.preferences import QuietHours
from notifier.domain.quiet_hours import quiet_until

EVERY_DAY = frozenset(range(7))
NEWFOUNDLAND = "America/St_Johns"
"""Its clock went from 00:01 on Sunday, 7 November 2010 (02:31 UTC) back to 23:01 on Saturday."""


def quiet(start: str, end: str, *days: int) -> QuietHours:
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end), frozenset(days) or EVERY_DAY, frozenset())


def utc(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2010, 11, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("window", "at", "until"),
    [
        (quiet("00:00", "06:00"), utc(7, 3, 0), utc(7, 9, 30)),
        (quiet("00:00", "06:00"), utc(7, 2, 29, 59), None),
        (quiet("00:00", "06:00"), utc(7, 9, 30), None),
        (quiet("23:45", "23:30", 4), utc(7, 2, 30, 30), utc(7, 3, 0)),
        (quiet("23:45", "23:30", 4), utc(7, 3, 0), None),
    ],
    ids=["begun tomorrow", "not begun", "over", "begun the day before yesterday", "over the second time"],
)
def test_a_night_that_begins_twice_is_quiet_throughout(
    window: QuietHours, at: datetime, until: datetime | None
) -> None:
    # REQ N-16
    assert quiet_until(at, window, NEWFOUNDLAND) == until


def test_a_window_ends_before_the_next_day_s_begins() -> None:
    # REQ N-16
    window = quiet("23:45", "23:44", 0, 1)
    monday = datetime(2026, 2, 2, 23, 45, tzinfo=UTC)
    assert quiet_until(monday, window, "UTC") == monday + timedelta(days=1, minutes=-1)
