"""`saypro notify decide FILE`: what the notifier would decide, for cases in the format of DECISIONS."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic_core import from_json, to_json

from notifier.domain.case_forms import (
    parse_history,
    parse_now,
    parse_occasion,
    parse_recipient,
    parse_rule,
    parse_wishes,
)
from notifier.domain.decide import decide as decide_case
from notifier.domain.decision import Decision
from notifier.domain.errors import InvalidFieldError
from notifier.domain.fields import Form, form, inside, refused

T = TypeVar("T")
KEPT: Final = 10_000
"""Equal parts of different cases that are remembered, each kind."""
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A case that cannot be decided: where it stands in the file, and what is wrong with it."""

    where: str
    problem: str


def decide(file: Path) -> int:
    """Print one JSON line per case of `file`: its id, and per channel the outcome, reason and time.

    A case that is wrong is named on stderr with its field and what is allowed, and the others are still answered. The
    exit status is 1 where anything was wrong.
    """
    try:
        found = answers(file.read_bytes())
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{file}: {error}\n")
        return 1
    refusals = 0
    for answer in found:
        if isinstance(answer, Refusal):
            refusals += 1
            sys.stderr.write(f"{file}, {answer.where}: {answer.problem}\n")
        else:
            sys.stdout.write(answer + "\n")
    return 1 if refusals else 0


def answers(content: bytes) -> Iterator[str | Refusal]:
    """The answer to each case of a JSON list, or of one case a line; ValueError for what is neither."""
    content = content.removeprefix(_BOM)
    if not content.strip():
        raise ValueError("empty, where a JSON list of cases or one case a line is needed")
    try:
        whole = from_json(content)
    except ValueError as error:
        if content.lstrip().startswith(b"["):
            raise ValueError(f"not JSON: {error}") from error
        return _by_line(content)
    cases = whole if isinstance(whole, list) else [whole]
    return (_answered(f"case {number}", case) for number, case in enumerate(cases, 1))


def _by_line(content: bytes) -> Iterator[str | Refusal]:
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = from_json(line)
        except ValueError as error:
            yield Refusal(f"line {number}", f"not JSON: {error}".replace("at line 1 column", "at column"))
        else:
            yield _answered(f"line {number}", case)


def _answered(where: str, case: object) -> str | Refusal:
    named = where
    try:
        given = form(case)
        case_id = inside("id", _id, given.get("id"))
        named = f"{where} (id {case_id})"
        return to_json({"id": case_id, "decisions": _decide(given)}, ensure_ascii=True).decode()
    except InvalidFieldError as error:
        return Refusal(named, f"{error.field or 'the case'}: allowed is {error.detail}")


def _decide(case: Form) -> dict[str, Decision]:
    return decide_case(
        _rule(case),
        inside("event", parse_occasion, case.get("event")),
        _recipient(case),
        preferences=_wishes(case),
        sent=inside("history", parse_history, case.get("history")),
        now=inside("now", parse_now, case.get("now")),
    )


def _part(name: str, parse: Callable[[object], T]) -> Callable[[Form], T]:
    """A reader of one part of a case; what many cases have in common is parsed once."""

    @lru_cache(maxsize=KEPT)
    def parsed(written: bytes) -> T:
        return parse(from_json(written))

    def read(case: Form) -> T:
        return inside(name, parsed, to_json(case.get(name)))

    return read


_rule = _part("rule", parse_rule)
_recipient = _part("recipient", parse_recipient)
_wishes = _part("preferences", parse_wishes)


def _id(value: object) -> str | int:
    if isinstance(value, str | int) and not isinstance(value, bool):
        return value
    raise refused("a text or a whole number", value)
