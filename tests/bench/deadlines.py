"""How fast deadlines are: on a business-hours calendar with holidays and pauses, against plain zone arithmetic.

Run as `python -m tests.bench.deadlines` from the repository's root; one JSON line per figure.
"""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.bench.figures import Figure, figure, show

from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.domain.calendar import Calendar, Window
from sla_monitor.domain.deadline import NonWorkingArrival, Pause, Target, due
from sla_monitor.domain.timeline import Timeline

ROUNDS = 15
ARRIVALS = 4_000
START = datetime(2026, 1, 1, tzinfo=UTC)
ZONE = "Africa/Johannesburg"
WEEK_MINUTES = 5 * 8 * 60
"""A week's open time on the calendar of the measurement: five days of 9 to 17."""
YEARLY_WEEKS = 50


def _timeline() -> Timeline:
    office = (Window(9 * 60, 12 * 60), Window(13 * 60, 18 * 60))
    return Timeline(Calendar("office", ZONE, (*(office,) * 5, (), ()), country="ZA"), public_holidays)


def _arrivals() -> list[datetime]:
    return [START + timedelta(minutes=131 * number) for number in range(ARRIVALS)]


def _per_second(*works: Callable[[datetime], object]) -> list[float]:
    """Calls a second of one core (CPU time, so a busy machine does not count), the median of rounds in turn."""
    arrivals = _arrivals()
    times: list[list[float]] = [[] for _ in works]
    gc.collect()
    for _ in range(ROUNDS):
        for index, work in enumerate(works):
            began = time.process_time()
            for arrival in arrivals:
                work(arrival)
            times[index].append(time.process_time() - began)
    return [ARRIVALS / sorted(rounds)[ROUNDS // 2] for rounds in times]


def deadlines_per_second() -> list[Figure]:
    """Deadlines a second on one core, a fresh calendar's first years included, and with a pause and a weekend rule.

    The floor is what a deadline around the clock costs: to local time, add, and back.
    """
    zone, span = ZoneInfo(ZONE), timedelta(hours=24)
    timeline, plain = _timeline(), Target(24 * 60)
    weekend = Target(24 * 60, non_working_arrival=NonWorkingArrival(frozenset({5, 6}), holidays=True, close=17 * 60))
    hour, day = timedelta(hours=1), timedelta(days=1)

    def floor(arrival: datetime) -> object:
        return (arrival.astimezone(zone) + span).astimezone(UTC)

    def paused(arrival: datetime) -> object:
        return due(weekend, timeline, arrival, [Pause(arrival + hour, arrival + day)])

    began = time.process_time()
    cold = _timeline()
    for arrival in _arrivals():
        due(plain, cold, arrival)
    cold_rate = ARRIVALS / (time.process_time() - began)
    bare, warm, with_rule = _per_second(floor, lambda arrival: due(plain, timeline, arrival), paused)
    total = ROUNDS * ARRIVALS
    return [
        figure("deadlines_business_hours_with_holidays", warm, "deadlines/s", total, bare),
        figure("deadlines_with_a_pause_and_the_weekend_rule", with_rule, "deadlines/s", total, bare),
        figure("deadlines_from_a_calendar_never_used_before", cold_rate, "deadlines/s", ARRIVALS, bare),
    ]


def year_against_week() -> list[Figure]:
    """What a deadline a year away costs, as a multiple of one within a week (floor 1: no dearer at all)."""
    timeline, week, year = _timeline(), Target(WEEK_MINUTES), Target(YEARLY_WEEKS * WEEK_MINUTES)
    near, far = _per_second(lambda at: due(week, timeline, at), lambda at: due(year, timeline, at))
    return [figure("deadline_a_year_away_to_a_week_away", near / far, "times", ROUNDS * ARRIVALS, 1)]


def main() -> None:
    """Print every figure."""
    show([*deadlines_per_second(), *year_against_week()])


if __name__ == "__main__":
    main()
