"""Calendars: when a team works, as local wall time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from sla_monitor.domain.errors import InvalidFieldError, shown
from sla_monitor.domain.instants import DAY_MINUTES, load_zone

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")


def parse_minute(text: object, field_name: str) -> int:
    """Minutes since local midnight of `HH:MM`; `24:00` is the end of the day."""
    if not isinstance(text, str) or not _CLOCK_TIME.fullmatch(text):
        said = "missing" if text is None else f"{shown(text)} is not a time of day"
        raise InvalidFieldError(field_name, said, "HH:MM from 00:00 to 24:00")
    return int(text[:2]) * 60 + int(text[3:])


def format_minute(minute: int) -> str:
    """`HH:MM` of minutes since local midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Open from `start` to before `end`, in minutes since local midnight: `0 <= start < end <= 1440`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= DAY_MINUTES:
            said = f"{format_minute(self.start)}-{format_minute(self.end)}"
            raise InvalidFieldError("window", f"{said} is no part of a day", "an end after the start, up to 24:00")


Windows = tuple[Window, ...]


def check_windows(windows: Iterable[Window], field_name: str) -> Windows:
    """The windows of one day in order. Refuses those that overlap; touching ones are allowed."""
    ordered = tuple(sorted(windows))
    for earlier, later in pairwise(ordered):
        if later.start < earlier.end:
            said = f"{format_minute(later.start)} lies before {format_minute(earlier.end)}"
            raise InvalidFieldError(field_name, f"windows overlap: {said}", "windows of one day that do not overlap")
    return ordered


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is not worked, or only in `windows` (reduced hours). `name` is for people."""

    day: date
    windows: Windows = ()
    name: str = "holiday"


@dataclass(frozen=True, slots=True)
class Closure:
    """A one-off closing: the whole day, or only `windows` of it."""

    day: date
    windows: Windows = ()
    reason: str = "closed"


@dataclass(frozen=True, slots=True)
class Opening:
    """A one-off opening beside the usual hours. It wins over holidays and closures."""

    day: date
    windows: Windows
    reason: str = "extra opening"


OneOff = TypeVar("OneOff", Closure, Opening)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When a team works. An instant is open where its local wall time lies in a window of its local date.

    `hours` has seven entries, Monday first. The day's windows are the weekly ones; a holiday puts its own in their
    place; closures take away; openings add. `country` and `subdivision` name public holidays that are
    looked up year by year where the calendar is used.
    """

    name: str
    timezone: str
    hours: tuple[Windows, ...]
    holidays: tuple[Holiday, ...] = ()
    closures: tuple[Closure, ...] = ()
    openings: tuple[Opening, ...] = ()
    country: str | None = None
    subdivision: str | None = None
    version: int = 1
    zone: ZoneInfo = field(init=False, repr=False, compare=False)
    holiday_on: Mapping[date, Holiday] = field(init=False, repr=False, compare=False)
    closed_on: Mapping[date, tuple[Closure, ...]] = field(init=False, repr=False, compare=False)
    opened_on: Mapping[date, tuple[Opening, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "zone", load_zone(self.timezone))
        if len(self.hours) != len(WEEKDAYS):
            raise InvalidFieldError("hours", f"{len(self.hours)} days", "seven days, Monday first")
        for name, windows in zip(WEEKDAYS, self.hours, strict=True):
            check_windows(windows, f"hours.{name}")
        for opening in self.openings:
            if not opening.windows:
                raise InvalidFieldError("openings", f"{opening.day} opens at no time", "at least one window")
            check_windows(opening.windows, "openings")
        for closure in self.closures:
            check_windows(closure.windows, "closures")
        if not any(self.hours) and not self.openings and not any(day.windows for day in self.holidays):
            raise InvalidFieldError("hours", f"calendar {self.name!r} is never open", "at least one window in the week")
        object.__setattr__(self, "holiday_on", MappingProxyType(_one_a_day(self.holidays)))
        object.__setattr__(self, "closed_on", _grouped((one.day, one) for one in self.closures))
        object.__setattr__(self, "opened_on", _grouped((one.day, one) for one in self.openings))

    def windows_on(self, day: date, public: Mapping[date, str]) -> Windows:
        """The day's open windows, in order. `public` are the country's holidays of that year."""
        windows = self.hours[day.weekday()]
        given = self.holiday_on.get(day)
        if given is not None:
            windows = given.windows
        elif day in public:
            windows = ()
        for closure in self.closed_on.get(day, ()):
            windows = _subtract(windows, closure.windows or (Window(0, DAY_MINUTES),))
        for opening in self.opened_on.get(day, ()):
            windows = _union((*windows, *opening.windows))
        return windows

    def closed_because(self, day: date, public: Mapping[date, str]) -> str | None:
        """Why a day is not worked though its weekday may be: a holiday's or closure's name; None otherwise.

        A day with reduced hours, or a one-off opening, is worked.
        """
        if self.windows_on(day, public):
            return None
        for closure in self.closed_on.get(day, ()):
            if not closure.windows:
                return closure.reason
        given = self.holiday_on.get(day)
        return given.name if given is not None else public.get(day)


def _grouped(days: Iterable[tuple[date, OneOff]]) -> Mapping[date, tuple[OneOff, ...]]:
    found: dict[date, list[OneOff]] = {}
    for day, one in days:
        found.setdefault(day, []).append(one)
    return MappingProxyType({day: tuple(ones) for day, ones in found.items()})


def _one_a_day(holidays: Iterable[Holiday]) -> dict[date, Holiday]:
    found: dict[date, Holiday] = {}
    for holiday in holidays:
        check_windows(holiday.windows, "holidays")
        known = found.setdefault(holiday.day, holiday)
        if known.windows != holiday.windows:
            raise InvalidFieldError("holidays", f"{holiday.day} is given twice with different hours", "each date once")
    return found


def _union(windows: Iterable[Window]) -> Windows:
    joined: list[Window] = []
    for window in sorted(windows):
        if joined and window.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return tuple(joined)


def _subtract(windows: Windows, removed: Windows) -> Windows:
    left = list(windows)
    for gone in removed:
        around = ((0, gone.start), (gone.end, DAY_MINUTES))
        parts = [(max(w.start, low), min(w.end, high)) for w in left for low, high in around]
        left = [Window(start, end) for start, end in parts if start < end]
    return tuple(sorted(left))
