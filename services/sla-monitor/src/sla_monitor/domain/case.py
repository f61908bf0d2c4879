"""Deadline cases as files give them (`sla_cases.json`): from parsed JSON to calendar, target, arrival and pauses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeGuard

from sla_monitor.domain.calendar import WEEKDAYS, Calendar, Holiday, Window, Windows, check_windows, parse_minute
from sla_monitor.domain.deadline import END_OF_NEXT_BUSINESS_DAY, NonWorkingArrival, Pause, Target
from sla_monitor.domain.errors import InvalidFieldError, kind, shown
from sla_monitor.domain.instants import to_instant

_PAIR = "a pair of start and end"
_TIME = "an ISO 8601 time such as 2026-02-02T08:00:00Z"
_DATE = "a date such as 2026-12-25"
_YEAR_MONTH_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Case:
    """One question: when is what arrived at `created_at` due?"""

    calendar: Calendar
    target: Target
    created_at: datetime
    pauses: tuple[Pause, ...]


def parse_case(given: object, calendar: Calendar | None = None) -> Case:
    """A whole case; a `calendar` that is known already is not read again. Raises InvalidFieldError naming the field."""
    fields = _mapping(given, "case")
    pauses = _list_or_nothing(fields.get("pauses"), "pauses")
    return Case(
        parse_calendar(fields) if calendar is None else calendar,
        parse_target(fields.get("policy")),
        parse_time(fields.get("created_at"), "created_at"),
        tuple(parse_pause(pause, f"pauses[{at}]") for at, pause in enumerate(pauses)),
    )


def parse_calendar(fields: Mapping[str, object]) -> Calendar:
    """The calendar of `timezone`, `calendar` and `holidays`."""
    timezone = fields.get("timezone")
    if not isinstance(timezone, str):
        raise InvalidFieldError("timezone", shown(timezone), "an IANA name such as Africa/Johannesburg")
    calendar = _mapping(fields.get("calendar"), "calendar")
    given = _list_or_nothing(fields.get("holidays"), "holidays")
    holidays = tuple(_parse_holiday(entry, f"holidays[{at}]") for at, entry in enumerate(given))
    hours = parse_hours(calendar.get("hours"), "calendar.hours")
    try:
        return Calendar(str(calendar.get("name", "calendar")), timezone, hours, holidays)
    except InvalidFieldError as refused:
        raise refused.under("calendar") if refused.field.startswith("hours") else refused from refused


def parse_hours(given: object, field: str) -> tuple[Windows, ...]:
    """Seven days of windows from `{"mon": [["09:00", "17:00"]], ...}`; a day left out is closed."""
    hours = _mapping(given, field)
    unknown = set(hours) - set(WEEKDAYS)
    if unknown:
        raise InvalidFieldError(field, f"unknown weekday {shown(sorted(unknown)[0])}", ", ".join(WEEKDAYS))
    return tuple(parse_windows(hours.get(day), f"{field}.{day}") for day in WEEKDAYS)


def parse_windows(given: object, field: str) -> Windows:
    """The windows of one day from `[["09:00", "12:00"], ["13:00", "17:00"]]`; none from None."""
    windows: list[Window] = []
    for at, pair in enumerate(_list_or_nothing(given, field)):
        where = f"{field}[{at}]"
        ends = _list(pair, where, _PAIR)
        if len(ends) != 2:
            raise InvalidFieldError(where, f"{len(ends)} times", _PAIR)
        start, end = parse_minute(ends[0], where), parse_minute(ends[1], where)
        if start >= end:
            said = f"{ends[0]}-{ends[1]} does not end after it starts"
            raise InvalidFieldError(where, said, "an end after the start; split at 24:00 what goes on past midnight")
        windows.append(Window(start, end))
    return check_windows(windows, field)


def parse_target(given: object) -> Target:
    """The target of a case's policy."""
    policy = _mapping(given, "policy")
    minutes = parse_minutes(policy.get("target_minutes"), "policy.target_minutes")
    pausable = policy.get("pausable", True)
    if not isinstance(pausable, bool):
        raise InvalidFieldError("policy.pausable", shown(pausable), "true or false")
    rule = parse_arrival_rule(policy.get("non_working_arrival"), "policy.non_working_arrival")
    try:
        return Target(minutes, pausable, rule)
    except InvalidFieldError as refused:
        raise refused.under("policy") from refused


def parse_minutes(given: object, field: str) -> float:
    """A target in minutes."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise InvalidFieldError(field, shown(given), "a number of minutes above 0")
    return given


def parse_arrival_rule(given: object, field: str) -> NonWorkingArrival | None:
    """The rule for what arrives on a weekend or holiday; None where there is none."""
    if given is None:
        return None
    rule = _mapping(given, field)
    where = {name: f"{field}.{name}" for name in ("due", "weekdays", "close", "holidays")}
    if rule.get("due") != END_OF_NEXT_BUSINESS_DAY:
        raise InvalidFieldError(where["due"], shown(rule.get("due")), END_OF_NEXT_BUSINESS_DAY)
    days = _list_or_nothing(rule.get("weekdays"), where["weekdays"])
    if not all(day in WEEKDAYS for day in days):
        raise InvalidFieldError(where["weekdays"], shown(days), ", ".join(WEEKDAYS))
    close = parse_minute(rule.get("close"), where["close"])
    if close == 0:
        raise InvalidFieldError(where["close"], "'00:00'", "a time after 00:00, up to 24:00")
    holidays = rule.get("holidays", False)
    if not isinstance(holidays, bool):
        raise InvalidFieldError(where["holidays"], shown(holidays), "true or false")
    return NonWorkingArrival(frozenset(WEEKDAYS.index(str(day)) for day in days), holidays, close)


def parse_pause(given: object, field: str) -> Pause:
    """One pause from `{"from": ..., "to": ...}`; no `to`, or null, while it is open."""
    pause, to_field = _mapping(given, field), f"{field}.to"
    start, end = parse_time(pause.get("from"), f"{field}.from"), pause.get("to")
    finish = None if end is None else parse_time(end, to_field)
    if finish is not None and finish < start:
        raise InvalidFieldError(to_field, f"{end} is before the pause starts", "a time from its start on")
    return Pause(start, finish)


def parse_time(given: object, field: str) -> datetime:
    """An aware datetime from ISO 8601 with an offset or Z."""
    if not isinstance(given, str):
        raise InvalidFieldError(field, shown(given), _TIME)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError as bad:
        raise InvalidFieldError(field, shown(given), _TIME) from bad
    to_instant(moment, field)
    return moment


def parse_date(given: object, field: str) -> date:
    """A date from YYYY-MM-DD."""
    if not isinstance(given, str) or not _YEAR_MONTH_DAY.fullmatch(given):
        raise InvalidFieldError(field, shown(given), _DATE)
    try:
        return date.fromisoformat(given)
    except ValueError as bad:
        raise InvalidFieldError(field, shown(given), _DATE) from bad


def _parse_holiday(given: object, field: str) -> Holiday:
    if isinstance(given, Mapping):
        entry = _mapping(given, field)
        name = entry.get("name")
        return Holiday(
            parse_date(entry.get("date"), f"{field}.date"),
            parse_windows(entry.get("hours"), f"{field}.hours"),
            name if isinstance(name, str) else "holiday",
        )
    return Holiday(parse_date(given, field))


def _mapping(given: object, field: str) -> Mapping[str, object]:
    if not isinstance(given, Mapping):
        raise InvalidFieldError(field, kind(given), "an object")
    return given


def _list(given: object, field: str, allowed: str = "a list") -> Sequence[object]:
    if not _is_list(given):
        raise InvalidFieldError(field, kind(given), allowed)
    return given


def _list_or_nothing(given: object, field: str) -> Sequence[object]:
    return () if given is None else _list(given, field)


def _is_list(given: object) -> TypeGuard[Sequence[object]]:
    return isinstance(given, Sequence) and not isinstance(given, str)
