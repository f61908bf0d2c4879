"""What a conversation refuses, with a code for programs and words for people."""


class ConversationError(Exception):
    """A command that the rules do not allow. `code` is stable, `detail` is for the reader."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class NotAllowed(ConversationError):
    """The person may see the conversation (or needs not be kept from knowing of what they ask for), but not do this."""


class NotVisible(ConversationError):
    """The person may not know that the conversation (or what else they ask for) exists."""

    def __init__(self, code: str = "conversation_not_found", detail: str = "There is no such conversation.") -> None:
        super().__init__(code, detail)


class InvalidInput(ConversationError):
    """A value outside what is allowed. `field` names it, `why` says it beside the field."""

    def __init__(self, field: str, detail: str) -> None:
        super().__init__("invalid_input", f"{field}: {detail}")
        self.field = field
        self.why = detail


class KeyReused(ConversationError):
    """The key of an earlier command came with another one."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_key_reused", "This key was used with another request. Use a new key for a new request."
        )


class Conflict(ConversationError):
    """The conversation is in a state in which this cannot be done (merged, too late, another's)."""
