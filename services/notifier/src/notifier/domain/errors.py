"""What the domain refuses, naming the field and what is allowed."""


class InvalidFieldError(ValueError):
    """A value that cannot be set: `field` names it, `detail` says what is allowed."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__(f"{field}: {detail}")
        self.field = field
        self.detail = detail

    def within(self, parent: str) -> "InvalidFieldError":
        """The same fault, seen from what holds the field."""
        joint = "." if self.field and not self.field.startswith("[") else ""
        return InvalidFieldError(f"{parent}{joint}{self.field}", self.detail)
