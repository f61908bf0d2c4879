"""Audiences from the form in which events carry them, checked, the field at fault named."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeGuard

from notifier.domain.errors import InvalidFieldError
from notifier.domain.segments import (
    OPS,
    AllOf,
    AnyOf,
    Audience,
    Condition,
    NoneOf,
    Op,
    Scalar,
    Segment,
    Value,
    is_number,
)

DEEPEST: Final = 8
"""Segments within segments: more is refused."""
ORDERS: Final = ("lt", "lte", "gt", "gte")
LISTS: Final = ("in", "not_in")
_JOINED: Final[dict[str, Callable[[tuple[Segment, ...]], Segment]]] = {
    "all_of": AllOf,
    "any_of": AnyOf,
    "none_of": NoneOf,
}

Form = Mapping[str, object]


def parse_audience(raw: Form) -> Audience:
    """An audience from `{user_ids, roles, countries, tiers, locales, segment}`; InvalidFieldError names the fault."""
    segment = raw.get("segment")
    return Audience(
        user_ids=_names(raw, "user_ids"),
        roles=_names(raw, "roles"),
        countries=_names(raw, "countries"),
        tiers=_names(raw, "tiers"),
        locales=_names(raw, "locales"),
        segment=None if segment is None else parse_segment(segment),
    )


def parse_segment(raw: object, name: str = "segment", depth: int = 1) -> Segment:
    """A segment: `{attribute, op, value}`, or others joined by `all_of`, `any_of`, `none_of` (several: all hold)."""
    if not isinstance(raw, Mapping):
        raise InvalidFieldError(name, "a comparison, or others joined")
    if depth > DEEPEST:
        raise InvalidFieldError(name, f"at most {DEEPEST} segments within each other")
    joined: list[Segment] = []
    for key, join in _JOINED.items():
        parts = _list(raw.get(key), f"{name}.{key}")
        if parts:
            joined.append(join(tuple(parse_segment(p, f"{name}.{key}[{i}]", depth + 1) for i, p in enumerate(parts))))
    compares = any(raw.get(key) is not None for key in ("attribute", "op", "value"))
    if compares is bool(joined):
        raise InvalidFieldError(name, "either attribute, op and value, or all_of, any_of, none_of")
    if compares:
        return _condition(raw, name)
    return joined[0] if len(joined) == 1 else AllOf(tuple(joined))


def _condition(raw: Form, name: str) -> Condition:
    attribute, op, value = raw.get("attribute"), raw.get("op"), raw.get("value")
    if not isinstance(attribute, str) or not attribute:
        raise InvalidFieldError(f"{name}.attribute", "the name of an attribute")
    if not _is_op(op):
        raise InvalidFieldError(f"{name}.op", f"one of {', '.join(OPS)}")
    return Condition(attribute, op, _value(op, value, f"{name}.value"))


def _value(op: Op, value: object, name: str) -> Value | None:
    if op in LISTS:
        return tuple(_scalar(one, f"{name}[{index}]") for index, one in enumerate(_list(value, name, least=1)))
    if op == "exists":
        if value is not None and not isinstance(value, bool):
            raise InvalidFieldError(name, "true or false, or left out")
        return value
    found = _scalar(value, name)
    if op in ORDERS and not (is_number(found) or isinstance(found, str)):
        raise InvalidFieldError(name, "a number or a text, to compare by order")
    return found


def _scalar(value: object, name: str) -> Scalar:
    if isinstance(value, str | int | float):
        return value
    raise InvalidFieldError(name, "a text, a number, true or false")


def _list(value: object, name: str, least: int = 0) -> Sequence[object]:
    if value is None and least == 0:
        return ()
    if not isinstance(value, list | tuple) or len(value) < least:
        raise InvalidFieldError(name, "a list" if least == 0 else f"a list of at least {least}")
    return value


def _names(raw: Form, name: str) -> frozenset[str]:
    found = _list(raw.get(name), name)
    if not _are_texts(found):
        raise InvalidFieldError(name, "a list of texts")
    return frozenset(found)


def _are_texts(values: Sequence[object]) -> TypeGuard[Sequence[str]]:
    return all(isinstance(value, str) for value in values)


def _is_op(value: object) -> TypeGuard[Op]:
    return value in OPS
