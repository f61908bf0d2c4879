"""Policies and calendars as plain data: how they are stored, sent and edited. Reading refuses by field."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sla_monitor.domain.book import DatedCalendar
from sla_monitor.domain.calendar import WEEKDAYS, Calendar, Closure, Holiday, Opening, Windows, format_minute
from sla_monitor.domain.case import parse_arrival_rule, parse_date, parse_hours, parse_minutes, parse_windows
from sla_monitor.domain.deadline import END_OF_NEXT_BUSINESS_DAY, NonWorkingArrival, Target
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.policy import Match, Policy, Promise, Warn

Plain = dict[str, Any]
_SELECTORS = tuple(field.name for field in fields(Match))


def policy_to_plain(policy: Policy) -> Plain:
    """What `policy_from_plain` reads, without name, version and edit."""
    return {
        "rank": policy.rank,
        "active": policy.active,
        "to_running": policy.to_running,
        "note": policy.note,
        "matches": [
            {name: sorted(getattr(match, name)) for name in _SELECTORS if getattr(match, name)}
            for match in policy.matches
        ],
        "promises": [_promise_to_plain(promise) for promise in policy.promises],
    }


def policy_from_plain(
    given: Mapping[str, Any], *, name: str, version: int, edited_at: datetime, edited_by: str | None
) -> Policy:
    """A version of policy `name`. Raises InvalidFieldError naming the field."""
    return Policy(
        name=name,
        version=version,
        rank=int(given.get("rank", 50)),
        promises=tuple(_promise(one, f"promises[{at}]") for at, one in enumerate(given.get("promises") or ())),
        edited_at=edited_at,
        matches=tuple(_match(one) for one in given.get("matches") or ()),
        active=bool(given.get("active", True)),
        to_running=bool(given.get("to_running", False)),
        edited_by=edited_by,
        note=str(given.get("note") or ""),
    )


def calendar_to_plain(dated: DatedCalendar) -> Plain:
    """What `calendar_from_plain` reads, without name, version and edit."""
    calendar = dated.calendar
    return {
        "timezone": calendar.timezone,
        "country": calendar.country,
        "subdivision": calendar.subdivision,
        "hours": {day: _pairs(windows) for day, windows in zip(WEEKDAYS, calendar.hours, strict=True) if windows},
        "holidays": [
            {"date": d.day.isoformat(), "hours": _pairs(d.windows), "name": d.name} for d in calendar.holidays
        ],
        "closures": [
            {"date": c.day.isoformat(), "hours": _pairs(c.windows), "reason": c.reason} for c in calendar.closures
        ],
        "openings": [
            {"date": o.day.isoformat(), "hours": _pairs(o.windows), "reason": o.reason} for o in calendar.openings
        ],
        "to_running": dated.to_running,
        "note": dated.note,
    }


def calendar_from_plain(
    given: Mapping[str, Any], *, name: str, version: int, edited_at: datetime, edited_by: str | None
) -> DatedCalendar:
    """A version of calendar `name`. Raises InvalidFieldError naming the field."""
    calendar = Calendar(
        name=name,
        timezone=str(given.get("timezone")),
        hours=parse_hours(given.get("hours") or {}, "hours"),
        holidays=tuple(
            Holiday(*_day(one, f"holidays[{at}]"), one.get("name") or "holiday")
            for at, one in enumerate(given.get("holidays") or ())
        ),
        closures=tuple(
            Closure(*_day(one, f"closures[{at}]"), one.get("reason") or "closed")
            for at, one in enumerate(given.get("closures") or ())
        ),
        openings=tuple(
            Opening(*_day(one, f"openings[{at}]"), one.get("reason") or "extra opening")
            for at, one in enumerate(given.get("openings") or ())
        ),
        country=given.get("country") or None,
        subdivision=given.get("subdivision") or None,
        version=version,
    )
    return DatedCalendar(calendar, edited_at, bool(given.get("to_running")), edited_by, str(given.get("note") or ""))


def _promise_to_plain(promise: Promise) -> Plain:
    rule = promise.target.non_working_arrival
    return {
        "metric": promise.metric,
        "target_minutes": promise.target.minutes,
        "pausable": promise.target.pausable,
        "non_working_arrival": None if rule is None else _rule_to_plain(rule),
        "calendar": promise.calendar,
        "warnings": [
            {"percent": warn.percent} if warn.percent is not None else {"minutes_before": warn.minutes}
            for warn in promise.warnings
        ],
    }


def _rule_to_plain(rule: NonWorkingArrival) -> Plain:
    return {
        "weekdays": [WEEKDAYS[day] for day in sorted(rule.weekdays)],
        "holidays": rule.holidays,
        "due": END_OF_NEXT_BUSINESS_DAY,
        "close": format_minute(rule.close),
    }


def _promise(given: Mapping[str, Any], field: str) -> Promise:
    try:
        rule = parse_arrival_rule(given.get("non_working_arrival"), "non_working_arrival")
        return Promise(
            metric=str(given.get("metric")),
            target=Target(
                parse_minutes(given.get("target_minutes"), "target_minutes"), given.get("pausable", True), rule
            ),
            calendar=str(given.get("calendar") or ""),
            warnings=tuple(Warn(one.get("percent"), one.get("minutes_before")) for one in given.get("warnings") or ()),
        )
    except InvalidFieldError as refused:
        raise refused.under(field) from refused


def _match(given: Mapping[str, Any]) -> Match:
    return Match(**{name: frozenset(given.get(name) or ()) for name in _SELECTORS})


def _day(given: Mapping[str, Any], field: str) -> tuple[Any, Windows]:
    return parse_date(given.get("date"), f"{field}.date"), parse_windows(given.get("hours") or [], f"{field}.hours")


def _pairs(windows: Sequence[Any]) -> list[list[str]]:
    return [[format_minute(window.start), format_minute(window.end)] for window in windows]
