"""The calendar editor's form: one line of text for each day of the week, and one for each one-off day."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sla_monitor.domain.book import DatedCalendar
from sla_monitor.domain.calendar import WEEKDAYS
from sla_monitor.domain.case import parse_date, parse_windows
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.instants import load_zone
from sla_monitor.domain.plain import calendar_to_plain
from sla_monitor.entrypoints.mistakes import Mistake, Reading, say, typed_in

ONE_OFFS = ("holidays", "closures", "openings")
DAYS = dict(zip(WEEKDAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
LABELS = {
    "timezone": "Time zone",
    "country": "Public holidays of",
    "subdivision": "Province or state",
    "holidays": "Holidays",
    "closures": "Closed once",
    "openings": "Open once",
    **{f"hours-{day}": said for day, said in DAYS.items()},
}
"""What stands above each field."""
_HOURS = "Write times such as 09:00-12:00, 13:00-17:00 that do not overlap; split at 24:00 what goes on past midnight."
_LINE = "Write a line for each day, such as 2026-12-24 09:00-12:00 Christmas Eve."
_ADVICE = {
    "timezone": "Write a name such as Africa/Johannesburg.",
    "country": "Write two letters such as ZA, GB, DE or SG, or leave it empty.",
    "holidays": _LINE,
    "closures": _LINE,
    "openings": "Write a line for each day with its hours, such as 2026-12-19 09:00-13:00 Extra Saturday.",
}
_WINDOW = re.compile(r"(\d\d:\d\d)\s*[-–]\s*(\d\d:\d\d)")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)((?:[ ,]+\d\d:\d\d\s*[-–]\s*\d\d:\d\d)*)\s*(.*)")
_LINES = 2000


def form_of(dated: DatedCalendar | None) -> dict[str, str]:
    """The form's values for a calendar; of a new one, office hours."""
    if dated is None:
        weekdays = {f"hours-{day}": "09:00-17:00" for day in WEEKDAYS[:5]}
        blank = dict.fromkeys(("timezone", "country", "subdivision", "note", "hours-sat", "hours-sun", *ONE_OFFS), "")
        return blank | weekdays
    plain = calendar_to_plain(dated)
    fields = {name: str(plain[name] or "") for name in ("timezone", "country", "subdivision", "note")}
    fields |= {f"hours-{day}": _said(plain["hours"].get(day, ())) for day in WEEKDAYS}
    fields |= {name: "\n".join(_line(one) for one in plain[name]) for name in ONE_OFFS}
    return fields


def plain_of(form: Mapping[str, str]) -> dict[str, Any]:
    """What the form says, for `calendar_from_plain`. Raises InvalidFieldError naming the form's fields."""
    reading = Reading()
    plain = {
        "timezone": reading.read(lambda: _zone(form), ""),
        "country": form.get("country", "").strip().upper() or None,
        "subdivision": form.get("subdivision", "").strip().upper() or None,
        "note": form.get("note", "")[:500],
        "to_running": form.get("to_running") == "on",
        "hours": {day: _hours(form, f"hours-{day}", reading) for day in WEEKDAYS},
        **{name: _days(form.get(name, ""), name, reading) for name in ONE_OFFS},
    }
    reading.end()
    return plain


def mistake_of(refused: InvalidFieldError, form: Mapping[str, str]) -> Mistake:
    """Which input a refusal is about, and what the page says there."""
    field = re.split(r"[.\[]", refused.field)[0]
    if field not in LABELS:  # the week as a whole, or a promise that it leaves no time for
        field = "hours-mon"
    advice = _ADVICE.get(field, "")
    if refused.field.startswith("hours-"):
        advice = _HOURS
    elif field == "hours-mon":
        advice = "Open it on more days."
    return Mistake(field, LABELS[field], say(refused, form.get(field, ""), advice))


def _zone(form: Mapping[str, str]) -> str:
    given = form.get("timezone", "").strip()
    if not given:
        raise InvalidFieldError("timezone", "no time zone is given", "an IANA name such as Africa/Johannesburg")
    load_zone(given)
    return given


def _hours(form: Mapping[str, str], field: str, reading: Reading) -> list[list[str]]:
    return reading.read(lambda: _windows(form.get(field, ""), field), [])


def _windows(text: str, field: str) -> list[list[str]]:
    if _WINDOW.sub("", text[:500]).strip(" ,\n\r"):
        said = f"{typed_in({field: text}, field)} cannot be read"
        raise InvalidFieldError(field, said, "windows such as 09:00-12:00, 13:00-17:00")
    found = [list(ends) for ends in _WINDOW.findall(text[:500])]
    parse_windows(found, field)
    return found


def _days(text: str, field: str, reading: Reading) -> list[dict[str, Any]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return reading.read(lambda: _read_days(lines, field), [])


def _read_days(lines: Sequence[str], field: str) -> list[dict[str, Any]]:
    if len(lines) > _LINES:
        raise InvalidFieldError(field, f"{len(lines)} lines are too many, {_LINES} are allowed", f"at most {_LINES}")
    days: list[dict[str, Any]] = []
    for line in lines:
        found = _DAY.fullmatch(line)
        if found is None:
            said = f"{typed_in({field: line}, field)} cannot be read"
            raise InvalidFieldError(field, said, "lines such as 2026-12-24 09:00-12:00 Christmas Eve")
        parse_date(found[1], field)
        said = found[3][:100]
        days.append({"date": found[1], "hours": _windows(found[2], field), "name": said, "reason": said})
    return days


def _said(pairs: Sequence[Sequence[str]]) -> str:
    return ", ".join("-".join(pair) for pair in pairs)


def _line(one: Mapping[str, Any]) -> str:
    parts = (one["date"], _said(one["hours"]), one.get("name") or one.get("reason") or "")
    return " ".join(part for part in parts if part)
