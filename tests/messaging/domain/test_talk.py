"""Saying, reading, changing and taking back."""

from datetime import datetime, timedelta

import pytest

from messaging.domain.changes import Assigned, Deleted, Edited, Joined, Member, Noted, Read, Said, StatusSet
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed, NotVisible
from messaging.domain.handling import set_status
from messaging.domain.permissions import Role
from messaging.domain.replay import replay
from messaging.domain.talk import (
    DELETE_WINDOW,
    EDIT_WINDOW,
    Draft,
    Opening,
    delete,
    edit,
    mark_read,
    note,
    say_automatically,
    send,
    start,
)
from messaging.domain.values import MAX_MESSAGE, MAX_SUBJECT, Kind, Part, Status


def draft(text: str = "Hello", message_id: str = "m-2") -> Draft:
    return Draft(text=text, message_id=message_id, client_id="k")


# REQ M-01
def test_a_buyer_asks_a_seller_about_a_product(thandi: Person, now: datetime) -> None:
    seller = Member(user_id="u-mei", part=Part.SELLER, name="Mei Tan")
    opening = Opening(
        conversation_id="c", kind=Kind.PRODUCT, subject="", part=Part.BUYER, members=(seller,), product_id="p-9"
    )
    opened, said = start(opening, thandi, draft("Does it fit\n a bicycle?"), now)
    talk = replay((opened, said))
    assert talk.subject == "Does it fit a bicycle?"
    assert talk.seq == 2
    assert said.first
    assert [(one.user_id, one.unread) for one in talk.participants] == [("u-thandi", 0), ("u-mei", 1)]
    assert talk.told_of("u-thandi") == ("u-mei",)


# REQ M-01
@pytest.mark.parametrize("members", [(), (Member(user_id="u-thandi", part=Part.SELLER, name="Me"),)])
def test_nobody_and_oneself_are_not_sellers(thandi: Person, now: datetime, members: tuple[Member, ...]) -> None:
    opening = Opening(conversation_id="c", kind=Kind.PRODUCT, subject="x", part=Part.BUYER, members=members)
    with pytest.raises(InvalidInput) as refusal:
        start(opening, thandi, draft(), now)
    assert refusal.value.field == "seller_id"


def test_an_unknown_category_is_refused_by_name(thandi: Person, now: datetime) -> None:
    opening = Opening(conversation_id="c", kind=Kind.SUPPORT, subject="x", part=Part.BUYER, category="nonsense")
    with pytest.raises(InvalidInput, match="order_inquiry"):
        start(opening, thandi, draft(), now)


# REQ M-03
def test_staff_who_answer_an_unclaimed_conversation_take_it(asked: Conversation, sam: Person, now: datetime) -> None:
    changes = send(asked, sam, draft("On its way."), now)
    assert [type(change) for change in changes] == [Assigned, Said]
    talk = replay(changes, asked)
    assert talk.assignee_id == "u-sam"
    assert talk.waiting_since is None
    assert talk.told_of("u-sam") == ("u-thandi",)


def test_a_second_helper_joins_and_leaves_the_assignment(
    asked: Conversation, sam: Person, noor: Person, now: datetime
) -> None:
    taken = replay(send(asked, sam, draft(), now), asked)
    changes = send(taken, noor, draft(message_id="m-3"), now)
    assert [type(change) for change in changes] == [Joined, Said]
    assert replay(changes, taken).assignee_id == "u-sam"


# REQ T-06
def test_a_customer_who_writes_again_opens_it_again(
    asked: Conversation, sam: Person, thandi: Person, now: datetime
) -> None:
    answered = replay(send(asked, sam, draft(), now), asked)
    resolved = replay(set_status(answered, sam, Status.RESOLVED, now), answered)
    changes = send(resolved, thandi, draft("Still late!", "m-3"), now)
    assert [type(change) for change in changes] == [Said, StatusSet]
    again = replay(changes, resolved)
    assert again.status is Status.OPEN
    assert again.waiting_since == now


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x08", "\u200b \u2060\ufeff", "\u3164", "x" * (MAX_MESSAGE + 1)])
def test_empty_and_endless_messages_are_refused(asked: Conversation, thandi: Person, now: datetime, text: str) -> None:
    with pytest.raises(InvalidInput):
        send(asked, thandi, draft(text), now)


@pytest.mark.parametrize("text", [".", "👍", "👩\u200d👧", "\u200bشكرا"])
def test_what_can_be_seen_is_a_message_with_what_cannot(
    asked: Conversation, thandi: Person, now: datetime, text: str
) -> None:
    (said,) = send(asked, thandi, draft(text), now)
    assert isinstance(said, Said)
    assert said.text == text


def test_the_longest_message_is_taken_whole(asked: Conversation, thandi: Person, now: datetime) -> None:
    (said,) = send(asked, thandi, draft("ü" * MAX_MESSAGE), now)
    assert isinstance(said, Said)
    assert len(said.text) == MAX_MESSAGE


def test_marks_that_turn_writing_round_are_taken_out(asked: Conversation, thandi: Person, now: datetime) -> None:
    (said,) = send(asked, thandi, draft("safe\u202egpj.exe"), now)
    assert isinstance(said, Said)
    assert said.text == "safegpj.exe"


# REQ M-09
def test_another_customer_does_not_even_learn_that_it_exists(asked: Conversation, lars: Person, now: datetime) -> None:
    with pytest.raises(NotVisible):
        send(asked, lars, draft(), now)


# REQ M-09
def test_a_customer_writes_no_notes(asked: Conversation, thandi: Person, sam: Person, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        note(asked, thandi, draft(), now)
    (noted,) = note(asked, sam, draft("Carrier lost it."), now)
    assert isinstance(noted, Noted)
    after = replay((noted,), asked)
    assert after.messages == asked.messages
    assert after.last_message == asked.last_message


# REQ M-09
def test_staff_who_ask_support_are_customers_there(sam: Person, now: datetime) -> None:
    opening = Opening(conversation_id="c", kind=Kind.SUPPORT, subject="My pay", part=Part.BUYER)
    own = replay(start(opening, sam, draft(), now))
    with pytest.raises(NotAllowed):
        note(own, sam, draft(), now)


# REQ M-02
def test_reading_is_a_change_once(asked: Conversation, sam: Person, thandi: Person, now: datetime) -> None:
    answered = replay(send(asked, sam, draft(), now), asked)
    changes = mark_read(answered, thandi, answered.seq, 0, now)
    assert [type(change) for change in changes] == [Read]
    seen = replay(changes, answered)
    here = seen.participant("u-thandi")
    assert here is not None
    assert here.unread == 0
    assert mark_read(seen, thandi, answered.seq, 0, now) == ()


@pytest.mark.parametrize("up_to", [-1, 3])
def test_only_what_is_there_can_be_read(asked: Conversation, thandi: Person, now: datetime, up_to: int) -> None:
    with pytest.raises(InvalidInput):
        mark_read(asked, thandi, up_to, 0, now)


def test_a_manager_who_looks_in_leaves_no_read_mark(asked: Conversation, olga: Person, now: datetime) -> None:
    assert mark_read(asked, olga, 2, 0, now) == ()


# REQ M-05
def test_an_automatic_reply_is_no_answer(asked: Conversation, now: datetime) -> None:
    changes = say_automatically(asked, "We are closed.", "m-auto", now)
    after = replay(changes, asked)
    assert after.waiting_since == asked.waiting_since
    assert after.last_message is not None
    assert after.last_message.automatic


class TestRewriting:
    @pytest.fixture
    def mine(self, asked: Conversation, thandi: Person, now: datetime) -> Said:
        (said,) = send(asked, thandi, draft("Helo"), now)
        assert isinstance(said, Said)
        return said

    def test_an_own_message_within_the_window(
        self, asked: Conversation, mine: Said, thandi: Person, now: datetime
    ) -> None:
        talk = replay((mine,), asked)
        changes = edit(talk, thandi, mine, "Hello", now + EDIT_WINDOW)
        assert [type(change) for change in changes] == [Edited]
        after = replay(changes, talk)
        assert after.last_message is not None
        assert after.last_message.text == "Hello"

    def test_not_after_it(self, asked: Conversation, mine: Said, thandi: Person, now: datetime) -> None:
        talk = replay((mine,), asked)
        with pytest.raises(Conflict):
            edit(talk, thandi, mine, "Hello", now + EDIT_WINDOW + timedelta(seconds=1))
        with pytest.raises(Conflict):
            delete(talk, thandi, mine, now + DELETE_WINDOW + timedelta(seconds=1))

    def test_not_another_ones(self, asked: Conversation, mine: Said, sam: Person, now: datetime) -> None:
        talk = replay(send(replay((mine,), asked), sam, draft(message_id="m-9"), now), replay((mine,), asked))
        with pytest.raises(NotAllowed):
            edit(talk, sam, mine, "Forged", now)
        with pytest.raises(NotAllowed):
            delete(talk, sam, mine, now)

    def test_abuse_goes_at_any_time(self, asked: Conversation, mine: Said, noor: Person, now: datetime) -> None:
        talk = replay((mine,), asked)
        changes = delete(talk, noor, mine, now + timedelta(days=9))
        assert [type(change) for change in changes] == [Deleted]
        after = replay(changes, talk)
        assert after.last_message is not None
        assert after.last_message.text == ""

    def test_the_same_text_is_no_change(self, asked: Conversation, mine: Said, thandi: Person, now: datetime) -> None:
        assert edit(replay((mine,), asked), thandi, mine, " Helo ", now) == ()


# REQ M-09
def test_an_admin_speaks_as_admin(asked: Conversation, now: datetime) -> None:
    admin = Person(user_id="u-ops", name="Ada", roles=frozenset({Role.ADMIN}))
    said = send(asked, admin, draft(), now)[-1]
    assert isinstance(said, Said)
    assert said.part is Part.ADMIN


# REQ M-01
def test_a_long_first_message_without_a_subject_gives_its_beginning_as_one(thandi: Person, now: datetime) -> None:
    opening = Opening(conversation_id="c", kind=Kind.SUPPORT, subject="", part=Part.BUYER)
    text = "It all began when the courier rang at my neighbour's door. " * 60
    opened, said = start(opening, thandi, draft(text), now)
    assert said.text == text.strip()
    assert text.startswith(opened.subject)
    assert 0 < len(opened.subject) <= MAX_SUBJECT
