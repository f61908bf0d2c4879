"""Sending, noting, reading, handling and rewriting, once each."""

from typing import Any

import pytest

from messaging.application.add_note import AddNote
from messaging.application.assign_conversation import AssignConversation, Assignment
from messaging.application.drafts import Utterance
from messaging.application.join_conversations import JoinConversations
from messaging.application.mark_read import MarkRead
from messaging.application.rewrite_message import RewriteMessage
from messaging.application.send_message import SendMessage
from messaging.application.set_status import SetStatus
from messaging.application.sort_conversation import SortConversation, Sorting
from messaging.application.start_conversation import Request
from messaging.domain.changes import Edited, Noted, Said
from messaging.domain.errors import Conflict, InvalidInput, KeyReused, NotAllowed, NotVisible
from messaging.domain.joining import Cut
from messaging.domain.values import Kind, Priority, Status


async def started(world: Any, who: str = "u-thandi", key: str = "k0") -> str:
    asked = Request(kind=Kind.SUPPORT, subject="Parcel", utterance=Utterance(text="Where is it?", client_id=key))
    return (await world.start(world.person(who), asked, world.now)).conversation.id


def say(text: str, key: str) -> Utterance:
    return Utterance(text=text, client_id=key)


# REQ M-06
async def test_a_retry_is_the_same_message(world: Any) -> None:
    talk, send = await started(world), SendMessage(world.change, world.reply)
    first = await send(talk, world.person("u-thandi"), say("Hello?", "k"), world.now)
    again = await send(talk, world.person("u-thandi"), say("Hello?", "k"), world.now)
    assert again.repeated
    assert again.message == first.message
    assert sum(isinstance(change, Said) for _, change in world.announcer.told) == 2
    with pytest.raises(KeyReused):
        await send(talk, world.person("u-thandi"), say("Other", "k"), world.now)
    other = await started(world, key="k1")
    with pytest.raises(KeyReused):
        await send(other, world.person("u-thandi"), say("Hello?", "k"), world.now)


async def test_a_conversation_that_is_not_there(world: Any) -> None:
    with pytest.raises(NotVisible):
        await SendMessage(world.change, world.reply)("c-none", world.person("u-sam"), say("x", "k"), world.now)


# REQ M-03
async def test_a_retried_note_is_the_same_note(world: Any) -> None:
    talk, note = await started(world), AddNote(world.change)
    await note(talk, world.person("u-sam"), say("Look into it", "k"), world.now)
    again = await note(talk, world.person("u-sam"), say("Look into it", "k"), world.now)
    assert again.changes == ()
    assert sum(isinstance(change, Noted) for change in world.conversations.log[talk]) == 1
    with pytest.raises(KeyReused):
        await SendMessage(world.change, world.reply)(talk, world.person("u-sam"), say("Look into it", "k"), world.now)


# REQ M-02
async def test_reading_half_leaves_the_other_half(world: Any) -> None:
    talk, send, read = await started(world), SendMessage(world.change, world.reply), MarkRead(world.change)
    for n in range(3):
        await send(talk, world.person("u-sam"), say(f"message {n}", f"s{n}"), world.now)
    outcome = await read(talk, world.person("u-thandi"), 4, world.now)
    here = outcome.conversation.participant("u-thandi")
    assert here is not None
    assert here.unread == 2
    outcome = await read(talk, world.person("u-thandi"), outcome.conversation.seq, world.now)
    here = outcome.conversation.participant("u-thandi")
    assert here is not None
    assert here.unread == 0


# REQ M-03
async def test_handling(world: Any) -> None:
    talk = await started(world)
    sam, noor = world.person("u-sam"), world.person("u-noor")
    assign = AssignConversation(world.change, world.directory)
    await assign(talk, sam, Assignment(assignee_id="u-sam"), world.now)
    with pytest.raises(Conflict):
        await assign(talk, noor, Assignment(assignee_id="u-noor"), world.now)
    with pytest.raises(InvalidInput):
        await assign(talk, noor, Assignment(assignee_id="u-nobody", expected_id="u-sam"), world.now)
    with pytest.raises(NotVisible):
        await assign(talk, world.person("u-lars"), Assignment(assignee_id="u-nobody"), world.now)
    sorting = Sorting(category="technical", priority=Priority.HIGH, tags=("vip",))
    outcome = await SortConversation(world.change)(talk, sam, sorting, world.now)
    assert [change.seq for change in outcome.changes] == [4, 5, 6]
    outcome = await SetStatus(world.change)(talk, sam, Status.RESOLVED, world.now)
    assert outcome.conversation.status is Status.RESOLVED


async def test_rewriting_reaches_messages_of_this_conversation_only(world: Any) -> None:
    talk, rewrite = await started(world), RewriteMessage(world.change)
    other = await started(world, "u-lars", "k9")
    said = world.conversations.log[talk][1]
    outcome = await rewrite(talk, said.message_id, world.person("u-thandi"), "Where is my parcel?", world.now)
    assert [type(change) for change in outcome.changes] == [Edited]
    with pytest.raises(NotVisible):
        await rewrite(other, said.message_id, world.person("u-lars"), "Forged", world.now)
    with pytest.raises(NotAllowed):
        await rewrite(talk, said.message_id, world.person("u-sam"), None, world.now)


# REQ M-02
async def test_merging_and_splitting_keep_both_sides_or_neither(world: Any) -> None:
    one, two = await started(world), await started(world, key="k2")
    join, sam = JoinConversations(world.change), world.person("u-sam")
    await join.merge(two, one, sam, world.now)
    assert (world.conversations.heads[two].merged_into, world.conversations.heads[one].absorbed) == (one, (two,))
    with pytest.raises(Conflict):
        await join.merge(two, one, sam, world.now)
    await join.undo_merge(two, one, sam, world.now)
    assert (world.conversations.heads[two].merged_into, world.conversations.heads[one].absorbed) == (None, ())
    await SendMessage(world.change, world.reply)(one, world.person("u-thandi"), say("And my refund?", "k3"), world.now)
    seq = (await world.conversations.messages(one))[-1].seq
    new = (await join.split(one, Cut(new_id="c-new", subject="Refund", seqs=(seq,)), sam, world.now)).conversation
    assert (new.taken, new.split_from) == ((seq,), one)
    await join.undo_split(one, "c-new", sam, world.now)
    assert (
        world.conversations.heads["c-new"].taken,
        world.conversations.heads["c-new"].merged_into,
        world.conversations.heads[one].given,
    ) == ((), one, ())
