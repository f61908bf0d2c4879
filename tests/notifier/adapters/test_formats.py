"""Times as people write them where they live."""

from datetime import UTC, datetime

import pytest

from notifier.adapters.formats import moment

AT = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "zone", "ending"),
    [
        ("en-ZA", "Africa/Johannesburg", "17:00 SAST"),
        ("en", "Africa/Johannesburg", "17:00 GMT+02:00"),
        ("de", "Europe/Berlin", "16:00 MEZ"),
        ("de", "America/New_York", "10:00 GMT-05:00"),
        ("en-US", "America/New_York", "10:00 EST"),
        ("fr", "Asia/Kolkata", "20:30 UTC+05:30"),
        ("en", "Etc/UTC", "15:00 UTC"),
    ],
)
def test_a_moment_says_which_clock_is_meant(tag: str, zone: str, ending: str) -> None:
    # REQ N-16
    assert moment(AT, tag, zone).replace("\u2212", "-").endswith(ending)
