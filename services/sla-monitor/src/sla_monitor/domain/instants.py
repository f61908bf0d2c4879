"""Instants as whole microseconds since 1970 UTC, and local wall times as instants."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sla_monitor.domain.errors import InvalidFieldError, shown

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = 1_000
SECOND = 1_000 * MILLISECOND
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY_MINUTES = 24 * 60
_ONE = timedelta(microseconds=1)
_NOT_IANA = ("posix", "right/", "localtime")
"""Files beside the zones: with leap seconds, or whatever this machine is set to."""


def to_instant(moment: datetime, field: str) -> int:
    """Microseconds since 1970 UTC. Refuses a naive datetime: it names no instant."""
    if moment.tzinfo is None:
        raise InvalidFieldError(
            field, f"{moment.isoformat()} has no time zone", "an aware datetime, such as one ending in Z"
        )
    return (moment - EPOCH) // _ONE


def to_datetime(instant: int) -> datetime:
    """The aware UTC datetime of an instant."""
    return EPOCH + timedelta(microseconds=instant)


def load_zone(name: str, field: str = "timezone") -> ZoneInfo:
    """The IANA zone of that name."""
    said = f"{shown(name)} is not a known time zone"
    unknown = InvalidFieldError(field, said, "an IANA name such as Africa/Johannesburg")
    if name.startswith(_NOT_IANA):
        raise unknown
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a name that is a folder, or too long
        raise unknown from error


def offset_segments(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, timedelta]]:
    """Cut `[start, end)` (UTC) into stretches of one offset from UTC.

    Looks at each day's two ends: a zone that changes its offset twice in one day and back is not seen (none does).
    """
    opened, offset = start, _offset(zone, start)
    today = start
    while today < end:
        tomorrow = min(today + timedelta(days=1), end)
        after = _offset(zone, tomorrow)
        if after != offset:
            change = _first_change(zone, today, tomorrow, offset)
            yield opened, change, offset
            opened, offset = change, after
        today = tomorrow
    if opened < end:
        yield opened, end, offset


def on_the_clock(zone: ZoneInfo, day: date, minute: int) -> bool:
    """Whether that local wall time ever comes: the clock may skip it, or even its whole day."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None)


def local_end(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The UTC instant at which everything before local wall time `minute` of `day` is over.

    It is the end of the last minute before that time, as with opening windows: where the clock goes back, of the
    later such minute; where it skips that minute, the first instant after the gap. Minute 1440 ends the day.
    """
    last = datetime.combine(day, time((minute - 1) // 60, (minute - 1) % 60), zone).replace(fold=1)
    moment = last.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == last.replace(tzinfo=None):
        return moment + timedelta(minutes=1)
    # Read by the offset after the gap, a skipped time is an instant before it, by at most its length (a day).
    return _first_change(zone, moment, moment + timedelta(days=1), _offset(zone, moment))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None  # noqa: S101 - a ZoneInfo always has one; this tells the type checker
    return offset


def _first_change(zone: ZoneInfo, low: datetime, high: datetime, offset: timedelta) -> datetime:
    """The first second in `(low, high]` whose offset is not `offset`; `low` has it, `high` has not."""
    first, last = 0, int((high - low).total_seconds())
    while last - first > 1:
        middle = (first + last) // 2
        if _offset(zone, low + timedelta(seconds=middle)) == offset:
            first = middle
        else:
            last = middle
    return low + timedelta(seconds=last)
