"""Local wall-clock times as instants, across daylight-saving changes (DECISIONS "Time").

A time that the clock skips is the first instant after the gap. A time that happens twice is the first one or the
second one, as the caller asks.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from notifier.domain.errors import InvalidFieldError

_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The IANA time zone of that name; InvalidFieldError("timezone") when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InvalidFieldError("timezone", f"an IANA time zone such as Europe/Berlin, not {name!r}") from error


@lru_cache(maxsize=65_536)
def instant(day: date, at: time, zone_name: str, *, second: bool) -> datetime:
    """The UTC instant at which `day` `at` is on the clock; `second` picks the later of two."""
    tz = zone(zone_name)
    local = datetime.combine(day, at)
    earlier = local.replace(tzinfo=tz, fold=0).astimezone(UTC)
    later = local.replace(tzinfo=tz, fold=1).astimezone(UTC)
    if earlier <= later:
        return later if second else earlier
    return _end_of_gap(later, earlier, tz)


def _end_of_gap(before: datetime, after: datetime, tz: ZoneInfo) -> datetime:
    """The first instant with the new offset, between one with the old and one with the new (both UTC)."""
    low, high = before - _SECOND, after
    new_offset = high.astimezone(tz).utcoffset()
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
        if middle.astimezone(tz).utcoffset() == new_offset:
            high = middle
        else:
            low = middle
    return high


def local_date(at: datetime, zone_name: str) -> date:
    """The date on the wall there at that instant."""
    return at.astimezone(zone(zone_name)).date()
