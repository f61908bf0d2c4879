"""A conversation as it stands after its changes, and what follows from how it stands."""

from dataclasses import dataclass
from datetime import datetime

from messaging.domain.permissions import STAFF, Action, Relation, Role, may
from messaging.domain.values import STAFF_PARTS, Kind, Part, Priority, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One who takes part: `read_up_to` is the last `seq` seen, `unread` the messages of others after it."""

    user_id: str
    part: Part
    name: str
    read_up_to: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastMessage:
    """The newest message, in short, for lists. `seq` is its place here, below zero where another stores it."""

    seq: int
    message_id: str
    sender_id: str | None
    part: Part
    name: str
    text: str
    at: datetime
    automatic: bool


def newest(*messages: LastMessage | None) -> LastMessage | None:
    """The one said last, of equals the first."""
    return max((one for one in messages if one is not None), key=lambda one: one.at, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a part of a conversation stands: since when its requester waits, its newest message, who has not read it."""

    waiting_since: datetime | None = None
    last_message: LastMessage | None = None
    messages: int = 0
    unread: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """What a merged conversation brings along, as far as nobody has dealt with it: an undo takes that back.

    Its newest message stays what it is, whatever is dealt with.
    """

    source: str
    status: Status
    waiting_since: datetime | None = None
    last_message: LastMessage | None = None
    unread: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who acts: account id, name and account roles."""

    user_id: str
    name: str
    roles: frozenset[Role]

    @property
    def is_staff(self) -> bool:
        """True for anyone who works for the marketplace."""
        return not STAFF.isdisjoint(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The head of a conversation: everything but the texts of its messages."""

    id: str
    seq: int
    kind: Kind
    subject: str
    requester_id: str
    participants: tuple[Participant, ...]
    opened_at: datetime
    updated_at: datetime
    status: Status = Status.OPEN
    assignee_id: str | None = None
    category: str | None = None
    priority: Priority | None = None
    tags: tuple[str, ...] = ()
    order_id: str | None = None
    product_id: str | None = None
    messages: int = 0
    own_last: LastMessage | None = None  # the newest message here, without what was merged into this
    asked_since: datetime | None = None  # the oldest message of the requester here that nobody has answered
    answered_at: datetime | None = None  # when a person of the side that was asked first answered
    replied: tuple[tuple[str, datetime], ...] = ()  # the newest automatic replies: which, and when
    needs_answer: bool = True
    merged_into: str | None = None
    absorbed: tuple[str, ...] = ()
    lent: tuple[Lent, ...] = ()
    lifted_from: Status | None = None  # how it stood before a merge raised its status, while nobody has said otherwise
    split_from: str | None = None
    taken: tuple[int, ...] = ()  # messages of `split_from` that are shown here
    given: tuple[tuple[str, tuple[int, ...]], ...] = ()  # messages that are shown in another, by its id

    def participant(self, user_id: str | None) -> Participant | None:
        """Find the participant with this account id, None when they do not take part."""
        return next((one for one in self.participants if one.user_id == user_id), None)

    def relation(self, person: Person) -> Relation:
        """Say how this person stands to the conversation (the column of the permission table)."""
        here = self.participant(person.user_id)
        if here is not None and here.part not in STAFF_PARTS:
            return Relation.PARTY
        if self.assignee_id == person.user_id:
            return Relation.ASSIGNEE
        if here is not None:
            return Relation.HELPER
        if self.asks_support and person.is_staff:
            return Relation.QUEUE
        return Relation.OUTSIDER

    @property
    def waiting_since(self) -> datetime | None:
        """Since when the requester waits for an answer, here or in what was merged into this."""
        asked = (self.asked_since, *(one.waiting_since for one in self.lent))
        return min((at for at in asked if at is not None), default=None)

    def waits_with(self, source_id: str) -> datetime | None:
        """Since when what was merged in from there waits, as far as nobody has answered."""
        return next((one.waiting_since for one in self.lent if one.source == source_id), None)

    @property
    def last_message(self) -> LastMessage | None:
        """The newest message that is shown, here or in what was merged into this."""
        return newest(self.own_last, *(one.last_message for one in self.lent))

    @property
    def asks_support(self) -> bool:
        """True when staff are asked: a support conversation, or one that staff have been called into."""
        return self.kind is Kind.SUPPORT or any(one.part in STAFF_PARTS for one in self.participants)

    @property
    def answerer_id(self) -> str | None:
        """Who is to answer by themselves: the seller whom somebody else asked; None where support is asked."""
        seller = next((one for one in self.participants if one.part is Part.SELLER), None)
        if self.kind is Kind.SUPPORT or seller is None or seller.user_id == self.requester_id:
            return None
        return seller.user_id

    def allows(self, person: Person, action: Action) -> bool:
        """Look the action up in the permission table."""
        return may(person.roles, action, self.relation(person))

    def part_of(self, person: Person) -> Part:
        """Say in which part this person speaks here."""
        here = self.participant(person.user_id)
        if here is not None:
            return here.part
        return Part.ADMIN if Role.ADMIN in person.roles else Part.SUPPORT

    def told_of(self, sender_id: str | None) -> tuple[str, ...]:
        """List who is to be told of a message: everyone who takes part but its sender."""
        return tuple(one.user_id for one in self.participants if one.user_id != sender_id)
