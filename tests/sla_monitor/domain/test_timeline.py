"""The timeline of a calendar: what is looked up, in which years, and what lies between two instants (REQ S-02)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest

from sla_monitor.domain.calendar import Calendar, Window
from sla_monitor.domain.deadline import Target, due
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError
from sla_monitor.domain.instants import to_instant
from sla_monitor.domain.timeline import Timeline, no_public_holidays

HOUR = 3_600_000_000
OFFICE = (Window(540, 1020),)
UTC_OFFICE = Calendar("c", "Etc/UTC", (*(OFFICE,) * 5, (), ()))


def test_public_holidays_are_asked_for_once_a_year_by_country_and_part() -> None:
    asked: list[tuple[str, str | None, int]] = []

    def source(country: str, part: str | None, year: int) -> Mapping[date, str]:
        asked.append((country, part, year))
        return {date(year, 1, 1): f"New Year {year}"}

    calendar = Calendar("c", "Etc/UTC", UTC_OFFICE.hours, country="DE", subdivision="BY")
    timeline = Timeline(calendar, source)
    assert due(Target(480), timeline, datetime(2026, 12, 31, 9, tzinfo=UTC)) == datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert due(Target(481), timeline, datetime(2026, 12, 31, 9, tzinfo=UTC)) == datetime(2027, 1, 4, 9, 1, tzinfo=UTC)
    assert timeline.closed_because(date(2027, 1, 1)) == "New Year 2027"
    assert timeline.closed_because(date(2027, 1, 4)) is None
    assert not timeline.is_worked(date(2027, 1, 1))
    assert timeline.is_worked(date(2026, 12, 31))
    assert len(asked) == len(set(asked))
    assert {(country, part) for country, part, _ in asked} == {("DE", "BY")}
    assert {2026, 2027} <= {year for _, _, year in asked}
    timeline.public(date(2027, 5, 1))
    assert len(asked) == len(set(asked))


def test_questions_about_earlier_years_come_out_as_from_a_new_timeline() -> None:
    shared = Timeline(UTC_OFFICE)
    for year in (2026, 2025, 2023, 2024, 2027, 1970, 2024):
        arrival = datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC)
        assert due(Target(600), shared, arrival) == due(Target(600), Timeline(UTC_OFFICE), arrival)
        start = datetime(year, 1, 1, tzinfo=UTC)
        assert due(Target(600), shared, start) == due(Target(600), Timeline(UTC_OFFICE), start)


def test_the_year_before_the_only_one_that_is_known() -> None:
    timeline = Timeline(UTC_OFFICE)
    for nine in (datetime(2026, 3, 3, 9, tzinfo=UTC), datetime(2025, 3, 3, 9, tzinfo=UTC)):
        assert due(Target(60), timeline, nine) == nine + timedelta(hours=1)


def test_the_years_that_are_known_end_where_they_should() -> None:
    timeline = Timeline(UTC_OFFICE)
    new_year = to_instant(datetime(2027, 1, 1, tzinfo=UTC), "x")
    timeline.cover(to_instant(datetime(2026, 6, 1, tzinfo=UTC), "x"), "x")
    before = timeline.open_before(new_year)
    timeline.cover(new_year, "x")
    later = to_instant(datetime(2027, 1, 1, 12, tzinfo=UTC), "x")
    assert timeline.open_before(later) == before + 3 * HOUR
    assert timeline.open_before(to_instant(datetime(2026, 1, 1, tzinfo=UTC), "x")) == 0
    for year in (1970, 9000):
        assert due(Target(1), Timeline(UTC_OFFICE), datetime(year, 1, 1, tzinfo=UTC))
    for year in (1969, 9001):
        with pytest.raises(InvalidFieldError, match="created_at: too far away; allowed: years 1970 to 9000"):
            due(Target(1), Timeline(UTC_OFFICE), datetime(year, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ((5, 8), (6, 18), [8, 8]),
        ((5, 9), (5, 17), [8]),
        ((5, 10), (5, 11), [1]),
        ((5, 17), (6, 9), []),
        ((5, 16), (6, 10), [1, 1]),
        ((5, 0), (5, 9), []),
        ((3, 0), (4, 23), []),
        ((1, 0), (2, 10), [8, 1]),
    ],
)
def test_spans_are_what_is_open_between(start: tuple[int, int], end: tuple[int, int], hours: list[int]) -> None:
    timeline = Timeline(UTC_OFFICE)
    low, high = (to_instant(datetime(2026, 1, day, hour, tzinfo=UTC), "x") for day, hour in (start, end))
    timeline.cover(low, "x")
    spans = list(timeline.spans(low, high))
    assert [(finish - begin) // HOUR for begin, finish in spans] == hours
    assert all(low <= begin < finish <= high for begin, finish in spans)


def test_spans_end_with_the_years_that_are_known() -> None:
    timeline = Timeline(UTC_OFFICE)
    low, high = (to_instant(datetime(year, month, 1, tzinfo=UTC), "x") for year, month in ((2026, 12), (2027, 1)))
    timeline.cover(low, "x")
    assert len(list(timeline.spans(low, high))) == 23


def test_the_first_window_of_the_first_year_counts() -> None:
    timeline = Timeline(UTC_OFFICE)
    nine = datetime(2026, 1, 1, 9, tzinfo=UTC)
    assert due(Target(60), timeline, nine) == nine + timedelta(hours=1)
    assert timeline.open_before(to_instant(nine + timedelta(hours=3), "x")) == 3 * HOUR
    assert timeline.open_before(to_instant(nine, "x")) == 0
    assert timeline.open_before(to_instant(nine - timedelta(hours=1), "x")) == 0


def test_every_year_on_the_way_is_known() -> None:
    always = Timeline(Calendar("a", "Etc/UTC", ((Window(0, 1440),),) * 7))
    start = datetime(2026, 6, 1, tzinfo=UTC)
    for days in (365, 2 * 365, 5 * 365, 10):
        assert due(Target(days * 1440), always, start) == start + timedelta(days=days)


@pytest.mark.parametrize("zone", ["Africa/Johannesburg", "Pacific/Kiritimati", "America/New_York", "Pacific/Pago_Pago"])
def test_no_time_is_lost_or_doubled_where_years_meet(zone: str) -> None:
    # REQ S-02
    always = Calendar("a", zone, ((Window(0, 1440),),) * 7)
    eve = datetime(2026, 12, 31, tzinfo=UTC)
    for hours in range(1, 49):
        assert due(Target(hours * 60), Timeline(always), eve) == eve + timedelta(hours=hours)


def test_a_country_without_a_source_is_refused() -> None:
    with pytest.raises(InvalidFieldError) as refused:
        no_public_holidays("ZA", None, 2026)
    assert str(refused.value) == "country: ZA (2026) cannot be looked up here; allowed: a calendar without a country"


def test_a_century_is_reached_and_no_more() -> None:
    rare = Calendar("c", "Etc/UTC", ((Window(0, 1),), *((),) * 6))
    first, last = date(2026, 1, 5), date(2126, 12, 30)
    mondays = (last - first).days // 7 + 1
    start = datetime(2026, 1, 1, tzinfo=UTC)
    assert due(Target(mondays), Timeline(rare), start) == datetime(2126, 12, 30, 0, 1, tzinfo=UTC)
    with pytest.raises(OutOfReachError):
        due(Target(mondays + 1), Timeline(rare), start)
