"""What the API answers, for its document: routes give plain values, and tests hold those to these shapes."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field


class Action(BaseModel):
    """What to do about it, and where."""

    label: str
    url: str


class Notification(BaseModel):
    """One item of the inbox."""

    id: str
    event_id: str
    type: str = Field(examples=["order_dispatched"])
    category: str
    box: Literal["unread", "read", "archived"]
    title: str
    body: str
    action: Action | None
    at: datetime
    why_url: str = Field(description="The page that says why the person got it.")


class NotificationPage(BaseModel):
    """Items, newest first; `next` asks for those after them as `cursor`, null at the end."""

    items: list[Notification]
    next: str | None


class ReadCount(BaseModel):
    """How many were unread and are read now."""

    read: int


class Unread(BaseModel):
    """How many are unread, up to 99; `more`: there are more than that."""

    count: int
    more: bool


class NotificationType(BaseModel):
    """What people can be told of; a `critical` type cannot be switched off."""

    type: str
    category: str
    critical: bool
    channels: list[str] = Field(description="On which it is sent unless the person says no.")
    opt_in: list[str] = Field(description="On which it is only sent to those who ask for it.")
    urgency: str
    action: str


class NotificationTypes(BaseModel):
    """Every type that there is."""

    types: list[NotificationType]


class Wish(BaseModel):
    """One wish; a selector that is left out matches everything."""

    type: str | None = None
    category: str | None = None
    channel: str | None = None
    role: str | None = None
    allow: bool | None = None
    mode: str | None = None


class QuietHours(BaseModel):
    """Local times HH:MM; `days` are those on which a window starts."""

    start: str
    end: str
    days: list[str]
    channels: list[str]


class Digest(BaseModel):
    """Local time of the daily digest, and the weekday of the weekly one."""

    daily_at: str
    weekly_on: str


class Cap(BaseModel):
    """At most `count` in any `hours`."""

    count: int
    hours: int


class Preferences(BaseModel):
    """What a person wants to be told, how and when, in the form in which it is set."""

    entries: list[Wish]
    quiet_hours: QuietHours | None
    digest: Digest
    caps: dict[str, Cap] = Field(description="By channel.")
    timezone: str
    locale: str


class ChannelDecision(BaseModel):
    """What was decided for one channel, why, and what became of it."""

    outcome: str
    reason: str
    why: str = Field(description="The reason in words.")
    state: str
    decided_at: datetime
    notification_id: str | None = Field(default=None, description="Missing where the person had not asked for it.")
    due_at: datetime | None = None
    changed_at: datetime | None = None
    attempts: int = 0
    last_error: str | None = None


class PersonDecision(BaseModel):
    """What one person got of an event, by channel."""

    user_id: str
    role: str
    type: str
    channels: dict[str, ChannelDecision]
    told_by: str | None = Field(default=None, description="The event that had told the same before.")


class BroadcastProgress(BaseModel):
    """How far a message to many has come."""

    state: str
    looked_at: int
    told: int
    begun_at: datetime
    ended_at: datetime | None
    last_error: str | None


class EventExplanation(BaseModel):
    """Who was concerned by an event and what was decided. `more`: there are more people than are shown."""

    event_id: str
    event_type: str
    people: list[PersonDecision]
    more: bool
    broadcast: BroadcastProgress | None = None
