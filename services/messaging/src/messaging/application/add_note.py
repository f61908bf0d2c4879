"""Write an internal note, which a customer never sees (REQ M-03)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome, load
from messaging.application.drafts import Utterance, said_before
from messaging.application.ports import AlreadySaid
from messaging.domain.changes import Change, Noted
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import KeyReused
from messaging.domain.talk import note


@dataclass(frozen=True, slots=True)
class AddNote:
    """The same key again is the same note."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, person: Person, utterance: Utterance, now: datetime) -> Outcome:
        """Raises NotVisible, NotAllowed, InvalidInput, Conflict, KeyReused."""
        draft = utterance.draft(person)

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            return note(conversation, person, draft, now)

        try:
            return await self.change(conversation_id, decide)
        except AlreadySaid as earlier:
            conversations = self.change.conversations
            found_in, message = await said_before(conversations, earlier.message_id, draft.text)
            if found_in != conversation_id or not isinstance(message, Noted):
                raise KeyReused from earlier
            return Outcome(await load(conversations, conversation_id), ())
