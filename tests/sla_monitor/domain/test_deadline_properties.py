"""The engine against a counter that asks minute after minute, on random calendars around clock changes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from sla_monitor.domain.calendar import Calendar, Closure, Holiday, Opening, Window
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target, consumed_at, due
from sla_monitor.domain.explanation import explain
from sla_monitor.domain.timeline import Timeline

MINUTE = timedelta(minutes=1)
ZONES = {
    "Europe/London": (date(2026, 3, 29), date(2026, 10, 25)),
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Africa/Cairo": (date(2026, 4, 24), date(2026, 10, 30)),
    "America/Santiago": (date(2026, 4, 5), date(2026, 9, 6)),
    "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),
    "Asia/Beirut": (date(2026, 3, 29), date(2026, 10, 25)),
    "Africa/Johannesburg": (date(2026, 6, 16), date(2026, 12, 31)),
    "Asia/Kathmandu": (date(2026, 1, 1), date(2027, 1, 1)),
}
"""Zones with the dates of their clock changes (for those without, dates where a year or a holiday turns)."""
LIMIT = 40 * 24 * 60


def opens(calendar: Calendar, day: date, minute: int) -> bool:
    """Whether a wall time lies in a window of its date."""

    def within(windows: tuple[Window, ...]) -> bool:
        return any(window.start <= minute < window.end for window in windows)

    if any(one.day == day and within(one.windows) for one in calendar.openings):
        return True
    if any(one.day == day and (not one.windows or within(one.windows)) for one in calendar.closures):
        return False
    given = [one for one in calendar.holidays if one.day == day]
    return within(given[0].windows if given else calendar.hours[day.weekday()])


def is_open(calendar: Calendar, moment: datetime) -> bool:
    local = moment.astimezone(ZoneInfo(calendar.timezone))
    return opens(calendar, local.date(), local.hour * 60 + local.minute)


def count_due(target: Target, calendar: Calendar, arrival: datetime, pauses: list[Pause]) -> datetime | str | None:
    """The due time; None: a pause is open; "far": not within LIMIT minutes. Times are whole minutes."""
    left = round(target.minutes)
    at = arrival
    for _ in range(LIMIT):
        if left == 0:
            return at
        held = [p for p in pauses if target.pausable and p.start <= at and (p.end is None or at < p.end)]
        if any(p.end is None for p in held):
            return None
        if is_open(calendar, at) and not held:
            left -= 1
        at += MINUTE
    return "far"


def names(rule: NonWorkingArrival, calendar: Calendar, day: date) -> bool:
    """Whether the arrival rule speaks of a date."""
    listed = any(one.day == day for one in calendar.holidays) or any(
        one.day == day and not one.windows for one in calendar.closures
    )
    closed = not any(opens(calendar, day, minute) for minute in range(24 * 60))
    return day.weekday() in rule.weekdays or (rule.holidays and listed and closed)


def count_by_rule(rule: NonWorkingArrival, calendar: Calendar, arrival: datetime) -> datetime:
    """The first instant after every minute before `close` on the next business day: asked from the day's far end."""
    zone = ZoneInfo(calendar.timezone)
    day = arrival.astimezone(zone).date() + timedelta(days=1)
    while names(rule, calendar, day) or not any(opens(calendar, day, minute) for minute in range(24 * 60)):
        day += timedelta(days=1)
    at = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=2)
    while True:
        before = (at - MINUTE).astimezone(zone)
        # A day may begin after `close`, where the clock skips midnight: then its first instant is meant.
        if before.date() < day or (before.date() == day and before.hour * 60 + before.minute < rule.close):
            return at
        at -= MINUTE


@st.composite
def windows(draw: st.DrawFn, *, at_least: int = 0) -> tuple[Window, ...]:
    edges = draw(
        st.lists(
            st.integers(0, 48).map(lambda half_hours: half_hours * 30), unique=True, min_size=2 * at_least, max_size=6
        )
    )
    edges = sorted(edges)[: len(edges) // 2 * 2]
    return tuple(Window(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Calendar, datetime, list[Pause]]:
    """A calendar near a clock change, an arrival around it, and pauses."""
    zone = draw(st.sampled_from(sorted(ZONES)))
    change = draw(st.sampled_from(ZONES[zone]))
    near = st.integers(-3, 6).map(lambda days: change + timedelta(days=days))
    hours = [draw(windows()) for _ in range(7)]
    hours[draw(st.integers(0, 6))] = draw(windows(at_least=1))
    calendar = Calendar(
        "random",
        zone,
        tuple(hours),
        holidays=tuple(Holiday(day, draw(windows())) for day in draw(st.lists(near, max_size=2, unique=True))),
        closures=tuple(Closure(day, draw(windows())) for day in draw(st.lists(near, max_size=1))),
        openings=tuple(Opening(day, draw(windows(at_least=1))) for day in draw(st.lists(near, max_size=1))),
    )
    base = datetime(change.year, change.month, change.day, tzinfo=UTC) - timedelta(days=3)
    arrival = base + timedelta(minutes=draw(st.integers(0, 5 * 24 * 60)))
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        start = arrival + timedelta(minutes=draw(st.integers(-600, 4000)))
        length = draw(st.one_of(st.none(), st.integers(0, 3000)))
        pauses.append(Pause(start, None if length is None else start + timedelta(minutes=length)))
    return calendar, arrival, pauses


FEW = settings(
    max_examples=settings.default.max_examples * 3 // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@FEW
@given(situations(), st.integers(1, 3000), st.booleans())
def test_the_engine_equals_a_counter(
    situation: tuple[Calendar, datetime, list[Pause]], minutes: int, pausable: bool
) -> None:
    # REQ S-02
    calendar, arrival, pauses = situation
    target = Target(minutes, pausable)
    expected = count_due(target, calendar, arrival, pauses)
    assume(expected != "far")
    assert due(target, Timeline(calendar), arrival, pauses) == expected


@FEW
@given(situations(), st.sets(st.integers(0, 6), max_size=4), st.booleans(), st.integers(1, 48))
def test_arrivals_on_days_off_are_due_at_the_end_of_the_next_business_day(
    situation: tuple[Calendar, datetime, list[Pause]], weekdays: set[int], holidays: bool, close: int
) -> None:
    # REQ S-01
    calendar, arrival, _ = situation
    rule = NonWorkingArrival(frozenset(weekdays), holidays, close * 30)
    day = arrival.astimezone(ZoneInfo(calendar.timezone)).date()
    if not names(rule, calendar, day):
        rule = replace(rule, weekdays=rule.weekdays | {day.weekday()})
    assume(any(calendar.hours[weekday] for weekday in set(range(7)) - rule.weekdays))
    target = Target(60, non_working_arrival=rule)
    assert due(target, Timeline(calendar), arrival) == count_by_rule(rule, calendar, arrival)


@FEW
@given(situations(), st.integers(1, 3000), st.integers(-600, 4000), st.integers(0, 3000))
def test_a_pause_never_moves_a_deadline_earlier(
    situation: tuple[Calendar, datetime, list[Pause]], minutes: int, offset: int, length: int
) -> None:
    # REQ S-02
    calendar, arrival, pauses = situation
    rule = NonWorkingArrival(frozenset({5, 6}), holidays=True, close=17 * 60)
    assume(any(calendar.hours[:5]))
    start = arrival + timedelta(minutes=offset)
    more = [*pauses, Pause(start, start + timedelta(minutes=length))]
    timeline = Timeline(calendar)
    for target in (Target(minutes), Target(minutes, non_working_arrival=rule)):
        before, after = due(target, timeline, arrival, pauses), due(target, timeline, arrival, more)
        assert (before is None) == (after is None) or before is not None
        if before is not None and after is not None:
            assert after >= before


@FEW
@given(situations(), st.integers(1, 3000), st.integers(1, 99))
def test_a_share_of_the_time_is_used_up_before_the_deadline_and_in_order(
    situation: tuple[Calendar, datetime, list[Pause]], minutes: int, percent: int
) -> None:
    # REQ S-03
    calendar, arrival, pauses = situation
    timeline, target = Timeline(calendar), Target(minutes)
    due_at = due(target, timeline, arrival, pauses)
    part = consumed_at(target, timeline, arrival, pauses, percent)
    if due_at is None:
        assert part is None
    else:
        later = consumed_at(target, timeline, arrival, pauses, percent + 1)
        assert part is not None
        assert later is not None
        assert arrival <= part <= later <= due_at


@FEW
@given(situations(), st.integers(1, 3000))
def test_the_spans_of_an_explanation_add_up(situation: tuple[Calendar, datetime, list[Pause]], minutes: int) -> None:
    # REQ S-02
    calendar, arrival, pauses = situation
    found = explain(Target(minutes), Timeline(calendar), arrival, pauses)
    for earlier, later in zip(found.stretches, found.stretches[1:], strict=False):
        assert earlier.end == later.start
    if found.due_at is not None:
        worked = sum((span.end - span.start for span in found.stretches if span.kind == "worked"), timedelta())
        assert worked == timedelta(minutes=minutes)
        assert found.stretches[0].start == arrival
        assert found.stretches[-1].end == found.due_at
        assert found.words.startswith("due ")


@FEW
@given(situations(), st.lists(st.integers(0, 4000), min_size=2, max_size=6))
def test_the_order_of_questions_changes_no_answer(
    situation: tuple[Calendar, datetime, list[Pause]], offsets: list[int]
) -> None:
    calendar, arrival, _ = situation
    shared, target = Timeline(calendar), Target(90)
    arrivals = [arrival + timedelta(days=offset - 2000) for offset in offsets]
    assert [due(target, shared, at) for at in arrivals] == [due(target, Timeline(calendar), at) for at in arrivals]
