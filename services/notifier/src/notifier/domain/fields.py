"""Readers of what comes from outside. Each takes a value and gives what it means, or refuses it with what is allowed.

A refusal starts without a name; whoever holds the value adds the name on its way out (`inside`), so that reading what
is right costs no names.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeVar

from notifier.domain.errors import InvalidFieldError

Form = Mapping[str, object]
V = TypeVar("V")
T = TypeVar("T")
SHOWN: Final = 60
"""Characters of a refused value that are shown."""


def inside(name: str, read: Callable[[V], T], value: V) -> T:
    """What `read` makes of the value of the field `name`."""
    try:
        return read(value)
    except InvalidFieldError as error:
        raise error.within(name) from error


def optional(read: Callable[[object], T]) -> Callable[[object], T | None]:
    """A reader that takes None as well."""
    return lambda value: None if value is None else read(value)


def form(value: object) -> Form:
    """An object with fields."""
    if isinstance(value, dict):
        return value
    raise refused("an object", value)


def items(value: object) -> Sequence[object]:
    """A list of anything."""
    if isinstance(value, list | tuple):
        return value
    raise refused("a list", value)


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise refused("true or false", value)


def name(value: object) -> str:
    """What something is called."""
    if isinstance(value, str) and 0 < len(value) <= 64:
        return value
    raise refused("a name of 1 to 64 characters", value)


def whole(most: int) -> Callable[[object], int]:
    """A reader of whole numbers from 1 to `most`."""

    def read(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= most:
            return value
        raise refused(f"a whole number from 1 to {most}", value)

    return read


def one_of(allowed: Sequence[T]) -> Callable[[object], T]:
    """A reader of one of some words."""
    known: Mapping[object, T] = {word: word for word in allowed}

    def read(value: object) -> T:
        if isinstance(value, str) and value in known:
            return known[value]
        raise refused(f"one of {_listed(allowed)}", value)

    return read


def some_of(allowed: Sequence[str]) -> Callable[[object], tuple[str, ...]]:
    """A reader of a list of some words, in its order."""
    known = frozenset(allowed)

    def read(value: object) -> tuple[str, ...]:
        if isinstance(value, list | tuple) and all(isinstance(word, str) and word in known for word in value):
            return tuple(value)
        raise refused(f"a list of any of {_listed(allowed)}", value)

    return read


def refused(allowed: str, given: object) -> InvalidFieldError:
    """The refusal of a value whose field is named on the way out."""
    shown = json.dumps(given, default=repr)
    if len(shown) > SHOWN:
        shown = f"{shown[:SHOWN]}…"
    return InvalidFieldError("", allowed if given is None else f"{allowed}, not {shown}")


def _listed(words: Sequence[object]) -> str:
    return ", ".join(map(str, words))
