"""Merging and splitting by example; `test_replay` does it at random."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from messaging.domain import changes as c
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.handling import set_status
from messaging.domain.joining import Both, Cut, Span, merge, spans, split, undo_merge, undo_split
from messaging.domain.replay import replay
from messaging.domain.standing import preview
from messaging.domain.talk import Draft, Opening, mark_read, send, start
from messaging.domain.values import Kind, Part, Status

START = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def said(*seqs: int, by: str = "u-thandi", part: Part = Part.BUYER) -> list[c.Said | c.Noted]:
    """Messages a minute apart; `by` wrote them."""
    return [
        c.Said(
            seq=seq, at=START + seq * MINUTE, actor_id=by, message_id=f"m-{seq}", part=part, name="x", text=f"no. {seq}"
        )
        for seq in seqs
    ]


def both(left: list[c.Said | c.Noted], *right: c.Change) -> Both:
    """What two conversations store, of the second those of its changes that are messages."""
    return Both(left=left, right=[one for one in right if isinstance(one, c.Said)])


TALK = [*said(2, 3), *said(4, by="u-sam", part=Part.SUPPORT), *said(5)]


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
    made, opened = split(talk, said(2, 3), Cut(new_id="c-9", subject="Refund", seqs=(3,)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    assert spans(origin, {}.__getitem__) == (Span(conversation_id="c-1", without=(3,)),)
    assert spans(new, {}.__getitem__)[1] == Span(conversation_id="c-1", only=(3,))
    pair = undo_split(origin, new, both(said(2, 3)), sam, now)
    assert spans(replay(pair.left, origin), {"c-9": replay(pair.right, new)}.__getitem__) == (
        Span(conversation_id="c-1"),
        Span(conversation_id="c-9"),
    )


@pytest.mark.parametrize("seqs", [(), (2,), (7,), (2, 7)])
def test_some_must_go_and_some_must_stay(
    asked: Conversation, sam: Person, now: datetime, seqs: tuple[int, ...]
) -> None:
    with pytest.raises(InvalidInput):
        split(asked, said(2), Cut(new_id="c-9", subject="x", seqs=seqs), sam, now)


# REQ M-09
def test_a_customer_does_neither(asked: Conversation, second: Conversation, thandi: Person, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        merge(second, asked, thandi, now)
    with pytest.raises(NotAllowed):
        split(asked, said(2), Cut(new_id="c-9", subject="x", seqs=(2,)), thandi, now)


def test_only_what_was_joined_comes_apart(
    asked: Conversation, second: Conversation, sam: Person, now: datetime
) -> None:
    with pytest.raises(Conflict):
        undo_merge(second, asked, sam, now)
    with pytest.raises(Conflict):
        undo_split(asked, second, both(said(2)), sam, now)
    with pytest.raises(InvalidInput):
        merge(asked, asked, sam, now)


def as_before(after: Conversation, before: Conversation) -> bool:
    """Whether nothing is left of a merge but that it was."""
    return replace(after, seq=before.seq, updated_at=before.updated_at) == before


# REQ M-02
@pytest.mark.parametrize("stood", [Status.RESOLVED, Status.PENDING])
def test_an_open_question_opens_what_it_is_merged_into_and_an_undo_closes_it_again(
    asked: Conversation, second: Conversation, sam: Person, now: datetime, stood: Status
) -> None:
    target = replay(set_status(asked, sam, Status.RESOLVED, now), asked)
    target = replay(set_status(target, sam, stood, now), target)
    pair = merge(second, target, sam, now)
    joined, source = replay(pair.right, target), replay(pair.left, second)
    assert (joined.status, joined.waiting_since) == (Status.OPEN, second.waiting_since)
    back = undo_merge(source, joined, sam, now)
    assert as_before(replay(back.right, joined), target)
    assert as_before(replay(back.left, source), second)


# REQ M-02, REQ T-01
def test_a_chain_is_undone_from_its_end(
    asked: Conversation, second: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    opening = Opening(conversation_id="c-3", kind=Kind.SUPPORT, subject="Third", part=Part.BUYER)
    third = replay(start(opening, thandi, Draft(text="?", message_id="m-7"), now - MINUTE))
    pair = merge(third, second, sam, now)
    last, middle = replay(pair.left, third), replay(pair.right, second)
    pair = merge(middle, asked, sam, now)
    gone, joined = replay(pair.left, middle), replay(pair.right, asked)
    # Else its question would be open in two: where it was asked, and where both went on.
    with pytest.raises(Conflict, match="undo that first"):
        undo_merge(last, gone, sam, now)
    back = undo_merge(gone, joined, sam, now)
    assert as_before(replay(back.right, joined), asked)
    again = replay(back.left, gone)
    assert as_before(replay(undo_merge(last, again, sam, now).left, last), third)


# REQ M-02
def test_an_answer_after_the_merge_answers_both(
    asked: Conversation, second: Conversation, sam: Person, now: datetime
) -> None:
    pair = merge(second, asked, sam, now)
    joined, source = replay(pair.right, asked), replay(pair.left, second)
    answered = replay(send(joined, sam, Draft(text="Tomorrow.", message_id="m-9"), now), joined)
    assert answered.waiting_since is None
    back = undo_merge(source, answered, sam, now)
    assert replay(back.right, answered).waiting_since is None
    # What nobody answered where it was asked still waits there.
    assert replay(back.left, source).waiting_since == second.waiting_since


# REQ M-02
def test_what_somebody_decided_after_a_merge_stands_after_its_undo(
    asked: Conversation, second: Conversation, sam: Person, now: datetime
) -> None:
    target = replay(set_status(asked, sam, Status.RESOLVED, now), asked)
    pair = merge(second, target, sam, now)
    joined, source = replay(pair.right, target), replay(pair.left, second)
    waits = replay(set_status(joined, sam, Status.PENDING, now), joined)
    after = replay(undo_merge(source, waits, sam, now).right, waits)
    assert (after.status, after.waiting_since) == (Status.PENDING, None)


# REQ M-02
def test_of_two_that_were_merged_in_the_one_that_stays_keeps_it_open(
    asked: Conversation, second: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    opening = Opening(conversation_id="c-3", kind=Kind.SUPPORT, subject="Third", part=Part.BUYER)
    third = replay(start(opening, thandi, Draft(text="?", message_id="m-7"), now - MINUTE))
    target = replay(set_status(asked, sam, Status.RESOLVED, now), asked)
    one = merge(second, target, sam, now)
    joined = replay(one.right, target)
    joined = replay(merge(third, joined, sam, now).right, joined)
    assert joined.waiting_since == now - MINUTE
    less = replay(undo_merge(replay(one.left, second), joined, sam, now).right, joined)
    assert (less.status, less.waiting_since) == (Status.OPEN, now - MINUTE)
    gone = replay(merge(third, target, sam, now).left, third)
    assert replay(undo_merge(gone, less, sam, now).right, less).status is Status.RESOLVED


# REQ M-02
def test_what_was_not_read_is_not_read_after_a_merge_and_only_what_is_left_of_it_goes_back(
    asked: Conversation, second: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    second = replay(send(second, sam, Draft(text="Soon.", message_id="m-8"), now), second)
    assert second.participant("u-thandi").unread == 1  # type: ignore[union-attr]  # she takes part
    pair = merge(second, asked, sam, now)
    joined, source = replay(pair.right, asked), replay(pair.left, second)
    assert joined.participant("u-thandi").unread == 1  # type: ignore[union-attr]
    back = undo_merge(source, joined, sam, now)
    assert replay(back.right, joined).participant("u-thandi").unread == 0  # type: ignore[union-attr]
    seen = replay(mark_read(joined, thandi, joined.seq, 0, now), joined)
    newer = replay(send(seen, sam, Draft(text="Now.", message_id="m-9"), now), seen)
    back = undo_merge(source, newer, sam, now)
    assert replay(back.right, newer).participant("u-thandi").unread == 1  # type: ignore[union-attr]


@pytest.fixture
def talk(asked: Conversation) -> Conversation:
    """Asked at 2 and 3, answered at 4, asked again at 5: see `TALK`."""
    last = preview(next(one for one in TALK if isinstance(one, c.Said) and one.seq == 5))
    return replace(asked, seq=5, messages=4, asked_since=START + 5 * MINUTE, own_last=last)


# REQ M-02
def test_a_question_that_is_split_off_waits_there_and_no_longer_here(
    talk: Conversation, sam: Person, now: datetime
) -> None:
    now += 10 * MINUTE
    made, opened = split(talk, TALK, Cut(new_id="c-9", subject="Refund", seqs=(3, 5)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    assert (origin.waiting_since, origin.messages) == (None, 2)
    assert origin.last_message is not None
    assert origin.last_message.text == "no. 4"
    assert (new.waiting_since, new.messages) == (START + 5 * MINUTE, 2)
    assert new.last_message is not None
    assert (new.last_message.text, new.last_message.seq) == ("no. 5", -5)
    assert {one.user_id: one.unread for one in origin.participants}["u-thandi"] == 1
    back = replay(undo_split(origin, new, both(TALK), sam, now).left, origin)
    assert (back.waiting_since, back.messages, back.status) == (START + 5 * MINUTE, 4, Status.OPEN)
    assert back.last_message is not None
    assert (back.last_message.text, back.last_message.seq) == ("no. 5", 5)


# REQ M-02, REQ S-01
def test_a_question_that_was_answered_owes_nothing_where_it_is_split_off_to(
    talk: Conversation, sam: Person, now: datetime
) -> None:
    made, opened = split(talk, TALK, Cut(new_id="c-9", subject="Refund", seqs=(2, 3)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    assert (new.waiting_since, new.status) == (None, Status.OPEN)
    assert origin.waiting_since == talk.waiting_since
    # Nor does it once its answer is split off in its turn, or it goes back.
    made, _ = split(origin, TALK, Cut(new_id="c-8", subject="Answer", seqs=(4,)), sam, now)
    assert replay(made, origin).waiting_since == talk.waiting_since
    back = replay(undo_split(origin, new, both(TALK), sam, now).left, origin)
    assert back.waiting_since == talk.waiting_since


# REQ M-02, REQ S-01
def test_what_was_resolved_without_an_answer_owes_none_after_a_split(
    talk: Conversation, sam: Person, now: datetime
) -> None:
    done = replay(set_status(talk, sam, Status.RESOLVED, now), talk)
    _, opened = split(done, TALK, Cut(new_id="c-9", subject="Refund", seqs=(5,)), sam, now)
    assert replay((opened,)).waiting_since is None


# REQ M-02
def test_an_answer_to_what_stayed_does_not_answer_what_was_split_off(
    talk: Conversation, sam: Person, now: datetime
) -> None:
    made, opened = split(talk, TALK, Cut(new_id="c-9", subject="Refund", seqs=(5,)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    origin = replay(send(origin, sam, Draft(text="By noon.", message_id="m-9"), now), origin)
    back = replay(undo_split(origin, new, both(TALK), sam, now).left, origin)
    assert back.waiting_since == START + 5 * MINUTE


# REQ M-02
def test_what_was_asked_after_a_split_is_not_lost_when_it_is_undone_and_split_again(
    talk: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    now += 10 * MINUTE
    cut = Cut(new_id="c-9", subject="Refund", seqs=(5,))
    made, opened = split(talk, TALK, cut, sam, now)
    origin, new = replay(made, talk), replay((opened,))
    more = send(new, thandi, Draft(text="When?", message_id="m-9"), now)
    back = replay(undo_split(origin, replay(more, new), both(TALK, *more), sam, now).left, origin)
    assert back.waiting_since == START + 5 * MINUTE
    again = replay(split(back, TALK, replace(cut, new_id="c-10"), sam, now)[0], back)
    assert again.waiting_since == now
    assert again.last_message is not None
    assert again.last_message.text == "When?"


# REQ M-02
def test_an_answer_to_what_was_split_off_counts_when_it_comes_back(
    asked: Conversation, sam: Person, now: datetime
) -> None:
    now += 10 * MINUTE
    talk = replace(asked, seq=3, messages=2)
    made, opened = split(talk, said(2, 3), Cut(new_id="c-9", subject="Refund", seqs=(3,)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    origin = replay(set_status(origin, sam, Status.RESOLVED, now), origin)
    answer = send(new, sam, Draft(text="It is on its way.", message_id="m-9"), now)
    back = replay(undo_split(origin, replay(answer, new), both(said(2, 3), *answer), sam, now).left, origin)
    assert (back.waiting_since, back.status) == (None, Status.OPEN)
    assert back.last_message is not None
    # Shown here and stored there: a message of its own at that place is another one.
    assert (back.last_message.text, back.last_message.seq < 0) == ("It is on its way.", True)


# REQ M-02
def test_what_was_split_off_and_taken_back_was_no_merge(asked: Conversation, sam: Person, now: datetime) -> None:
    talk = replace(asked, seq=3, messages=2)
    made, opened = split(talk, said(2, 3), Cut(new_id="c-9", subject="Refund", seqs=(3,)), sam, now)
    origin, new = replay(made, talk), replay((opened,))
    pair = undo_split(origin, new, both(said(2, 3)), sam, now)
    with pytest.raises(Conflict, match="not merged"):
        undo_merge(replay(pair.right, new), replay(pair.left, origin), sam, now)


# REQ M-02
def test_a_question_asked_in_the_new_one_waits_on_where_it_goes_back_to(
    asked: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    talk = replace(asked, seq=3, messages=2, asked_since=None)
    made, opened = split(talk, said(2, 3), Cut(new_id="c-9", subject="Refund", seqs=(3,)), sam, now)
    new = replay((opened,))
    new = replay(send(new, sam, Draft(text="Soon.", message_id="m-8"), now), new)
    later = now + MINUTE
    more = send(new, thandi, Draft(text="When?", message_id="m-9"), later)
    origin = replay(set_status(replay(made, talk), sam, Status.RESOLVED, now), replay(made, talk))
    back = replay(undo_split(origin, replay(more, new), both(said(2, 3), *more), sam, later).left, origin)
    assert (back.waiting_since, back.status) == (later, Status.OPEN)


# REQ T-01
def test_each_side_tells_which_question_moved_with_it(
    talk: Conversation, second: Conversation, sam: Person, now: datetime
) -> None:
    def moved(*made: c.Change) -> list[datetime | None]:
        return [one.moved for one in made if isinstance(one, c.Absorbed | c.Unmerged | c.SplitOff)]

    pair = merge(second, talk, sam, now)
    assert moved(*pair.right) == [second.waiting_since]
    source, joined = replay(pair.left, second), replay(pair.right, talk)
    assert moved(*undo_merge(source, joined, sam, now).right) == [second.waiting_since]
    answered = replay(send(joined, sam, Draft(text="Soon.", message_id="m-9"), now), joined)
    assert moved(*undo_merge(source, answered, sam, now).right) == [None]
    cut = Cut(new_id="c-9", subject="Refund", seqs=(2, 3))
    assert moved(*split(talk, TALK, cut, sam, now)[0]) == [None]
    made, opened = split(talk, TALK, replace(cut, seqs=(5,)), sam, now)
    assert moved(*made) == [talk.waiting_since]
    back = undo_split(replay(made, talk), replay((opened,)), both(TALK), sam, now)
    assert moved(*back.left) == [talk.waiting_since]
