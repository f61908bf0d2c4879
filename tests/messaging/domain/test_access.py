"""What the gate says to who may not pass."""

from datetime import UTC, datetime

import pytest

from messaging.domain.access import check, check_staff
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import NotAllowed, NotVisible
from messaging.domain.permissions import Action, Role
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, Opening, start
from messaging.domain.values import Kind, Part

THANDI = Person(user_id="u-thandi", name="Thandi", roles=frozenset({Role.BUYER}))
LARS = Person(user_id="u-lars", name="Lars", roles=frozenset({Role.BUYER}))


@pytest.fixture
def talk() -> Conversation:
    opening = Opening(conversation_id="c-1", kind=Kind.SUPPORT, subject="Parcel", part=Part.BUYER)
    now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    return replay(start(opening, THANDI, Draft(text="Where is it?", message_id="m-1"), now))


# REQ M-09
@pytest.mark.parametrize("action", list(Action))
def test_it_says_in_a_sentence_what_may_not_be_done(talk: Conversation, action: Action) -> None:
    with pytest.raises(NotVisible, match="There is no such conversation"):
        check(talk, LARS, action)
    if talk.allows(THANDI, action):
        check(talk, THANDI, action)
        return
    with pytest.raises(NotAllowed, match=r"^You may not [a-z ]+\.$"):
        check(talk, THANDI, action)


def test_taking_is_called_taking(talk: Conversation) -> None:
    with pytest.raises(NotAllowed, match=r"^You may not take this conversation\.$"):
        check(talk, THANDI, Action.TAKE)


# REQ M-09
def test_what_staff_share_is_for_staff() -> None:
    check_staff(Person(user_id="u-sam", name="Sam", roles=frozenset({Role.AGENT})))
    with pytest.raises(NotAllowed, match="Your role does not cover this"):
        check_staff(THANDI)
