"""Local times as instants, where the clock skips or repeats them (REQ N-16)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from notifier.domain.errors import InvalidFieldError
from notifier.domain.local_time import instant, local_date, zone


@pytest.mark.parametrize(
    ("zone_name", "day", "gap", "minutes", "first"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2), 60, datetime(2026, 3, 29, 1)),
        ("America/New_York", date(2026, 3, 8), time(2), 60, datetime(2026, 3, 8, 7)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2), 30, datetime(2026, 10, 3, 15, 30)),
        ("America/Sao_Paulo", date(2018, 11, 4), time(0), 60, datetime(2018, 11, 4, 3)),
        ("Asia/Kathmandu", date(1986, 1, 1), time(0), 15, datetime(1985, 12, 31, 18, 30)),
        ("Pacific/Apia", date(2011, 12, 30), time(0), 24 * 60, datetime(2011, 12, 30, 10)),
    ],
)
def test_whatever_of_a_gap_is_meant_it_is_the_first_instant_after_it(
    zone_name: str, day: date, gap: time, minutes: int, first: datetime
) -> None:
    # REQ N-16
    begins = datetime.combine(day, gap)
    for second in (0, 1, 59, 60, 61, 7 * 60 + 13, minutes * 30, minutes * 60 - 60, minutes * 60 - 1):
        local = begins + timedelta(seconds=second)
        for later in (False, True):
            assert instant(local.date(), local.time(), zone_name, second=later) == first.replace(tzinfo=UTC)
    before, after = begins - timedelta(seconds=1), begins + timedelta(minutes=minutes)
    assert instant(before.date(), before.time(), zone_name, second=False) == (first - timedelta(seconds=1)).replace(
        tzinfo=UTC
    )
    assert instant(after.date(), after.time(), zone_name, second=False) == first.replace(tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_caller_chooses() -> None:
    # REQ N-16
    day, at = date(2026, 10, 25), time(2, 30)
    first, second = (instant(day, at, "Europe/Berlin", second=second) for second in (False, True))
    assert (first, second) == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
    assert first.tzinfo is UTC
    assert second.tzinfo is UTC


@pytest.mark.parametrize(
    ("zone_name", "day"), [("Pacific/Apia", date(2026, 1, 2)), ("America/New_York", date(2026, 1, 1))]
)
def test_the_date_is_the_one_on_the_wall(zone_name: str, day: date) -> None:
    # REQ N-16
    assert local_date(datetime(2026, 1, 1, 23, 30, tzinfo=UTC), zone_name) == day


def test_a_zone_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(InvalidFieldError) as refused:
        zone("Mars/Olympus")
    assert (refused.value.field, refused.value.detail) == (
        "timezone",
        "an IANA time zone such as Europe/Berlin, not 'Mars/Olympus'",
    )
