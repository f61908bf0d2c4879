"""What every contract is built from: the two base models, the way a field is described, and the shared field types."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

LARGEST_INTEGER = 2**53 - 1
"""Largest whole number that every JSON reader holds exactly (RFC 8259 section 6)."""


class Part(BaseModel):
    """A value inside an event. Frozen; readers ignore fields that they do not know, so that writers may add some.

    There is no way round validation: an instance that exists can be sent without looking at it again.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    @classmethod
    # mypy's pydantic plugin gives each model a signature of its own, which the base class cannot know
    def model_construct(cls, _fields_set: set[str] | None = None, **values: Any) -> Self:  # type: ignore[override]
        """As the constructor: values are checked here too."""
        return cls.model_validate(values)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with other values, checked like any. Raises ValidationError."""
        if not update:
            return super().model_copy(deep=deep)
        return type(self).model_validate({**self.__dict__, **update})


class EventData(Part):
    """The data of one event type. `TYPE` is the CloudEvents type; topics.py says everything else about it."""

    TYPE: ClassVar[str]


class OpenEnum(StrEnum):
    """Values that a later release may add to: one that this reader does not know reads as `unknown`."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return cls("unknown") if isinstance(value, str) and value != "unknown" else None


def about(
    description: str,
    example: object,
    *,
    personal: bool = False,
    person: bool = False,
    unit: str | None = None,
    **constraints: Any,
) -> Any:
    """Describe a field.

    `personal`: it says something about a person (name, address, their words), so masking, export and erasure cover it.
    `person`: it is the id of a person. An id alone tells nothing once the personal fields are erased.
    `unit`: what a number counts. `constraints`: pydantic's own (`ge`, `max_length`, ...).
    """
    extra: dict[str, Any] = {"personal": personal}
    if person:
        extra["person"] = True
    if unit is not None:
        extra["unit"] = unit
    return Field(description=description, examples=[example], json_schema_extra=extra, **constraints)


def _as_utc(value: datetime) -> datetime:
    """The same instant in UTC. At the very ends of the calendar there may be none."""
    if value.tzinfo is UTC:
        return value
    try:
        return value.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError("time_out_of_range", "the instant lies outside the years 1 to 9999 in UTC") from None


UtcTime = Annotated[AwareDatetime, AfterValidator(_as_utc)]
"""An instant: RFC 3339 with an offset on the wire, aware UTC in Python. A time without offset is refused."""

Id = Annotated[str, Field(min_length=1, max_length=200)]
"""An opaque identifier. Never parsed, compared byte for byte."""

Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"]+$", max_length=2048)]
"""An absolute http(s) link. Other schemes are refused: these links become buttons in mails and pages."""

Line = Annotated[str, Field(max_length=500)]
"""A short text for people: a name, a title, a subject."""

Text = Annotated[str, Field(max_length=100_000)]
"""A long text for people: a message, a comment."""

Number = Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]
Count = Annotated[int, Field(ge=0, le=LARGEST_INTEGER)]
"""A whole number, zero or more."""

Scalar = Annotated[str, Field(max_length=1000)] | Number | float | bool
"""The value of a person's attribute."""
