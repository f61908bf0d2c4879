"""Send a message into a conversation (REQ M-06)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome, load
from messaging.application.drafts import Utterance, said_before
from messaging.application.ports import AlreadySaid
from messaging.application.reply_automatically import ReplyAutomatically
from messaging.domain.changes import Change, Said
from messaging.domain.conversation import Conversation, Person
from messaging.domain.errors import KeyReused
from messaging.domain.replay import replay
from messaging.domain.talk import send


@dataclass(frozen=True, slots=True)
class Sent:
    """The message, at its place, and the conversation after it. `repeated`: it was there already."""

    outcome: Outcome
    message: Said
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class SendMessage:
    """A retry with the same key is the same message, also when both arrive at once. What answers it goes with it."""

    change: ChangeConversation
    reply: ReplyAutomatically
    own_domains: tuple[str, ...] = ()

    async def __call__(self, conversation_id: str, person: Person, utterance: Utterance, now: datetime) -> Sent:
        """Raises NotVisible, NotAllowed, InvalidInput, Conflict, KeyReused."""
        draft = utterance.draft(person)

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            made = send(conversation, person, draft, now, self.own_domains)
            return made + await self.reply(replay(made, conversation), made, utterance.locale)

        try:
            outcome = await self.change(conversation_id, decide)
        except AlreadySaid as earlier:
            return await self._again(conversation_id, earlier.message_id, draft.text)
        message = next(change for change in outcome.changes if isinstance(change, Said))
        return Sent(outcome, message)

    async def _again(self, conversation_id: str, message_id: str, text: str) -> Sent:
        conversations = self.change.conversations
        found_in, message = await said_before(conversations, message_id, text)
        if found_in != conversation_id or not isinstance(message, Said):
            raise KeyReused
        return Sent(Outcome(await load(conversations, conversation_id), ()), message, repeated=True)
