"""One conversation as lists and the desk show it: its head beside what other services say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation
from messaging.domain.joining import Span
from messaging.domain.values import Caution, Kind, Priority, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What ticketing says of the ticket that this conversation became."""

    id: str
    number: str
    status: str
    priority: str
    level: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The promise that is due next, or was broken: what sla-monitor says. `state` as in its events."""

    metric: str
    state: str
    due_at: datetime | None
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A row of a list."""

    conversation: Conversation
    ticket: Ticket | None
    promise: Promise | None

    @property
    def priority(self) -> str | None:
        """The ticket's priority, which follows the conversation's where staff set one."""
        if self.ticket is not None:
            return self.ticket.priority
        return self.conversation.priority

    @property
    def at(self) -> datetime:
        """When something was last said."""
        last = self.conversation.last_message
        return last.at if last else self.conversation.opened_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Rows, and the cursor of those that come after (None: there are none)."""

    rows: tuple[Summary, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredChange:
    """A change as it is to be shown now: `text` is the message's present text, None when it was taken back.

    `caution`: of that text.
    """

    conversation_id: str
    change: Change
    text: str | None = None
    edited_at: datetime | None = None
    caution: Caution | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MineFilter:
    """Which of a person's conversations; None does not restrict."""

    status: Status | None = None
    kind: Kind | None = None
    unread: bool = False


class View(StrEnum):
    """The saved views of the desk (REQ M-03)."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    OPEN = "open"
    PENDING = "pending"
    BREACHED = "breached"
    RESOLVED = "resolved"


class Order(StrEnum):
    """By what the desk is sorted: the next due first, the longest waiting first, the most urgent first."""

    DUE = "due"
    WAITING = "waiting"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFilter:
    """Which conversations that ask support."""

    view: View
    agent_id: str
    order: Order = Order.DUE
    category: str | None = None
    department: str | None = None
    priority: Priority | None = None


class Summaries(Protocol):
    """The read side: every answer is one indexed query."""

    async def get(self, conversation_id: str) -> Summary | None:
        """One row, None when there is none."""
        ...

    async def mine(self, user_id: str, wanted: MineFilter, cursor: str | None, limit: int) -> Page:
        """A person's conversations, newest message first."""
        ...

    async def desk(self, wanted: DeskFilter, cursor: str | None, limit: int) -> Page:
        """The desk's rows, the oldest first among equals; what is resolved, newest change first."""
        ...

    async def desk_counts(self, wanted: DeskFilter, most: int) -> dict[View, int]:
        """How many rows each view has under the same filters, counted up to `most`."""
        ...

    async def unread(self, user_id: str) -> int:
        """In how many conversations a person has not read everything."""
        ...


class ChangeLog(Protocol):
    """The changes of conversations, as they are to be shown."""

    async def after(self, conversation_id: str, seq: int, limit: int) -> Sequence[StoredChange]:
        """The first `limit` changes that come after `seq`, in order."""
        ...

    async def latest(self, spans: Sequence[Span], limit: int, before: datetime | None) -> Sequence[StoredChange]:
        """The last `limit` changes of all that `spans` show (of before an instant), in order of time."""
        ...
