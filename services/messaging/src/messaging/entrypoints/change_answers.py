"""Every kind of change of a conversation, as the API's document describes it. `application.views` makes them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from messaging.domain.values import Caution, Kind, Part, Priority, Status


class Member(BaseModel):
    """Somebody and the part they play."""

    user_id: str
    part: Part
    name: str


class _Change(BaseModel):
    """`seq` counts the changes of one conversation; `actor_id` null: the system."""

    seq: int
    at: datetime
    actor_id: str | None


class _Spoken(_Change):
    message_id: str
    name: str
    text: str | None = Field(description="As it reads now; null when it was taken back.")
    client_id: str | None
    edited_at: datetime | None
    automatic: bool
    caution: Caution | None = Field(description="What it may lead to, off the platform.")


class MessageSaid(_Spoken):
    """A message."""

    type: Literal["message"]
    part: Part


class NoteWritten(_Spoken):
    """An internal note; customers never get it."""

    type: Literal["note"]
    part: Literal["note"]


class Opened(_Change):
    """The conversation begins."""

    type: Literal["opened"]
    kind: Kind
    subject: str


class MessageEdited(_Change):
    """The message at `target` reads otherwise now."""

    type: Literal["edited"]
    target: int
    message_id: str
    text: str | None
    caution: Caution | None = Field(description="What it may lead to now, off the platform.")


class MessageDeleted(_Change):
    """The message at `target` was taken back."""

    type: Literal["deleted"]
    target: int
    message_id: str


class ReadUpTo(_Change):
    """The actor has seen everything up to `up_to`."""

    type: Literal["read"]
    up_to: int


class StatusSet(_Change):
    """It is open, pending or resolved from now on."""

    type: Literal["status"]
    status: Status


class Assigned(_Change):
    """It is somebody's from now on; null: the queue's."""

    type: Literal["assigned"]
    assignee: Member | None


class CategorySet(_Change):
    """It got another subject."""

    type: Literal["category"]
    category: str


class PrioritySet(_Change):
    """It got another priority."""

    type: Literal["priority"]
    priority: Priority


class TagsSet(_Change):
    """All its tags from now on."""

    type: Literal["tags"]
    tags: list[str]


class NeedMarked(_Change):
    """Who was asked said whether it needs an answer."""

    type: Literal["need"]
    needs_answer: bool


class Joined(_Change):
    """Somebody takes part from now on."""

    type: Literal["joined"]
    member: Member


class Left(_Change):
    """Somebody takes part no more."""

    type: Literal["left"]
    user_id: str


class Merged(_Change):
    """It goes on in `target`."""

    type: Literal["merged"]
    target: str


class Absorbed(_Change):
    """The messages of `source` are shown here."""

    type: Literal["absorbed"]
    source: str


class Unmerged(_Change):
    """A merge with `other` was undone."""

    type: Literal["unmerged"]
    other: str


class SplitOff(_Change):
    """The messages at `taken` are shown in `target` from now on."""

    type: Literal["split_off"]
    target: str
    taken: list[int]


class SplitUndone(_Change):
    """The messages that went to `other` are back."""

    type: Literal["split_undone"]
    other: str


Change = Annotated[
    MessageSaid
    | NoteWritten
    | Opened
    | MessageEdited
    | MessageDeleted
    | ReadUpTo
    | StatusSet
    | Assigned
    | CategorySet
    | PrioritySet
    | TagsSet
    | NeedMarked
    | Joined
    | Left
    | Merged
    | Absorbed
    | Unmerged
    | SplitOff
    | SplitUndone,
    Field(discriminator="type"),
]
