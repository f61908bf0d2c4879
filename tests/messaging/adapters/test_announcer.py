"""What the other services are told of each change."""

from datetime import UTC, datetime
from typing import Any

import pytest

from messaging.adapters.announcer import event_data
from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Role
from messaging.domain.replay import apply, replay
from messaging.domain.talk import Draft, Opening, start
from messaging.domain.values import Kind, Part, Priority, Status
from saypro_events import decode, encode, new_event
from saypro_events.conversation import ConversationUpdated
from saypro_events.message import MessageRead, MessageSent

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
BASE: dict[str, Any] = {"seq": 3, "at": NOW, "actor_id": "u-sam"}
SAM = c.Member(user_id="u-sam", part=Part.SUPPORT, name="Sam")


@pytest.fixture
def talk() -> Conversation:
    thandi = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="Parcel", part=Part.BUYER)
    return replay(start(opening, thandi, Draft(text="Where?", message_id="m-1"), NOW))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (c.StatusSet(**BASE, status=Status.PENDING), "status"),
        (c.Assigned(**BASE, assignee=SAM), "assigned"),
        (c.CategorySet(**BASE, category="listing"), "category"),
        (c.PrioritySet(**BASE, priority=Priority.HIGH), "priority"),
        (c.TagsSet(**BASE, tags=("vip",)), "tags"),
        (c.Joined(**BASE, member=SAM), "participants"),
        (c.Left(**BASE, user_id="u-thandi"), "participants"),
        (c.MergedInto(**BASE, target="c-2"), "merged"),
        (c.Absorbed(**BASE, source="c-2"), "absorbed"),
        (c.Unmerged(**BASE, other="c-2"), "unmerged"),
        (c.SplitOff(**BASE, target="c-2", taken=(2,)), "split"),
    ],
)
def test_a_change_is_told_as_the_conversation_is_after_it(talk: Conversation, change: c.Change, name: str) -> None:
    after = apply(talk, change)
    data = event_data(after, change)
    assert isinstance(data, ConversationUpdated)
    assert (data.change, data.seq, data.status) == (name, 3, after.status.value)
    assert data.assignee_id == after.assignee_id
    event = encode(new_event(data, id="e", time=NOW, source="messaging", sequence=3))
    assert decode(event.topic, event.key, event.value, event.headers).data == data


# REQ T-01
@pytest.mark.parametrize(
    "change",
    [
        c.Absorbed(**BASE, source="c-2", moved=NOW),
        c.Unmerged(**BASE, other="c-2", moved=NOW),
        c.SplitOff(**BASE, target="c-2", taken=(2,), moved=NOW),
    ],
)
def test_which_question_moved_is_told(talk: Conversation, change: c.Change) -> None:
    data = event_data(apply(talk, change), change)
    assert isinstance(data, ConversationUpdated)
    assert data.moved_waiting_since == NOW


def test_a_message_goes_to_everyone_but_its_sender(talk: Conversation) -> None:
    said = c.Said(
        **{**BASE, "actor_id": None}, message_id="m", part=Part.SYSTEM, name="", text="Closed.", automatic=True
    )
    data = event_data(apply(talk, said), said)
    assert isinstance(data, MessageSent)
    assert (data.sender_id, data.recipient_ids, data.automatic) == ("system", ("u-thandi",), True)


def test_a_read_mark_is_told(talk: Conversation) -> None:
    data = event_data(talk, c.Read(**BASE, up_to=2, unread=0))
    assert isinstance(data, MessageRead)
    assert (data.reader_id, data.read_up_to) == ("u-sam", 2)


# REQ M-09
@pytest.mark.parametrize(
    "change",
    [
        c.Noted(**BASE, message_id="m", name="Sam", text="secret"),
        c.Edited(**BASE, target=2, message_id="m", text="secret"),
        c.Deleted(**BASE, target=2, message_id="m"),
        c.SplitUndone(**BASE, other="c-2"),
    ],
)
def test_notes_and_rewriting_stay_here(talk: Conversation, change: c.Change) -> None:
    assert event_data(apply(talk, change), change) is None
