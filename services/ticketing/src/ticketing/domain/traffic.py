"""When inquiries come, how their number moves, and where they wait (REQ M-12).

Whole local days: the eight weeks before today, of which the last four are looked at closely. So every weekday and hour
is in there four times, and a week is like the one before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ticketing.domain.monthly_report import Spread, spread

WEEKS, CLOSELY = 8, 4
FEW = 5
"""With fewer inquiries an hour of the week says nothing."""
SLOWEST = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """An inquiry: `answered_at` is its first answer; `active`: somebody still owes one."""

    category: str
    opened_at: datetime
    answered_at: datetime | None = None
    active: bool = True

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet, and somebody is to."""
        return self.answered_at is None and self.active

    def waited(self, now: datetime) -> float | None:
        """Seconds to the first answer, or so far; None for one that ended without."""
        until = now if self.waits else self.answered_at
        return None if until is None else max((until - self.opened_at).total_seconds(), 0.0)


@dataclass(frozen=True, slots=True)
class Stream:
    """What came in of one category, or of all. `weeks`: how many in each, the oldest first.

    `wait` is to the first answer, of those of the last four weeks; `waiting` and `longest` (seconds) are of now.
    """

    category: str
    weeks: tuple[int, ...]
    wait: Spread
    waiting: int
    longest: float | None

    @property
    def recent(self) -> int:
        """In the last four weeks."""
        return sum(self.weeks[-CLOSELY:])

    @property
    def change(self) -> int | None:
        """Percent more than in the four weeks before; None where there were none."""
        before = sum(self.weeks[:-CLOSELY])
        return round(100 * (self.recent - before) / before) if before else None


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour of the week (Monday is 0): how many came in it in four weeks, and how long they waited."""

    weekday: int
    hour: int
    count: int
    median: float
    total: float


@dataclass(frozen=True, slots=True)
class Traffic:
    """`grid` is seven days of 24 hours, Monday first. `streams` are by category, `slowest` by the waiting in all."""

    first: date
    last: date
    everything: Stream
    streams: tuple[Stream, ...]
    grid: tuple[tuple[int, ...], ...]
    slowest: tuple[Slot, ...]


def since(now: datetime, zone: ZoneInfo) -> datetime:
    """The first instant that is looked at."""
    return _midnight(now.astimezone(zone).date() - timedelta(weeks=WEEKS), zone)


def analyse(arrivals: Iterable[Arrival], now: datetime, zone: ZoneInfo, category: str | None = None) -> Traffic:
    """The traffic as of `now`; the hours of the week only of `category`, if given. Older arrivals count as waiting."""
    today = now.astimezone(zone).date()
    found = list(arrivals)
    by_category: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in found:
        by_category[arrival.category].append(arrival)
    streams = [_stream(name, ones, now, today, zone) for name, ones in by_category.items()]
    chosen = found if category is None else by_category.get(category, [])
    closely = [one for one in chosen if 0 <= _days_ago(one, today, zone) < 7 * CLOSELY]
    return Traffic(
        first=today - timedelta(weeks=WEEKS),
        last=today - timedelta(days=1),
        everything=_stream("", found, now, today, zone),
        streams=tuple(sorted(streams, key=lambda one: (-one.recent, one.category))),
        grid=_grid(closely, zone),
        slowest=_slowest(closely, now, zone),
    )


def _stream(category: str, arrivals: Sequence[Arrival], now: datetime, today: date, zone: ZoneInfo) -> Stream:
    weeks = [0] * WEEKS
    waits: list[float] = []
    for arrival in arrivals:
        ago = _days_ago(arrival, today, zone)
        waited = arrival.waited(now)
        if 0 <= ago < 7 * WEEKS:
            weeks[WEEKS - 1 - ago // 7] += 1
        if 0 <= ago < 7 * CLOSELY and waited is not None:
            waits.append(waited)
    waiting = [(now - one.opened_at).total_seconds() for one in arrivals if one.waits]
    return Stream(category, tuple(weeks), spread(waits), len(waiting), max(waiting, default=None))


def _grid(arrivals: Iterable[Arrival], zone: ZoneInfo) -> tuple[tuple[int, ...], ...]:
    counts = Counter(_slot(one, zone) for one in arrivals)
    return tuple(tuple(counts[day, hour] for hour in range(24)) for day in range(7))


def _slowest(arrivals: Iterable[Arrival], now: datetime, zone: ZoneInfo) -> tuple[Slot, ...]:
    waits: dict[tuple[int, int], list[float]] = defaultdict(list)
    for one in arrivals:
        waited = one.waited(now)
        if waited is not None:
            waits[_slot(one, zone)].append(waited)
    slots = [
        Slot(day, hour, len(ones), spread(ones).median or 0.0, sum(ones))
        for (day, hour), ones in waits.items()
        if len(ones) >= FEW
    ]
    return tuple(sorted(slots, key=lambda one: (-one.total, one.weekday, one.hour))[:SLOWEST])


def _slot(arrival: Arrival, zone: ZoneInfo) -> tuple[int, int]:
    local = arrival.opened_at.astimezone(zone)
    return local.weekday(), local.hour


def _days_ago(arrival: Arrival, today: date, zone: ZoneInfo) -> int:
    """Whole days before yesterday: yesterday is 0, today -1."""
    return (today - arrival.opened_at.astimezone(zone).date()).days - 1


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)
