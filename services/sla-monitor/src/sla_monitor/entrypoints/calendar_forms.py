"""The calendar editor's form: one line of text for each day of the week, and one for each one-off day."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sla_monitor.domain.book import DatedCalendar
from sla_monitor.domain.calendar import WEEKDAYS
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.plain import calendar_to_plain

ONE_OFFS = ("holidays", "closures", "openings")
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
    """What the form says, for `calendar_from_plain`. Raises InvalidFieldError naming the form's field."""
    return {
        "timezone": form.get("timezone", "").strip(),
        "country": form.get("country", "").strip().upper() or None,
        "subdivision": form.get("subdivision", "").strip().upper() or None,
        "note": form.get("note", "")[:500],
        "to_running": form.get("to_running") == "on",
        "hours": {day: _windows(form.get(f"hours-{day}", ""), f"hours-{day}") for day in WEEKDAYS},
        **{name: _days(form.get(name, ""), name) for name in ONE_OFFS},
    }


def _windows(text: str, field: str) -> list[list[str]]:
    if _WINDOW.sub("", text[:500]).strip(" ,\n\r"):
        raise InvalidFieldError(field, f"{text[:60]!r}", "windows such as 09:00-12:00, 13:00-17:00")
    return [list(ends) for ends in _WINDOW.findall(text[:500])]


def _days(text: str, field: str) -> list[dict[str, Any]]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > _LINES:
        raise InvalidFieldError(field, f"{len(lines)} lines", f"at most {_LINES}")
    days: list[dict[str, Any]] = []
    for line in lines:
        found = _DAY.fullmatch(line)
        if found is None:
            raise InvalidFieldError(field, f"{line[:60]!r}", "lines such as 2026-12-24 09:00-12:00 Christmas Eve")
        said = found[3][:100]
        days.append({"date": found[1], "hours": _windows(found[2], field), "name": said, "reason": said})
    return days


def _said(pairs: Sequence[Sequence[str]]) -> str:
    return ", ".join("-".join(pair) for pair in pairs)


def _line(one: Mapping[str, Any]) -> str:
    parts = (one["date"], _said(one["hours"]), one.get("name") or one.get("reason") or "")
    return " ".join(part for part in parts if part)
