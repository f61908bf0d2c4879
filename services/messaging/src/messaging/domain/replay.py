"""From changes to a conversation: applying them in order always gives the same state."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Participant
from messaging.domain.standing import (
    absorb,
    asked_nothing,
    decided,
    give_away,
    one_line,
    preview,
    read,
    stand,
    take_back,
    unmerge,
)
from messaging.domain.values import STAFF_PARTS, Kind, Status

REPLIES_REMEMBERED = 60
"""More than there can be different ones in the time after which one may be given again."""


class OutOfOrder(ValueError):
    """A change that is not the next one of this conversation."""


def begin(opened: c.Opened) -> Conversation:
    """Give the conversation that its first change makes."""
    talk = Conversation(
        id=opened.conversation_id,
        seq=opened.seq,
        kind=opened.kind,
        subject=opened.subject,
        requester_id=opened.requester_id,
        participants=tuple(Participant(user_id=m.user_id, part=m.part, name=m.name) for m in opened.members),
        opened_at=opened.at,
        updated_at=opened.at,
        category=opened.category,
        order_id=opened.order_id,
        product_id=opened.product_id,
        split_from=opened.split_from,
        taken=opened.taken,
    )
    return talk if opened.standing is None else stand(talk, opened.standing)


def replay(changes: Iterable[c.Change], start: Conversation | None = None) -> Conversation:
    """Apply `changes` in order to `start` (None: the first of them opens the conversation)."""
    state = start
    for change in changes:
        if state is None:
            if not isinstance(change, c.Opened):
                raise OutOfOrder("the first change must open the conversation")
            state = begin(change)
        else:
            state = apply(state, change)
    if state is None:
        raise OutOfOrder("no changes")
    return state


def apply(state: Conversation, change: c.Change) -> Conversation:
    """Give the state after `change`, which must be the next one."""
    if change.seq != state.seq + 1:
        message = f"expected seq {state.seq + 1}, got {change.seq}"
        raise OutOfOrder(message)
    moved = replace(state, seq=change.seq, updated_at=change.at)
    return _EFFECTS[type(change)](moved, change)


def _said(state: Conversation, change: c.Said) -> Conversation:
    people = tuple(_after_message(one, change) for one in state.participants)
    said = read(state, None if change.automatic else change.actor_id)
    said = replace(said, participants=people, own_last=preview(change), messages=state.messages + 1)
    if change.automatic:
        given = ((change.reply_id, change.at),) if change.reply_id else ()
        return replace(said, replied=(*state.replied, *given)[-REPLIES_REMEMBERED:])
    if change.actor_id == state.requester_id:
        return decided(replace(said, asked_since=state.asked_since or change.at))
    by_the_asked = state.kind is Kind.SUPPORT or change.part not in STAFF_PARTS
    answered = state.answered_at or (change.at if by_the_asked else None)
    return decided(replace(asked_nothing(said), answered_at=answered))


def _after_message(one: Participant, change: c.Said) -> Participant:
    """Who speaks has read all before; in whose name a machine speaks has read nothing by that."""
    if one.user_id != change.actor_id:
        return replace(one, unread=one.unread + 1)
    return one if change.automatic else replace(one, read_up_to=change.seq, unread=0)


def _read(state: Conversation, change: c.Read) -> Conversation:
    people = tuple(
        replace(one, read_up_to=max(one.read_up_to, change.up_to), unread=change.unread)
        if one.user_id == change.actor_id
        else one
        for one in state.participants
    )
    return read(replace(state, participants=people), change.actor_id)


def _assigned(state: Conversation, change: c.Assigned) -> Conversation:
    if change.assignee is None:
        return replace(state, assignee_id=None)
    return replace(_with_member(state, change.assignee), assignee_id=change.assignee.user_id)


def _with_member(state: Conversation, member: c.Member) -> Conversation:
    if state.participant(member.user_id) is not None:
        return state
    newcomer = Participant(user_id=member.user_id, part=member.part, name=member.name, read_up_to=state.seq)
    return replace(state, participants=(*state.participants, newcomer))


def _rewritten(state: Conversation, change: c.Edited | c.Deleted) -> Conversation:
    """A list must not go on showing a text that was taken back."""
    last = state.own_last
    if last is None or last.seq != change.target:
        return state
    text = one_line(change.text) if isinstance(change, c.Edited) else ""
    return replace(state, own_last=replace(last, text=text))


def _status_set(state: Conversation, change: c.StatusSet) -> Conversation:
    after = decided(replace(state, status=change.status))
    return asked_nothing(after) if change.status is Status.RESOLVED else after


def _left(state: Conversation, change: c.Left) -> Conversation:
    staying = tuple(one for one in state.participants if one.user_id != change.user_id)
    return replace(state, participants=staying)


def _opened_again(state: Conversation, change: c.Opened) -> Conversation:
    raise OutOfOrder("a conversation is opened once")


# Each entry takes the state (its seq and time already moved on) and a change of exactly its key's type.
_EFFECTS: dict[type[c.Base], Callable[[Conversation, Any], Conversation]] = {
    c.Opened: _opened_again,
    c.Said: _said,
    c.Noted: lambda state, change: state,
    c.Edited: _rewritten,
    c.Deleted: _rewritten,
    c.Read: _read,
    c.StatusSet: _status_set,
    c.Assigned: _assigned,
    c.CategorySet: lambda state, change: replace(state, category=change.category),
    c.PrioritySet: lambda state, change: replace(state, priority=change.priority),
    c.TagsSet: lambda state, change: replace(state, tags=change.tags),
    c.NeedMarked: lambda state, change: replace(state, needs_answer=change.needs_answer),
    c.Joined: lambda state, change: _with_member(state, change.member),
    c.Left: _left,
    c.MergedInto: lambda state, change: replace(state, merged_into=change.target),
    c.Absorbed: absorb,
    c.Unmerged: unmerge,
    c.SplitOff: give_away,
    c.SplitUndone: take_back,
}
