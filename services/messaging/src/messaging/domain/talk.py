"""Saying things: from the state, who speaks and when, to the changes that follow, or a refusal.

Nothing here changes anything: `replay` does, with what these functions give.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from messaging.domain import changes as c
from messaging.domain.access import check, check_living
from messaging.domain.conversation import Conversation, Participant, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.handling import assigned_change, known_category
from messaging.domain.permissions import Action
from messaging.domain.text import scan
from messaging.domain.values import (
    MAX_SUBJECT,
    STAFF_PARTS,
    Category,
    Caution,
    Kind,
    Part,
    Status,
    clean_line,
    clean_text,
)

EDIT_WINDOW = timedelta(minutes=15)
DELETE_WINDOW = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a person wants to say, with the ids under which it is known if they try again."""

    text: str
    message_id: str
    client_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A new conversation as asked for: `members` are the others, the requester is added with `part`.

    `proposed` is the category that its words propose, if they tell one.
    """

    conversation_id: str
    kind: Kind
    subject: str
    part: Part
    members: tuple[c.Member, ...] = ()
    category: str | None = None
    order_id: str | None = None
    product_id: str | None = None
    proposed: str | None = None


def start(
    opening: Opening, person: Person, draft: Draft, now: datetime, own: Collection[str] = ()
) -> tuple[c.Opened, c.Said]:
    """Open a conversation with its first message (REQ M-01). own: the marketplace's domains, as for `scan`."""
    if opening.kind is not Kind.SUPPORT and not opening.members:
        raise InvalidInput("seller_id", "say who to write to")
    if any(member.user_id == person.user_id for member in opening.members):
        raise InvalidInput("seller_id", "you cannot write to yourself")
    text = clean_text(draft.text)
    subject = clean_line(opening.subject or text[:MAX_SUBJECT], field="subject", limit=MAX_SUBJECT)
    me = c.Member(user_id=person.user_id, part=opening.part, name=person.name)
    opened = c.Opened(
        seq=1,
        at=now,
        actor_id=person.user_id,
        conversation_id=opening.conversation_id,
        kind=opening.kind,
        subject=subject,
        requester_id=person.user_id,
        members=(me, *opening.members),
        category=_category(opening),
        order_id=opening.order_id,
        product_id=opening.product_id,
    )
    said = c.Said(
        seq=2,
        at=now,
        actor_id=person.user_id,
        message_id=draft.message_id,
        part=opening.part,
        name=person.name,
        text=text,
        client_id=draft.client_id,
        first=True,
        caution=_caution(opening.kind, opening.part, text, own),
    )
    return opened, said


def _caution(kind: Kind, part: Part, text: str, own: Collection[str]) -> Caution | None:
    """Look for ways around the platform in what customers write to each other (REQ M-11)."""
    if kind is Kind.SUPPORT or part in STAFF_PARTS:
        return None
    label = scan(text, own).label
    return None if label == "clean" else Caution(label)


def _category(opening: Opening) -> str | None:
    """Give the category as set, else as the words of the message propose it; None when nothing tells (REQ M-04)."""
    if opening.category is not None:
        return known_category(opening.category)
    if opening.kind is Kind.PRODUCT:
        return Category.PRODUCT_QUERY.value
    if opening.proposed is not None:
        return known_category(opening.proposed)
    return Category.ORDER_INQUIRY.value if opening.kind is Kind.ORDER else None


def send(
    conversation: Conversation, person: Person, draft: Draft, now: datetime, own: Collection[str] = ()
) -> tuple[c.Change, ...]:
    """Say something. A customer's message opens the conversation again; staff who answer an unclaimed one take it.

    own: the marketplace's domains, as for `scan`.
    """
    check(conversation, person, Action.SEND)
    check_living(conversation)
    part = conversation.part_of(person)
    made: list[c.Change] = []
    nobody_has_it = conversation.kind is Kind.SUPPORT and conversation.assignee_id is None
    if part in STAFF_PARTS and nobody_has_it and conversation.allows(person, Action.TAKE):
        made.append(assigned_change(conversation.seq + 1, conversation, person, person, now))
    elif part in STAFF_PARTS and conversation.participant(person.user_id) is None:
        member = c.Member(user_id=person.user_id, part=part, name=person.name)
        made.append(c.Joined(seq=conversation.seq + 1, at=now, actor_id=person.user_id, member=member))
    text = clean_text(draft.text)
    made.append(
        c.Said(
            seq=conversation.seq + len(made) + 1,
            at=now,
            actor_id=person.user_id,
            message_id=draft.message_id,
            part=part,
            name=person.name,
            text=text,
            client_id=draft.client_id,
            caution=_caution(conversation.kind, part, text, own),
        )
    )
    if part not in STAFF_PARTS and conversation.status is not Status.OPEN:
        seq = conversation.seq + len(made) + 1
        made.append(c.StatusSet(seq=seq, at=now, actor_id=person.user_id, status=Status.OPEN))
    return tuple(made)


def say_automatically(
    conversation: Conversation,
    text: str,
    message_id: str,
    now: datetime,
    *,
    reply_id: str | None = None,
    speaker: Participant | None = None,
) -> tuple[c.Change, ...]:
    """An automatic reply in the name of `speaker` (None: support): no answer, who asked goes on waiting (REQ M-05)."""
    check_living(conversation)
    said = c.Said(
        seq=conversation.seq + 1,
        at=now,
        actor_id=speaker.user_id if speaker else None,
        message_id=message_id,
        part=speaker.part if speaker else Part.SYSTEM,
        name=speaker.name if speaker else "",
        text=clean_text(text),
        automatic=True,
        reply_id=reply_id,
    )
    return (said,)


def note(conversation: Conversation, person: Person, draft: Draft, now: datetime) -> tuple[c.Change, ...]:
    """Write an internal note."""
    check(conversation, person, Action.NOTE)
    return (
        c.Noted(
            seq=conversation.seq + 1,
            at=now,
            actor_id=person.user_id,
            message_id=draft.message_id,
            name=person.name,
            text=clean_text(draft.text),
            client_id=draft.client_id,
        ),
    )


def mark_read(
    conversation: Conversation, person: Person, up_to: int, unread: int, now: datetime
) -> tuple[c.Change, ...]:
    """Mark everything up to `up_to` as seen; nothing happens when it was. `unread` messages are left after it."""
    check(conversation, person, Action.READ)
    if up_to < 0 or up_to > conversation.seq:
        raise InvalidInput("up_to", f"between 0 and {conversation.seq}")
    here = conversation.participant(person.user_id)
    if here is None or up_to <= here.read_up_to:
        return ()
    return (c.Read(seq=conversation.seq + 1, at=now, actor_id=person.user_id, up_to=up_to, unread=unread),)


def edit(
    conversation: Conversation,
    person: Person,
    message: c.Said | c.Noted,
    text: str,
    now: datetime,
    own: Collection[str] = (),
) -> tuple[c.Change, ...]:
    """Change the text of an own message, within EDIT_WINDOW of sending it. own: the marketplace's domains."""
    check(conversation, person, Action.EDIT_OWN)
    if message.actor_id != person.user_id:
        raise NotAllowed("not_yours", "Only who wrote a message may change it.")
    if now - message.at > EDIT_WINDOW:
        raise Conflict("too_late", "A message can be changed for 15 minutes.")
    wanted = clean_text(text)
    if wanted == message.text:
        return ()
    return (
        c.Edited(
            seq=conversation.seq + 1,
            at=now,
            actor_id=person.user_id,
            target=message.seq,
            message_id=message.message_id,
            text=wanted,
            internal=isinstance(message, c.Noted),
            caution=_caution(conversation.kind, message.part, wanted, own) if isinstance(message, c.Said) else None,
        ),
    )


def delete(
    conversation: Conversation, person: Person, message: c.Said | c.Noted, now: datetime
) -> tuple[c.Change, ...]:
    """Take a message back: an own one within DELETE_WINDOW, any one by senior staff (abuse)."""
    check(conversation, person, Action.SEE)
    if not conversation.allows(person, Action.DELETE_ANY):
        check(conversation, person, Action.DELETE_OWN)
        if message.actor_id != person.user_id:
            raise NotAllowed("not_yours", "Only who wrote a message may take it back.")
        if now - message.at > DELETE_WINDOW:
            raise Conflict("too_late", "A message can be taken back for an hour.")
    return (
        c.Deleted(
            seq=conversation.seq + 1,
            at=now,
            actor_id=person.user_id,
            target=message.seq,
            message_id=message.message_id,
            internal=isinstance(message, c.Noted),
        ),
    )
