"""What a person wants to say and under which key: the same key from the same person is the same message."""

import hashlib
from dataclasses import dataclass

from messaging.application.ports import ConversationRepository
from messaging.domain.changes import Noted, Said
from messaging.domain.conversation import Person
from messaging.domain.errors import KeyReused
from messaging.domain.talk import Draft
from messaging.domain.values import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A text with the client's key for it, and the language of who wrote it (BCP 47)."""

    text: str
    client_id: str
    locale: str = ""

    def draft(self, person: Person) -> Draft:
        """Give the draft; its message id follows from the person and the key, so that a retry finds it."""
        return Draft(text=self.text, message_id=derived_id("m", person, self.client_id), client_id=self.client_id)


def derived_id(prefix: str, person: Person, client_id: str) -> str:
    """Derive an id from who asks and their key: equal for retries, different for everything else."""
    digest = hashlib.blake2b(f"{person.user_id}\0{client_id}".encode(), digest_size=12)
    return f"{prefix}-{digest.hexdigest()}"


async def said_before(conversations: ConversationRepository, message_id: str, text: str) -> tuple[str, Said | Noted]:
    """Give the conversation id and message of an earlier attempt; KeyReused when it said something else."""
    found = await conversations.message(message_id)
    if found is None or found.message.text != clean_text(text):
        raise KeyReused
    return found.conversation_id, found.message
