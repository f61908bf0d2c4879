"""Merge and split conversations, and undo it; nothing is lost either way (REQ M-02)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome, load
from messaging.domain.conversation import Conversation, Person
from messaging.domain.joining import Both, Cut, Pair, merge, split, undo_merge, undo_split
from messaging.domain.replay import replay

Join = Callable[[Conversation, Conversation, Person, datetime], Pair]


@dataclass(frozen=True, slots=True)
class JoinConversations:
    """Both sides change in one transaction. Each answers with the conversation that the reader goes on in."""

    change: ChangeConversation

    async def merge(self, source_id: str, target_id: str, person: Person, now: datetime) -> Outcome:
        """Let `source` go on in `target`. Raises NotVisible, NotAllowed, InvalidInput, Conflict."""
        return await self._both(source_id, target_id, merge, person, now)

    async def undo_merge(self, source_id: str, target_id: str, person: Person, now: datetime) -> Outcome:
        """Let `source` stand alone again. Raises NotVisible, NotAllowed, Conflict."""
        return await self._both(source_id, target_id, undo_merge, person, now)

    async def undo_split(self, origin_id: str, new_id: str, person: Person, now: datetime) -> Outcome:
        """Take the messages that went to `new` back. Raises NotVisible, NotAllowed, Conflict."""

        async def work() -> Outcome:
            conversations = self.change.conversations
            origin, new = await load(conversations, origin_id), await load(conversations, new_id)
            said = Both(left=await conversations.messages(origin_id), right=await conversations.messages(new_id))
            pair = undo_split(origin, new, said, person, now)
            await self.change.keep(new, pair.right)
            return await self.change.keep(origin, pair.left)

        return await self._run(work)

    async def split(self, conversation_id: str, cut: Cut, person: Person, now: datetime) -> Outcome:
        """Show some messages in a new conversation. Raises NotVisible, NotAllowed, InvalidInput, Conflict."""

        async def work() -> Outcome:
            conversations = self.change.conversations
            origin = await load(conversations, conversation_id)
            made, opened = split(origin, await conversations.messages(conversation_id), cut, person, now)
            await self.change.keep(origin, made)
            new = replay((opened,))
            await conversations.add(new, (opened,))
            self.change.announcer.announce(new, (opened,))
            return Outcome(new, (opened,))

        return await self._run(work)

    async def _both(self, left_id: str, right_id: str, join: Join, person: Person, now: datetime) -> Outcome:
        async def work() -> Outcome:
            left = await load(self.change.conversations, left_id)
            right = await load(self.change.conversations, right_id)
            pair = join(left, right, person, now)
            await self.change.keep(left, pair.left)
            return await self.change.keep(right, pair.right)

        return await self._run(work)

    async def _run(self, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
        return await self.change.transactions.run(work)
