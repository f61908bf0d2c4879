"""Set what a conversation is about: category, priority, tags (REQ M-04, T-03)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.domain.changes import Change
from messaging.domain.conversation import Conversation, Person
from messaging.domain.handling import set_category, set_priority, set_tags
from messaging.domain.replay import replay
from messaging.domain.values import Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """What to set; None leaves a thing as it is."""

    category: str | None = None
    priority: Priority | None = None
    tags: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SortConversation:
    """All that is given is set together, or nothing."""

    change: ChangeConversation

    async def __call__(self, conversation_id: str, person: Person, sorting: Sorting, now: datetime) -> Outcome:
        """Raises NotVisible, NotAllowed, InvalidInput."""

        async def decide(conversation: Conversation) -> tuple[Change, ...]:
            made: tuple[Change, ...] = ()
            state = conversation
            if sorting.category is not None:
                made += (step := set_category(state, person, sorting.category, now))
                state = replay(step, state)
            if sorting.priority is not None:
                made += (step := set_priority(state, person, sorting.priority, now))
                state = replay(step, state)
            if sorting.tags is not None:
                made += set_tags(state, person, sorting.tags, now)
            return made

        return await self.change(conversation_id, decide)
