"""What a rule refuses, naming the field and what it allows."""


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


class OutOfReachError(InvalidFieldError):
    """The target is not reached within the years that a deadline may lie ahead."""


class WrongTransitionError(ValueError):
    """A clock was told to do what its state does not allow."""

    def __init__(self, action: str, state: str) -> None:
        super().__init__(f"a clock that is {state} cannot be {action}")
        self.action = action
        self.state = state
