"""What the API answers, for its document: routes give plain values, and tests hold those to these shapes."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from sla_monitor.domain.clock import State
from sla_monitor.entrypoints.bodies import CalendarBody, PolicyBody


class Pause(BaseModel):
    """A span in which a clock stood still; `to` null: it still does."""

    start: datetime = Field(alias="from")
    end: datetime | None = Field(alias="to")


class Span(BaseModel):
    """A stretch of the way to a due time."""

    kind: Literal["worked", "paused", "closed"]
    start: datetime = Field(alias="from")
    end: datetime = Field(alias="to")


class Explained(BaseModel):
    """Why a due time is when it is: in words, and the spans that they sum up."""

    explanation: str
    spans: list[Span]


class Clock(Explained):
    """One promise for one ticket. `due_at` is null while it is paused."""

    clock_id: str
    ticket_id: str
    ticket_number: str
    assignee_id: str | None
    level: str
    category: str
    priority: str
    metric: str
    state: State
    policy: str
    policy_version: int
    calendar: str
    started_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    answered_at: datetime | None
    pauses: list[Pause]
    reminders: list[datetime]


class Clocks(BaseModel):
    """Several clocks."""

    clocks: list[Clock]


class Score(BaseModel):
    """How promises were kept by a person, a team or on a day."""

    who: str
    met: int
    breached: int
    percent: int
    mean_seconds: float | None = Field(description="From the inquiry to the first answer, of those answered.")


class Scores(BaseModel):
    """One score for each person, team or day."""

    scores: list[Score]


class CaseExplained(Explained):
    """When a made-up case would be due; null while it is paused."""

    due_at: datetime | None


class Policy(PolicyBody):
    """One version of a policy, and who made it when (`edited_by` null: the first start)."""

    name: str
    version: int
    edited_at: datetime
    edited_by: str | None


class Policies(BaseModel):
    """The newest version of each, by rank."""

    policies: list[Policy]


class PolicyVersions(BaseModel):
    """The newest first."""

    versions: list[Policy]


class Calendar(CalendarBody):
    """One version of a calendar, and who made it when (`edited_by` null: the first start)."""

    name: str
    version: int
    edited_at: datetime
    edited_by: str | None


class Calendars(BaseModel):
    """The newest version of each."""

    calendars: list[Calendar]


class CalendarVersions(BaseModel):
    """The newest first."""

    versions: list[Calendar]


class Move(BaseModel):
    """A clock before and after. `breaches`: it would be missed at once."""

    clock_id: str
    ticket_id: str
    ticket_number: str
    metric: str
    policy_before: str
    policy_after: str
    due_before: datetime | None
    due_after: datetime | None
    breaches: bool


class Preview(BaseModel):
    """What a change would do to the clocks that run."""

    looked_at: int
    live: int
    breaches: int
    moves: list[Move]
