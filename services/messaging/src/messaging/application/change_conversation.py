"""What every command on a conversation does around its decision: load, decide, save, tell, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from messaging.application.ports import Announcer, Cause, ConversationRepository, Transactions
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation
from messaging.domain.errors import NotVisible
from messaging.domain.replay import replay

Decide = Callable[[Conversation], Awaitable[tuple[Change, ...]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The conversation after a command and what the command changed (nothing, when all was so already)."""

    conversation: Conversation
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangeConversation:
    """Runs one decision. It may run again when somebody else was faster, on what they made."""

    transactions: Transactions
    conversations: ConversationRepository
    announcer: Announcer

    async def __call__(self, conversation_id: str, decide: Decide) -> Outcome:
        """Raises NotVisible for a conversation that is not there, and whatever `decide` refuses."""

        async def work() -> Outcome:
            before = await load(self.conversations, conversation_id)
            changes = await decide(before)
            return await self.keep(before, changes)

        return await self.transactions.run(work)

    async def keep(self, before: Conversation, changes: tuple[Change, ...], cause: Cause = None) -> Outcome:
        """Save and announce inside the running transaction."""
        if not changes:
            return Outcome(before, ())
        after = replay(changes, before)
        await self.conversations.save(before, after, changes)
        self.announcer.announce(after, changes, cause)
        return Outcome(after, changes)


async def load(conversations: ConversationRepository, conversation_id: str) -> Conversation:
    """Give the conversation, or raise NotVisible: one that is not there looks like one that is not yours."""
    found = await conversations.get(conversation_id)
    if found is None:
        raise NotVisible
    return found
