"""What a form is refused for, field by field, in the words that stand beside the fields."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from chassis.errors import Invalid
from sla_monitor.domain.errors import InvalidFieldError

T = TypeVar("T")
_BARE = re.compile(r"""(['"]).*\1|-?[\d.e+]+""", re.DOTALL)
"""A refusal's problem that is just the value: what is wrong with it is said by what would be taken."""
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Mistake:
    """`field` is the input's id (empty: none is at fault), `label` its name on the page, `said` what to do about it."""

    field: str
    label: str
    said: str


class FormRefused(Invalid):
    """A form with mistakes. They are told all at once."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(" ".join(mistake.said for mistake in mistakes))
        self.mistakes = mistakes


class InvalidFieldsError(InvalidFieldError):
    """Several fields that cannot be taken; as an InvalidFieldError it is the first of them."""

    def __init__(self, refusals: tuple[InvalidFieldError, ...]) -> None:
        first = refusals[0]
        super().__init__(first.field, first.problem, first.allowed)
        self.refusals = refusals


class Reading:
    """Reads a form's fields and keeps what is refused, so that a person mends everything in one go."""

    def __init__(self) -> None:
        self._refusals: list[InvalidFieldError] = []

    def read(self, work: Callable[[], T], otherwise: T) -> T:
        """What `work` reads; `otherwise` where it is refused."""
        try:
            return work()
        except InvalidFieldError as refused:
            self._refusals.append(refused)
            return otherwise

    def end(self) -> None:
        """Raises InvalidFieldsError if anything was refused."""
        if self._refusals:
            raise InvalidFieldsError(tuple(self._refusals))


def refusals_in(error: InvalidFieldError) -> tuple[InvalidFieldError, ...]:
    """Each field's refusal."""
    return error.refusals if isinstance(error, InvalidFieldsError) else (error,)


def say(refused: InvalidFieldError, typed: str, advice: str) -> str:
    """What is wrong, then `advice`: what to write instead. A bare value is quoted as it was typed."""
    problem = refused.problem
    if _BARE.fullmatch(problem):
        shown = typed if "\n" not in typed and 0 < len(typed) <= _SHORT else problem.strip("'\"")
        problem = f"“{shown}” does not fit"
    return f"{problem[0].upper()}{problem[1:]}. {advice or f'Allowed: {refused.allowed}.'}"


def typed_in(form: Mapping[str, str], field: str) -> str:
    """A field's text as it is quoted in a refusal."""
    text = form.get(field, "").strip()
    return f"“{text[:_SHORT]}”" if text else "nothing"
