"""Fakes of the ports, and the people of the local stack."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from messaging.application.change_conversation import ChangeConversation
from messaging.application.ports import AlreadySaid, Moved, OrderParties
from messaging.domain.changes import Change, Noted, Said
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Role

T = TypeVar("T")


@dataclass
class FakeConversations:
    """Conversations in memory; a failed transaction leaves nothing behind."""

    heads: dict[str, Conversation] = field(default_factory=dict)
    log: dict[str, list[Change]] = field(default_factory=dict)

    async def get(self, conversation_id: str) -> Conversation | None:
        return self.heads.get(conversation_id)

    async def add(self, conversation: Conversation, changes: Sequence[Change]) -> None:
        self._refuse_known(changes)
        self.heads[conversation.id] = conversation
        self.log[conversation.id] = list(changes)

    async def save(self, before: Conversation, after: Conversation, changes: Sequence[Change]) -> None:
        if self.heads[before.id].seq != before.seq:
            raise Moved
        self._refuse_known(changes)
        self.heads[after.id] = after
        self.log[after.id] += changes

    async def message(self, message_id: str) -> tuple[str, Said | Noted] | None:
        for conversation_id, log in self.log.items():
            for change in log:
                if isinstance(change, Said | Noted) and change.message_id == message_id:
                    return conversation_id, change
        return None

    async def message_seqs(self, conversation_id: str) -> list[int]:
        return [change.seq for change in self.log[conversation_id] if isinstance(change, Said | Noted)]

    async def unread_after(self, conversation_id: str, reader_id: str, seq: int) -> int:
        return sum(
            isinstance(change, Said) and change.seq > seq and change.actor_id != reader_id
            for change in self.log[conversation_id]
        )

    def _refuse_known(self, changes: Sequence[Change]) -> None:
        known = {c.message_id for log in self.log.values() for c in log if isinstance(c, Said | Noted)}
        for change in changes:
            if isinstance(change, Said | Noted) and change.message_id in known:
                raise AlreadySaid(change.message_id)


@dataclass
class FakeTransactions:
    """Undoes what was done when the work fails."""

    conversations: FakeConversations
    announcer: "FakeAnnouncer"

    async def run(self, work: Callable[[], Awaitable[T]]) -> T:
        heads, log = dict(self.conversations.heads), {key: list(one) for key, one in self.conversations.log.items()}
        told = list(self.announcer.told)
        try:
            return await work()
        except BaseException:
            self.conversations.heads, self.conversations.log, self.announcer.told = heads, log, told
            raise


@dataclass
class FakeAnnouncer:
    told: list[tuple[str, Change]] = field(default_factory=list)

    def announce(self, after: Conversation, changes: Sequence[Change], cause: object = None) -> None:
        self.told += [(after.id, change) for change in changes]


@dataclass
class FakeDirectory:
    people: dict[str, Person] = field(default_factory=dict)

    async def find(self, user_id: str) -> Person | None:
        return self.people.get(user_id)


@dataclass
class FakeOrders:
    known: dict[str, OrderParties] = field(default_factory=dict)

    async def parties(self, order_id: str) -> OrderParties | None:
        return self.known.get(order_id)


@dataclass(frozen=True)
class World:
    """Everything that the use cases work on."""

    conversations: FakeConversations
    announcer: FakeAnnouncer
    transactions: FakeTransactions
    directory: FakeDirectory
    orders: FakeOrders
    now: datetime

    @property
    def change(self) -> ChangeConversation:
        return ChangeConversation(self.transactions, self.conversations, self.announcer)

    def person(self, user_id: str) -> Person:
        return self.directory.people[user_id]


@pytest.fixture
def world() -> World:
    conversations, announcer = FakeConversations(), FakeAnnouncer()
    people = {
        "u-thandi": ("Thandi Nkosi", Role.BUYER),
        "u-lars": ("Lars Becker", Role.BUYER),
        "u-mei": ("Mei Tan", Role.SELLER),
        "u-sam": ("Sam Okoro", Role.AGENT),
        "u-noor": ("Noor Haddad", Role.SENIOR),
    }
    return World(
        conversations,
        announcer,
        FakeTransactions(conversations, announcer),
        FakeDirectory(
            {key: Person(user_id=key, name=name, roles=frozenset({role})) for key, (name, role) in people.items()}
        ),
        FakeOrders({"o-1": OrderParties(order_id="o-1", number="ZA-1", buyer_id="u-thandi", seller_id="u-mei")}),
        datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    )
