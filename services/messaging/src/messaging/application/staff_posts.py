"""Show and set what each of the staff takes (REQ M-04, M-09)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from messaging.application.ports import Directory
from messaging.application.staffing import Posts, Queue, StaffList
from messaging.domain.access import check_staff
from messaging.domain.conversation import Person
from messaging.domain.errors import InvalidInput, NotAllowed
from messaging.domain.permissions import Role
from messaging.domain.staffing import Post, checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffed:
    """One of the staff, what they take, and how many open conversations they have."""

    person: Person
    post: Post
    open_count: int


@dataclass(frozen=True, slots=True)
class StaffPosts:
    """All staff see it; managers set it; everybody says for themselves whether they are available."""

    posts: Posts
    queue: Queue
    people: StaffList
    directory: Directory

    async def show(self, person: Person) -> tuple[Sequence[Staffed], bool]:
        """Everyone of the staff, and whether conversations are given without asking. Raises NotAllowed."""
        check_staff(person)
        staff = await self.people.staff()
        posts = {post.user_id: post for post in await self.posts.all()}
        counts = await self.queue.open_counts([one.user_id for one in staff])
        rows = [
            Staffed(
                person=one,
                post=posts.get(one.user_id, Post(user_id=one.user_id)),
                open_count=counts.get(one.user_id, 0),
            )
            for one in staff
        ]
        return rows, await self.posts.automatic()

    async def set_post(self, person: Person, wanted: Post) -> Post:
        """Set what somebody takes; their availability stays as it is. Raises NotAllowed, InvalidInput."""
        _managers_only(person)
        tidy = checked(wanted)
        known = await self.directory.find(tidy.user_id)
        if known is None or not known.is_staff:
            raise InvalidInput("user_id", "nobody of the staff has this id")
        kept = replace(tidy, available=(await self.posts.get(tidy.user_id)).available)
        await self.posts.save(kept)
        return kept

    async def set_available(self, person: Person, *, on: bool) -> Post:
        """Say whether one may be given conversations. Raises NotAllowed."""
        check_staff(person)
        kept = replace(await self.posts.get(person.user_id), available=on)
        await self.posts.save(kept)
        return kept

    async def set_automatic(self, person: Person, *, on: bool) -> None:
        """Switch whether conversations are given without asking. Raises NotAllowed."""
        _managers_only(person)
        await self.posts.set_automatic(on=on)


def _managers_only(person: Person) -> None:
    check_staff(person)
    if person.roles.isdisjoint({Role.MANAGER, Role.ADMIN}):
        raise NotAllowed("not_allowed", "Only managers decide who takes what.")
