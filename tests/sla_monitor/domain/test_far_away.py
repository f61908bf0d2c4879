"""Deadlines and waits a century away, and at the end of the years that are known: found, or refused, never for ever."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from sla_monitor.domain.calendar import Calendar, Window
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target, due
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError
from sla_monitor.domain.timeline import Timeline

WHOLE, OFFICE = (Window(0, 1440),), (Window(9 * 60, 17 * 60),)
CENTURY = timedelta(days=100 * 366)
START = datetime(2026, 2, 2, 9, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
LONGEST = Target(100 * 366 * 1440)
YEARS = "allowed: years 1970 to 9000"


def timeline(windows: tuple[Window, ...] = OFFICE) -> Timeline:
    return Timeline(Calendar("c", "Etc/UTC", (*(windows,) * 5, (), ())))


def refusal(ask: Callable[[], object]) -> str:
    with pytest.raises(InvalidFieldError) as refused:
        ask()
    return str(refused.value)


def test_the_longest_target_counts() -> None:
    always = Timeline(Calendar("a", "Etc/UTC", (WHOLE,) * 7))
    assert due(Target(99 * 365 * 1440), always, START) == START + timedelta(days=99 * 365)


def test_no_business_day_follows() -> None:
    # REQ S-01
    never = Target(60, non_working_arrival=NonWorkingArrival(frozenset(range(7)), holidays=True, close=1))
    said = refusal(lambda: due(never, timeline(), START))
    assert said == (
        "non_working_arrival: no business day follows; allowed: a calendar with a day that the rule does not name"
    )


def test_a_target_that_a_century_does_not_hold() -> None:
    with pytest.raises(OutOfReachError) as refused:
        due(LONGEST, timeline(), START)
    assert str(refused.value) == (
        "target_minutes: not reached within 100 years on calendar 'c'; "
        "allowed: a target that the calendar's open time can hold"
    )


def test_a_wait_may_end_a_century_later_and_not_after_that() -> None:
    # REQ S-02
    end = START + CENTURY
    assert end == datetime(2126, 4, 19, 9, tzinfo=UTC)
    assert due(Target(60), timeline(), START, [Pause(START, end)]) == end + timedelta(hours=1)
    said = refusal(lambda: due(Target(60), timeline(), START, [Pause(START, end + INSTANT)]))
    assert said == "pauses.to: more than 100 years after the arrival; allowed: a nearer time"


def test_a_wait_that_begins_within_a_century_leaves_no_due_time_and_a_later_one_is_not_looked_at() -> None:
    # REQ S-02
    assert due(LONGEST, timeline(), START, [Pause(START + CENTURY, None)]) is None
    with pytest.raises(OutOfReachError, match="not reached within 100 years"):
        due(LONGEST, timeline(), START, [Pause(START + CENTURY + INSTANT, None)])


def test_what_lies_after_the_year_9000_is_refused_by_its_field() -> None:
    late, after = datetime(9000, 12, 1, 9, tzinfo=UTC), datetime(9001, 6, 1, tzinfo=UTC)
    long = Target(60 * 24 * 60)
    for arrival in (after, datetime(9001, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC) - INSTANT):
        assert refusal(lambda arrival=arrival: due(long, timeline(), arrival)) == f"created_at: too far away; {YEARS}"
    begins = [Pause(after, None)]
    assert refusal(lambda: due(long, timeline(), late, begins)) == f"pauses.from: too far away; {YEARS}"
    ends = [Pause(late, after)]
    assert refusal(lambda: due(long, timeline(), late, ends)) == f"pauses.to: too far away; {YEARS}"
    eve = datetime(9000, 12, 31, 9, tzinfo=UTC)
    rule = NonWorkingArrival(frozenset({date(9000, 12, 31).weekday()}), holidays=False, close=1020)
    by_rule = Target(60, non_working_arrival=rule)
    assert refusal(lambda: due(by_rule, timeline(), eve)) == f"close: too far away; {YEARS}"
