"""The queue of what is nobody's, and what each of the staff takes."""

from collections.abc import Collection, Sequence

from chassis.mongo import Mongo, aggregate, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.codec import Document, decode_head
from messaging.adapters.mongo.indexes import CONVERSATIONS, POSTS, ROUTING, USERS
from messaging.application.staffing import Waiting
from messaging.domain.conversation import Conversation
from messaging.domain.staffing import Post
from messaging.domain.values import Category

_SWITCH = "automatic"


class MongoQueue:
    """Implements `Queue`."""

    def __init__(self, mongo: Mongo) -> None:
        self._heads = mongo.db[CONVERSATIONS]
        self._users = mongo.db[USERS]

    async def waiting(self, categories: Collection[Category], limit: int) -> Sequence[Waiting]:
        session = current_session()
        named: list[str | None] = [category.value for category in categories]
        if Category.GENERAL in categories:
            named.append(None)
        wanted: Document = {"desk": True, "assignee_id": None, "status": "open", "category": {"$in": named}}
        order = [("due_at", 1), ("rank", 1), ("waits_from", 1), ("_id", 1)]
        heads = [
            decode_head(one)
            for one in await find_all(self._heads.find(wanted, session=session).sort(order).limit(limit))
        ]
        asked = {"_id": {"$in": [head.requester_id for head in heads]}, "locale": {"$exists": True}}
        locales = {
            one["_id"]: one["locale"] for one in await find_all(self._users.find(asked, {"locale": 1}, session=session))
        }
        return [Waiting(conversation=head, locale=locales.get(head.requester_id, "")) for head in heads]

    async def open_counts(self, user_ids: Collection[str]) -> dict[str, int]:
        pipeline: list[Document] = [
            {"$match": {"desk": True, "assignee_id": {"$in": list(user_ids)}, "status": "open"}},
            {"$group": {"_id": "$assignee_id", "count": {"$sum": 1}}},
        ]
        found = await aggregate(self._heads, pipeline, session=current_session())
        return {one["_id"]: one["count"] for one in found}


class MongoPosts:
    """Implements `Posts`."""

    def __init__(self, mongo: Mongo) -> None:
        self._posts = mongo.db[POSTS]
        self._routing = mongo.db[ROUTING]

    async def get(self, user_id: str) -> Post:
        found = await self._posts.find_one({"_id": user_id}, session=current_session())
        return Post(user_id=user_id) if found is None else _post(found)

    async def all(self) -> Sequence[Post]:
        return [_post(one) for one in await find_all(self._posts.find({}, session=current_session()))]

    async def save(self, post: Post) -> None:
        fields = {
            "departments": sorted(post.departments),
            "skills": sorted(post.skills),
            "languages": sorted(post.languages),
            "capacity": post.capacity,
            "available": post.available,
        }
        await self._posts.update_one({"_id": post.user_id}, {"$set": fields}, upsert=True, session=current_session())

    async def was_given(self, user_id: str, conversation: Conversation) -> None:
        given = {"$currentDate": {"last_assigned_at": True}, "$set": {"last_given": conversation.id}}
        await self._posts.update_one({"_id": user_id}, given, upsert=True, session=current_session())

    async def automatic(self) -> bool:
        found = await self._routing.find_one({"_id": _SWITCH}, session=current_session())
        return bool(found and found["on"])

    async def set_automatic(self, *, on: bool) -> None:
        await self._routing.update_one({"_id": _SWITCH}, {"$set": {"on": on}}, upsert=True, session=current_session())


def _post(document: Document) -> Post:
    """One that was only ever given conversations has no more than that in its document."""
    fresh = Post(user_id=document["_id"])
    return Post(
        user_id=fresh.user_id,
        departments=frozenset(document.get("departments", fresh.departments)),
        skills=frozenset(document.get("skills", ())),
        languages=frozenset(document.get("languages", ())),
        capacity=document.get("capacity", fresh.capacity),
        available=document.get("available", fresh.available),
        last_assigned_at=document.get("last_assigned_at"),
    )
