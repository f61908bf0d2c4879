"""Which windows a day has, why a day is not worked, and what no calendar can be (REQ S-02)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sla_monitor.domain.calendar import (
    WEEKDAYS,
    Calendar,
    Closure,
    Holiday,
    Opening,
    Window,
    check_windows,
    format_minute,
    parse_minute,
)
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.instants import DAY_MINUTES

MONDAY = date(2026, 2, 2)
NINE, TWELVE, ONE, FIVE = 9 * 60, 12 * 60, 13 * 60, 17 * 60
MORNING, AFTERNOON = Window(NINE, TWELVE), Window(ONE, FIVE)
SPLIT = "windows of one day that do not overlap"


def calendar(**more: Any) -> Calendar:
    """Open in the mornings and afternoons from Monday to Friday."""
    given = {"name": "c", "timezone": "Etc/UTC", "hours": (*((MORNING, AFTERNOON),) * 5, (), ())}
    return Calendar(**(given | more))


def spans(made: Calendar, day: date = MONDAY, public: dict[date, str] | None = None) -> list[tuple[int, int]]:
    return [(window.start, window.end) for window in made.windows_on(day, public or {})]


def test_a_week_has_the_hours_of_its_days() -> None:
    # REQ S-02
    hours = tuple((Window(number, number + 1),) for number in range(7))
    made = calendar(hours=hours)
    assert [spans(made, MONDAY + timedelta(days=number)) for number in range(8)] == [
        *([(number, number + 1)] for number in range(7)),
        [(0, 1)],
    ]
    assert made.version == 1


def test_a_holiday_has_its_own_hours_or_none() -> None:
    # REQ S-02
    short = Holiday(MONDAY, (Window(NINE, 600),), "Short day")
    assert spans(calendar(holidays=(short,))) == [(NINE, 600)]
    assert spans(calendar(holidays=(Holiday(MONDAY),))) == []
    assert spans(calendar(), public={MONDAY: "Founders"}) == []
    assert spans(calendar(holidays=(short,)), public={MONDAY: "Founders"}) == [(NINE, 600)]
    assert spans(calendar(holidays=(short,)), MONDAY + timedelta(days=7)) == [(NINE, TWELVE), (ONE, FIVE)]


@pytest.mark.parametrize(
    ("removed", "left"),
    [
        ((), []),
        ((Window(0, DAY_MINUTES),), []),
        ((Window(0, NINE),), [(NINE, TWELVE), (ONE, FIVE)]),
        ((Window(0, 600),), [(600, TWELVE), (ONE, FIVE)]),
        ((Window(600, 660),), [(NINE, 600), (660, TWELVE), (ONE, FIVE)]),
        ((Window(660, 840),), [(NINE, 660), (840, FIVE)]),
        ((Window(1000, DAY_MINUTES),), [(NINE, TWELVE), (ONE, 1000)]),
        ((Window(NINE, TWELVE), Window(900, 901)), [(ONE, 900), (901, FIVE)]),
    ],
)
def test_a_closure_takes_away(removed: tuple[Window, ...], left: list[tuple[int, int]]) -> None:
    # REQ S-02
    assert spans(calendar(closures=(Closure(MONDAY, removed),))) == left


def test_closures_of_one_day_add_up_and_other_days_stay() -> None:
    # REQ S-02
    made = calendar(closures=(Closure(MONDAY, (MORNING,)), Closure(MONDAY, (Window(ONE, 900),))))
    assert spans(made) == [(900, FIVE)]
    assert spans(made, MONDAY + timedelta(days=1)) == [(NINE, TWELVE), (ONE, FIVE)]
    whole = calendar(hours=((Window(0, DAY_MINUTES),),) * 7, closures=(Closure(MONDAY, (Window(600, 660),)),))
    assert spans(whole) == [(0, 600), (660, DAY_MINUTES)]


@pytest.mark.parametrize(
    ("opened", "found"),
    [
        (Window(0, 60), [(0, 60), (NINE, TWELVE), (ONE, FIVE)]),
        (Window(480, NINE), [(480, TWELVE), (ONE, FIVE)]),
        (Window(600, 660), [(NINE, TWELVE), (ONE, FIVE)]),
        (Window(TWELVE, ONE), [(NINE, FIVE)]),
        (Window(TWELVE, ONE - 1), [(NINE, ONE - 1), (ONE, FIVE)]),
        (Window(480, 1100), [(480, 1100)]),
        (Window(1000, 1200), [(NINE, TWELVE), (ONE, 1200)]),
    ],
)
def test_an_opening_joins_what_it_touches(opened: Window, found: list[tuple[int, int]]) -> None:
    # REQ S-02
    assert spans(calendar(openings=(Opening(MONDAY, (opened,)),))) == found


def test_an_opening_wins_over_closures_and_holidays() -> None:
    # REQ S-02
    made = calendar(
        holidays=(Holiday(MONDAY),),
        closures=(Closure(MONDAY),),
        openings=(Opening(MONDAY, (Window(600, 660),)), Opening(MONDAY, (Window(700, 710),))),
    )
    assert spans(made, public={MONDAY: "Founders"}) == [(600, 660), (700, 710)]


def test_why_a_day_is_not_worked() -> None:
    # REQ S-02
    saturday = MONDAY + timedelta(days=5)
    named = calendar(holidays=(Holiday(MONDAY, name="Ours"),))
    both = calendar(holidays=(Holiday(MONDAY, name="Ours"),), closures=(Closure(MONDAY, reason="Stocktaking"),))
    emptied = calendar(closures=(Closure(MONDAY, (MORNING,), "a"), Closure(MONDAY, (AFTERNOON,), "b")))
    assert calendar().closed_because(MONDAY, {}) is None
    assert calendar().closed_because(saturday, {}) is None
    assert calendar().closed_because(MONDAY, {MONDAY: "Founders"}) == "Founders"
    assert named.closed_because(MONDAY, {MONDAY: "Founders"}) == "Ours"
    assert both.closed_because(MONDAY, {}) == "Stocktaking"
    assert emptied.closed_because(MONDAY, {}) is None
    assert calendar(holidays=(Holiday(MONDAY, (MORNING,)),)).closed_because(MONDAY, {}) is None
    assert (Holiday(MONDAY).name, Closure(MONDAY).reason) == ("holiday", "closed")
    assert Opening(MONDAY, (MORNING,)).reason == "extra opening"


def test_windows_are_put_in_order_and_may_touch() -> None:
    # REQ S-02
    assert check_windows([Window(600, 700), Window(500, 600)], "hours") == (Window(500, 600), Window(600, 700))


@pytest.mark.parametrize(("text", "minute"), [("00:00", 0), ("09:05", 545), ("19:30", 1170), ("23:59", 1439)])
def test_a_time_of_day_is_read_and_written(text: str, minute: int) -> None:
    assert (parse_minute(text, "close"), format_minute(minute)) == (minute, text)
    assert (parse_minute("24:00", "close"), format_minute(DAY_MINUTES)) == (DAY_MINUTES, "24:00")


OVERLAPPING = (Window(540, 660), Window(600, 720))
OVERLAP = f"windows overlap: 10:00 lies before 11:00; allowed: {SPLIT}"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: calendar(hours=((MORNING,),) * 5), "hours: 5 days; allowed: seven days, Monday first"),
        (lambda: calendar(hours=((MORNING,),) * 8), "hours: 8 days; allowed: seven days, Monday first"),
        (
            lambda: calendar(openings=(Opening(MONDAY, ()),)),
            "openings: 2026-02-02 opens at no time; allowed: at least one window",
        ),
        (lambda: calendar(openings=(Opening(MONDAY, OVERLAPPING),)), f"openings: {OVERLAP}"),
        (lambda: calendar(closures=(Closure(MONDAY, OVERLAPPING),)), f"closures: {OVERLAP}"),
        (lambda: calendar(holidays=(Holiday(MONDAY, OVERLAPPING),)), f"holidays: {OVERLAP}"),
        *(
            (
                lambda at=at: calendar(hours=tuple(OVERLAPPING if day == at else () for day in range(7))),
                f"hours.{name}: {OVERLAP}",
            )
            for at, name in enumerate(WEEKDAYS)
        ),
        (
            lambda: calendar(holidays=(Holiday(MONDAY), Holiday(MONDAY, (MORNING,)))),
            "holidays: 2026-02-02 is given twice with different hours; allowed: each date once",
        ),
        (
            lambda: calendar(hours=((),) * 7, holidays=(Holiday(MONDAY),)),
            "hours: calendar 'c' is never open; allowed: at least one window in the week",
        ),
        (
            lambda: calendar(timezone="Mars/Base"),
            "timezone: 'Mars/Base' is not a known time zone; allowed: an IANA name such as Africa/Johannesburg",
        ),
        (lambda: parse_minute("9:00", "x"), "x: '9:00' is not a time of day; allowed: HH:MM from 00:00 to 24:00"),
        (lambda: parse_minute("24:01", "x"), "x: '24:01' is not a time of day; allowed: HH:MM from 00:00 to 24:00"),
        (lambda: parse_minute(None, "x"), "x: missing; allowed: HH:MM from 00:00 to 24:00"),
    ],
)
def test_a_refusal_says_the_field_the_mistake_and_what_is_allowed(make: Callable[[], object], said: str) -> None:
    with pytest.raises(InvalidFieldError) as refused:
        make()
    assert str(refused.value) == said


def test_a_calendar_that_opens_at_all_is_one() -> None:
    closed = ((),) * 7
    assert calendar(hours=closed, openings=(Opening(MONDAY, (MORNING,)),))
    assert calendar(hours=closed, holidays=(Holiday(MONDAY, (MORNING,)),))
    assert calendar(holidays=(Holiday(MONDAY), Holiday(MONDAY)))
