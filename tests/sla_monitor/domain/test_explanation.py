"""A deadline explains itself in words (REQ S-02)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sla_monitor.domain.calendar import Calendar, Closure, Holiday, Window
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target
from sla_monitor.domain.explanation import explain, say_duration
from sla_monitor.domain.timeline import Timeline

OFFICE = (Window(9 * 60, 17 * 60),)
WEEK = (*(OFFICE,) * 5, (), ())
FRIDAY = datetime(2026, 2, 6, 14, 30, tzinfo=UTC)  # 16:30 in Johannesburg
SECOND = 1_000_000


def office(**more: object) -> Timeline:
    return Timeline(Calendar("office", "Africa/Johannesburg", WEEK, **more))  # type: ignore[arg-type]


def test_the_words_of_the_design() -> None:
    thursday = datetime(2026, 9, 23, 14, 30, tzinfo=UTC)
    heritage = Holiday(date(2026, 9, 24), name="Heritage Day")
    found = explain(Target(240), office(holidays=(heritage,)), thursday)
    assert found.words == "due Fri 12:30: 30 min Wed + 3.5 h Fri, Thu Heritage Day skipped"
    assert explain(Target(240), office(), FRIDAY).words == "due Mon 12:30: 30 min Fri + 3.5 h Mon"


def test_a_wait_is_said_and_drawn() -> None:
    monday = datetime(2026, 2, 2, 7, tzinfo=UTC)
    wait = Pause(monday + timedelta(hours=1), monday + timedelta(hours=2))
    found = explain(Target(120), office(), monday, [wait])
    assert found.words == "due Mon 12:00: 2 h Mon, waiting for the customer 1 h left out"
    assert [span.kind for span in found.stretches] == ["worked", "paused", "worked"]


def test_an_open_wait_says_what_is_left() -> None:
    monday = datetime(2026, 2, 2, 7, tzinfo=UTC)
    found = explain(
        Target(120), office(), monday, [Pause(monday + timedelta(minutes=30), None)], until=monday + timedelta(hours=3)
    )
    assert found.due_at is None
    assert found.words == "no due time while waiting for the customer: 1.5 h left when it goes on"
    assert [(span.kind, span.end - span.start) for span in found.stretches] == [
        ("worked", timedelta(minutes=30)),
        ("paused", timedelta(hours=2, minutes=30)),
    ]


def test_a_weekend_arrival_is_due_at_the_end_of_the_business_day() -> None:
    saturday = datetime(2026, 2, 7, 8, tzinfo=UTC)
    rule = NonWorkingArrival(frozenset({5, 6}), holidays=True, close=17 * 60)
    found = explain(Target(1440, non_working_arrival=rule), office(), saturday)
    assert found.words == "due Mon 17:00: arrived Sat outside working days, so by the end of the next business day"


def test_many_days_are_summed_up_and_far_ones_dated() -> None:
    found = explain(Target(8 * 60 * 20), office(), FRIDAY)
    assert found.words == "due Fri 6 Mar 16:30: 30 min Fri + 8 h Mon + 144 h on 18 days between + 7.5 h Fri 6 Mar"


def test_many_skipped_days_are_summed_up() -> None:
    shut = tuple(Closure(date(2026, 2, 9) + timedelta(days=day), reason="moving") for day in range(12))
    found = explain(Target(60), office(closures=shut), FRIDAY)
    assert found.words == (
        "due Mon 23 Feb 09:30: 30 min Fri + 30 min Mon 23 Feb, "
        "Mon moving skipped, Tue moving skipped, Fri 20 Feb moving and 7 more days skipped"
    )


def test_seconds_are_said_where_there_are_any() -> None:
    assert (
        explain(Target(60), office(), FRIDAY - timedelta(seconds=30)).words
        == "due Mon 09:29:30: 30 min 30 s Fri + 29 min 30 s Mon"
    )


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (30, "30 s"),
        (1800, "30 min"),
        (3600, "1 h"),
        (12600, "3.5 h"),
        (8400, "2 h 20 min"),
        (3630, "1 h 30 s"),
    ],
)
def test_durations(seconds: int, said: str) -> None:
    assert say_duration(seconds * SECOND) == said
