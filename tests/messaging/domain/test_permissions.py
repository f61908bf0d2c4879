"""The permission table decides for every role x action x relation, and what it decides is written out again here."""

import pytest

from messaging.domain.permissions import STAFF, TABLE, Action, Relation, Role, may

STAFF_ONLY = {
    Action.SEE_NOTES,
    Action.NOTE,
    Action.DELETE_ANY,
    Action.TAKE,
    Action.ASSIGN,
    Action.SET_PENDING,
    Action.SET_CATEGORY,
    Action.SET_PRIORITY,
    Action.SET_TAGS,
    Action.INVITE,
    Action.MERGE,
    Action.SPLIT,
    Action.USE_CANNED_ANSWERS,
    Action.EDIT_CANNED_ANSWERS,
}


# REQ M-09
def test_the_table_decides_everything() -> None:
    assert set(TABLE) == {(role, action, relation) for role in Role for action in Action for relation in Relation}


# REQ M-09
@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("role", Role)
def test_every_cell(role: Role, action: Action, relation: Relation) -> None:
    assert may([role], action, relation) is _expected(role, action, relation)


def _expected(role: Role, action: Action, relation: Relation) -> bool:
    """The same rules in the words of a manager, one relation after the other."""
    staff = role in STAFF
    supervisor = role in (Role.SENIOR, Role.MANAGER, Role.ADMIN)
    overseer = role in (Role.MANAGER, Role.ADMIN)
    if relation is Relation.DESK or action is Action.EDIT_CANNED_ANSWERS:
        return staff and relation is Relation.DESK and action in (Action.USE_CANNED_ANSWERS, Action.EDIT_CANNED_ANSWERS)
    if relation is Relation.PARTY:
        return action not in STAFF_ONLY
    if relation is Relation.OUTSIDER:
        oversight = (Action.SEE, Action.SEE_NOTES, Action.NOTE, Action.DELETE_ANY, Action.INVITE)
        return overseer and action in oversight
    unjoined = relation is Relation.QUEUE
    if action is Action.DELETE_ANY or (unjoined and action in (Action.ASSIGN, Action.INVITE)):
        return supervisor
    nothing_own = unjoined and action in (Action.EDIT_OWN, Action.DELETE_OWN)
    return staff and not nothing_own and action is not Action.MARK_NEED  # that is the seller's to say


# REQ M-09
@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("action", Action)
def test_no_role_may_nothing(action: Action, relation: Relation) -> None:
    assert not may([], action, relation)


# REQ M-09
def test_one_role_of_several_is_enough() -> None:
    assert may([Role.BUYER, Role.AGENT], Action.NOTE, Relation.QUEUE)


# REQ M-09
def test_a_customer_never_sees_notes_whatever_their_other_roles() -> None:
    assert not may(list(Role), Action.SEE_NOTES, Relation.PARTY)
