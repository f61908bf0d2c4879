"""Change an own message, or take one back."""

from dataclasses import dataclass, replace
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
    own_domains: tuple[str, ...] = ()

    async def __call__(
        self, conversation_id: str, message_id: str, person: Person, text: str | None, now: datetime
    ) -> Outcome:
        """Raises NotVisible (also for a message of another conversation), NotAllowed, InvalidInput, Conflict."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            found = await self.change.conversations.message(message_id)
            if found is None or found.conversation_id != conversation_id:
                raise NotVisible("message_not_found", "There is no such message.")
            if text is None:
                gone = delete(conversation, person, found.message, now)
                return () if found.text is None else gone
            if found.text is None:
                raise NotVisible("message_not_found", "This message was taken back.")
            message = replace(found.message, text=found.text)
            return edit(conversation, person, message, text, now, self.own_domains)

        return await self.change(conversation_id, decide)
