"""`saypro notify decide FILE`: what the notifier would decide, for cases in the format of DECISIONS."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic_core import from_json, to_json

from chassis import case_files
from chassis.case_files import CaseRefused, Refusal
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


def decide(file: Path) -> int:
    """Print one JSON line per case of `file`: its id, and per channel the outcome, reason and time.

    A case that is wrong is named on stderr with its field and what is allowed, and the others are still answered. The
    exit status is 1 where anything was wrong.
    """
    return case_files.print_answers(file, _answer)


def answers(content: bytes) -> Iterator[str | Refusal]:
    """The answer to each case of a file's content, as its line; ValueError for what holds no cases."""
    return case_files.answers(content, _answer)


def _answer(case: object) -> dict[str, object]:
    name = None
    try:
        given = form(case)
        name = inside("id", _id, given.get("id"))
        return {"id": name, "decisions": _decide(given)}
    except InvalidFieldError as error:
        raise CaseRefused(name, f"{error.field or 'the case'}: allowed is {error.detail}") from error


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
