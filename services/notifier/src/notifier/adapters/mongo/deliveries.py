"""Deliveries in MongoDB, as planning and the explanations need them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from pymongo import UpdateOne

from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.explain_event import MOST
from notifier.application.ports import ThreadNews
from notifier.domain.decision import Sent

DELIVERIES: Final = "deliveries"
COMPLETED: Final = ("title", "body", "language", "facts", "facts_type", "due", "state", "reason", "also")
LONGEST_WAIT: Final = timedelta(days=8)
"""Between planning and sending: a weekly digest, and the quiet hours after it."""


class MongoDeliveries:
    """Deliveries as planning, the inbox and the explanations need them."""

    def __init__(self, mongo: Mongo) -> None:
        self.collection = mongo.db[DELIVERIES]

    async def add(self, records: Sequence[DeliveryRecord]) -> None:
        """Store new deliveries, in the running transaction."""
        if records:
            await self.collection.insert_many(records, ordered=False, session=current_session())

    async def told_once(self, names: Iterable[str]) -> list[DeliveryRecord]:
        """The deliveries of what is told once, by these names."""
        which = {"once": {"$in": list(names)}}
        return as_records(await find_all(self.collection.find(which, session=current_session())))

    async def complete(self, records: Sequence[DeliveryRecord]) -> None:
        """Store the words, facts and times of deliveries that were told before, in the running transaction."""
        changes = [
            UpdateOne({"_id": record["_id"]}, {"$set": {name: record[name] for name in COMPLETED if name in record}})
            for record in records
        ]
        if changes:
            await self.collection.bulk_write(changes, ordered=False, session=current_session())

    async def news(self, threads: Iterable[str]) -> list[ThreadNews]:
        """The news that threads have had so far: read from the index alone."""
        found = await find_all(
            self.collection.find(
                {"channel": "in_app", "thread": {"$in": list(threads)}},
                {"_id": 0, "thread": 1, "position": 1, "type": 1},
                session=current_session(),
            )
        )
        return [ThreadNews(document["thread"], document["type"], document["position"]) for document in found]

    async def sent_since(self, user_ids: Iterable[str], types: Iterable[str], since: datetime) -> dict[str, list[Sent]]:
        """What was sent to these people since then, of these types, by person; it may have been planned before."""
        found = await find_all(
            self.collection.find(
                {
                    "user_id": {"$in": list(user_ids)},
                    "at": {"$gt": since - LONGEST_WAIT},
                    "type": {"$in": list(types)},
                    "state": {"$in": ["planned", "sent", "delivered"]},
                },
                {"user_id": 1, "channel": 1, "at": 1, "changed_at": 1},
                session=current_session(),
            )
        )
        sent: dict[str, list[Sent]] = {}
        for document in found:
            item = Sent(document["channel"], document.get("changed_at") or document["at"])
            if item.at > since:
                sent.setdefault(document["user_id"], []).append(item)
        return sent

    async def interruptions(
        self, user_ids: Iterable[str], since: datetime, now: datetime, besides: Iterable[str]
    ) -> dict[str, list[datetime]]:
        """By person, a time for each message since then; those under way count as now.

        Deliveries `besides` are left out. Only inbox items have a box, so the index leads past them.
        """
        found = await find_all(
            self.collection.find(
                {
                    "user_id": {"$in": list(user_ids)},
                    "box": None,
                    "at": {"$gt": since - LONGEST_WAIT},
                    "_id": {"$nin": list(besides)},
                    "$or": [{"state": "sent", "changed_at": {"$gt": since}}, {"lease": {"$exists": True}}],
                },
                {"user_id": 1, "message_id": 1, "state": 1, "changed_at": 1},
            )
        )
        messages = {
            (d["user_id"], d.get("message_id", d["_id"])): d["changed_at"] if d["state"] == "sent" else now
            for d in found
        }
        times: dict[str, list[datetime]] = {}
        for (user_id, _), at in messages.items():
            times.setdefault(user_id, []).append(at)
        return times

    async def present(self, ids: Iterable[str]) -> set[str]:
        """Those of the deliveries that there are."""
        found = self.collection.find({"_id": {"$in": list(ids)}}, {"_id": 1}, session=current_session())
        return {document["_id"] for document in await find_all(found)}

    async def of_event(self, prefix: str, user_id: str | None = None, most: int = MOST) -> list[DeliveryRecord]:
        """The first `most` deliveries that one event caused, by its `event_prefix`; to one person, if given."""
        which: Document = {"_id": {"$gte": prefix, "$lt": prefix + "g"}}
        if user_id is not None:
            which["user_id"] = user_id
        return as_records(await find_all(self.collection.find(which).sort("_id", 1).limit(most)))

    async def also_of(self, event_id: str, user_id: str | None = None, most: int = MOST) -> list[DeliveryRecord]:
        """The first `most` deliveries that one event would have caused, had another not done so before."""
        which: Document = {"also.event_id": event_id}
        if user_id is not None:
            which["user_id"] = user_id
        return as_records(await find_all(self.collection.find(which).sort("_id", 1).limit(most)))

    async def one(self, delivery_id: str) -> DeliveryRecord | None:
        """One delivery."""
        document = await self.collection.find_one({"_id": delivery_id}, session=current_session())
        return None if document is None else as_records([document])[0]

    async def forget_person(self, user_id: str) -> int:
        """Take what is personal out of deliveries to and about a person, and what still waits out of the queues.

        How many were changed.
        """
        change = {
            "$set": {"title": "", "body": "", "link": ""},
            "$unset": {"facts": "", "queue": "", "due": "", "lease": "", "lease_until": ""},
        }
        changed = 0
        for field in ("user_id", "about"):
            result = await self.collection.update_many({field: user_id}, change, session=current_session())
            changed += int(result.modified_count)
        return changed

    async def count_of(self, user_id: str) -> int:
        """How many deliveries to a person are kept."""
        return int(await self.collection.count_documents({"user_id": user_id}, session=current_session()))


def as_records(documents: Iterable[Document]) -> list[DeliveryRecord]:
    """Documents of the collection are delivery records: it holds nothing else."""
    return [DeliveryRecord(**document) for document in documents]  # type: ignore[typeddict-item]
