"""A deadline in words, with the spans it is made of: "due Mon 12:30: 30 min Fri + 3.5 h Mon, Thu holiday skipped"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sla_monitor.domain.deadline import Deadline, Pause, Target, deadline, merge_pauses
from sla_monitor.domain.instants import SECOND, to_datetime, to_instant
from sla_monitor.domain.timeline import Timeline

_DAYS_IN_WORDS = 5
_DAYS_LOOKED_AT = 400
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the way to a deadline: `kind` is `worked`, `paused` or `closed`; UTC, half-open."""

    kind: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a deadline is when it is: one line of words, and the stretches for a bar."""

    due_at: datetime | None
    words: str
    stretches: tuple[Stretch, ...]


def explain(
    target: Target,
    timeline: Timeline,
    arrival: datetime,
    pauses: Sequence[Pause] = (),
    *,
    until: datetime | None = None,
) -> Explanation:
    """Explain the deadline. `until` bounds the stretches where there is no due time (a pause is open)."""
    found = deadline(target, timeline, arrival, pauses)
    ending = found.due_at or max(until or arrival, arrival)
    stretches = tuple(_stretches(target, timeline, arrival, ending, pauses))
    return Explanation(found.due_at, _words(target, timeline, arrival, found, stretches), stretches)


def say_duration(microseconds: int) -> str:
    """`30 min`, `3.5 h`, `2 h 20 min`, `59 min 30 s`."""
    seconds = microseconds // SECOND
    hours, minutes, left = seconds // 3600, seconds // 60 % 60, seconds % 60
    if hours and not left and minutes % 15 == 0:
        return f"{seconds / 3600:g} h"
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else "", f"{left} s" if left else ""]
    return " ".join(part for part in parts if part) or "0 min"


def _stretches(
    target: Target, timeline: Timeline, arrival: datetime, ending: datetime, pauses: Sequence[Pause]
) -> Iterator[Stretch]:
    start, end = to_instant(arrival, "created_at"), to_instant(ending, "due_at")
    timeline.cover(start, "created_at")
    timeline.cover(end, "due_at")
    waits = merge_pauses(pauses, start) if target.pausable else ()
    at = start
    for kind, begin, finish in sorted(_pieces(timeline, waits, start, end), key=lambda piece: piece[1]):
        if at < begin:
            yield Stretch("closed", to_datetime(at), to_datetime(begin))
        yield Stretch(kind, to_datetime(begin), to_datetime(finish))
        at = finish
    if at < end:
        yield Stretch("closed", to_datetime(at), to_datetime(end))


def _pieces(
    timeline: Timeline, waits: Sequence[tuple[int, int | None]], start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    at = start
    for begin, finish in waits:
        if begin >= end:
            break
        yield from (("worked", low, high) for low, high in timeline.spans(at, begin))
        at = min(end if finish is None else finish, end)
        yield "paused", begin, at
    yield from (("worked", low, high) for low, high in timeline.spans(at, end))


def _words(target: Target, timeline: Timeline, arrival: datetime, found: Deadline, stretches: Sequence[Stretch]) -> str:
    zone = timeline.calendar.zone
    worked = _by_day(stretches, "worked", zone)
    skipped = _skipped(timeline, arrival, found.due_at or arrival)
    notes = [f"{_day(day, arrival, zone)} {reason} skipped" for day, reason in skipped]
    paused = sum((s.end - s.start for s in stretches if s.kind == "paused"), timedelta())
    if paused and found.due_at is not None:
        notes.append(f"waiting for the customer {say_duration(paused // timedelta(microseconds=1))} left out")
    if found.due_at is None:
        used = sum(amount for _, amount in worked)
        left = say_duration(max(found.budget - used, 0))
        return f"no due time while waiting for the customer: {left} left when it goes on"
    if found.by_rule:
        arrived = arrival.astimezone(zone)
        made = f"arrived {arrived:%a} outside working days, so by the end of the next business day"
    else:
        made = _sum_of_days(worked, arrival, zone)
    return ", ".join([f"due {_moment(found.due_at, arrival, zone)}: {made}", *notes])


def _by_day(stretches: Sequence[Stretch], kind: str, zone: ZoneInfo) -> list[tuple[date, int]]:
    """Microseconds of that kind per local date; a stretch over midnight counts on each of its days."""
    days: dict[date, int] = {}
    for stretch in (one for one in stretches if one.kind == kind):
        at = stretch.start
        while at < stretch.end:
            local = at.astimezone(zone)
            midnight = datetime.combine(local.date() + timedelta(days=1), datetime.min.time(), zone)
            until = min(max(midnight.astimezone(stretch.end.tzinfo), at + timedelta(seconds=1)), stretch.end)
            days[local.date()] = days.get(local.date(), 0) + (until - at) // timedelta(microseconds=1)
            at = until
    return sorted(days.items())


def _sum_of_days(days: Sequence[tuple[date, int]], arrival: datetime, zone: ZoneInfo) -> str:
    said = [f"{say_duration(amount)} {_day(day, arrival, zone)}" for day, amount in days]
    if len(said) > _DAYS_IN_WORDS:
        middle = days[2:-1]
        said[2:-1] = [f"{say_duration(sum(amount for _, amount in middle))} on {len(middle)} days between"]
    return " + ".join(said)


def _skipped(timeline: Timeline, arrival: datetime, ending: datetime) -> list[tuple[date, str]]:
    """Holidays and closures on the way that took open time away (a holiday on a free day took none)."""
    first, last = timeline.local_date(arrival), timeline.local_date(ending)
    days = (first + timedelta(days=ahead) for ahead in range(min((last - first).days, _DAYS_LOOKED_AT) + 1))
    closed = [(day, timeline.closed_because(day)) for day in days if timeline.calendar.hours[day.weekday()]]
    named = [(day, reason) for day, reason in closed if reason is not None]
    if len(named) > _DAYS_IN_WORDS:
        return [*named[:2], (named[-1][0], f"{named[-1][1]} and {len(named) - 3} more days")]
    return named


def _day(day: date, arrival: datetime, zone: ZoneInfo) -> str:
    near = timedelta() <= day - arrival.astimezone(zone).date() <= _WEEK
    return f"{day:%a}" if near else f"{day:%a} {day.day} {day:%b}"


def _moment(moment: datetime, arrival: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    seconds = f":{local:%S}" if local.second else ""
    return f"{_day(local.date(), arrival, zone)} {local:%H:%M}{seconds}"
