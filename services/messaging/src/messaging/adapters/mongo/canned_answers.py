"""Canned answers, one document each; among those that are not deleted a code is there once in a language."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pymongo import ASCENDING, DESCENDING, IndexModel
from pymongo.errors import DuplicateKeyError

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.codec import Document
from messaging.application.canned_answers import CodeTaken
from messaging.application.ports import Moved
from messaging.domain.canned_answers import CannedAnswer, Revision, Wording

CANNED_ANSWERS = "canned_answers"
INDEXES = {
    CANNED_ANSWERS: [
        IndexModel(
            [("code", ASCENDING), ("locale", ASCENDING)],
            name="code",
            unique=True,
            partialFilterExpression={"live": True},
        ),
        IndexModel([("deleted_at", DESCENDING)], name="deleted", partialFilterExpression={"live": False}),
    ]
}


class MongoCannedAnswers:
    """Implements `CannedAnswerRepository`."""

    def __init__(self, mongo: Mongo) -> None:
        self._answers = mongo.db[CANNED_ANSWERS]

    async def all(self) -> Sequence[CannedAnswer]:
        order = [("code", ASCENDING), ("locale", ASCENDING)]
        found = self._answers.find({"live": True}, session=current_session()).sort(order)
        return [_decode(one) for one in await find_all(found)]

    async def deleted(self, limit: int) -> Sequence[CannedAnswer]:
        found = self._answers.find({"live": False}, session=current_session()).sort("deleted_at", -1).limit(limit)
        return [_decode(one) for one in await find_all(found)]

    async def get(self, answer_id: str) -> CannedAnswer | None:
        found = await self._answers.find_one({"_id": answer_id}, session=current_session())
        return None if found is None else _decode(found)

    async def add(self, answer: CannedAnswer) -> None:
        try:
            await self._answers.insert_one(_encode(answer), session=current_session())
        except DuplicateKeyError as error:
            raise CodeTaken from error

    async def save(self, answer: CannedAnswer, seen: int) -> None:
        stored = {"_id": answer.id, "version": seen}
        try:
            result = await self._answers.replace_one(stored, _encode(answer), session=current_session())
        except DuplicateKeyError as error:
            raise CodeTaken from error
        if result.matched_count != 1:
            raise Moved

    async def seed(self, wordings: Iterable[Wording], at: datetime) -> None:
        """Store those that were never stored; one that was changed or deleted stays so."""
        for wording in wordings:
            first = CannedAnswer(id=f"first-{wording.code}", version=1, revisions=(Revision(wording=wording, at=at),))
            document = _encode(first)
            try:
                await self._answers.update_one({"_id": document.pop("_id")}, {"$setOnInsert": document}, upsert=True)
            except DuplicateKeyError:
                continue  # somebody has given this code to one of their own


def _encode(answer: CannedAnswer) -> Document:
    return {
        "_id": answer.id,
        "version": answer.version,
        "live": answer.deleted_at is None,
        "deleted_at": answer.deleted_at,
        "code": answer.wording.code,
        "locale": answer.wording.locale,
        "revisions": [
            {
                "title": one.wording.title,
                "code": one.wording.code,
                "text": one.wording.text,
                "locale": one.wording.locale,
                "at": one.at,
                "author_id": one.author_id,
                "author": one.author,
            }
            for one in answer.revisions
        ],
    }


def _decode(document: Document) -> CannedAnswer:
    return CannedAnswer(
        id=document["_id"],
        version=document["version"],
        revisions=tuple(_revision(one) for one in document["revisions"]),
        deleted_at=document["deleted_at"],
    )


def _revision(one: Document) -> Revision:
    wording = Wording(title=one["title"], code=one["code"], text=one["text"], locale=one["locale"])
    return Revision(wording=wording, at=one["at"], author_id=one["author_id"], author=one["author"])
