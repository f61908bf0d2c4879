"""Fakes of the ports, and the people of the local stack."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from messaging.application.change_conversation import ChangeConversation
from messaging.application.ports import AlreadySaid, Found, Moved, OrderParties
from messaging.application.reply_automatically import ReplyAutomatically
from messaging.application.staffing import Waiting
from messaging.application.start_conversation import StartConversation
from messaging.domain.changes import Change, Deleted, Edited, Noted, Said
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Role
from messaging.domain.reply_settings import ReplySettings
from messaging.domain.staffing import Post
from messaging.domain.text import CategoryProposal
from messaging.domain.values import Category, Status

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

    async def message(self, message_id: str) -> Found | None:
        found = None
        for conversation_id, log in self.log.items():
            for change in log:
                if isinstance(change, Said | Noted) and change.message_id == message_id:
                    found = Found(conversation_id, change, change.text)
                elif found and isinstance(change, Edited | Deleted) and change.message_id == message_id:
                    found = found._replace(text=change.text if isinstance(change, Edited) else None)
        return found

    async def messages(self, conversation_id: str) -> list[Said | Noted]:
        return [change for change in self.log[conversation_id] if isinstance(change, Said | Noted)]

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

    async def staff(self) -> list[Person]:
        return sorted((one for one in self.people.values() if one.is_staff), key=lambda one: one.name)


@dataclass
class FakeOrders:
    known: dict[str, OrderParties] = field(default_factory=dict)

    async def parties(self, order_id: str) -> OrderParties | None:
        return self.known.get(order_id)


class PlainCategoriser:
    """A password is about the account, nothing else says anything."""

    def propose(self, text: str) -> CategoryProposal:
        return CategoryProposal("account", ("password",)) if "password" in text else CategoryProposal("general", ())


@dataclass
class FakeReplySettings:
    kept: dict[str, ReplySettings] = field(default_factory=dict)

    async def get(self, owner: str) -> ReplySettings | None:
        return self.kept.get(owner)

    async def recent(self, owner: str) -> ReplySettings | None:
        return self.kept.get(owner)

    async def save(self, settings: ReplySettings) -> None:
        known = self.kept.get(settings.owner)
        if settings.version != (known.version if known else 0):
            raise Moved
        self.kept[settings.owner] = replace(settings, version=settings.version + 1)


@dataclass
class FakeQueue:
    """The queue over the fake conversations, longest waiting first."""

    conversations: FakeConversations
    locales: dict[str, str] = field(default_factory=dict)

    async def waiting(self, categories: Collection[Category], limit: int) -> Sequence[Waiting]:
        found = [
            Waiting(conversation=one, locale=self.locales.get(one.requester_id, ""))
            for one in sorted(self.conversations.heads.values(), key=lambda one: (one.opened_at, one.id))
            if one.asks_support and one.assignee_id is None and one.status is Status.OPEN
            if (one.category or Category.GENERAL) in categories
        ]
        return found[:limit]

    async def open_counts(self, user_ids: Collection[str]) -> dict[str, int]:
        heads = self.conversations.heads.values()
        mine = [one.assignee_id for one in heads if one.status is Status.OPEN and one.assignee_id in user_ids]
        return dict(Counter(one for one in mine if one is not None))


@dataclass
class FakePosts:
    kept: dict[str, Post] = field(default_factory=dict)
    switched_on: bool = False

    async def get(self, user_id: str) -> Post:
        return self.kept.get(user_id, Post(user_id=user_id))

    async def all(self) -> Sequence[Post]:
        return list(self.kept.values())

    async def save(self, post: Post) -> None:
        self.kept[post.user_id] = post

    async def was_given(self, user_id: str, conversation: Conversation) -> None:
        known = await self.get(user_id)
        self.kept[user_id] = replace(known, last_assigned_at=conversation.updated_at)

    async def automatic(self) -> bool:
        return self.switched_on

    async def set_automatic(self, *, on: bool) -> None:
        self.switched_on = on


@dataclass
class FakePresence:
    people: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    async def here(self, conversation_ids: Sequence[str], now: datetime) -> dict[str, tuple[tuple[str, str], ...]]:
        return {one: self.people.get(one, ()) for one in conversation_ids}

    async def keep(self, visits: Iterable[tuple[str, str, str]], now: datetime) -> None:
        for talk, user_id, name in visits:
            self.people[talk] = (*self.people.get(talk, ()), (user_id, name))

    async def leave(self, conversation_id: str, user_id: str) -> None:
        here = self.people.get(conversation_id, ())
        self.people[conversation_id] = tuple(one for one in here if one[0] != user_id)


@dataclass(frozen=True)
class World:
    """Everything that the use cases work on."""

    conversations: FakeConversations
    announcer: FakeAnnouncer
    transactions: FakeTransactions
    directory: FakeDirectory
    orders: FakeOrders
    replies: FakeReplySettings
    queue: FakeQueue
    posts: FakePosts
    presence: FakePresence
    now: datetime
    categoriser: PlainCategoriser = field(default_factory=PlainCategoriser)

    @property
    def change(self) -> ChangeConversation:
        return ChangeConversation(self.transactions, self.conversations, self.announcer)

    @property
    def reply(self) -> ReplyAutomatically:
        return ReplyAutomatically(self.replies)

    @property
    def start(self) -> StartConversation:
        return StartConversation(
            self.transactions,
            self.conversations,
            self.announcer,
            self.directory,
            self.orders,
            self.reply,
            self.categoriser,
        )

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
        FakeReplySettings(),
        FakeQueue(conversations),
        FakePosts(),
        FakePresence(),
        datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    )
