"""Names as they are now, and forgetting: every place in which something personal of somebody is kept (REQ P-06)."""

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.canned_answers import CANNED_ANSWERS
from messaging.adapters.mongo.codec import Document
from messaging.adapters.mongo.feedback import MongoFeedback
from messaging.adapters.mongo.indexes import CHANGES, CONVERSATIONS, POSTS, REPLY_SETTINGS, USERS
from messaging.adapters.mongo.last_messages import set_last
from messaging.adapters.mongo.search_index import MongoSearchIndex
from messaging.domain.changes import Opened
from messaging.domain.reply_settings import owned_by

ERASED = "Deleted user"


class Erasure:
    """Works in the running transaction."""

    def __init__(self, mongo: Mongo) -> None:
        self._users = mongo.db[USERS]
        self._heads = mongo.db[CONVERSATIONS]
        self._changes = mongo.db[CHANGES]
        self._replies = mongo.db[REPLY_SETTINGS]
        self._posts = mongo.db[POSTS]
        self._canned = mongo.db[CANNED_ANSWERS]
        self._search = MongoSearchIndex(mongo)
        self._feedback = MongoFeedback(mongo)

    async def rename(self, user_id: str, name: str) -> None:
        """Put a name into the lists. What was said keeps the name under which it was said."""
        session = current_session()
        await self._heads.update_many(
            {"members": user_id},
            {"$set": {"participants.$[one].name": name}},
            array_filters=[{"one.user_id": user_id}],
            session=session,
        )
        await set_last(self._heads, user_id, {"sender_id": user_id}, {"name": name})
        await self._search.renamed(user_id)

    async def forget(self, user_id: str) -> dict[str, int]:
        """Blank what they said and every name of theirs; the conversations of others stay whole. Gives the counts."""
        session = current_session()
        document = {"$set": {"name": ERASED, "roles": [], "erased": True}, "$unset": {"locale": ""}}
        await self._users.update_one({"_id": user_id}, document, upsert=True, session=session)
        posts = await self._posts.delete_one({"_id": user_id}, session=session)
        heads = await find_all(self._heads.find({"members": user_id}, {"requester_id": 1}, session=session))
        messages = 0
        for head in heads:
            messages += await self._forget_in(head["_id"], user_id)
            if head["requester_id"] == user_id:
                await self._heads.update_one({"_id": head["_id"]}, {"$set": {"subject": ERASED}}, session=session)
        await set_last(self._heads, user_id, {"sender_id": user_id}, {"text": ""})
        await self.rename(user_id, ERASED)
        await self._search.forget([head["_id"] for head in heads])
        replies = await self._replies.delete_one({"_id": owned_by(user_id)}, session=session)
        canned = await self._canned.update_many(
            {"revisions.author_id": user_id},
            {"$set": {"revisions.$[one].author": ERASED}},
            array_filters=[{"one.author_id": user_id}],
            session=session,
        )
        return _counts(
            len(heads),
            messages,
            int(replies.deleted_count),
            int(posts.deleted_count),
            int(canned.matched_count),
            await self._feedback.forget(user_id),
        )

    async def holdings(self, user_id: str) -> dict[str, int]:
        """Count the conversations that somebody takes part in and what they said there."""
        session = current_session()
        heads = await find_all(self._heads.find({"members": user_id}, {"_id": 1}, session=session))
        messages = 0
        for head in heads:
            here: Document = {"_id": {"$gt": f"{head['_id']}:", "$lt": f"{head['_id']};"}}
            said = {**here, "actor_id": user_id, "text": {"$exists": True}}
            messages += int(await self._changes.count_documents(said, session=session))
        replies = await self._replies.count_documents({"_id": owned_by(user_id)}, session=session)
        posts = await self._posts.count_documents({"_id": user_id}, session=session)
        canned = await self._canned.count_documents({"revisions.author_id": user_id}, session=session)
        feedback = await self._feedback.count_of(user_id)
        return _counts(len(heads), messages, int(replies), int(posts), int(canned), feedback)

    async def _forget_in(self, conversation_id: str, user_id: str) -> int:
        session = current_session()
        here: Document = {"_id": {"$gt": f"{conversation_id}:", "$lt": f"{conversation_id};"}}
        said = await self._changes.update_many(
            {**here, "actor_id": user_id, "text": {"$exists": True}},
            {"$set": {"text": "", "name": ERASED, "deleted": True}, "$unset": {"text_now": ""}},
            session=session,
        )
        opened = {**here, "actor_id": user_id, "t": Opened.__name__}
        await self._changes.update_many(opened, {"$set": {"subject": ERASED}}, session=session)
        for field in ("member", "assignee"):
            named = {**here, f"{field}.user_id": user_id}
            await self._changes.update_many(named, {"$set": {f"{field}.name": ERASED}}, session=session)
        shown = {**here, "standing.last.sender_id": user_id}
        blank = {"standing.last.name": ERASED, "standing.last.text": ""}
        await self._changes.update_many(shown, {"$set": blank}, session=session)
        await self._changes.update_many(
            {**here, "members.user_id": user_id},
            {"$set": {"members.$[one].name": ERASED}},
            array_filters=[{"one.user_id": user_id}],
            session=session,
        )
        return int(said.modified_count)


def _counts(
    conversations: int, messages: int, reply_settings: int, posts: int, canned_answers: int, feedback: int
) -> dict[str, int]:
    return {
        "conversations": conversations,
        "messages": messages,
        "reply_settings": reply_settings,
        "posts": posts,
        "canned_answers": canned_answers,
        "feedback": feedback,
    }
