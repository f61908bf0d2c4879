"""The book of promises: every version of every policy and calendar, and what follows from them for a clock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sla_monitor.domain.calendar import Calendar
from sla_monitor.domain.deadline import Pause, consumed_at, due
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.explanation import Explanation, explain
from sla_monitor.domain.policy import Policy, Promise, Subject, Warn, choose
from sla_monitor.domain.timeline import PublicHolidays, Timeline, no_public_holidays


@dataclass(frozen=True, slots=True)
class Term:
    """A promise as it was made: which version of which policy, on which version of a calendar, from when on."""

    policy: str
    version: int
    calendar: str
    calendar_version: int
    started_at: datetime


Reckon = Callable[[Sequence[Term], Sequence[Pause]], datetime | None]
"""The due time of promises in force, given the pauses; None while all of them are paused."""


@dataclass(frozen=True, slots=True)
class DatedCalendar:
    """One version of a calendar, and since when it counts."""

    calendar: Calendar
    edited_at: datetime
    to_running: bool = False
    edited_by: str | None = None
    note: str = ""


@dataclass(frozen=True)
class Book:
    """Answers for clocks. Timelines are worked out once per calendar version and shared by copies of the book."""

    policies: tuple[Policy, ...]
    calendars: tuple[DatedCalendar, ...]
    public_holidays: PublicHolidays = no_public_holidays
    timelines: dict[tuple[str, int], Timeline] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        names = {dated.calendar.name for dated in self.calendars}
        for policy in self.policies:
            for promise in policy.promises:
                if promise.calendar not in names:
                    allowed = ", ".join(sorted(names)) or "a calendar that exists"
                    said = f"there is no calendar {promise.calendar!r}" if promise.calendar else "missing"
                    raise InvalidFieldError("promises.calendar", said, allowed)

    def make_term(self, subject: Subject, metric: str, at: datetime, since: datetime) -> Term | None:
        """The promise for a subject by the versions that count `at` a time, running `since`; None: none is made."""
        policy = choose(self.policies, subject, at)
        promise = None if policy is None else policy.promise(metric)
        if policy is None or promise is None:
            return None
        calendar = self.calendar_at(promise.calendar, at).calendar
        return Term(policy.name, policy.version, calendar.name, calendar.version, since)

    def edits_to_running(self) -> tuple[datetime, ...]:
        """When versions were put that also count for running clocks, in order."""
        edited: list[Policy | DatedCalendar] = [*self.policies, *self.calendars]
        return tuple(sorted({version.edited_at for version in edited if version.to_running}))

    def promise_of(self, term: Term, metric: str) -> Promise:
        """The promise that a term names."""
        for policy in self.policies:
            if policy.name == term.policy and policy.version == term.version:
                promise = policy.promise(metric)
                if promise is not None:
                    return promise
        raise InvalidFieldError(
            "policy", f"{term.policy} version {term.version} promises no {metric}", "a version in the book"
        )

    def calendar_at(self, name: str, at: datetime) -> DatedCalendar:
        """The calendar's version that counts at that time; before its first version, the first."""
        versions = sorted((d for d in self.calendars if d.calendar.name == name), key=lambda d: d.calendar.version)
        if not versions:
            raise InvalidFieldError("calendar", f"there is no calendar {name!r}", "a calendar in the book")
        return next((d for d in reversed(versions) if d.edited_at <= at), versions[0])

    def timeline_of(self, term: Term) -> Timeline:
        """The timeline of the calendar version that a term names."""
        found = self.timelines.get((term.calendar, term.calendar_version))
        if found is not None:
            return found
        for dated in self.calendars:
            if (dated.calendar.name, dated.calendar.version) == (term.calendar, term.calendar_version):
                return self.timeline(dated.calendar)
        raise InvalidFieldError(
            "calendar", f"there is no version {term.calendar_version} of {term.calendar}", "a version in the book"
        )

    def timeline(self, calendar: Calendar) -> Timeline:
        """The shared timeline of a calendar."""
        key = (calendar.name, calendar.version)
        found = self.timelines.get(key)
        if found is None:
            found = self.timelines[key] = Timeline(calendar, self.public_holidays)
        return found

    def due_of(self, metric: str) -> Reckon:
        """How due times of a metric are reckoned: the earliest that any term gives; None while all are paused."""

        def reckon(terms: Sequence[Term], pauses: Sequence[Pause]) -> datetime | None:
            dues = [
                due(self.promise_of(term, metric).target, self.timeline_of(term), term.started_at, pauses)
                for term in terms
            ]
            return min((moment for moment in dues if moment is not None), default=None)

        return reckon

    def deciding_term(self, metric: str, terms: Sequence[Term], pauses: Sequence[Pause]) -> Term:
        """Of several terms the one that falls due first."""
        if len(terms) == 1:
            return terms[0]
        reckon = self.due_of(metric)
        dues: list[tuple[datetime, Term]] = []
        for term in terms:
            moment = reckon((term,), pauses)
            if moment is not None:
                dues.append((moment, term))
        return min(dues, key=lambda pair: pair[0])[1] if dues else terms[-1]

    def warn_times(
        self, metric: str, terms: Sequence[Term], pauses: Sequence[Pause]
    ) -> tuple[tuple[datetime, Warn], ...]:
        """When to remind, in order; none while a pause is open."""
        term = self.deciding_term(metric, terms, pauses)
        promise, timeline = self.promise_of(term, metric), self.timeline_of(term)
        due_at = due(promise.target, timeline, term.started_at, pauses)
        if due_at is None:
            return ()
        times: list[tuple[datetime, Warn]] = []
        for warn in promise.warnings:
            if warn.percent is not None:
                moment = consumed_at(promise.target, timeline, term.started_at, pauses, warn.percent)
            else:
                moment = max(due_at - timedelta(minutes=warn.minutes or 0), term.started_at)
            times.append((moment or due_at, warn))
        return tuple(sorted(times, key=lambda pair: pair[0]))

    def explain(
        self, metric: str, terms: Sequence[Term], pauses: Sequence[Pause], until: datetime | None = None
    ) -> Explanation:
        """Why the due time is when it is."""
        term = self.deciding_term(metric, terms, pauses)
        target = self.promise_of(term, metric).target
        return explain(target, self.timeline_of(term), term.started_at, pauses, until=until)

    def newest_policies(self) -> tuple[Policy, ...]:
        """The newest version of each policy."""
        return tuple({one.name: one for one in sorted(self.policies, key=lambda one: one.version)}.values())

    def newest_calendars(self) -> tuple[DatedCalendar, ...]:
        """The newest version of each calendar."""
        ordered = sorted(self.calendars, key=lambda one: one.calendar.version)
        return tuple({one.calendar.name: one for one in ordered}.values())

    def with_policy(self, policy: Policy) -> "Book":
        """This book with one more version of a policy."""
        return replace(self, policies=(*self.policies, policy))

    def with_calendar(self, calendar: DatedCalendar) -> "Book":
        """This book with one more version of a calendar."""
        key = (calendar.calendar.name, calendar.calendar.version)
        others = {known: timeline for known, timeline in self.timelines.items() if known != key}
        return replace(self, calendars=(*self.calendars, calendar), timelines=others)
