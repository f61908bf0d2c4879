"""The base of every request body."""

from pydantic import BaseModel, ConfigDict

MAX_TEXT = 10_000


class RequestModel(BaseModel):
    """Unknown fields are refused, text is stripped and bounded; a field may set a tighter `max_length` of its own."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_max_length=MAX_TEXT, frozen=True)
