"""Status, assignment and subject."""

from datetime import datetime

import pytest

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, InvalidInput, NotAllowed
from messaging.domain.handling import assign, invite, set_category, set_priority, set_status, set_tags
from messaging.domain.permissions import Action
from messaging.domain.replay import replay
from messaging.domain.talk import Draft, send
from messaging.domain.values import Priority, Status


# REQ M-03
def test_pending_is_for_staff_and_resolved_for_both(
    asked: Conversation, thandi: Person, sam: Person, now: datetime
) -> None:
    with pytest.raises(NotAllowed):
        set_status(asked, thandi, Status.PENDING, now)
    pending = replay(set_status(asked, sam, Status.PENDING, now), asked)
    assert set_status(pending, sam, Status.PENDING, now) == ()
    resolved = replay(set_status(pending, thandi, Status.RESOLVED, now), pending)
    assert resolved.status is Status.RESOLVED
    assert resolved.waiting_since is None


# REQ M-03
def test_of_two_who_take_at_once_one_has_it(asked: Conversation, sam: Person, noor: Person, now: datetime) -> None:
    taken = replay(assign(asked, sam, sam, now), asked)
    with pytest.raises(Conflict, match="Sam Okoro"):
        assign(taken, noor, noor, now)
    assert assign(taken, sam, sam, now) == ()


def test_a_senior_hands_over_what_they_know_to_be_anothers(
    asked: Conversation, sam: Person, noor: Person, now: datetime
) -> None:
    taken = replay(assign(asked, sam, sam, now), asked)
    moved = replay(assign(taken, noor, noor, now, expected="u-sam"), taken)
    assert moved.assignee_id == "u-noor"
    assert moved.participant("u-sam") is not None
    back = replay(assign(moved, noor, None, now, expected="u-noor"), moved)
    assert back.assignee_id is None


def test_only_staff_are_assigned(asked: Conversation, noor: Person, lars: Person, now: datetime) -> None:
    with pytest.raises(InvalidInput):
        assign(asked, noor, lars, now)


def test_an_agent_takes_but_does_not_give(asked: Conversation, sam: Person, noor: Person, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        assign(asked, sam, noor, now)


# REQ M-04, REQ T-03
def test_subject_and_urgency(asked: Conversation, sam: Person, now: datetime) -> None:
    talk = replay(set_category(asked, sam, "order_inquiry", now), asked)
    talk = replay(set_priority(talk, sam, Priority.HIGH, now), talk)
    talk = replay(set_tags(talk, sam, ("VIP", " vip ", "Carrier  X"), now), talk)
    assert (talk.category, talk.priority, talk.tags) == ("order_inquiry", Priority.HIGH, ("carrier x", "vip"))
    assert set_category(talk, sam, "order_inquiry", now) == ()
    assert set_priority(talk, sam, Priority.HIGH, now) == ()
    assert set_tags(talk, sam, ("vip", "carrier x"), now) == ()
    with pytest.raises(InvalidInput):
        set_tags(talk, sam, tuple(f"tag {n}" for n in range(21)), now)


# REQ M-09
def test_who_is_invited_may_help(asked: Conversation, sam: Person, noor: Person, thandi: Person, now: datetime) -> None:
    mine = replay(send(asked, sam, Draft(text="Looking.", message_id="m-2"), now), asked)
    joined = replay(invite(mine, sam, noor, now), mine)
    assert joined.allows(noor, Action.ASSIGN)
    assert invite(joined, sam, noor, now) == ()
    with pytest.raises(InvalidInput):
        invite(mine, sam, Person(user_id="u-x", name="X", roles=thandi.roles), now)
