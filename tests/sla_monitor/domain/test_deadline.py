"""Deadlines by example, at the edges of their conventions (REQ S-01, REQ S-02)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from sla_monitor.domain.calendar import Calendar, Closure, Holiday, Opening, Window
from sla_monitor.domain.deadline import (
    Deadline,
    NonWorkingArrival,
    Pause,
    Target,
    consumed_at,
    deadline,
    due,
    merge_pauses,
)
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.instants import to_instant
from sla_monitor.domain.timeline import Timeline

JOBURG = "Africa/Johannesburg"
WHOLE, OFFICE = (Window(0, 1440),), (Window(9 * 60, 16 * 60),)
WEEKEND = NonWorkingArrival(frozenset({5, 6}), holidays=True, close=17 * 60)
DAY = Target(1440, non_working_arrival=WEEKEND)


def calendar(windows: tuple[Window, ...] = WHOLE, **more: object) -> Calendar:
    return Calendar("c", JOBURG, (*(windows,) * 5, (), ()), **more)  # type: ignore[arg-type]


def at(day: int, hour: int, minute: int = 0, month: int = 2) -> datetime:
    """A time in Johannesburg (UTC+2): 2 February 2026 is a Monday."""
    return datetime(2026, month, day, tzinfo=UTC) + timedelta(hours=hour - 2, minutes=minute)


SATURDAY = at(7, 10)


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], at(9, 17)),
        ([Pause(at(9, 10), at(9, 12))], at(9, 19)),
        ([Pause(at(8, 10), at(8, 12))], at(9, 17)),
        ([Pause(at(8, 10), at(8, 12)), Pause(at(9, 10), at(9, 12))], at(9, 19)),
        ([Pause(at(8, 10), at(9, 0, 1))], at(9, 17, 1)),
        ([Pause(at(9, 16), at(10, 10))], at(10, 11)),
        ([Pause(at(9, 16), None)], None),
        ([Pause(at(8, 16), None)], None),
        ([Pause(at(9, 17), None)], at(9, 17)),
        ([Pause(at(9, 17), at(9, 18))], at(9, 17)),
        ([Pause(at(9, 18), None)], at(9, 17)),
        ([Pause(at(9, 16, 59), at(9, 17, 1))], at(9, 17, 2)),
    ],
)
def test_a_wait_puts_off_the_end_of_the_business_day(pauses: Sequence[Pause], expected: datetime | None) -> None:
    # REQ S-01 S-02
    found = deadline(DAY, Timeline(calendar()), SATURDAY, pauses)
    assert (found.due_at, found.by_rule) == (expected, True)
    assert found.budget == 17 * 3600 * 10**6


def test_the_business_day_may_end_after_the_calendar_closes() -> None:
    timeline = Timeline(calendar(OFFICE))
    assert due(DAY, timeline, SATURDAY) == at(9, 17)
    assert due(DAY, timeline, SATURDAY, [Pause(at(9, 16, 30), at(9, 16, 40))]) == at(9, 17)
    assert due(DAY, timeline, SATURDAY, [Pause(at(9, 9), at(9, 10))]) == at(10, 10)
    assert due(
        Target(5, pausable=False, non_working_arrival=WEEKEND), timeline, SATURDAY, [Pause(at(9, 9), None)]
    ) == at(9, 17)


def test_a_business_day_that_ends_before_it_opens_is_due_then_all_the_same() -> None:
    early = Target(1440, non_working_arrival=NonWorkingArrival(frozenset({5, 6}), holidays=True, close=8 * 60))
    new_year = calendar(OFFICE, holidays=(Holiday(date(2026, 1, 1)), Holiday(date(2026, 1, 2))))
    assert due(early, Timeline(new_year), at(3, 10, month=1)) == at(5, 8, month=1)
    wait = Pause(at(4, 0, month=1), at(4, 12, month=1))
    assert due(early, Timeline(new_year), at(3, 10, month=1), [wait]) == at(5, 8, month=1)


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([Pause(at(9, 16, 30), None)], None),
        ([Pause(at(7, 12), None)], None),
        ([Pause(at(6, 12), None)], None),
        ([Pause(at(9, 17), None)], at(9, 17)),
        ([Pause(at(9, 16, 30), at(9, 18)), Pause(at(9, 17, 30), None)], at(9, 17)),
        ([Pause(at(9, 9), at(9, 10)), Pause(at(9, 17, 30), None)], None),
        ([Pause(at(9, 18), None), Pause(at(9, 16, 30), None)], None),
    ],
    ids=[
        "closed already",
        "at the weekend",
        "before it",
        "due already",
        "due while another went on",
        "put off",
        "both",
    ],
)
def test_an_open_pause_leaves_no_due_time_unless_it_had_passed(
    pauses: Sequence[Pause], expected: datetime | None
) -> None:
    # REQ S-01 S-02
    timeline = Timeline(calendar(OFFICE))
    found = deadline(DAY, timeline, SATURDAY, pauses)
    assert (found.due_at, found.budget, found.by_rule) == (expected, 7 * 3600 * 10**6, True)
    assert due(replace(DAY, pausable=False), timeline, SATURDAY, pauses) == at(9, 17)


@pytest.mark.parametrize(
    ("zone", "arrival", "off", "open_until", "expected"),
    [
        ("Pacific/Apia", datetime(2011, 12, 29, 20), {3, 5, 6}, 1440, datetime(2012, 1, 2, 3)),
        ("Pacific/Kwajalein", datetime(1993, 8, 20, 21), {4, 6}, 1440, datetime(1993, 8, 23, 5)),
        ("Africa/Cairo", datetime(2026, 4, 23, 9), {3, 5, 6}, 60, datetime(2026, 4, 27, 14)),
        ("Africa/Cairo", datetime(2026, 4, 23, 9), {3, 5, 6}, 61, datetime(2026, 4, 24, 14)),
        ("Africa/Johannesburg", datetime(2026, 4, 23, 9), {3, 5, 6}, 1, datetime(2026, 4, 24, 15)),
    ],
    ids=["the Friday that Samoa left out", "a Saturday left out", "skipped hours", "but for a minute", "one minute"],
)
def test_a_business_day_has_open_time_on_the_clock(
    zone: str, arrival: datetime, off: set[int], open_until: int, expected: datetime
) -> None:
    # REQ S-01 S-02
    days = Calendar("c", zone, ((Window(0, open_until),),) * 7)
    rule = NonWorkingArrival(frozenset(off), holidays=True, close=17 * 60)
    found = due(Target(60, non_working_arrival=rule), Timeline(days), arrival.replace(tzinfo=UTC))
    assert found == expected.replace(tzinfo=UTC)


def test_which_days_the_arrival_rule_names() -> None:
    # REQ S-01
    days = calendar(
        holidays=(Holiday(date(2026, 2, 9)), Holiday(date(2026, 2, 11), OFFICE)),
        closures=(Closure(date(2026, 2, 10)), Closure(date(2026, 2, 12), (Window(0, 600),))),
        openings=(Opening(date(2026, 2, 14), OFFICE),),
    )
    timeline = Timeline(days)
    assert due(DAY, timeline, SATURDAY) == at(11, 17), "reduced hours are a business day, a closed day is none"
    assert due(DAY, timeline, at(9, 10)) == at(11, 17), "a holiday's arrival"
    assert due(DAY, timeline, at(10, 10)) == at(11, 17), "a closed day's arrival"
    assert due(DAY, timeline, at(12, 11)) == at(13, 11), "partly closed is worked"
    assert due(DAY, timeline, at(14, 10)) == at(16, 17), "a Saturday is one, opened or not"
    assert due(DAY, timeline, at(13, 18)) == at(16, 11), "Friday runs on, over the opened Saturday"
    no_holidays = Target(1440, non_working_arrival=NonWorkingArrival(frozenset({5, 6}), holidays=False, close=1440))
    assert due(no_holidays, timeline, at(9, 10)) == at(13, 3)
    assert due(no_holidays, timeline, SATURDAY) == at(12, 0)


@pytest.mark.parametrize(
    ("percent", "pauses", "expected"),
    [
        (50, [], at(2, 11)),
        (100, [], at(2, 13)),
        (25, [Pause(at(2, 9, 30), at(2, 11))], at(2, 11, 30)),
        (25, [Pause(at(2, 10, 30), at(2, 11))], at(2, 10)),
        (75, [Pause(at(2, 11), at(2, 11, 30)), Pause(at(2, 11, 15), at(2, 12))], at(2, 13)),
        (50, [Pause(at(2, 12), None)], None),
        (0.0000000001, [], at(2, 13)),
    ],
)
def test_when_a_share_is_used_up(percent: float, pauses: Sequence[Pause], expected: datetime | None) -> None:
    # REQ S-03
    timeline = Timeline(calendar(OFFICE))
    assert consumed_at(Target(240), timeline, at(2, 9), pauses, percent) == expected
    unpausable = Target(240, pausable=False)
    assert consumed_at(unpausable, timeline, at(2, 9), pauses, 50) == at(2, 11)
    assert consumed_at(DAY, timeline, SATURDAY, [], 50) == at(9, 12, 30)
    assert consumed_at(DAY, timeline, SATURDAY, [], 100) == at(9, 16)


@pytest.mark.parametrize(
    ("pauses", "expected"),
    [
        ([], []),
        ([(1, 2), (3, 4)], [(1, 2), (3, 4)]),
        ([(3, 4), (1, 2)], [(1, 2), (3, 4)]),
        ([(1, 3), (2, 4)], [(1, 4)]),
        ([(1, 4), (2, 3)], [(1, 4)]),
        ([(1, 2), (2, 3)], [(1, 3)]),
        ([(2, None), (1, 3)], [(1, None)]),
        ([(1, None), (1, 2)], [(1, None)]),
        ([(1, 2), (1, None)], [(1, None)]),
        ([(2, None), (5, 6)], [(2, None)]),
        ([(-3, -1), (1, 2)], [(1, 2)]),
        ([(-3, 0), (-2, 1)], [(0, 1)]),
        ([(2, 2), (3, 4)], [(3, 4)]),
        ([(1, 6), (2, 3), (6, 7)], [(1, 7)]),
    ],
)
def test_pauses_are_unioned_from_the_arrival_on(pauses: list[tuple[int, int | None]], expected: list[object]) -> None:
    # REQ S-02
    base, hour = at(2, 0), timedelta(hours=1)
    since = to_instant(base, "x")
    given = [Pause(base + hour * start, None if end is None else base + hour * end) for start, end in pauses]
    found = merge_pauses(given, since)
    hours = [((a - since) // 3_600_000_000, None if b is None else (b - since) // 3_600_000_000) for a, b in found]
    assert hours == expected


def test_a_wait_that_begins_when_the_time_is_used_up_changes_nothing() -> None:
    timeline = Timeline(calendar(OFFICE))
    for end in (None, at(3, 12)):
        assert due(Target(60), timeline, at(2, 9), [Pause(at(2, 10), end)]) == at(2, 10)
        assert due(Target(60), timeline, at(2, 15), [Pause(at(2, 16), end)]) == at(2, 16)
        assert due(Target(60), timeline, at(2, 15), [Pause(at(2, 20), end)]) == at(2, 16)
    assert due(Target(60), timeline, at(2, 9), [Pause(at(2, 9), at(2, 9))]) == at(2, 10)
    far = [Pause(datetime(8000, 1, 1, tzinfo=UTC), None)]
    assert due(Target(60), timeline, at(2, 9), far) == at(2, 10)


CLOSE = "a time after 00:00, up to 24:00"
MINUTES = "minutes above 0, from a millisecond to 100 years"
ENDS = "an end after the start, up to 24:00"
NAIVE = "has no time zone; allowed: an aware datetime, such as one ending in Z"
DAYS = "mon, tue, wed, thu, fri, sat, sun"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: NonWorkingArrival(frozenset(), True, 0), f"non_working_arrival.close: 00:00; allowed: {CLOSE}"),
        (
            lambda: NonWorkingArrival(frozenset(), True, 1441),
            f"non_working_arrival.close: 24:01; allowed: {CLOSE}",
        ),
        (
            lambda: NonWorkingArrival(frozenset({7}), True, 1),
            f"non_working_arrival.weekdays: unknown weekday; allowed: {DAYS}",
        ),
        (lambda: Target(0), f"target_minutes: 0; allowed: {MINUTES}"),
        (lambda: Target(0.000008), f"target_minutes: 8e-06; allowed: {MINUTES}"),
        (lambda: Target(float("nan")), f"target_minutes: nan; allowed: {MINUTES}"),
        (lambda: Target(True), f"target_minutes: True; allowed: {MINUTES}"),
        (lambda: Pause(at(2, 9).replace(tzinfo=None), None), f"pauses.from: 2026-02-02T07:00:00 {NAIVE}"),
        (lambda: Pause(at(2, 9), at(2, 9).replace(tzinfo=None)), f"pauses.to: 2026-02-02T07:00:00 {NAIVE}"),
        (
            lambda: due(Target(60), Timeline(calendar()), at(2, 9).replace(tzinfo=None)),
            f"created_at: 2026-02-02T07:00:00 {NAIVE}",
        ),
        (lambda: Target(100 * 366 * 1440 + 1), f"target_minutes: 52704001; allowed: {MINUTES}"),
        (lambda: Window(600, 600), f"window: 10:00-10:00 is no part of a day; allowed: {ENDS}"),
        (lambda: Window(0, 1441), f"window: 00:00-24:01 is no part of a day; allowed: {ENDS}"),
        (
            lambda: Pause(at(2, 9), at(2, 8)),
            "pauses.to: 2026-02-02T06:00:00+00:00 is before the pause starts; allowed: a time from its start on",
        ),
        (
            lambda: calendar((Window(0, 600), Window(599, 700))),
            "hours.mon: windows overlap: 09:59 lies before 10:00; allowed: windows of one day that do not overlap",
        ),
    ],
)
def test_refusals_say_the_field_the_mistake_and_what_is_allowed(make: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        make()
    assert str(refused.value) == said


def test_a_deadline_tells_what_it_is_made_of() -> None:
    # REQ S-02
    assert deadline(DAY, Timeline(calendar()), at(2, 9)) == Deadline(at(3, 9), 24 * 3600 * 10**6, by_rule=False)
    assert deadline(DAY, Timeline(calendar()), SATURDAY) == Deadline(at(9, 17), 17 * 3600 * 10**6, by_rule=True)


def test_a_business_day_is_looked_for_after_the_day_and_not_on_it() -> None:
    # REQ S-01
    assert WEEKEND.due_after(date(2026, 2, 2), Timeline(calendar())) == at(3, 17)
    assert NonWorkingArrival(frozenset(range(7)), holidays=True, close=1).weekdays == frozenset(range(7))
    assert NonWorkingArrival(frozenset(), holidays=True, close=1).close == 1


def test_the_smallest_targets_count() -> None:
    timeline = Timeline(calendar(WHOLE))
    assert due(Target(1 / 60_000), timeline, at(2, 9)) == at(2, 9) + timedelta(milliseconds=1)
    assert due(Target(1 / 60_000), Timeline(calendar(OFFICE)), at(7, 9)) == at(9, 9) + timedelta(milliseconds=1)
    assert due(Target(0.5), timeline, at(2, 9)) == at(2, 9) + timedelta(seconds=30)
