"""What quiet hours and digests mean right now is said on the person's own clock (REQ N-16)."""

from datetime import UTC, datetime, time

import pytest

from notifier.domain.preferences import NO_PREFERENCES, DigestTimes, Preferences, QuietHours
from notifier.domain.timing_words import digest_in_words, quiet_in_words

ZONE = "Africa/Johannesburg"  # two hours ahead of UTC
WEDNESDAY_NOON = datetime(2026, 6, 3, 10, tzinfo=UTC)
EVERY_DAY = frozenset(range(7))


def quiet(days: frozenset[int] = EVERY_DAY, channels: frozenset[str] = frozenset({"email"})) -> Preferences:
    return Preferences(quiet_hours=QuietHours(time(22), time(7), days, channels))


@pytest.mark.parametrize("preferences", [NO_PREFERENCES, quiet(days=frozenset()), quiet(channels=frozenset())])
def test_hours_that_keep_nothing_back_are_none(preferences: Preferences) -> None:
    assert quiet_in_words(preferences, ZONE, WEDNESDAY_NOON).startswith("No quiet hours")


def test_by_day_it_says_when_they_come() -> None:
    assert "from 22:00 to 07:00 every day" in quiet_in_words(quiet(), ZONE, WEDNESDAY_NOON)
    weekend = quiet_in_words(quiet(days=frozenset({6, 5})), ZONE, WEDNESDAY_NOON)
    assert "on Sat, Sun, on your clock (Africa/Johannesburg)" in weekend


def test_by_night_it_says_until_when_and_on_which_day() -> None:
    before_midnight = datetime(2026, 6, 3, 21, 30, tzinfo=UTC)
    after_midnight = datetime(2026, 6, 3, 22, 30, tzinfo=UTC)
    assert quiet_in_words(quiet(), ZONE, before_midnight).startswith("Quiet until 07:00 on Thu 4 Jun;")
    assert quiet_in_words(quiet(), ZONE, after_midnight).startswith("Quiet until 07:00;")


def test_digests_are_named_by_their_next_day() -> None:
    preferences = Preferences(digest=DigestTimes(daily_at=time(11), weekly_on=0))
    words = digest_in_words(preferences, ZONE, WEDNESDAY_NOON)
    assert words == "Next daily digest Thu 11:00, next weekly one Mon 8 Jun 11:00."
