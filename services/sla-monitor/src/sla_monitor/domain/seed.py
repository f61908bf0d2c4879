"""The promises a new marketplace begins with (REQ S-01), as data: managers change them from there."""

from datetime import datetime

from sla_monitor.domain.book import DatedCalendar
from sla_monitor.domain.calendar import Calendar, Window
from sla_monitor.domain.deadline import NonWorkingArrival, Target
from sla_monitor.domain.instants import DAY_MINUTES
from sla_monitor.domain.policy import FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION, Match, Policy, Promise, Warn

AROUND_THE_CLOCK, WEEKDAYS, OFFICE_HOURS = "around_the_clock", "weekdays_24h", "office_hours"
_HOUR = 60
_WARNINGS = (Warn(percent=75), Warn(minutes=30))
_URGENT = (
    Match(priorities=frozenset({"high"})),
    Match(categories=frozenset({"account"}), subcategories=frozenset({"login", "security"})),
    Match(categories=frozenset({"transaction"}), subcategories=frozenset({"payment_dispute", "billing"})),
)


def seed_calendars(timezone: str, country: str | None, at: datetime) -> tuple[DatedCalendar, ...]:
    """Around the clock; whole weekdays; office hours. The last two keep the country's public holidays."""
    whole = (Window(0, DAY_MINUTES),)
    office = (Window(9 * _HOUR, 17 * _HOUR),)
    weekdays = Calendar(WEEKDAYS, timezone, (*(whole,) * 5, (), ()), country=country)
    hours = Calendar(OFFICE_HOURS, timezone, (*(office,) * 5, (), ()), country=country)
    return tuple(
        DatedCalendar(one, at) for one in (Calendar(AROUND_THE_CLOCK, timezone, (whole,) * 7), weekdays, hours)
    )


def seed_policies(at: datetime, *, demo: bool) -> tuple[Policy, ...]:
    """Urgent: 4 h around the clock. General: 24 h on weekdays, weekend arrivals by the end of the next business day.

    The customer's next message is an inquiry like the first, so its answer has the same target.
    With `demo`, one queue (technical errors) has two minutes, so that a miss can be watched.
    """
    weekend = NonWorkingArrival(frozenset({5, 6}), holidays=True, close=17 * _HOUR)
    urgent = Policy(
        "urgent_4h", 1, 20,
        (
            Promise(FIRST_RESPONSE, Target(4 * _HOUR), AROUND_THE_CLOCK, _WARNINGS),
            Promise(NEXT_RESPONSE, Target(4 * _HOUR), AROUND_THE_CLOCK, _WARNINGS),
            Promise(RESOLUTION, Target(24 * _HOUR), AROUND_THE_CLOCK, _WARNINGS),
        ),
        at, _URGENT, note="Payment, account access and everything of high priority",
    )  # fmt: skip
    general = Policy(
        "general_24h", 1, 100,
        (
            Promise(FIRST_RESPONSE, Target(24 * _HOUR, non_working_arrival=weekend), WEEKDAYS, _WARNINGS),
            Promise(NEXT_RESPONSE, Target(24 * _HOUR, non_working_arrival=weekend), WEEKDAYS, _WARNINGS),
            Promise(RESOLUTION, Target(72 * _HOUR), WEEKDAYS, _WARNINGS),
        ),
        at, note="Everything else",
    )  # fmt: skip
    if not demo:
        return urgent, general
    queue = Match(categories=frozenset({"technical"}), subcategories=frozenset({"error"}))
    two_minutes = Promise(FIRST_RESPONSE, Target(2), AROUND_THE_CLOCK, (Warn(percent=50),))
    an_hour = Promise(RESOLUTION, Target(_HOUR), AROUND_THE_CLOCK, (Warn(percent=75),))
    watched = Policy(
        "demo_two_minutes", 1, 10, (two_minutes, an_hour),
        at, (queue,), note="Demonstration: technical errors are due in two minutes",
    )  # fmt: skip
    return watched, urgent, general
