"""Mark a conversation as read up to a place (REQ M-02, M-06)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.talk import mark_read


@dataclass(frozen=True, slots=True)
class MarkRead:
    """Counts what is left unread, which is nothing when the newest message was seen."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, person: Person, up_to: int, now: datetime) -> Outcome:
        """Raises NotVisible, NotAllowed, InvalidInput."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            here = conversation.participant(person.user_id)
            last = conversation.own_last
            unread = 0
            if here is not None and last is not None and here.read_up_to < up_to < last.seq:
                unread = await self.change.conversations.unread_after(conversation_id, person.user_id, up_to)
            return mark_read(conversation, person, up_to, unread, now)

        return await self.change(conversation_id, decide)
