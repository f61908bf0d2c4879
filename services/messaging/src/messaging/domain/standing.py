"""What is open in a conversation when others are merged into it, parts of it are split off, and all that is undone.

A question moves with its message: whoever waited goes on waiting where the message is shown, and what was resolved is
open again when an open question comes in. An undo takes back exactly what came in, as far as nobody has dealt with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, LastMessage, Lent, Participant, Standing, newest
from messaging.domain.values import Status

PREVIEW = 140
_URGENCY = (Status.RESOLVED, Status.PENDING, Status.OPEN)


def preview(said: c.Said) -> LastMessage:
    """Give a message in short."""
    return LastMessage(
        seq=said.seq,
        message_id=said.message_id,
        sender_id=said.actor_id,
        part=said.part,
        name=said.name,
        text=one_line(said.text),
        at=said.at,
        automatic=said.automatic,
    )


def one_line(text: str) -> str:
    """Give a text as lists show it."""
    return " ".join(text.split())[:PREVIEW]


def standing(talk: Conversation, messages: Sequence[c.Said]) -> Standing:
    """How these messages of a conversation stand, in their order.

    Of what was asked in them that is open which is open in the conversation: what was answered there, or resolved,
    owes no answer, wherever it is shown.
    """
    since = talk.asked_since
    asked = [said.at for said in messages if said.actor_id == talk.requester_id and not said.automatic]
    unread = {
        one.user_id: sum(said.seq > one.read_up_to and said.actor_id != one.user_id for said in messages)
        for one in talk.participants
    }
    return Standing(
        waiting_since=None if since is None else min((at for at in asked if at >= since), default=None),
        last_message=preview(messages[-1]) if messages else None,
        messages=len(messages),
        unread=tuple((user_id, count) for user_id, count in unread.items() if count),
    )


def remaining(talk: Conversation, staying: Sequence[c.Said], going: Sequence[c.Said]) -> Standing:
    """How a conversation stands without the messages that go: as before, in all that does not go with them."""
    left, gone = standing(talk, staying), standing(talk, going)
    last = talk.own_last
    goes = last is not None and last.seq in {said.seq for said in going}
    return replace(
        left,
        waiting_since=left.waiting_since if gone.waiting_since == talk.asked_since else talk.asked_since,
        last_message=left.last_message if goes else last,
        messages=talk.messages - gone.messages,
    )


def whole(talk: Conversation) -> Standing:
    """How a whole conversation stands."""
    unread = tuple((one.user_id, one.unread) for one in talk.participants if one.unread)
    return Standing(
        waiting_since=talk.waiting_since, last_message=talk.last_message, messages=talk.messages, unread=unread
    )


def asked_nothing(state: Conversation) -> Conversation:
    """Everything was answered, whatever it came in with."""
    return replace(state, asked_since=None, lent=tuple(replace(one, waiting_since=None) for one in state.lent))


def decided(state: Conversation) -> Conversation:
    """Somebody spoke or set the status: it stands as they left it, whatever raised it before."""
    if not state.lent:
        return state
    quiet = tuple(replace(one, status=Status.RESOLVED) for one in state.lent)
    return replace(state, lent=quiet, lifted_from=None)


def stand(state: Conversation, found: Standing) -> Conversation:
    """Make a conversation stand as its own messages do now, beside what others brought along."""
    people = tuple(replace(one, unread=0) for one in state.participants)
    for unread in (found.unread, *(one.unread for one in state.lent)):
        people = _with_unread(people, dict(unread))
    return replace(
        state,
        asked_since=found.waiting_since,
        own_last=found.last_message,
        messages=found.messages,
        participants=people,
    )


def absorb(state: Conversation, change: c.Absorbed) -> Conversation:
    """Another is shown here from now on: what was open there is open here."""
    joined = replace(state, absorbed=(*state.absorbed, change.source))
    if change.standing is None or change.status is None:
        return joined
    lent = Lent(
        source=change.source,
        status=change.status,
        waiting_since=change.standing.waiting_since,
        last_message=elsewhere(change.standing.last_message),
        unread=change.standing.unread,
    )
    status = _most_urgent([state.status, change.status])
    return replace(
        joined,
        participants=_with_unread(state.participants, dict(lent.unread)),
        lent=(*state.lent, lent),
        status=status,
        lifted_from=state.lifted_from if status is state.status else state.lifted_from or state.status,
    )


def unmerge(state: Conversation, change: c.Unmerged) -> Conversation:
    """A merge is undone, seen from either side: what came in with the other goes with it."""
    into = None if state.merged_into == change.other else state.merged_into
    apart = replace(state, absorbed=tuple(one for one in state.absorbed if one != change.other), merged_into=into)
    left = next((one for one in state.lent if one.source == change.other), None)
    if left is None:
        return apart
    lent = tuple(one for one in state.lent if one is not left)
    people = _with_unread(state.participants, {user_id: -count for user_id, count in left.unread})
    return _lowered(replace(apart, lent=lent, participants=people))


def read(state: Conversation, user_id: str | None) -> Conversation:
    """Somebody has read everything that was brought along."""
    if not state.lent:
        return state
    lent = tuple(replace(one, unread=tuple(pair for pair in one.unread if pair[0] != user_id)) for one in state.lent)
    return replace(state, lent=lent)


def give_away(state: Conversation, change: c.SplitOff) -> Conversation:
    """Some messages are shown in another from now on."""
    gone = replace(state, given=(*state.given, (change.target, change.taken)))
    return gone if change.standing is None else stand(gone, change.standing)


def take_back(state: Conversation, change: c.SplitUndone) -> Conversation:
    """A split is undone, seen from either side."""
    given = tuple(pair for pair in state.given if pair[0] != change.other)
    taken = () if state.split_from == change.other else state.taken
    again = replace(state, given=given, taken=taken)
    found = change.standing
    if found is None:
        return again
    return replace(
        again,
        participants=_with_unread(state.participants, dict(found.unread)),
        messages=found.messages,
        asked_since=found.waiting_since,
        own_last=found.last_message,
    )


def elsewhere(last: LastMessage | None) -> LastMessage | None:
    """A newest message that is shown here and stored in another conversation: its place there, below zero."""
    return None if last is None else replace(last, seq=-abs(last.seq))


def taken_back(origin: Conversation, new: Conversation, back: Sequence[c.Said]) -> Standing:
    """How `origin` stands once the messages `back` are shown there again.

    What is open on either side stays so, and what was answered there is answered.
    """
    returned = standing(new, back)
    return Standing(
        waiting_since=_oldest(origin.asked_since, returned.waiting_since),
        last_message=newest(origin.own_last, returned.last_message),
        messages=origin.messages + new.messages,
        unread=whole(new).unread,
    )


def said_meanwhile(new: Conversation, own_messages: Sequence[c.Said]) -> Standing:
    """What a conversation that goes back brings along beside the messages that it was given."""
    own = standing(new, own_messages)
    return Standing(
        waiting_since=_oldest(own.waiting_since, *(one.waiting_since for one in new.lent)),
        last_message=newest(own.last_message, *(one.last_message for one in new.lent)),
    )


def _oldest(*times: datetime | None) -> datetime | None:
    return min((at for at in times if at is not None), default=None)


def _lowered(state: Conversation) -> Conversation:
    """Back to how it stood before others raised its status, as far as those that are left allow."""
    if state.lifted_from is None:
        return state
    status = _most_urgent([state.lifted_from, *(one.status for one in state.lent)])
    return replace(state, status=status, lifted_from=None if status is state.lifted_from else state.lifted_from)


def _most_urgent(statuses: Sequence[Status]) -> Status:
    return max(statuses, key=_URGENCY.index)


def _with_unread(people: Sequence[Participant], more: Mapping[str, int]) -> tuple[Participant, ...]:
    return tuple(replace(one, unread=one.unread + more.get(one.user_id, 0)) for one in people)
