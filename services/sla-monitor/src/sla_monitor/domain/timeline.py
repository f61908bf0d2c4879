"""A calendar laid out on the UTC line: which instants are open, and how much open time lies before each.

Built a year at a time when first asked, then kept: a deadline a year away is one bisect, as is one tomorrow.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from sla_monitor.domain.calendar import Calendar
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError
from sla_monitor.domain.instants import MINUTE, offset_segments, on_the_clock, to_datetime, to_instant

PublicHolidays = Callable[[str, str | None, int], Mapping[date, str]]
"""(country, subdivision, year) -> the year's public holidays with their names."""

FIRST_YEAR, LAST_YEAR = 1970, 9000
REACH_YEARS = 100
_EARLIEST = to_instant(datetime(FIRST_YEAR, 1, 1, tzinfo=UTC), "year")
_LATEST = to_instant(datetime(LAST_YEAR + 1, 1, 1, tzinfo=UTC), "year")
Span = tuple[int, int]


def no_public_holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    """For calendars that name no country."""
    raise InvalidFieldError("country", f"{country} ({year}) cannot be looked up here", "a calendar without a country")


class Timeline:
    """The open spans of one calendar, as microseconds since 1970 UTC. Same questions, same answers."""

    __slots__ = ("_before", "_ends", "_from", "_public", "_starts", "_to", "_total", "_years", "calendar", "public_in")

    def __init__(self, calendar: Calendar, public_in: PublicHolidays = no_public_holidays) -> None:
        self.calendar = calendar
        self.public_in = public_in
        self._public: dict[int, Mapping[date, str]] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = []
        self._total = 0
        self._years: tuple[int, int] | None = None
        self._from = self._to = 0

    def public(self, day: date) -> Mapping[date, str]:
        """The public holidays of that day's year."""
        if self.calendar.country is None:
            return {}
        found = self._public.get(day.year)
        if found is None:
            found = self.public_in(self.calendar.country, self.calendar.subdivision, day.year)
            self._public[day.year] = found
        return found

    def is_worked(self, day: date) -> bool:
        """Whether that local date has any open time: a window that the clock skips from end to end is none."""
        zone = self.calendar.zone
        return any(
            on_the_clock(zone, day, window.start) or on_the_clock(zone, day, window.end - 1)
            for window in self.calendar.windows_on(day, self.public(day))
        )

    def closed_because(self, day: date) -> str | None:
        """The holiday or closure that keeps that local date from being worked, if any."""
        return self.calendar.closed_because(day, self.public(day))

    def local_date(self, moment: datetime) -> date:
        """The calendar's date at that instant."""
        return moment.astimezone(self.calendar.zone).date()

    def cover(self, instant: int, field: str) -> None:
        """Make the years up to that instant known. Must come before the questions below about it."""
        if self._from <= instant < self._to:
            return
        if not _EARLIEST <= instant < _LATEST:
            raise InvalidFieldError(field, "too far away", f"years {FIRST_YEAR} to {LAST_YEAR}")
        year = to_datetime(instant).year
        if self._years is None:
            self._append(year)
        elif year < self._years[0]:
            last = self._years[1]
            self._starts, self._ends, self._before, self._total, self._years = [], [], [], 0, None
            for known in range(year, last + 1):
                self._append(known)
        while self._years is not None and self._years[1] < year:
            self._append(self._years[1] + 1)

    def open_before(self, instant: int) -> int:
        """Open microseconds before that instant, from an origin that `cover` may move."""
        at = bisect_right(self._starts, instant) - 1
        if at < 0:
            return 0
        return self._before[at] + min(instant, self._ends[at]) - self._starts[at]

    def reach(self, amount: int, since: int) -> int:
        """The first instant with `amount` open microseconds before it (same origin as `open_before`).

        Looks at most REACH_YEARS past `since`; raises OutOfReachError beyond.
        """
        limit = to_datetime(since).year + REACH_YEARS
        while self._total < amount:
            assert self._years is not None  # noqa: S101 - `cover` has been called
            if self._years[1] >= min(limit, LAST_YEAR):
                raise OutOfReachError(
                    "target_minutes",
                    f"not reached within {REACH_YEARS} years on calendar {self.calendar.name!r}",
                    "a target that the calendar's open time can hold",
                )
            self._append(self._years[1] + 1)
        at = bisect_left(self._before, amount) - 1
        return self._starts[max(at, 0)] + amount - self._before[max(at, 0)]

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """The open spans within `[start, end)`, in order."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        while at < len(self._starts) and self._starts[at] < end:
            begin, finish = max(self._starts[at], start), min(self._ends[at], end)
            if begin < finish:
                yield begin, finish
            at += 1

    def _append(self, year: int) -> None:
        for start, end in self._open_spans(year):
            self._starts.append(start)
            self._ends.append(end)
            self._before.append(self._total)
            self._total += end - start
        if self._years is None:
            self._years = (year, year)
            self._from = to_instant(datetime(year, 1, 1, tzinfo=UTC), "year")
        else:
            self._years = (self._years[0], year)
        self._to = to_instant(datetime(year + 1, 1, 1, tzinfo=UTC), "year")

    def _open_spans(self, year: int) -> Iterator[Span]:
        """Open spans of one UTC year: local windows, shifted and clipped, in each stretch of one UTC offset.

        So a wall time that the clock skips is not there, and one that happens twice counts twice.
        """
        begin, finish = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
        for start, end, offset in offset_segments(self.calendar.zone, begin, finish):
            low, high = to_instant(start, "year"), to_instant(end, "year")
            day, last = (start + offset).date(), (end + offset).date()
            while day <= last:
                midnight = to_instant(datetime(day.year, day.month, day.day, tzinfo=UTC) - offset, "year")
                for window in self.calendar.windows_on(day, self.public(day)):
                    opened = max(midnight + window.start * MINUTE, low)
                    closed = min(midnight + window.end * MINUTE, high)
                    if opened < closed:
                        yield opened, closed
                day += timedelta(days=1)
