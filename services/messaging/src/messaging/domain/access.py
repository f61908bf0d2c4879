"""The gate before every command: the permission table, and that the conversation still goes on."""

from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import Conflict, NotAllowed, NotVisible
from messaging.domain.permissions import Action, Relation, may


def check(conversation: Conversation, person: Person, action: Action) -> None:
    """Raise NotVisible or NotAllowed unless the table lets this person do it."""
    if not conversation.allows(person, Action.SEE):
        raise NotVisible
    if not conversation.allows(person, action):
        raise NotAllowed("not_allowed", f"You may not {action.value.replace('_', ' ')} in this conversation.")


def check_desk(person: Person, action: Action) -> None:
    """Raise NotAllowed unless the table lets this person do it with what the desk shares."""
    if not may(person.roles, action, Relation.DESK):
        raise NotAllowed("not_allowed", "This is for the people of the desk.")


def check_living(conversation: Conversation) -> None:
    """Raise Conflict when the conversation was merged: it goes on in another."""
    if conversation.merged_into is not None:
        raise Conflict("merged", f"This conversation goes on in {conversation.merged_into}.")
