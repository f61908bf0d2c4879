"""`saypro sla ...`: what a person tries at the command line."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from sla_monitor.domain.case import parse_case
from sla_monitor.domain.deadline import due as due_at
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError, kind, shown
from sla_monitor.domain.timeline import Timeline

_SPACE = re.compile(r"\s*")


def due(file: Path | str) -> int:
    """Print one JSON line per case of `file` (the format of `sla_cases.json`, or a case a line): `{"id", "due_at"}`.

    A case that the rules refuse gets a line `{"id", "error": {"field", "problem", "allowed"}}` instead. Returns the
    exit status: 0, or 1 where a case was refused or the file holds no cases.
    """
    try:
        cases = read_cases(Path(file).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as bad:
        sys.stderr.write(f"{file}: {bad}; a JSON list of cases is needed, or one case a line\n")
        return 1
    refused = 0
    for line in answers(cases):
        refused += "error" in line
        sys.stdout.write(json.dumps(line) + "\n")
    if refused:
        sys.stderr.write(f"{file}: {refused} of {len(cases)} cases refused\n")
    return 1 if refused else 0


def read_cases(text: str) -> list[object]:
    """The values of the text, one after the other; a list stands for what is in it. Raises ValueError, saying where."""
    decoder, found = json.JSONDecoder(), []
    at = _end_of_space(text, 0)
    if at == len(text):
        raise ValueError("empty")
    while at < len(text):
        value, end = decoder.raw_decode(text, at)
        found += value if isinstance(value, list) else [value]
        at = _end_of_space(text, end)
    return found


def answers(cases: Iterable[object]) -> Iterator[dict[str, object]]:
    """The line of each case, in order. Cases with equal calendars share what is worked out for it."""
    timelines: dict[str, Timeline] = {}
    for at, given in enumerate(cases):
        name = given.get("id") if isinstance(given, Mapping) else None
        try:
            answer = _due(_named(given, f"cases[{at}]"), timelines)
        except InvalidFieldError as bad:
            yield {"id": name, "error": {"field": bad.field, "problem": bad.problem, "allowed": bad.allowed}}
        else:
            yield {"id": name, "due_at": None if answer is None else format_utc(answer)}


def format_utc(moment: datetime) -> str:
    """ISO 8601 in UTC, ending in Z; fractions of a second only where there are any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _named(given: object, place: str) -> Mapping[str, object]:
    """A case that can be told from the others, by its id; until it has one, it is named by its place in the file."""
    if not isinstance(given, Mapping):
        raise InvalidFieldError(place, kind(given), "an object")
    name = given.get("id")
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise InvalidFieldError(f"{place}.id", shown(name), "a text or a number")
    return given


def _due(given: Mapping[str, object], timelines: dict[str, Timeline]) -> datetime | None:
    written = repr([given.get(field) for field in ("timezone", "calendar", "holidays")])
    timeline = timelines.get(written)
    case = parse_case(given, None if timeline is None else timeline.calendar)
    if timeline is None:
        timeline = timelines[written] = Timeline(case.calendar)
    try:
        return due_at(case.target, timeline, case.created_at, case.pauses)
    except OutOfReachError as far:
        raise far if far.field.startswith("pauses") else far.under("policy") from far
