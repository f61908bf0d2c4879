"""Change an own message, or take one back."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import NotVisible
from messaging.domain.talk import delete, edit


@dataclass(frozen=True, slots=True)
class RewriteMessage:
    """`text` None takes it back. A note may only be touched by those who see notes, which the rules decide."""

    change: ChangeConversation

    async def __call__(
        self, conversation_id: str, message_id: str, person: Person, text: str | None, now: datetime
    ) -> Outcome:
        """Raises NotVisible (also for a message of another conversation), NotAllowed, InvalidInput, Conflict."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            found = await self.change.conversations.message(message_id)
            if found is None or found[0] != conversation_id:
                raise NotVisible("message_not_found", "There is no such message.")
            if text is None:
                return delete(conversation, person, found[1], now)
            return edit(conversation, person, found[1], text, now)

        return await self.change(conversation_id, decide)
