"""When the next digest goes out (DECISIONS "Time")."""

from datetime import datetime, timedelta

from notifier.domain.local_time import instant, local_date
from notifier.domain.preferences import DigestTimes, Mode

_DAY = timedelta(days=1)


def next_digest(mode: Mode, now: datetime, digest: DigestTimes, zone_name: str) -> datetime:
    """The next digest time strictly after `now`; `mode` is daily or weekly.

    The search starts a day early: where a whole local day is skipped, its digest is the first instant after it.
    """
    day = local_date(now, zone_name) - _DAY
    while True:
        if mode == "daily" or day.weekday() == digest.weekly_on:
            at = instant(day, digest.daily_at, zone_name, second=False)
            if at > now:
                return at
        day += _DAY
