"""`saypro sla due FILE`: when each case of a file is due, for cases in the format of `sla_cases.json`."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from chassis import case_files
from chassis.case_files import CaseRefused, Refusal
from sla_monitor.domain.case import parse_case
from sla_monitor.domain.deadline import due as due_at
from sla_monitor.domain.errors import InvalidFieldError, OutOfReachError, kind, shown
from sla_monitor.domain.timeline import Timeline

Timelines = dict[str, Timeline]
"""By calendar as it is written: cases with equal calendars share what is worked out for one."""


def due(file: Path) -> int:
    """Print one JSON line per case of `file`: `{"id", "due_at"}`, null where a pause is open.

    A case that is wrong is named on stderr with its field and what is allowed, and the others are still answered. The
    exit status is 1 where anything was wrong.
    """
    return case_files.print_answers(file, partial(_answer, {}))


def answers(content: bytes) -> Iterator[str | Refusal]:
    """The answer to each case of a file's content, as its line; ValueError for what holds no cases."""
    return case_files.answers(content, partial(_answer, {}))


def _answer(timelines: Timelines, case: object) -> dict[str, object]:
    name = None
    try:
        given = _object(case)
        name = _id(given.get("id"))
        moment = _due(given, timelines)
    except InvalidFieldError as bad:
        raise CaseRefused(name, f"{bad.field}: allowed is {bad.allowed}; {bad.problem}") from bad
    return {"id": name, "due_at": None if moment is None else _format_utc(moment)}


def _format_utc(moment: datetime) -> str:
    """ISO 8601 in UTC, ending in Z; fractions of a second only where there are any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _object(case: object) -> Mapping[str, object]:
    if isinstance(case, Mapping):
        return case
    raise InvalidFieldError("the case", kind(case), "an object")


def _id(value: object) -> str | int:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise InvalidFieldError("id", shown(value), "a text or a whole number")


def _due(given: Mapping[str, object], timelines: Timelines) -> datetime | None:
    written = repr([given.get(field) for field in ("timezone", "calendar", "holidays")])
    timeline = timelines.get(written)
    case = parse_case(given, None if timeline is None else timeline.calendar)
    if timeline is None:
        timeline = timelines[written] = Timeline(case.calendar)
    try:
        return due_at(case.target, timeline, case.created_at, case.pauses)
    except OutOfReachError as far:
        raise far if far.field.startswith("pauses") else far.under("policy") from far
