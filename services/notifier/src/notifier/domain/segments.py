"""Who belongs to an audience: conditions on a person's profile, joined with and, or, not (REQ N-11, N-15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeGuard, get_args

Scalar = str | int | float | bool
Value = Scalar | tuple[Scalar, ...]
Profile = Mapping[str, Value]
"""By attribute, what is known of a person; what is not known is not there."""
Op = Literal["eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in", "contains", "exists"]
OPS: Final[tuple[Op, ...]] = get_args(Op)


@dataclass(frozen=True, slots=True)
class Condition:
    """One attribute compared with a value; an attribute that is not known is not matched, whatever the comparison.

    A list, such as the roles, compares as any one of its values; `ne` and `not_in` are the opposites of `eq` and `in`
    where the attribute is known. `exists` asks whether it is (or with the value False, whether it is not).
    """

    attribute: str
    op: Op
    value: Value | None = None

    def matches(self, profile: Profile) -> bool:
        """Whether it holds for a person."""
        found = profile.get(self.attribute)
        if self.op == "exists":
            return (found is not None) is (self.value is not False)
        return found is not None and self._holds(found)

    def _holds(self, found: Value) -> bool:
        known = found if isinstance(found, tuple) else (found,)
        wanted = self.value if isinstance(self.value, tuple) else (self.value,)
        match self.op:
            case "eq" | "in":
                return _meet(known, wanted)
            case "ne" | "not_in":
                return not _meet(known, wanted)
            case "contains":
                within = isinstance(found, str) and isinstance(self.value, str) and self.value in found
                return within or (isinstance(found, tuple) and _meet(known, wanted))
            case _:
                return any(_ordered(self.op, one, self.value) for one in known)


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these hold: and."""

    parts: tuple["Segment", ...]

    def matches(self, profile: Profile) -> bool:
        """Whether they do, for a person."""
        return all(part.matches(profile) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these holds: or."""

    parts: tuple["Segment", ...]

    def matches(self, profile: Profile) -> bool:
        """Whether one does, for a person."""
        return any(part.matches(profile) for part in self.parts)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """None of these holds: not."""

    parts: tuple["Segment", ...]

    def matches(self, profile: Profile) -> bool:
        """Whether none does, for a person."""
        return not any(part.matches(profile) for part in self.parts)


Segment = Condition | AllOf | AnyOf | NoneOf


@dataclass(frozen=True, slots=True)
class Audience:
    """Who something is for: all that is given must hold, and nothing given means everyone.

    A locale without a region (`de`) stands for all of its regions.
    """

    user_ids: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    locales: frozenset[str] = frozenset()
    segment: Segment | None = None

    def includes(self, user_id: str, profile: Profile) -> bool:
        """Whether a person belongs to it."""
        return (
            (not self.user_ids or user_id in self.user_ids)
            and self._names(self.roles, profile.get("roles"))
            and self._names(self.countries, profile.get("country"))
            and self._names(self.tiers, profile.get("tier"))
            and self._names(self.locales, _with_language(profile.get("locale")))
            and (self.segment is None or self.segment.matches(profile))
        )

    @staticmethod
    def _names(wanted: frozenset[str], found: Value | None) -> bool:
        if not wanted:
            return True
        return any(one in wanted for one in (found if isinstance(found, tuple) else (found,)))


def _with_language(locale: Value | None) -> Value | None:
    return (locale, locale.split("-")[0]) if isinstance(locale, str) else locale


def _meet(known: tuple[Scalar, ...], wanted: tuple[Scalar | None, ...]) -> bool:
    """Whether a value is in both; True is not 1."""
    return any(one == other and isinstance(one, bool) is isinstance(other, bool) for one in known for other in wanted)


def _ordered(op: Op, found: Scalar, value: Value | None) -> bool:
    """Numbers compare with numbers and texts with texts; anything else has no order."""
    if isinstance(found, str) and isinstance(value, str):
        return _in_order(op, (found > value) - (found < value))
    if is_number(found) and is_number(value):
        return _in_order(op, (found > value) - (found < value))
    return False


def _in_order(op: Op, sign: int) -> bool:
    return {"lt": sign < 0, "lte": sign <= 0, "gt": sign > 0, "gte": sign >= 0}[op]


def is_number(value: object) -> TypeGuard[int | float]:
    """Whether it is a number, which True and False are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)
