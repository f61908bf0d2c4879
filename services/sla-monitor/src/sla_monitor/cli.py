"""`saypro sla ...`: what a person tries at the command line."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sla_monitor.domain.case import parse_case
from sla_monitor.domain.deadline import due as due_at
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.timeline import Timeline


def due(file: Path | str) -> int:
    """Print one JSON line per case of `file` (the format of `sla_cases.json`): `{"id", "due_at"}`.

    A case that the rules refuse gets a line `{"id", "error": {"field", "problem", "allowed"}}` instead. Returns the
    exit status: 0, or 1 where a case was refused or the file is no list of cases.
    """
    try:
        cases = json.loads(Path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as bad:
        sys.stderr.write(f"{file}: {bad}\n")
        return 1
    if not isinstance(cases, list):
        sys.stderr.write(f"{file}: a JSON list of cases is needed\n")
        return 1
    refused = 0
    for line in answers(cases):
        refused += "error" in line
        sys.stdout.write(json.dumps(line) + "\n")
    return 1 if refused else 0


def answers(cases: Iterable[object]) -> Iterator[dict[str, object]]:
    """The line of each case, in order. Cases with equal calendars share what is worked out for it."""
    timelines: dict[str, Timeline] = {}
    for given in cases:
        name = given.get("id") if isinstance(given, Mapping) else None
        try:
            answer = _due(given, timelines)
        except InvalidFieldError as bad:
            yield {"id": name, "error": {"field": bad.field, "problem": bad.problem, "allowed": bad.allowed}}
        else:
            yield {"id": name, "due_at": None if answer is None else format_utc(answer)}


def format_utc(moment: datetime) -> str:
    """ISO 8601 in UTC, ending in Z; fractions of a second only where there are any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _due(given: object, timelines: dict[str, Timeline]) -> datetime | None:
    if not isinstance(given, Mapping):
        raise InvalidFieldError("case", f"a {type(given).__name__}", "an object")
    written = repr([given.get(field) for field in ("timezone", "calendar", "holidays")])
    timeline = timelines.get(written)
    case = parse_case(given, None if timeline is None else timeline.calendar)
    if timeline is None:
        timeline = timelines[written] = Timeline(case.calendar)
    return due_at(case.target, timeline, case.created_at, case.pauses)
