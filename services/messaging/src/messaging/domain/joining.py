"""Merging and splitting conversations, without losing anything, and back again.

No message ever moves: a merged conversation is shown inside the other (`absorbed`), a split one shows messages of the
one it was cut from (`taken`). Undoing therefore only takes the reference away.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from messaging.domain import changes as c
from messaging.domain.access import check, check_living
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput
from messaging.domain.permissions import Action
from messaging.domain.standing import elsewhere, remaining, said_meanwhile, standing, taken_back, whole
from messaging.domain.values import MAX_SUBJECT, Kind, clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The changes of two conversations, to be kept together or not at all."""

    left: tuple[c.Change, ...]
    right: tuple[c.Change, ...]


def merge(source: Conversation, target: Conversation, person: Person, now: datetime) -> Pair:
    """Let `source` (left) go on in `target` (right): both support, and of the same customer."""
    for one in (source, target):
        check(one, person, Action.MERGE)
        check_living(one)
        if one.kind is not Kind.SUPPORT:
            raise Conflict("not_support", "Only conversations with support can be merged.")
    if source.id == target.id:
        raise InvalidInput("target_id", "must be another conversation")
    if source.requester_id != target.requester_id:
        raise Conflict("other_customer", "They belong to different customers, who must not read each other.")
    return Pair(
        left=(c.MergedInto(seq=source.seq + 1, at=now, actor_id=person.user_id, target=target.id),),
        right=(
            c.Absorbed(
                seq=target.seq + 1,
                at=now,
                actor_id=person.user_id,
                source=source.id,
                status=source.status,
                standing=whole(source),
                moved=source.waiting_since,
            ),
        ),
    )


def undo_merge(source: Conversation, target: Conversation, person: Person, now: datetime) -> Pair:
    """Let `source` (left) stand alone again, as it was. What is open in it must wait in no third one meanwhile."""
    check(source, person, Action.MERGE)
    check(target, person, Action.MERGE)
    went_back = source.split_from == target.id and not source.taken
    if source.merged_into != target.id or went_back:
        raise Conflict("not_merged", "This conversation was not merged into that one.")
    if target.merged_into is not None:
        raise Conflict("merged", "What it was merged into was itself merged since: undo that first.")
    return Pair(
        left=(c.Unmerged(seq=source.seq + 1, at=now, actor_id=person.user_id, other=target.id),),
        right=(
            c.Unmerged(
                seq=target.seq + 1, at=now, actor_id=person.user_id, other=source.id, moved=target.waits_with(source.id)
            ),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Which own messages (`seqs`) of a conversation make a new one, and how that is called."""

    new_id: str
    subject: str
    seqs: tuple[int, ...]


def split(
    conversation: Conversation, own_messages: Sequence[c.Said | c.Noted], cut: Cut, person: Person, now: datetime
) -> tuple[tuple[c.Change, ...], c.Opened]:
    """Show the messages at `cut.seqs` in a new conversation instead, where their questions wait from now on.

    `own_messages` are all messages of this conversation, as they read now. At least one must go and one must stay.
    """
    check(conversation, person, Action.SPLIT)
    check_living(conversation)
    gone = {seq for _, seqs in conversation.given for seq in seqs}
    here = {one.seq for one in own_messages} - gone
    going = tuple(sorted(set(cut.seqs)))
    said = [one for one in own_messages if isinstance(one, c.Said) and one.seq not in gone]
    if not going or not here.issuperset(going):
        raise InvalidInput("messages", "choose at least one, of this conversation")
    if len(going) == len(here):
        raise InvalidInput("messages", "at least one must stay")
    leaving = [one for one in said if one.seq in going]
    gone_there = standing(conversation, leaving)
    members = tuple(c.Member(user_id=p.user_id, part=p.part, name=p.name) for p in conversation.participants)
    opened = c.Opened(
        seq=1,
        at=now,
        actor_id=person.user_id,
        conversation_id=cut.new_id,
        kind=conversation.kind,
        subject=clean_line(cut.subject, field="subject", limit=MAX_SUBJECT),
        requester_id=conversation.requester_id,
        members=members,
        category=conversation.category,
        order_id=conversation.order_id,
        product_id=conversation.product_id,
        split_from=conversation.id,
        taken=going,
        standing=replace(gone_there, last_message=elsewhere(gone_there.last_message)),
    )
    off = c.SplitOff(
        seq=conversation.seq + 1,
        at=now,
        actor_id=person.user_id,
        target=cut.new_id,
        taken=going,
        standing=remaining(conversation, [one for one in said if one.seq not in going], leaving),
        moved=gone_there.waiting_since,
    )
    return (off,), opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """All messages that each of two conversations stores, as they read now."""

    left: Sequence[c.Said | c.Noted]
    right: Sequence[c.Said | c.Noted]


def undo_split(origin: Conversation, new: Conversation, said: Both, person: Person, now: datetime) -> Pair:
    """Take the messages back into `origin` (left); what was said in `new` (right) meanwhile comes along."""
    for one in (origin, new):
        check(one, person, Action.SPLIT)
        check_living(one)
    if new.split_from != origin.id or not new.taken:
        raise Conflict("not_split", "That conversation was not split off this one.")
    back = [one for one in said.left if isinstance(one, c.Said) and one.seq in new.taken]
    away = {seq for _, seqs in new.given for seq in seqs}
    meanwhile = [one for one in said.right if isinstance(one, c.Said) and one.seq not in away]
    return Pair(
        left=(
            c.SplitUndone(
                seq=origin.seq + 1,
                at=now,
                actor_id=person.user_id,
                other=new.id,
                standing=taken_back(origin, new, back),
            ),
            c.Absorbed(
                seq=origin.seq + 2,
                at=now,
                actor_id=person.user_id,
                source=new.id,
                status=new.status,
                standing=said_meanwhile(new, meanwhile),
                moved=new.waiting_since,
            ),
        ),
        right=(
            c.SplitUndone(seq=new.seq + 1, at=now, actor_id=person.user_id, other=origin.id),
            c.MergedInto(seq=new.seq + 2, at=now, actor_id=person.user_id, target=origin.id),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Messages of one stored conversation: all but `without`, or only those in `only`."""

    conversation_id: str
    only: tuple[int, ...] | None = None
    without: tuple[int, ...] = ()


def spans(conversation: Conversation, load: Callable[[str], Conversation]) -> tuple[Span, ...]:
    """List what is shown in a conversation. `load` gives the conversations that it has absorbed."""
    gone = tuple(seq for _, seqs in conversation.given for seq in seqs)
    shown = [Span(conversation_id=conversation.id, without=gone)]
    if conversation.taken and conversation.split_from is not None:
        shown.append(Span(conversation_id=conversation.split_from, only=conversation.taken))
    for source in conversation.absorbed:
        shown.extend(spans(load(source), load))
    return tuple(shown)
