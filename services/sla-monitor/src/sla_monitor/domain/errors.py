"""What a rule refuses, naming the field and what it allows."""

from collections.abc import Mapping, Sequence
from reprlib import Repr

_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxlong = _SHORT.maxother = 60


class InvalidFieldError(ValueError):
    """A value that the rules cannot take.

    `field` is the path as the sender wrote it (`hours.mon[0]`), `problem` what is wrong with it,
    `allowed` what would be taken instead.
    """

    def __init__(self, field: str, problem: str, allowed: str) -> None:
        super().__init__(f"{field}: {problem}; allowed: {allowed}")
        self.field = field
        self.problem = problem
        self.allowed = allowed

    def under(self, prefix: str) -> "InvalidFieldError":
        """The same refusal, for a field that lies inside `prefix`."""
        return InvalidFieldError(f"{prefix}.{self.field}", self.problem, self.allowed)


def shown(value: object) -> str:
    """A value as the sender knows it again, cut where it is long. None is what was left out."""
    return "missing" if value is None else _SHORT.repr(value)


def kind(value: object) -> str:
    """What sort of thing was given, in the words of JSON."""
    if isinstance(value, str):
        return "a text"
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, Sequence) else shown(value)


class OutOfReachError(InvalidFieldError):
    """The target is not reached within the years that a deadline may lie ahead."""


class WrongTransitionError(ValueError):
    """A clock was told to do what its state does not allow."""

    def __init__(self, action: str, state: str) -> None:
        super().__init__(f"a clock that is {state} cannot be {action}")
        self.action = action
        self.state = state
