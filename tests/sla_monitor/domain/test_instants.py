"""Instants and wall times where the clock skips or repeats (REQ S-02)."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.instants import load_zone, local_end, offset_segments, on_the_clock, to_datetime, to_instant

SECOND = timedelta(seconds=1)


def test_an_instant_is_whole_microseconds_since_1970() -> None:
    one = datetime(1970, 1, 1, 0, 0, 1, 2, tzinfo=UTC)
    assert (to_instant(one, "x"), to_datetime(1_000_002)) == (1_000_002, one)
    assert to_instant(datetime(1970, 1, 1, 2, tzinfo=timezone(timedelta(hours=2))), "x") == 0
    assert to_datetime(0).tzinfo is UTC
    last = datetime(9000, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert to_instant(last, "x") == 221_876_927_999_999_999
    assert to_datetime(to_instant(last, "x")) == last


@pytest.mark.parametrize(
    ("zone", "changes"),
    [
        ("Africa/Johannesburg", []),
        ("Europe/Berlin", [datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1)]),
        ("America/New_York", [datetime(2026, 3, 8, 7), datetime(2026, 11, 1, 6)]),
        ("Australia/Lord_Howe", [datetime(2026, 4, 4, 15), datetime(2026, 10, 3, 15, 30)]),
        ("Africa/Cairo", [datetime(2026, 4, 23, 22), datetime(2026, 10, 29, 21)]),
        ("America/Nuuk", [datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1)]),
        ("Pacific/Apia", [datetime(2011, 4, 2, 14), datetime(2011, 9, 24, 14), datetime(2011, 12, 30, 10)]),
        ("Africa/Monrovia", [datetime(1972, 1, 7, 0, 44, 30)]),
        ("Asia/Kathmandu", [datetime(1985, 12, 31, 18, 30)]),
    ],
)
def test_a_year_is_cut_where_its_offset_changes(zone: str, changes: list[datetime]) -> None:
    # REQ S-02
    year = changes[0].year if changes else 2026
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    cuts = [start, *(change.replace(tzinfo=UTC) for change in changes), end]
    offsets = [cut.astimezone(ZoneInfo(zone)).utcoffset() for cut in cuts[:-1]]
    assert list(offset_segments(ZoneInfo(zone), start, end)) == list(zip(cuts[:-1], cuts[1:], offsets, strict=True))


def test_a_change_at_an_edge_makes_no_empty_stretch() -> None:
    # REQ S-02
    berlin, change = ZoneInfo("Europe/Berlin"), datetime(2026, 3, 29, 1, tzinfo=UTC)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for away in (SECOND, 2 * SECOND, timedelta(hours=5)):
        before, after = change - away, change + away
        assert list(offset_segments(berlin, before, change)) == [(before, change, winter)]
        assert list(offset_segments(berlin, change, after)) == [(change, after, summer)]
        assert list(offset_segments(berlin, before, after)) == [(before, change, winter), (change, after, summer)]


@pytest.mark.parametrize(
    ("zone", "day", "skipped"),
    [
        ("Australia/Lord_Howe", date(2026, 10, 4), range(120, 150)),
        ("Europe/Berlin", date(2026, 3, 29), range(120, 180)),
        ("Africa/Cairo", date(2026, 4, 24), range(60)),
        ("Pacific/Apia", date(2011, 12, 30), range(1440)),
        ("Europe/Berlin", date(2026, 10, 25), range(0)),
    ],
)
def test_a_skipped_wall_time_never_comes(zone: str, day: date, skipped: range) -> None:
    # REQ S-02
    assert [minute for minute in range(1440) if not on_the_clock(ZoneInfo(zone), day, minute)] == list(skipped)


@pytest.mark.parametrize(
    ("zone", "day", "minute", "expected"),
    [
        ("Europe/London", date(2026, 3, 29), 90, datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 25), 60, datetime(2026, 10, 25, 0, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 25), 90, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 25), 120, datetime(2026, 10, 25, 2, tzinfo=UTC)),
        ("Europe/London", date(2026, 7, 1), 1, datetime(2026, 6, 30, 23, 1, tzinfo=UTC)),
        ("Europe/London", date(2026, 7, 1), 61, datetime(2026, 7, 1, 0, 1, tzinfo=UTC)),
        ("Asia/Beirut", date(2026, 10, 24), 1380, datetime(2026, 10, 24, 20, tzinfo=UTC)),
        ("Asia/Beirut", date(2026, 10, 24), 1440, datetime(2026, 10, 24, 22, tzinfo=UTC)),
        ("Africa/Cairo", date(2026, 4, 23), 1440, datetime(2026, 4, 23, 22, tzinfo=UTC)),
        ("Pacific/Apia", date(2011, 12, 30), 1, datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ("Pacific/Apia", date(2011, 12, 30), 1440, datetime(2011, 12, 30, 10, tzinfo=UTC)),
        ("America/Havana", date(2026, 10, 31), 1440, datetime(2026, 11, 1, 4, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 8), 150, datetime(2026, 3, 8, 7, tzinfo=UTC)),
        ("America/New_York", date(2026, 7, 1), 1020, datetime(2026, 7, 1, 21, tzinfo=UTC)),
    ],
)
def test_a_day_ends_at_its_wall_time(zone: str, day: date, minute: int, expected: datetime) -> None:
    # REQ S-02
    found = local_end(ZoneInfo(zone), day, minute)
    assert found == expected
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Base", "posix/Europe/Berlin", "right/Europe/Berlin", "localtime", "../etc/passwd", "Europe", "x" * 99],
)
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        load_zone(name, "zone")
    assert (refused.value.field, refused.value.allowed) == ("zone", "an IANA name such as Africa/Johannesburg")
    assert refused.value.problem.endswith(" is not a known time zone")
