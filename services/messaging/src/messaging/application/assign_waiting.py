"""Give what waits to whoever is there and has most room, where that is switched on (REQ M-04, M-09)."""

from dataclasses import dataclass, replace
from datetime import datetime

from messaging.application.change_conversation import ChangeConversation
from messaging.application.live import DESK_KEY, Presence
from messaging.application.staffing import Posts, Queue, StaffList, Waiting
from messaging.domain.conversation import Person
from messaging.domain.handling import give
from messaging.domain.routing import Agent, route
from messaging.domain.staffing import Post, agent_of, categories_for, need_of

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class AssignWaiting:
    """Only those who said that they are available, and who have a page of ours open, are given any."""

    change: ChangeConversation
    queue: Queue
    posts: Posts
    people: StaffList
    presence: Presence

    async def __call__(self, now: datetime) -> int:
        """Say how many were given."""
        if not await self.posts.automatic():
            return 0
        staff, posts = await self._there(now)
        # What nobody here takes must not stand in front of what they do.
        taken = {category for one in staff.values() for category in categories_for(one, posts[one.user_id])}
        given = 0
        for waiting in await self.queue.waiting(sorted(taken), AT_ONCE) if taken else ():
            to = await self._give(waiting, staff, posts, now)
            if to is not None:
                posts[to] = replace(posts[to], last_assigned_at=now)
                given += 1
        return given

    async def _there(self, now: datetime) -> tuple[dict[str, Person], dict[str, Post]]:
        posts = {post.user_id: post for post in await self.posts.all()}
        here = {user_id for user_id, _ in (await self.presence.here([DESK_KEY], now))[DESK_KEY]}
        able = {user_id for user_id, post in posts.items() if post.available} & here
        return {one.user_id: one for one in await self.people.staff() if one.user_id in able}, posts

    async def _give(
        self, waiting: Waiting, staff: dict[str, Person], posts: dict[str, Post], now: datetime
    ) -> str | None:
        skills = {skill for post in posts.values() for skill in post.skills}

        async def work() -> str | None:
            conversation = await self.change.conversations.get(waiting.conversation.id)
            if conversation is None:
                return None
            counts = await self.queue.open_counts(tuple(staff))
            agents: list[Agent] = [
                agent_of(one, posts[one.user_id], counts.get(one.user_id, 0), available=True)
                for one in staff.values()
                if one.user_id != conversation.requester_id
            ]
            best = route(need_of(conversation, skills, waiting.locale), agents)
            changes = give(conversation, staff[best.user_id], now) if best else ()
            if best is None or not changes:
                return None
            await self.posts.was_given(best.user_id, conversation)
            await self.change.keep(conversation, changes)
            return best.user_id

        return await self.change.transactions.run(work)
