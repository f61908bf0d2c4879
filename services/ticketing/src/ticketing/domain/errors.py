"""What the rules of ticketing refuse, each naming the field and what is allowed."""


class RuleError(ValueError):
    """A rule of the domain says no.

    field: the value at fault, in the words of the API. allowed: what would have been accepted, in words for people.
    """

    def __init__(self, field: str, allowed: str) -> None:
        super().__init__(f"{field}: {allowed}")
        self.field = field
        self.allowed = allowed


class InvalidValueError(RuleError):
    """A value is malformed whatever state the ticket is in."""


class NotNowError(RuleError):
    """The value is fine, but this ticket's present state does not allow the act."""
