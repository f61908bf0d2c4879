"""Mark a conversation open, pending or resolved (REQ M-03)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.handling import set_status
from messaging.domain.values import Status


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Setting what is set changes nothing."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, person: Person, status: Status, now: datetime) -> Outcome:
        """Raises NotVisible, NotAllowed, Conflict."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            return set_status(conversation, person, status, now)

        return await self.change(conversation_id, decide)
