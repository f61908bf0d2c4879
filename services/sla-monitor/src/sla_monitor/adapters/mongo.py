"""MongoDB behind this service's ports: tickets with their clocks, people, and the book of promises."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pymongo import ASCENDING, DESCENDING, IndexModel, ReplaceOne, UpdateOne
from pymongo.errors import DuplicateKeyError

from chassis.errors import Conflict
from chassis.mongo import Mongo, aggregate, find_all
from chassis.unit_of_work import current_session
from sla_monitor.adapters.documents import (
    message_from_document,
    message_to_document,
    ticket_from_document,
    ticket_to_document,
)
from sla_monitor.application.ports import Mean, Rating, Talk
from sla_monitor.domain.book import Book, DatedCalendar
from sla_monitor.domain.plain import calendar_from_plain, calendar_to_plain, policy_from_plain, policy_to_plain
from sla_monitor.domain.policy import Policy
from sla_monitor.domain.ticket import Requester, Ticket
from sla_monitor.domain.timeline import PublicHolidays

TICKETS, TALKS, PEOPLE, RATINGS, POLICIES, CALENDARS = (
    "tickets", "talks", "people", "ratings", "policies", "calendars",
)  # fmt: skip

KEPT = timedelta(days=400)
"""How long a ticket is kept after its last clock ended: a year of reports, and some time to write them. A talk is kept
as long after its last message: a ticket may still be opened about it."""

INDEXES: dict[str, list[IndexModel]] = {
    TICKETS: [
        IndexModel([("next_due", ASCENDING)], name="due_next", partialFilterExpression={"next_due": {"$type": "date"}}),
        IndexModel([("live", ASCENDING), ("_id", ASCENDING)], name="live"),
        IndexModel([("clocks.ended_at", DESCENDING)], name="ended"),
        IndexModel([("requester.user_id", ASCENDING)], name="requester"),
        IndexModel([("done_at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds())),
    ],
    TALKS: [IndexModel([("last_at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds()))],
    RATINGS: [IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=int(KEPT.total_seconds()))],
}
RETIRED_INDEXES = {RATINGS: ("newest",)}
COLLECTIONS = (PEOPLE, POLICIES, CALENDARS)


class MongoTicketRepository:
    """Tickets, one document each with its states and clocks."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def get_many(self, ticket_ids: Sequence[str]) -> dict[str, Ticket]:
        found = await find_all(self._tickets.find({"_id": {"$in": list(ticket_ids)}}, session=current_session()))
        return {document["_id"]: ticket_from_document(document) for document in found}

    async def save_many(self, tickets: Sequence[Ticket]) -> None:
        documents = [ticket_to_document(ticket) for ticket in tickets]
        writes = [ReplaceOne({"_id": document["_id"]}, document, upsert=True) for document in documents]
        if writes:
            await self._tickets.bulk_write(writes, ordered=False, session=current_session())

    async def live(self, limit: int, after: str = "") -> list[Ticket]:
        wanted = {"live": True, "_id": {"$gt": after}}
        cursor = self._tickets.find(wanted, session=current_session()).sort("_id", 1).limit(limit)
        return [ticket_from_document(document) for document in await find_all(cursor)]

    async def count_live(self) -> int:
        return int(await self._tickets.count_documents({"live": True}))

    async def count_of(self, requester_id: str) -> int:
        wanted = {"requester.user_id": requester_id}
        return int(await self._tickets.count_documents(wanted, session=current_session()))


class MongoTalkRepository:
    """Talks, one document for each conversation.

    A ticket and a message that meet for the first time write to the same document, so that of two instances one sees
    what the other has kept.
    """

    def __init__(self, mongo: Mongo) -> None:
        self._talks = mongo.db[TALKS]

    async def add(self, talks: Mapping[str, Talk]) -> dict[str, Talk]:
        session = current_session()
        writes = [UpdateOne({"_id": one}, _additions(talk), upsert=True) for one, talk in talks.items()]
        if writes:
            await self._talks.bulk_write(writes, ordered=False, session=session)
        found = await find_all(self._talks.find({"_id": {"$in": list(talks)}}, session=session))
        return {
            one["_id"]: Talk(
                frozenset(one.get("tickets", ())),
                frozenset(message_from_document(message) for message in one.get("messages", ())),
            )
            for one in found
        }


def _additions(talk: Talk) -> dict[str, Any]:
    messages = [message_to_document(message) for message in sorted(talk.messages)]
    changes: dict[str, Any] = {
        "$addToSet": {"tickets": {"$each": sorted(talk.ticket_ids)}, "messages": {"$each": messages}}
    }
    if messages:
        changes["$max"] = {"last_at": max(message["at"] for message in messages)}
    return changes


class MongoRequesterRepository:
    """People, as far as policies and lists need them."""

    def __init__(self, mongo: Mongo) -> None:
        self._people = mongo.db[PEOPLE]

    async def get_many(self, user_ids: Sequence[str]) -> dict[str, Requester]:
        found = await find_all(self._people.find({"_id": {"$in": list(user_ids)}}, session=current_session()))
        return {one["_id"]: Requester(one["_id"], frozenset(one["roles"]), one["tier"]) for one in found}

    async def put(self, requester: Requester, name: str, at: datetime) -> None:
        newest = {"roles": sorted(requester.roles), "tier": requester.tier, "name": name, "at": at}
        session = current_session()
        await self._people.update_one(
            {"_id": requester.user_id}, {"$setOnInsert": newest}, upsert=True, session=session
        )
        older = {"_id": requester.user_id, "at": {"$lt": at}, "erased": {"$ne": True}}
        await self._people.update_one(older, {"$set": newest}, session=session)

    async def erase(self, user_id: str) -> int:
        nothing: dict[str, Any] = {"roles": [], "tier": None, "name": "", "erased": True}
        known = {"_id": user_id, "erased": {"$ne": True}}
        session = current_session()
        result = await self._people.update_one(known, {"$set": nothing}, session=session)
        if not result.matched_count:
            await self._people.update_one({"_id": user_id}, {"$setOnInsert": nothing}, upsert=True, session=session)
        return int(result.matched_count)

    async def names(self, user_ids: Sequence[str]) -> dict[str, str]:
        wanted = {"_id": {"$in": list(user_ids)}, "erased": {"$ne": True}}
        return {one["_id"]: one["name"] for one in await find_all(self._people.find(wanted, {"name": 1}))}


class MongoRatingRepository:
    """Ratings, one document for each survey."""

    def __init__(self, mongo: Mongo) -> None:
        self._ratings = mongo.db[RATINGS]

    async def put(self, rating: Rating) -> None:
        document = {
            "ticket_id": rating.ticket_id,
            "agent_id": rating.agent_id,
            "points": rating.points,
            "at": rating.at,
        }
        await self._ratings.replace_one({"_id": rating.survey_id}, document, upsert=True, session=current_session())

    async def means(self, since: datetime) -> dict[str, Mean]:
        pipeline: list[dict[str, Any]] = [
            {"$match": {"at": {"$gte": since}}},
            {"$group": {"_id": "$agent_id", "mean": {"$avg": "$points"}, "count": {"$sum": 1}}},
        ]
        return {one["_id"]: Mean(one["mean"], one["count"]) for one in await aggregate(self._ratings, pipeline)}


class MongoBookRepository:
    """Policies and calendars, a document for each version. What was read is kept until there is another version."""

    def __init__(self, mongo: Mongo, public_holidays: PublicHolidays) -> None:
        self._policies = mongo.db[POLICIES]
        self._calendars = mongo.db[CALENDARS]
        self._book = Book((), (), public_holidays)
        self._read: tuple[frozenset[str], ...] = ()

    async def load(self) -> Book:
        session = current_session()
        ids = [
            await find_all(collection.find({}, {"_id": 1}, session=session))
            for collection in (self._policies, self._calendars)
        ]
        known = tuple(frozenset(one["_id"] for one in found) for found in ids)
        if known != self._read:
            policies = await find_all(self._policies.find({}, session=session))
            calendars = await find_all(self._calendars.find({}, session=session))
            self._book = Book(
                tuple(_versions(policies, policy_from_plain)),
                tuple(_versions(calendars, calendar_from_plain)),
                self._book.public_holidays,
                self._book.timelines,
            )
            self._read = known
        return self._book

    async def add_policy(self, policy: Policy) -> None:
        plain = policy_to_plain(policy)
        await _add(self._policies, policy.name, policy.version, policy.edited_at, policy.edited_by, plain)

    async def add_calendar(self, calendar: DatedCalendar) -> None:
        one = calendar.calendar
        plain = calendar_to_plain(calendar)
        await _add(self._calendars, one.name, one.version, calendar.edited_at, calendar.edited_by, plain)


def _versions(documents: Sequence[dict[str, Any]], read: Callable[..., Any]) -> list[Any]:
    return [
        read(
            document["plain"],
            name=document["name"],
            version=document["version"],
            edited_at=document["edited_at"],
            edited_by=document["edited_by"],
        )
        for document in documents
    ]


async def _add(
    collection: Any, name: str, version: int, edited_at: datetime, edited_by: str | None, plain: dict[str, Any]
) -> None:
    document = {
        "_id": f"{name}/{version}",
        "name": name,
        "version": version,
        "edited_at": edited_at,
        "edited_by": edited_by,
        "plain": plain,
    }
    try:
        await collection.insert_one(document, session=current_session())
    except DuplicateKeyError as taken:
        raise Conflict("Somebody else changed it just now. Look at it again.", field="version") from taken
