"""When a person's quiet hours end (DECISIONS "Time"): windows `[start, end)` as spans of UTC instants."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from notifier.domain.local_time import instant, local_date
from notifier.domain.preferences import QuietHours

_DAY = timedelta(days=1)


def quiet_until(at: datetime, quiet: QuietHours, zone_name: str) -> datetime | None:
    """The first instant from `at` that no window covers, or None when `at` is in none.

    A window's end that another window covers is not an end. Every window is shorter than a day, so a chain of them has
    a gap on each ordinary day and the search ends.
    """
    end = _covered_until(at, quiet, zone_name)
    if end is None:
        return None
    while (later := _covered_until(end, quiet, zone_name)) is not None:
        end = later
    return end


def _covered_until(at: datetime, quiet: QuietHours, zone_name: str) -> datetime | None:
    around = _windows_around(local_date(at, zone_name), quiet, zone_name)
    return max((end for start, end in around if start <= at < end), default=None)


@lru_cache(maxsize=16_384)
def _windows_around(today: date, quiet: QuietHours, zone_name: str) -> tuple[tuple[datetime, datetime], ...]:
    """Every window that can cover an instant of local `today`: where a clock turns, they reach a day further."""
    days = (today - 2 * _DAY, today - _DAY, today, today + _DAY)
    return tuple(_window(day, quiet, zone_name) for day in days if day.weekday() in quiet.days)


def _window(day: date, quiet: QuietHours, zone_name: str) -> tuple[datetime, datetime]:
    """The window that starts on local `day`: the first of a doubled start, the second of a doubled end."""
    last_day = day + _DAY if quiet.end < quiet.start else day
    return (
        instant(day, quiet.start, zone_name, second=False),
        instant(last_day, quiet.end, zone_name, second=True),
    )
