"""What the rules refuse: a typed error that names the field and says what is allowed."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from sla_monitor.domain.book import Book, DatedCalendar
from sla_monitor.domain.calendar import Calendar, Closure, Holiday, Opening, Window
from sla_monitor.domain.case import parse_case
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target, due
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError
from sla_monitor.domain.plain import policy_from_plain
from sla_monitor.domain.policy import FIRST_RESPONSE, Policy, Promise, Warn
from sla_monitor.domain.timeline import Timeline

NOON = datetime(2026, 2, 2, 12, tzinfo=UTC)
NINE_TO_FIVE = [["09:00", "17:00"]]
CASE: dict[str, Any] = {
    "id": "x",
    "timezone": "Africa/Johannesburg",
    "calendar": {"name": "office", "hours": {"mon": NINE_TO_FIVE}},
    "holidays": [],
    "policy": {"name": "p", "metric": "first_response", "target_minutes": 60, "pausable": True},
    "created_at": "2026-02-02T08:00:00Z",
    "pauses": [],
}  # fmt: skip


def with_hours(hours: Any) -> dict[str, Any]:
    return CASE | {"calendar": {"name": "office", "hours": hours}}


def test_touching_windows_are_one_stretch() -> None:
    split = with_hours({"mon": [["13:00", "17:00"], ["09:00", "13:00"]]})
    case = parse_case(split | {"created_at": "2026-02-02T10:30:00Z"})
    assert due(case.target, Timeline(case.calendar), case.created_at) == datetime(2026, 2, 2, 11, 30, tzinfo=UTC)


def test_naive_datetimes_are_refused_wherever_they_come() -> None:
    naive = datetime(2026, 2, 2, 12)
    case = parse_case(CASE)
    with pytest.raises(InvalidFieldError, match="created_at"):
        due(case.target, Timeline(case.calendar), naive)
    with pytest.raises(InvalidFieldError, match=r"pauses\.from"):
        Pause(naive, None)
    with pytest.raises(InvalidFieldError, match=r"pauses\.to"):
        Pause(NOON, naive)
    with pytest.raises(InvalidFieldError, match=r"pauses\.to"):
        Pause(NOON, NOON.replace(hour=11))


def calendar(**more: Any) -> Calendar:
    given = {"name": "c", "timezone": "Etc/UTC", "hours": ((Window(540, 1020),), *((),) * 6)}
    return Calendar(**(given | more))


def test_a_calendar_that_is_never_open_is_refused() -> None:
    with pytest.raises(InvalidFieldError, match="never open"):
        calendar(hours=((),) * 7)
    with pytest.raises(InvalidFieldError, match="seven days"):
        calendar(hours=((),) * 5)
    opened_once = calendar(hours=((),) * 7, openings=(Opening(date(2026, 2, 3), (Window(540, 600),)),))
    assert due(Target(60), Timeline(opened_once), NOON) == datetime(2026, 2, 3, 10, tzinfo=UTC)
    with pytest.raises(OutOfReachError, match="target_minutes"):
        due(Target(61), Timeline(opened_once), NOON)
    with pytest.raises(OutOfReachError):
        due(Target(1), Timeline(opened_once), datetime(2026, 2, 3, 10, tzinfo=UTC))


def test_what_no_year_holds_is_out_of_reach_and_ends() -> None:
    with pytest.raises(OutOfReachError):
        due(Target(100 * 366 * 24 * 60), Timeline(calendar()), NOON)
    rule = NonWorkingArrival(frozenset(range(7)), holidays=True, close=1020)
    with pytest.raises(OutOfReachError, match="no business day"):
        due(Target(60, non_working_arrival=rule), Timeline(calendar()), NOON)
    with pytest.raises(InvalidFieldError, match="year"):
        due(Target(60), Timeline(calendar()), datetime(9999, 1, 1, tzinfo=UTC))
    with pytest.raises(OutOfReachError, match="pauses"):
        due(Target(600), Timeline(calendar()), NOON, [Pause(NOON, datetime(8000, 1, 1, tzinfo=UTC))])


def test_windows_closures_and_openings_are_checked() -> None:
    with pytest.raises(InvalidFieldError, match="window"):
        Window(600, 600)
    with pytest.raises(InvalidFieldError, match="openings"):
        calendar(openings=(Opening(date(2026, 2, 3), ()),))
    overlapping = (Window(540, 660), Window(600, 720))
    day = date(2026, 2, 3)
    for days in (
        {"openings": (Opening(day, overlapping),)},
        {"closures": (Closure(day, overlapping),)},
        {"holidays": (Holiday(day, overlapping),)},
    ):
        with pytest.raises(InvalidFieldError, match="overlap"):
            calendar(**days)


def test_policies_without_a_target_or_with_an_unknown_metric_or_calendar_are_refused() -> None:
    promise = Promise(FIRST_RESPONSE, Target(60), "c")
    with pytest.raises(InvalidFieldError, match="no target"):
        Policy("p", 1, 1, (), NOON)
    with pytest.raises(InvalidFieldError, match="given twice"):
        Policy("p", 1, 1, (promise, promise), NOON)
    with pytest.raises(InvalidFieldError, match="first_response, next_response"):
        Promise("happiness", Target(60), "c")
    for name, said in (("nowhere", "there is no calendar 'nowhere'"), ("", "missing")):
        with pytest.raises(InvalidFieldError) as refused:
            Book(
                (Policy("p", 1, 1, (Promise(FIRST_RESPONSE, Target(60), name),), NOON),),
                (DatedCalendar(calendar(), NOON),),
            )
        assert str(refused.value) == f"promises.calendar: {said}; allowed: c"
    for warn, said in (
        ({}, "warnings: both percent and minutes, or neither; allowed: one of the two"),
        ({"percent": 50, "minutes": 5}, "warnings: both percent and minutes, or neither; allowed: one of the two"),
        ({"percent": 100}, "warnings.percent: 100; allowed: a whole number from 1 to 99"),
        ({"percent": 0}, "warnings.percent: 0; allowed: a whole number from 1 to 99"),
        ({"minutes": 0}, "warnings.minutes: 0; allowed: minutes above 0, at most a year"),
    ):
        with pytest.raises(InvalidFieldError) as refused:
            Warn(**warn)
        assert str(refused.value) == said


def test_what_lies_in_a_promise_is_named_by_its_place() -> None:
    edit: dict[str, Any] = {"name": "x", "version": 1, "edited_at": NOON, "edited_by": None}
    good = {"metric": FIRST_RESPONSE, "target_minutes": 60, "calendar": "c"}
    for wrong, said in (
        ({"metric": "joy"}, "metric: 'joy'; allowed: first_response, next_response, resolution, update"),
        ({"target_minutes": None}, "target_minutes: missing; allowed: a number of minutes above 0"),
        ({"warnings": [{"percent": 100}]}, "warnings.percent: 100; allowed: a whole number from 1 to 99"),
    ):
        with pytest.raises(InvalidFieldError) as refused:
            policy_from_plain({"promises": [good, good | wrong]}, **edit)
        assert str(refused.value) == f"promises[1].{said}"


def test_a_country_needs_a_source_of_its_holidays() -> None:
    with pytest.raises(InvalidFieldError, match="country"):
        due(Target(60), Timeline(calendar(country="ZA")), NOON)
