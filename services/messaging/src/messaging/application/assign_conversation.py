"""Give a conversation to somebody, or back to the queue (REQ M-03)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.application.ports import Directory
from messaging.domain.access import check
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import InvalidInput
from messaging.domain.handling import assign
from messaging.domain.permissions import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """To whom (None: the queue), and whose it is as far as the asker knows (None: nobody's)."""

    assignee_id: str | None
    expected_id: str | None = None


@dataclass(frozen=True, slots=True)
class AssignConversation:
    """Of two who take it at once exactly one has it; the other is told who."""

    change: ChangeConversation
    directory: Directory

    async def __call__(self, conversation_id: str, person: Person, wanted: Assignment, now: datetime) -> Outcome:
        """Raises NotVisible, NotAllowed, InvalidInput, Conflict."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            check(conversation, person, Action.SEE)
            assignee = await self._person(wanted.assignee_id, person)
            return assign(conversation, person, assignee, now, expected=wanted.expected_id)

        return await self.change(conversation_id, decide)

    async def _person(self, assignee_id: str | None, asker: Person) -> Person | None:
        if assignee_id is None or assignee_id == asker.user_id:
            return asker if assignee_id else None
        known = await self.directory.find(assignee_id)
        if known is None:
            raise InvalidInput("assignee_id", "nobody known by this id")
        return known
