"""When an answer is due: a pure function of target, calendar, arrival and pauses.

Conventions (DESIGN.md, section 7): windows are half-open; a deadline that falls exactly on closing stays there;
seconds are kept; elapsed time is real time, so a day of 23 or 25 hours counts as such; weekend and holiday are
local dates; pauses are unioned and remove only open time; an open pause means no due time; a pause after the
deadline changes nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sla_monitor.domain.calendar import WEEKDAYS, format_minute
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError, shown
from sla_monitor.domain.instants import DAY_MINUTES, MILLISECOND, MINUTE, local_end, to_datetime, to_instant
from sla_monitor.domain.timeline import REACH_YEARS, Timeline

_DAYS_TO_NEXT_BUSINESS_DAY = 366 * REACH_YEARS
END_OF_NEXT_BUSINESS_DAY = "end_of_next_business_day"


@dataclass(frozen=True, slots=True)
class Pause:
    """Waiting for the customer from `start` to before `end`; `end` None: still waiting."""

    start: datetime
    end: datetime | None

    def __post_init__(self) -> None:
        since = to_instant(self.start, "pauses.from")
        if self.end is not None and to_instant(self.end, "pauses.to") < since:
            raise InvalidFieldError(
                "pauses.to", f"{self.end.isoformat()} is before the pause starts", "a time from its start on"
            )


@dataclass(frozen=True, slots=True)
class NonWorkingArrival:
    """What arrives on one of `weekdays` (Monday is 0), or on a holiday, is due when the next business day ends.

    `close` is that end in minutes after local midnight. A business day is a local date with open time that this rule
    does not name itself.
    """

    weekdays: frozenset[int]
    holidays: bool
    close: int

    def __post_init__(self) -> None:
        if not 0 < self.close <= DAY_MINUTES:
            allowed = "a time after 00:00, up to 24:00"
            raise InvalidFieldError("non_working_arrival.close", format_minute(self.close), allowed)
        if not self.weekdays <= frozenset(range(7)):
            raise InvalidFieldError("non_working_arrival.weekdays", "unknown weekday", ", ".join(WEEKDAYS))

    def names(self, day: date, timeline: Timeline) -> bool:
        """Whether the rule speaks of that local date."""
        return day.weekday() in self.weekdays or (self.holidays and timeline.closed_because(day) is not None)

    def due_after(self, day: date, timeline: Timeline) -> datetime:
        """The end of the first business day after that local date."""
        for ahead in range(1, _DAYS_TO_NEXT_BUSINESS_DAY):
            candidate = day + timedelta(days=ahead)
            if not self.names(candidate, timeline) and timeline.is_worked(candidate):
                return local_end(timeline.calendar.zone, candidate, self.close)
        raise OutOfReachError(
            "non_working_arrival", "no business day follows", "a calendar with a day that the rule does not name"
        )


@dataclass(frozen=True, slots=True)
class Target:
    """How much open time an answer may take, in minutes; whether waiting for the customer stops the clock."""

    minutes: float
    pausable: bool = True
    non_working_arrival: NonWorkingArrival | None = None

    def __post_init__(self) -> None:
        within = not isinstance(self.minutes, bool) and 0 < self.minutes <= REACH_YEARS * 366 * DAY_MINUTES
        if not within or self.amount == 0:
            allowed = f"minutes above 0, from a millisecond to {REACH_YEARS} years"
            raise InvalidFieldError("target_minutes", shown(self.minutes), allowed)

    @property
    def amount(self) -> int:
        """The target in microseconds, a whole number of milliseconds (what the database keeps)."""
        return round(self.minutes * 60_000) * MILLISECOND


@dataclass(frozen=True, slots=True)
class Deadline:
    """Where a target ends. `due_at` None: a pause is open before the target was used up.

    `budget` is the open time between arrival and deadline in microseconds, pauses not counted; `by_rule` says
    that the arrival rule fixed it rather than the target's minutes.
    """

    due_at: datetime | None
    budget: int
    by_rule: bool


def due(target: Target, timeline: Timeline, arrival: datetime, pauses: Sequence[Pause] = ()) -> datetime | None:
    """When the answer is due; None while a pause is open."""
    return deadline(target, timeline, arrival, pauses).due_at


def deadline(target: Target, timeline: Timeline, arrival: datetime, pauses: Sequence[Pause] = ()) -> Deadline:
    """The deadline of what arrived at `arrival`, with what it is made of."""
    start = to_instant(arrival, "created_at")
    timeline.cover(start, "created_at")
    waits = merge_pauses(pauses, start) if target.pausable and pauses else ()
    rule = target.non_working_arrival
    if rule is not None and rule.names(day := timeline.local_date(arrival), timeline):
        earliest = to_instant(rule.due_after(day, timeline), "close")
        budget = _open_between(timeline, start, earliest)
        ended = _advance(timeline, start, budget, waits) if budget else start
        due_at = None if ended is None else max(ended, earliest)
        if due_at is None or (waits and _waiting_before(due_at, pauses)):
            return Deadline(None, budget, by_rule=True)
        return Deadline(to_datetime(due_at), budget, by_rule=True)
    ended = _advance(timeline, start, target.amount, waits)
    return Deadline(None if ended is None else to_datetime(ended), target.amount, by_rule=False)


def consumed_at(
    target: Target, timeline: Timeline, arrival: datetime, pauses: Sequence[Pause], percent: float
) -> datetime | None:
    """When `percent` (above 0, up to 100) of the open time to the deadline is used up; None while a pause is open."""
    whole = deadline(target, timeline, arrival, pauses)
    amount = round(whole.budget * percent / 100)
    if whole.due_at is None or amount == 0:
        return whole.due_at
    start = to_instant(arrival, "created_at")
    waits = merge_pauses(pauses, start) if target.pausable else ()
    ended = _advance(timeline, start, amount, waits)
    return None if ended is None else min(to_datetime(ended), whole.due_at)


def merge_pauses(pauses: Iterable[Pause], since: int) -> tuple[tuple[int, int | None], ...]:
    """The union of the pauses after `since`, in order, as instants; only the last can be open (None)."""
    merged: list[tuple[int, int | None]] = []
    for begin, finish in sorted(_instants(pauses), key=lambda pause: pause[0]):
        start = max(begin, since)
        if finish is not None and finish <= start:
            continue
        if merged and (merged[-1][1] is None or start <= merged[-1][1]):
            held = merged[-1][1]
            merged[-1] = (merged[-1][0], None if held is None or finish is None else max(held, finish))
        else:
            merged.append((start, finish))
    return tuple(merged)


def _instants(pauses: Iterable[Pause]) -> Iterator[tuple[int, int | None]]:
    for pause in pauses:
        yield to_instant(pause.start, "pauses.from"), None if pause.end is None else to_instant(pause.end, "pauses.to")


def _waiting_before(instant: int, pauses: Iterable[Pause]) -> bool:
    """Whether a pause that is open began before that instant. Asked of the pauses as given: a union begins earlier."""
    return any(finish is None and begin < instant for begin, finish in _instants(pauses))


def _open_between(timeline: Timeline, start: int, end: int) -> int:
    timeline.cover(end, "close")
    return timeline.open_before(end) - timeline.open_before(start)


def _advance(timeline: Timeline, start: int, amount: int, waits: Sequence[tuple[int, int | None]]) -> int | None:
    """The first instant after `amount` open microseconds from `start`, leaving out the pauses; None: never, as yet."""
    goal = timeline.open_before(start) + amount
    latest = start + REACH_YEARS * 366 * DAY_MINUTES * MINUTE
    for begin, finish in waits:
        if begin > latest:
            break
        timeline.cover(begin, "pauses.from")
        used = timeline.open_before(begin)
        if used >= goal:
            break
        if finish is None:
            return None
        if finish > latest:
            raise OutOfReachError("pauses.to", f"more than {REACH_YEARS} years after the arrival", "a nearer time")
        timeline.cover(finish, "pauses.to")
        goal += timeline.open_before(finish) - used
    return timeline.reach(goal, start)
