"""What happened to people, and the offers there were, in MongoDB: the database forgets what no summary needs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.application.activity import Activity, Happened, OfferKept
from notifier.domain.monthly_summary import Month, Offer, Order, Points

ACTIVITY: Final = "activity"
OFFERS: Final = "offers"
KEPT: Final = timedelta(days=50)
"""A month, and as long after it as its summary may come late."""


class MongoActivities:
    """One document for each thing that happened: an order has a number, points have none."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[ACTIVITY]

    async def add(self, activities: Sequence[Activity]) -> None:
        """Keep what happened to people, in the running transaction."""
        documents = [{"_id": one.activity_id, "user_id": one.user_id, **asdict(one.happened)} for one in activities]
        await self._collection.insert_many(documents, ordered=False, session=current_session())

    async def of(self, user_ids: Collection[str], month: Month) -> dict[str, list[Happened]]:
        """By person, what happened in a month."""
        which = {"user_id": {"$in": list(user_ids)}, "at": {"$gte": month.begins, "$lt": month.ends}}
        found: dict[str, list[Happened]] = {}
        for document in await find_all(self._collection.find(which, session=current_session())):
            found.setdefault(document["user_id"], []).append(_happened(document))
        return found

    async def forget(self, user_id: str) -> int:
        """Remove what is kept of a person; how much there was."""
        gone = await self._collection.delete_many({"user_id": user_id}, session=current_session())
        return int(gone.deleted_count)

    async def count_of(self, user_id: str) -> int:
        """How much is kept of a person."""
        return int(await self._collection.count_documents({"user_id": user_id}, session=current_session()))


class MongoOffers:
    """One document an offer."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[OFFERS]

    async def keep(self, kept: OfferKept) -> None:
        """Keep an offer, in place of what was known of it, in the running transaction."""
        document = {**asdict(kept.offer), "audience": dict(kept.audience)}
        await self._collection.replace_one({"_id": kept.promotion_id}, document, upsert=True, session=current_session())

    async def published_in(self, month: Month) -> list[OfferKept]:
        """The offers that were published in a month."""
        which = {"at": {"$gte": month.begins, "$lt": month.ends}}
        found = await find_all(self._collection.find(which, session=current_session()))
        return [OfferKept(one["_id"], Offer(**_without(one, ("_id", "audience"))), one["audience"]) for one in found]


def _happened(document: Document) -> Happened:
    values = _without(document, ("_id", "user_id"))
    return Order(**values) if "number" in values else Points(**values)


def _without(document: Document, names: Iterable[str]) -> Document:
    left = set(names)
    return {name: value for name, value in document.items() if name not in left}
