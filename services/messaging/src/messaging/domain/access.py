"""The gate before every command: the permission table, and that the conversation still goes on."""

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, NotAllowed, NotVisible
from messaging.domain.permissions import Action, Relation, may

_WORDS = {
    Action.SEE: "see this conversation",
    Action.SEE_NOTES: "see the notes of this conversation",
    Action.SEND: "write in this conversation",
    Action.READ: "mark this conversation as read",
    Action.TYPE: "write in this conversation",
    Action.NOTE: "write notes in this conversation",
    Action.EDIT_OWN: "change messages in this conversation",
    Action.DELETE_OWN: "take messages of this conversation back",
    Action.DELETE_ANY: "take back what others said in this conversation",
    Action.TAKE: "take this conversation",
    Action.ASSIGN: "give this conversation to somebody",
    Action.SET_OPEN: "open this conversation again",
    Action.SET_PENDING: "mark this conversation as pending",
    Action.SET_RESOLVED: "mark this conversation as resolved",
    Action.SET_CATEGORY: "set the category of this conversation",
    Action.SET_PRIORITY: "set the priority of this conversation",
    Action.SET_TAGS: "set the tags of this conversation",
    Action.MARK_NEED: "say whether this conversation needs an answer",
    Action.INVITE: "bring people into this conversation",
    Action.MERGE: "merge this conversation",
    Action.SPLIT: "split this conversation",
    Action.USE_CANNED_ANSWERS: "use canned answers in this conversation",
    Action.EDIT_CANNED_ANSWERS: "change canned answers",
}


def check(conversation: Conversation, person: Person, action: Action) -> None:
    """Raise NotVisible or NotAllowed unless the table lets this person do it."""
    if not conversation.allows(person, Action.SEE):
        raise NotVisible
    if not conversation.allows(person, action):
        raise NotAllowed("not_allowed", f"You may not {_WORDS[action]}.")


def check_staff(person: Person) -> None:
    """Raise NotAllowed for customers: what staff share is no secret, but not theirs."""
    if not person.is_staff:
        raise NotAllowed("forbidden", "Your role does not cover this.")


def check_desk(person: Person, action: Action) -> None:
    """Raise NotAllowed unless the table lets this person do it with what the desk shares."""
    if not may(person.roles, action, Relation.DESK):
        raise NotAllowed("not_allowed", "This is for the people of the desk.")


def check_living(conversation: Conversation) -> None:
    """Raise Conflict when the conversation was merged: it goes on in another."""
    if conversation.merged_into is not None:
        raise Conflict("merged", f"This conversation goes on in {conversation.merged_into}.")
