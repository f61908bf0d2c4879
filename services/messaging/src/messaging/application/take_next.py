"""Take what most needs an answer and is mine to answer (REQ M-03, M-09)."""

from dataclasses import dataclass
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation, Outcome
from messaging.application.staffing import Posts, Queue
from messaging.domain.access import check_staff
from messaging.domain.conversation import Person
from messaging.domain.errors import Conflict
from messaging.domain.handling import assign
from messaging.domain.permissions import Action
from messaging.domain.routing import route
from messaging.domain.staffing import agent_of, categories_for, need_of

LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class TakeNext:
    """One transaction: who is slower than another sees what the other took, and takes the next."""

    change: ChangeConversation
    queue: Queue
    posts: Posts

    async def __call__(self, person: Person, now: datetime) -> Outcome | None:
        """The conversation that is now theirs, None when nothing waits. Raises NotAllowed, Conflict (no room)."""
        check_staff(person)

        async def work() -> Outcome | None:
            post = await self.posts.get(person.user_id)
            open_count = (await self.queue.open_counts([person.user_id])).get(person.user_id, 0)
            if open_count >= post.capacity:
                raise Conflict("no_room", f"You have {open_count} open, and room for {post.capacity}.")
            me = agent_of(person, post, open_count, available=True)
            skills = {skill for one in await self.posts.all() for skill in one.skills}
            for waiting in await self.queue.waiting(categories_for(person, post), LOOKED_AT):
                conversation = waiting.conversation
                if route(need_of(conversation, skills), [me]) and conversation.allows(person, Action.TAKE):
                    await self.posts.was_given(person.user_id, conversation)
                    return await self.change.keep(conversation, assign(conversation, person, person, now))
            return None

        return await self.change.transactions.run(work)
