"""Feedback, one document for each answer, and one for each person that was asked."""

from collections.abc import Sequence
from datetime import datetime

from pymongo import DESCENDING, IndexModel

from chassis.mongo import Mongo, aggregate, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.codec import Document
from messaging.domain.feedback import Asked, Count, Feedback, Occasion

FEEDBACK, FEEDBACK_ASKED = "feedback", "feedback_asked"
INDEXES = {
    FEEDBACK: [
        IndexModel([("at", DESCENDING)], name="newest"),
        IndexModel([("user_id", DESCENDING)], name="of_a_person"),
    ]
}


class MongoFeedback:
    """Implements `FeedbackStore`."""

    def __init__(self, mongo: Mongo) -> None:
        self._answers = mongo.db[FEEDBACK]
        self._asked = mongo.db[FEEDBACK_ASKED]

    async def asked(self, user_id: str) -> Asked:
        found = await self._asked.find_one({"_id": user_id}, session=current_session()) or {}
        return Asked(last_at=found.get("last_at"), periodic_at=found.get("periodic_at"))

    async def note_asked(self, user_id: str, occasion: Occasion, at: datetime) -> None:
        news = {"last_at": at} | ({"periodic_at": at} if occasion is Occasion.PERIODIC else {})
        await self._asked.update_one({"_id": user_id}, {"$max": news}, upsert=True, session=current_session())

    async def has(self, feedback_id: str) -> bool:
        return await self._answers.find_one({"_id": feedback_id}, {"_id": 1}) is not None

    async def add(self, feedback: Feedback) -> bool:
        document = {
            "occasion": feedback.occasion.value,
            "user_id": feedback.user_id,
            "conversation_id": feedback.conversation_id,
            "rating": feedback.rating,
            "comment": feedback.comment,
            "at": feedback.at,
        }
        done = await self._answers.update_one(
            {"_id": feedback.feedback_id}, {"$setOnInsert": document}, upsert=True, session=current_session()
        )
        return done.upserted_id is not None

    async def forget(self, user_id: str) -> int:
        """Blank somebody's words and forget when they were asked; their ratings stay. How many answers (REQ P-06)."""
        session = current_session()
        await self._asked.delete_one({"_id": user_id}, session=session)
        found = await self._answers.update_many({"user_id": user_id}, {"$set": {"comment": ""}}, session=session)
        return int(found.matched_count)

    async def count_of(self, user_id: str) -> int:
        """How many answers are somebody's."""
        return int(await self._answers.count_documents({"user_id": user_id}, session=current_session()))

    async def counts(self, since: datetime, timezone: str) -> Sequence[Count]:
        month = {"$dateToString": {"date": "$at", "format": "%Y-%m", "timezone": timezone}}
        group = {"occasion": "$occasion", "month": month, "rating": "$rating"}
        pipeline: list[Document] = [
            {"$match": {"at": {"$gte": since}}},
            {"$group": {"_id": group, "count": {"$sum": 1}}},
        ]
        return [
            Count(
                occasion=Occasion(one["_id"]["occasion"]),
                month=one["_id"]["month"],
                rating=one["_id"]["rating"],
                count=one["count"],
            )
            for one in await aggregate(self._answers, pipeline)
        ]

    async def comments(self, limit: int) -> Sequence[Feedback]:
        found = self._answers.find({"comment": {"$ne": ""}}).sort("at", DESCENDING).limit(limit)
        return [
            Feedback(
                feedback_id=one["_id"],
                user_id=one["user_id"],
                conversation_id=one["conversation_id"],
                rating=one["rating"],
                comment=one["comment"],
                at=one["at"],
            )
            for one in await find_all(found)
        ]
