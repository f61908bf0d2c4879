"""The queue of mails in MongoDB: leases by the database's clock, so instances may disagree about the time."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from pymongo import UpdateMany, UpdateOne

from chassis.clock import Now
from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from notifier.adapters.mongo.deliveries import DELIVERIES, as_records
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Outcome
from notifier.domain.grouping import DueItem, group
from notifier.domain.priority import LAST, PRIORITY, RISES_AFTER, priority_now

QUEUE: Final = "email"
CLOCK_SKEW: Final = timedelta(minutes=2)
"""The index is asked for what is due by this process's clock and a bit more; the database's clock then decides."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DUE_AND_FREE: Final[Document] = {
    "$and": [{"$lte": ["$due", "$$NOW"]}, {"$lt": [{"$ifNull": ["$lease_until", _EPOCH]}, "$$NOW"]}]
}
_HELD: Final = {"deferred": "defer", "digested": "digest"}
"""What was one too many, by state: its decision is now this."""
_SEEN: Final = {"user_id": 1, "channel": 1, "due": 1, "priority": 1, "waited": 1, "message_id": 1}


class MongoMailQueue:
    """Deliveries with `queue: email`. A delivery leaves the queue when what became of it is final."""

    def __init__(self, mongo: Mongo, now: Now) -> None:
        self._collection = mongo.db[DELIVERIES]
        self._now = now

    async def lease(self, owner: str, limit: int, seconds: float) -> list[DeliveryRecord]:
        """Take due deliveries for so long, the most urgent first.

        What is due together for one person is taken together, as one message.
        """
        now = self._now()
        due = {"queue": QUEUE, "due": {"$lte": now + CLOCK_SKEW}, "$expr": _DUE_AND_FREE}
        found = await self._most_urgent(due, now, limit)
        if not found:
            return []
        people = list({d["user_id"] for d in found if d["waited"] and "message_id" not in d})
        if people:
            found += await find_all(self._collection.find({**due, "user_id": {"$in": people}, "waited": True}, _SEEN))
        messages = group({d["_id"]: _due_item(d) for d in found}.values())
        await self._collection.bulk_write(_claims(messages, owner, seconds), ordered=False)
        ids = [item.delivery_id for items in messages.values() for item in items]
        mine = {"_id": {"$in": ids}, "queue": QUEUE, "lease": owner}
        return as_records(sorted(await find_all(self._collection.find(mine)), key=_urgency(now)))

    async def _most_urgent(self, due: Document, now: datetime, limit: int) -> list[Document]:
        """The first by class and then by time; those that have risen are looked for where there is not room for all."""
        by_class = self._collection.find(due, _SEEN).sort([("priority", 1), ("due", 1)]).limit(limit)
        found = await find_all(by_class)
        if len(found) == limit:
            risen = {**due, "priority": LAST, "due": {"$lte": now - RISES_AFTER}}
            found += await find_all(self._collection.find(risen, _SEEN).sort("due", 1).limit(limit))
        return sorted({d["_id"]: d for d in found}.values(), key=_urgency(now))[:limit]

    async def release(self, owner: str, besides: Collection[str]) -> None:
        """Give back what this instance holds `besides` these: from an earlier life, or a turn that failed."""
        await self._collection.update_many(
            {"queue": QUEUE, "lease": owner, "_id": {"$nin": list(besides)}},
            {"$unset": {"lease": "", "lease_until": ""}},
        )

    async def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what became of attempts, in the running transaction."""
        await self._collection.bulk_write([_settled(o) for o in outcomes], ordered=False, session=current_session())

    async def waiting(self) -> int:
        """How many are in the queue (at most 100,000 are counted)."""
        return int(await self._collection.count_documents({"queue": QUEUE}, limit=100_000))

    async def overdue(self) -> dict[str, float]:
        """By urgency, for how many seconds the longest waiting mail has been due: 0 if none is."""
        return {urgency: await self._overdue(priority) for urgency, priority in PRIORITY.items()}

    async def _overdue(self, priority: int) -> float:
        now = self._now()
        due = {"queue": QUEUE, "priority": priority, "due": {"$lte": now}}
        first = await self._collection.find_one(due, {"due": 1}, sort=[("due", 1)])
        return 0.0 if first is None else (now - first["due"]).total_seconds()


def _urgency(now: datetime) -> Callable[[Document], tuple[int, datetime]]:
    """What to sort by; a mail that was queued before there were classes is as urgent as any."""
    return lambda d: (priority_now(d.get("priority", 0), d["due"], now), d["due"])


def _due_item(document: Document) -> DueItem:
    return DueItem(
        delivery_id=document["_id"],
        user_id=document["user_id"],
        channel=document["channel"],
        due=document["due"],
        waited=document["waited"],
        message_id=document.get("message_id"),
    )


def _claims(messages: dict[str, list[DueItem]], owner: str, seconds: float) -> list[Any]:
    """One update for all messages of one item, and one for each of several."""
    term: Document = {"lease": owner, "lease_until": {"$add": ["$$NOW", int(seconds * 1000)]}}

    def claim(ids: list[str], message_id: str) -> UpdateMany:
        named = {"$ifNull": ["$message_id", message_id]}
        again = {"$gt": ["$message_id", None]}
        return UpdateMany(
            {"_id": {"$in": ids}, "queue": QUEUE, "$expr": _DUE_AND_FREE},
            [{"$set": {**term, "message_id": named, "again": again}}],
        )

    single = [items[0].delivery_id for items in messages.values() if len(items) == 1]
    several = [
        claim([item.delivery_id for item in items], message_id)
        for message_id, items in messages.items()
        if len(items) > 1
    ]
    return [claim(single, "$_id"), *several]


def _settled(outcome: Outcome) -> UpdateOne:
    """A final outcome holds whoever has the lease by now; more time is only asked for by the one who has it."""
    record = outcome.record
    lease = {"lease": "", "lease_until": ""}
    if outcome.state == "retry":
        return UpdateOne(
            {"_id": record["_id"], "queue": QUEUE, "lease": record["lease"]},
            {
                "$set": {"due": outcome.due, "error": outcome.reason[:300]},
                "$inc": {"attempts": 1},
                "$unset": lease,
            },
        )
    if outcome.state in _HELD:
        held = {"state": outcome.state, "outcome": _HELD[outcome.state], "reason": outcome.reason, "due": outcome.due}
        return UpdateOne(
            {"_id": record["_id"], "queue": QUEUE, "lease": record["lease"]},
            {
                "$set": {**held, "waited": True, "changed_at": outcome.at},
                "$unset": {"message_id": "", "again": "", **lease},
            },
        )
    return UpdateOne(
        {"_id": record["_id"], "queue": QUEUE},
        {
            "$set": {"state": outcome.state, "reason": outcome.reason, "changed_at": outcome.at},
            "$unset": {"queue": "", "due": "", "priority": "", "facts": "", "again": "", **lease},
        },
    )
