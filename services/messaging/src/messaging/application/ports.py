"""What the use cases need from outside, by role."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

from chassis.errors import Stale
from messaging.domain.changes import Change, Noted, Said
from messaging.domain.conversation import Conversation, Person
from messaging.domain.reply_settings import ReplySettings
from messaging.domain.text import CategoryProposal

T = TypeVar("T")


class AlreadySaid(Exception):
    """A message with this id is stored: the command was sent before, or is being handled at this moment."""

    def __init__(self, message_id: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id


class Moved(Stale):
    """Somebody else changed the conversation between reading and writing it."""


class Transactions(Protocol):
    """Runs work that stands or falls together, again where another was faster."""

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        """Give what `work` gives, once it is durable."""
        ...


class Found(NamedTuple):
    """A message as it was sent, the conversation it is in, and its present text (None: it was taken back)."""

    conversation_id: str
    message: Said | Noted
    text: str | None


class ConversationRepository(Protocol):
    """Conversations and their changes."""

    async def get(self, conversation_id: str) -> Conversation | None:
        """The conversation as it stands, None when there is none."""
        ...

    async def add(self, conversation: Conversation, changes: Sequence[Change]) -> None:
        """Keep a new one. Raises AlreadySaid when its first message is known."""
        ...

    async def save(self, before: Conversation, after: Conversation, changes: Sequence[Change]) -> None:
        """Keep what `changes` made of `before`. Raises AlreadySaid, or Moved when `before` stands no longer."""
        ...

    async def message(self, message_id: str) -> Found | None:
        """The message with that id, None when there is none."""
        ...

    async def messages(self, conversation_id: str) -> list[Said | Noted]:
        """The messages and notes of a conversation in order, as they read now; a deleted one has no text."""
        ...

    async def unread_after(self, conversation_id: str, reader_id: str, seq: int) -> int:
        """How many messages of others come after `seq`."""
        ...


class Directory(Protocol):
    """What is known of people, from the events of the accounts service."""

    async def find(self, user_id: str) -> Person | None:
        """The person with this account id, None for one that was never heard of."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderParties:
    """Who bought and who sells an order."""

    order_id: str
    number: str
    buyer_id: str
    seller_id: str


class Orders(Protocol):
    """What is known of orders, from the events of the order service."""

    async def parties(self, order_id: str) -> OrderParties | None:
        """Buyer and seller, None for an order that was never heard of."""
        ...


class Categoriser(Protocol):
    """Proposes what a conversation is about by what it begins with."""

    def propose(self, text: str) -> CategoryProposal: ...


class ReplySettingsRepository(Protocol):
    """What the support team and each seller have set up to be answered automatically."""

    async def get(self, owner: str) -> ReplySettings | None:
        """The settings of an owner, None when they never set up any."""
        ...

    async def recent(self, owner: str) -> ReplySettings | None:
        """The settings as they were a moment ago, for what need not wait for a change that was made just now."""
        ...

    async def save(self, settings: ReplySettings) -> None:
        """Keep them as the version after the one that is stored. Raises Moved when that is another by now."""
        ...


Cause = Any
"""The event of another service that led to a change, so that its sender knows the echo; None for a person's command."""


class Announcer(Protocol):
    """Tells the other services, and whoever is looking at this moment. Called inside the transaction."""

    def announce(self, after: Conversation, changes: Sequence[Change], cause: Cause = None) -> None:
        """Publish `changes`, which led to `after`, once the transaction commits."""
        ...
