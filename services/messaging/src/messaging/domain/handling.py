"""Handling a conversation: whose it is, how it stands and what it is about. As `talk`: changes, or a refusal."""

from dataclasses import replace
from datetime import datetime

from messaging.domain import changes as c
from messaging.domain.access import check, check_living
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.permissions import STAFF, Action, Relation
from messaging.domain.values import Category, Priority, Status, clean_tags

MAX_PARTICIPANTS = 20

_SETTING = {
    Status.OPEN: Action.SET_OPEN,
    Status.PENDING: Action.SET_PENDING,
    Status.RESOLVED: Action.SET_RESOLVED,
}


def set_status(conversation: Conversation, person: Person, status: Status, now: datetime) -> tuple[c.Change, ...]:
    """Mark open, pending or resolved (REQ M-03). Setting what is set changes nothing."""
    check(conversation, person, _SETTING[status])
    check_living(conversation)
    if conversation.status is status:
        return ()
    return (c.StatusSet(seq=conversation.seq + 1, at=now, actor_id=person.user_id, status=status),)


def follow_ticket(conversation: Conversation, status: Status, by: str | None, now: datetime) -> tuple[c.Change, ...]:
    """The status that ticketing decided on (`by` None: its timers). What was merged goes on elsewhere."""
    if conversation.merged_into is not None or conversation.status is status:
        return ()
    return (c.StatusSet(seq=conversation.seq + 1, at=now, actor_id=by, status=status),)


def assign(
    conversation: Conversation,
    person: Person,
    assignee: Person | None,
    now: datetime,
    *,
    expected: str | None = None,
) -> tuple[c.Change, ...]:
    """Give the conversation to `assignee` (None: back to the queue).

    `expected` is whom the asker believed it to belong to: taking what another has just taken is a Conflict, so
    that of two who take at once exactly one has it (FAULTS 36).
    """
    taking = assignee is not None and assignee.user_id == person.user_id
    check(conversation, person, Action.TAKE if taking else Action.ASSIGN)
    check_living(conversation)
    wanted = assignee.user_id if assignee else None
    if conversation.assignee_id == wanted:
        return ()
    if conversation.assignee_id != expected:
        holder = conversation.participant(conversation.assignee_id)
        raise Conflict("already_assigned", f"{holder.name if holder else 'Nobody'} has it now.")
    if assignee is None:
        return (c.Assigned(seq=conversation.seq + 1, at=now, actor_id=person.user_id, assignee=None),)
    if not assignee.is_staff:
        raise InvalidInput("assignee_id", "must be somebody of the staff")
    if conversation.relation(assignee) is Relation.PARTY:
        raise InvalidInput("assignee_id", "takes part as a customer")
    return (assigned_change(conversation.seq + 1, conversation, person, assignee, now),)


def give(conversation: Conversation, assignee: Person, now: datetime) -> tuple[c.Change, ...]:
    """Give an open conversation that is nobody's to one of the staff, as routing decided. Else nothing changes."""
    waits = conversation.asks_support and conversation.status is Status.OPEN and conversation.assignee_id is None
    if not waits or conversation.merged_into is not None or conversation.relation(assignee) is Relation.PARTY:
        return ()
    taken = assigned_change(conversation.seq + 1, conversation, assignee, assignee, now)
    return (replace(taken, actor_id=None),)


def assigned_change(seq: int, conversation: Conversation, actor: Person, assignee: Person, now: datetime) -> c.Assigned:
    """Give the change that makes `assignee` responsible, as asked by `actor`."""
    member = c.Member(user_id=assignee.user_id, part=conversation.part_of(assignee), name=assignee.name)
    return c.Assigned(seq=seq, at=now, actor_id=actor.user_id, assignee=member)


def known_category(value: str) -> str:
    """Give `value` when it is a category; raise InvalidInput naming those that are."""
    if value not in Category._value2member_map_:
        raise InvalidInput("category", "one of " + ", ".join(Category))
    return value


def set_category(conversation: Conversation, person: Person, category: str, now: datetime) -> tuple[c.Change, ...]:
    """Change the subject that decides the department (REQ M-04)."""
    check(conversation, person, Action.SET_CATEGORY)
    if conversation.category == known_category(category):
        return ()
    return (c.CategorySet(seq=conversation.seq + 1, at=now, actor_id=person.user_id, category=category),)


def set_priority(conversation: Conversation, person: Person, priority: Priority, now: datetime) -> tuple[c.Change, ...]:
    """Change how urgent it is (REQ T-03)."""
    check(conversation, person, Action.SET_PRIORITY)
    if conversation.priority is priority:
        return ()
    return (c.PrioritySet(seq=conversation.seq + 1, at=now, actor_id=person.user_id, priority=priority),)


def set_tags(conversation: Conversation, person: Person, tags: tuple[str, ...], now: datetime) -> tuple[c.Change, ...]:
    """Replace the tags."""
    check(conversation, person, Action.SET_TAGS)
    wanted = clean_tags(tags)
    if conversation.tags == wanted:
        return ()
    return (c.TagsSet(seq=conversation.seq + 1, at=now, actor_id=person.user_id, tags=wanted),)


def mark_need(conversation: Conversation, person: Person, now: datetime, *, needs_answer: bool) -> tuple[c.Change, ...]:
    """Say that a conversation needs no answer, or does after all: for the seller who was asked (REQ M-07)."""
    check(conversation, person, Action.MARK_NEED)
    if conversation.answerer_id != person.user_id:
        raise NotAllowed("not_asked", "Only the seller who was asked says whether an answer is needed.")
    if conversation.needs_answer is needs_answer:
        return ()
    return (c.NeedMarked(seq=conversation.seq + 1, at=now, actor_id=person.user_id, needs_answer=needs_answer),)


def invite(conversation: Conversation, person: Person, guest: Person, now: datetime) -> tuple[c.Change, ...]:
    """Call staff into a conversation."""
    check(conversation, person, Action.INVITE)
    if conversation.participant(guest.user_id) is not None:
        return ()
    if STAFF.isdisjoint(guest.roles):
        raise InvalidInput("user_id", "must be somebody of the staff")
    if len(conversation.participants) >= MAX_PARTICIPANTS:
        raise Conflict("full", f"At most {MAX_PARTICIPANTS} people take part in one conversation.")
    member = c.Member(user_id=guest.user_id, part=conversation.part_of(guest), name=guest.name)
    return (c.Joined(seq=conversation.seq + 1, at=now, actor_id=person.user_id, member=member),)
