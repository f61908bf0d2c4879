"""Let a conversation follow its ticket, when that was resolved or opened again on its own page or by a timer."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation
from messaging.application.ports import Cause
from messaging.domain.handling import follow_ticket
from messaging.domain.values import Status


@dataclass(frozen=True, slots=True)
class FollowTicket:
    """Runs inside the transaction of the event that it follows."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, status: Status, by: str | None, at: datetime, cause: Cause) -> None:
        """Nothing to follow: a conversation that is not here, was merged, or stands so already."""
        conversation = await self.change.conversations.get(conversation_id)
        if conversation is not None:
            await self.change.keep(conversation, follow_ticket(conversation, status, by, at), cause)
