"""Everything that can happen to a conversation. Each change takes the next `seq` of its conversation."""

from dataclasses import dataclass
from datetime import datetime

from messaging.domain.conversation import Standing
from messaging.domain.values import Caution, Kind, Part, Priority, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What every change says: its place, its time and who did it (None: the system)."""

    seq: int
    at: datetime
    actor_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person and the part they are given, with the name to show."""

    user_id: str
    part: Part
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Base):
    """A conversation begins.

    `split_from` names the one it was cut out of, `taken` the messages moved there and `standing` how those stand.
    """

    conversation_id: str
    kind: Kind
    subject: str
    requester_id: str
    members: tuple[Member, ...]
    category: str | None = None
    order_id: str | None = None
    product_id: str | None = None
    split_from: str | None = None
    taken: tuple[int, ...] = ()
    standing: Standing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Base):
    """A message. `first` opens the conversation; `automatic` was written by no person, `reply_id` says which reply.

    `caution`: it may lead a customer off the platform, and is shown with a warning.
    """

    message_id: str
    part: Part
    name: str
    text: str
    client_id: str | None = None
    first: bool = False
    automatic: bool = False
    caution: Caution | None = None
    reply_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Base):
    """An internal note, never seen by a customer."""

    message_id: str
    name: str
    text: str
    client_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Base):
    """The text of the message at `target` is now `text`. `internal`: that message is a note. `caution`: as of Said."""

    target: int
    message_id: str
    text: str
    internal: bool = False
    caution: Caution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(Base):
    """The message at `target` is shown no more. `internal`: that message is a note."""

    target: int
    message_id: str
    internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Read(Base):
    """`actor_id` has seen everything up to `up_to`; `unread` messages of others are left after it."""

    up_to: int
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSet(Base):
    """The conversation is now open, pending or resolved."""

    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned(Base):
    """The conversation is now `assignee`'s; None puts it back into the queue."""

    assignee: Member | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorySet(Base):
    """The subject, which decides the department."""

    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrioritySet(Base):
    """How urgent it is."""

    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsSet(Base):
    """All tags, not only the new ones."""

    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedMarked(Base):
    """Who was asked says whether the conversation needs an answer at all."""

    needs_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Base):
    """A person takes part from now on."""

    member: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Base):
    """A person takes part no more; what they said stays."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedInto(Base):
    """This conversation goes on in `target`; its messages are shown there."""

    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Absorbed(Base):
    """The messages of `source` are shown here from now on; `status` and `standing` are how it stood.

    `moved`: since when the oldest open question waits that comes in with it.
    """

    source: str
    status: Status | None = None
    standing: Standing | None = None
    moved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmerged(Base):
    """A merge is undone, on both sides: `other` is the conversation at the other end.

    `moved`: since when the oldest open question waits that leaves with it.
    """

    other: str
    moved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOff(Base):
    """The messages at `taken` are shown in `target`, no longer here; `standing` is how what stays stands.

    `moved`: since when the oldest open question waits that leaves with them.
    """

    target: str
    taken: tuple[int, ...]
    standing: Standing | None = None
    moved: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitUndone(Base):
    """The messages that went to `other` are shown here again, and stand as `standing`; on the other side, they left."""

    other: str
    standing: Standing | None = None


Change = (
    Opened
    | Said
    | Noted
    | Edited
    | Deleted
    | Read
    | StatusSet
    | Assigned
    | CategorySet
    | PrioritySet
    | TagsSet
    | NeedMarked
    | Joined
    | Left
    | MergedInto
    | Absorbed
    | Unmerged
    | SplitOff
    | SplitUndone
)


def is_internal(change: Change) -> bool:
    """Say whether a customer is never shown this change."""
    if isinstance(change, Edited | Deleted):
        return change.internal
    return isinstance(change, Noted | TagsSet | PrioritySet | NeedMarked)
