"""Merging and splitting by example; `test_replay` does it at random."""

from datetime import datetime

import pytest

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.joining import Cut, Span, merge, spans, split, undo_merge, undo_split
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, send, start
from messaging.domain.values import Kind, Part


@pytest.fixture
def second(thandi: Person, now: datetime) -> Conversation:
    opening = Opening(conversation_id="c-2", kind=Kind.SUPPORT, subject="Again", part=Part.BUYER)
    return replay(start(opening, thandi, Draft(text="Hello?", message_id="m-2"), now))


# REQ M-02
def test_a_merged_one_is_shown_inside_and_takes_no_more(
    asked: Conversation, second: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    pair = merge(second, asked, sam, now)
    source, target = replay(pair.left, second), replay(pair.right, asked)
    assert spans(target, {"c-2": source}.__getitem__) == (Span(conversation_id="c-1"), Span(conversation_id="c-2"))
    with pytest.raises(Conflict, match="c-1"):
        send(source, thandi, Draft(text="x", message_id="m-3"), now)
    back = undo_merge(source, target, sam, now)
    assert replay(back.left, source).merged_into is None
    assert spans(replay(back.right, target), {}.__getitem__) == (Span(conversation_id="c-1"),)


# REQ M-02
def test_what_is_split_off_is_shown_there_and_comes_back(
    asked: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    talk = replay(send(asked, thandi, Draft(text="And my refund?", message_id="m-2"), now), asked)
    made, opened = split(talk, [2, 3], Cut(new_id="c-9", subject="Refund", seqs=(3,)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    assert spans(origin, {}.__getitem__) == (Span(conversation_id="c-1", without=(3,)),)
    assert spans(new, {}.__getitem__)[1] == Span(conversation_id="c-1", only=(3,))
    pair = undo_split(origin, new, sam, now)
    assert spans(replay(pair.left, origin), {"c-9": replay(pair.right, new)}.__getitem__) == (
        Span(conversation_id="c-1"),
        Span(conversation_id="c-9"),
    )


@pytest.mark.parametrize("seqs", [(), (2,), (7,), (2, 7)])
def test_some_must_go_and_some_must_stay(
    asked: Conversation, sam: Person, now: datetime, seqs: tuple[int, ...]
) -> None:
    with pytest.raises(InvalidInput):
        split(asked, [2], Cut(new_id="c-9", subject="x", seqs=seqs), sam, now)


# REQ M-09
def test_a_customer_does_neither(asked: Conversation, second: Conversation, thandi: Person, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        merge(second, asked, thandi, now)
    with pytest.raises(NotAllowed):
        split(asked, [2], Cut(new_id="c-9", subject="x", seqs=(2,)), thandi, now)


def test_only_what_was_joined_comes_apart(
    asked: Conversation, second: Conversation, sam: Person, now: datetime
) -> None:
    with pytest.raises(Conflict):
        undo_merge(second, asked, sam, now)
    with pytest.raises(Conflict):
        undo_split(asked, second, sam, now)
    with pytest.raises(InvalidInput):
        merge(asked, asked, sam, now)
