"""What requests carry: policies, calendars and cases. The rules check the values; these check the shape."""

from typing import Annotated, Any, Literal

from pydantic import Field

from chassis.web import RequestModel

Word = Annotated[str, Field(min_length=1, max_length=60)]
Time = Annotated[str, Field(pattern=r"^\d\d:\d\d$")]
Pair = Annotated[list[Time], Field(min_length=2, max_length=2)]
Windows = Annotated[list[Pair], Field(max_length=24)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Note = Annotated[str, Field(max_length=500)]
Name = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,60}$")]


class MatchBody(RequestModel):
    """Everything given must hold; an empty list says nothing."""

    categories: list[Word] = Field(default=[], max_length=20)
    subcategories: list[Word] = Field(default=[], max_length=40)
    priorities: list[Word] = Field(default=[], max_length=5)
    channels: list[Word] = Field(default=[], max_length=10)
    roles: list[Word] = Field(default=[], max_length=10)
    tiers: list[Word] = Field(default=[], max_length=20)


class ArrivalBody(RequestModel):
    """What arrives on these weekdays, or on a holiday, is due when the next business day ends."""

    weekdays: list[Weekday] = Field(default=[], max_length=7)
    holidays: bool = True
    due: Literal["end_of_next_business_day"] = "end_of_next_business_day"
    close: Time = "17:00"


class WarningBody(RequestModel):
    """One of the two: share of the time that is used up, or minutes before the due time."""

    percent: int | None = None
    minutes_before: int | None = None


class PromiseBody(RequestModel):
    """One metric's target on a calendar."""

    metric: Literal["first_response", "next_response", "resolution", "update"]
    target_minutes: float
    calendar: Name
    pausable: bool = True
    non_working_arrival: ArrivalBody | None = None
    warnings: list[WarningBody] = Field(default=[], max_length=10)


class PolicyBody(RequestModel):
    """A new version of a policy. The lowest rank that matches decides; no matches: everything."""

    rank: int = Field(default=50, ge=1, le=100_000)
    active: bool = True
    to_running: bool = False
    note: Note = ""
    matches: list[MatchBody] = Field(default=[], max_length=20)
    promises: list[PromiseBody] = Field(max_length=4)


class DatedBody(RequestModel):
    """A date, and its windows where it is not the whole day."""

    date: Day
    hours: list[Pair] = Field(default=[], max_length=24)
    name: Note = ""
    reason: Note = ""


class CalendarBody(RequestModel):
    """A new version of a calendar: local wall times in `timezone`."""

    timezone: str = Field(max_length=64)
    hours: dict[Weekday, Windows]
    country: str | None = Field(default=None, max_length=2)
    subdivision: str | None = Field(default=None, max_length=10)
    holidays: list[DatedBody] = Field(default=[], max_length=2000)
    closures: list[DatedBody] = Field(default=[], max_length=2000)
    openings: list[DatedBody] = Field(default=[], max_length=2000)
    to_running: bool = False
    note: Note = ""


class CaseBody(RequestModel):
    """A case in the format that `saypro sla due` reads."""

    timezone: str = Field(max_length=64)
    calendar: dict[str, Any]
    holidays: list[Any] = Field(default=[], max_length=2000)
    policy: dict[str, Any]
    created_at: str = Field(max_length=40)
    pauses: list[dict[str, Any]] = Field(default=[], max_length=500)
