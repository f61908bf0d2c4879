"""MongoDB behind ticketing's ports. The only file of this service that touches the driver."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from pymongo import ASCENDING, DESCENDING, TEXT, IndexModel, UpdateOne
from pymongo.errors import BulkWriteError

from chassis.errors import Transient
from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from ticketing.adapters.documents import (
    ROW_FIELDS,
    article_from_document,
    article_to_document,
    promise_from_document,
    promise_to_document,
    row_from_document,
    ticket_from_document,
    ticket_to_document,
    view_from_document,
    view_to_document,
)
from ticketing.application.ports import Person, TicketFilter, TicketRow
from ticketing.domain.following import overlaid
from ticketing.domain.help import Article
from ticketing.domain.number import TicketNumber
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import ConversationView, Level, Ticket

TICKETS, VIEWS, PEOPLE, PROMISES = "tickets", "conversation_views", "people", "promises"
ARTICLES, VOTES = "articles", "article_votes"
DUPLICATE = 11000
VIEW_KEPT_SECONDS = 40 * 24 * 3600

INDEXES: dict[str, list[IndexModel]] = {
    TICKETS: [
        IndexModel([("number", ASCENDING)], name="number", unique=True),
        IndexModel([("conversation_id", ASCENDING), ("opened_at", DESCENDING)], name="conversation"),
        IndexModel([("requester_id", ASCENDING), ("opened_at", DESCENDING)], name="requester"),
        IndexModel([("status", ASCENDING), ("opened_at", DESCENDING)], name="status"),
        IndexModel([("assignee_id", ASCENDING), ("opened_at", DESCENDING)], name="assignee"),
        IndexModel([("opened_at", DESCENDING)], name="newest"),
        IndexModel([("call_waiting", ASCENDING)], name="call_waiting", sparse=True),
        IndexModel([("subject", TEXT)], name="words", default_language="none"),
    ],
    VIEWS: [IndexModel([("at", ASCENDING)], name="expiry", expireAfterSeconds=VIEW_KEPT_SECONDS)],
    PEOPLE: [IndexModel([("roles", ASCENDING)], name="roles")],
    PROMISES: [IndexModel([("ticket_id", ASCENDING)], name="ticket")],
    VOTES: [IndexModel([("slug", ASCENDING), ("helpful", ASCENDING)], name="article")],
}

LEVEL_ROLES = {
    Level.AGENT: "agent",
    Level.SENIOR: "senior",
    Level.MANAGER: "manager",
    Level.DEVELOPMENT: "admin",
}
"""Whose role a level is. The marketplace has no role for developers: its administrators pass it on to them."""


class MongoTicketRepository:
    """Tickets, one document each with its whole timeline."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def get(self, ticket_id: str) -> Ticket | None:
        return await self._one({"_id": ticket_id})

    async def by_number(self, number: TicketNumber) -> Ticket | None:
        return await self._one({"number": str(number)})

    async def latest_of(self, conversation_id: str) -> Ticket | None:
        return await self._one({"conversation_id": conversation_id})

    async def add(self, tickets: Sequence[Ticket]) -> list[bool]:
        """Upserts that only insert: a known id does not end the transaction, as a failed insert would.

        Two tickets may draw the same number: then everything is tried again, with other ones.
        """
        inserts = []
        for ticket in tickets:
            document = ticket_to_document(ticket)
            inserts.append(UpdateOne({"_id": document.pop("_id")}, {"$setOnInsert": document}, upsert=True))
        try:
            done = await self._tickets.bulk_write(inserts, session=current_session())
        except BulkWriteError as error:
            if any(each["code"] == DUPLICATE for each in error.details["writeErrors"]):
                raise Transient("a number is taken: draw others") from error
            raise
        return [place in done.upserted_ids for place in range(len(inserts))]

    async def save(self, ticket: Ticket) -> None:
        document = ticket_to_document(ticket)
        await self._tickets.replace_one({"_id": document["_id"]}, document, session=current_session())

    async def of_requester(self, user_id: str) -> list[Ticket]:
        found = await find_all(self._tickets.find({"requester_id": user_id}, session=current_session()))
        return [ticket_from_document(each) for each in found]

    async def _one(self, query: dict[str, Any]) -> Ticket | None:
        newest = [("opened_at", DESCENDING)] if "conversation_id" in query else None
        found = await self._tickets.find_one(query, sort=newest, session=current_session())
        return ticket_from_document(found) if found else None


class MongoTicketLists:
    """Tickets by the line, newest first."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def find(self, wanted: TicketFilter, limit: int) -> list[TicketRow]:
        cursor = self._tickets.find(_query(wanted), ROW_FIELDS).sort("opened_at", DESCENDING).limit(limit)
        return [row_from_document(each) for each in await find_all(cursor)]


def _query(wanted: TicketFilter) -> dict[str, Any]:
    exact = {
        "requester_id": wanted.requester_id,
        "category": wanted.category,
        "priority": wanted.priority,
        "level": wanted.level,
        "assignee_id": wanted.assignee_id,
    }
    query: dict[str, Any] = {name: str(value) for name, value in exact.items() if value is not None}
    if wanted.statuses:
        query["status"] = {"$in": [str(status) for status in wanted.statuses]}
    if wanted.unassigned:
        query["assignee_id"] = None
    if wanted.call_waiting:
        query["call_waiting"] = True
    if wanted.words:
        query["$text"] = {"$search": _all_of(wanted.words)}
    opened = {"$lt": wanted.before, "$gte": wanted.since}
    if bounds := {bound: at for bound, at in opened.items() if at is not None}:
        query["opened_at"] = bounds
    return query


def _all_of(words: str) -> str:
    """A text search for every word; quotes and minus signs of the typist have no meaning of their own."""
    return " ".join(f'"{word}"' for word in words.replace('"', " ").replace("-", " ").split())


class MongoConversationViews:
    """News of conversations whose ticket is not there yet."""

    def __init__(self, mongo: Mongo) -> None:
        self._views = mongo.db[VIEWS]

    async def remember(self, conversation_id: str, view: ConversationView) -> None:
        session = current_session()
        found = await self._views.find_one({"_id": conversation_id}, session=session)
        known = view_from_document(found) if found else ConversationView()
        if found is None or known.seq < view.seq:
            document = {**view_to_document(overlaid(known, view)), "at": datetime.now(UTC)}
            await self._views.replace_one({"_id": conversation_id}, document, upsert=True, session=session)

    async def take(self, conversation_ids: Sequence[str]) -> dict[str, ConversationView]:
        these, session = {"_id": {"$in": list(conversation_ids)}}, current_session()
        found = await find_all(self._views.find(these, session=session))
        if found:
            await self._views.delete_many(these, session=session)
        return {each["_id"]: view_from_document(each) for each in found}


class MongoPeople:
    """Names and roles, from the accounts service's events."""

    def __init__(self, mongo: Mongo) -> None:
        self._people = mongo.db[PEOPLE]

    async def put(self, person: Person) -> None:
        document = {"name": person.name, "roles": sorted(person.roles)}
        await self._people.replace_one({"_id": person.user_id}, document, upsert=True, session=current_session())

    async def forget(self, user_id: str) -> None:
        await self._people.delete_one({"_id": user_id}, session=current_session())

    async def at_level(self, level: Level) -> tuple[str, ...]:
        found = self._people.find({"roles": LEVEL_ROLES[level]}, {"_id": 1}, session=current_session())
        return tuple(sorted(each["_id"] for each in await find_all(found)))

    async def names(self, user_ids: Iterable[str]) -> dict[str, str]:
        found = self._people.find({"_id": {"$in": list(set(user_ids))}}, {"name": 1}, session=current_session())
        return {each["_id"]: each["name"] for each in await find_all(found)}


class MongoPromises:
    """Promises, one document for each clock."""

    def __init__(self, mongo: Mongo) -> None:
        self._promises = mongo.db[PROMISES]

    async def put(self, *promises: Promise) -> None:
        """One driver call: what is older than the document leaves every field as it is."""
        writes = []
        for promise in promises:
            document = promise_to_document(promise)
            newer = {"$gte": [promise.at, {"$ifNull": ["$at", promise.at]}]}
            fields = {name: {"$cond": [newer, {"$literal": value}, f"${name}"]} for name, value in document.items()}
            writes.append(UpdateOne({"_id": document["_id"]}, [{"$set": fields}], upsert=True))
        if writes:
            await self._promises.bulk_write(writes, session=current_session())

    async def of(self, ticket_ids: Sequence[str]) -> dict[str, list[Promise]]:
        found = await find_all(self._promises.find({"ticket_id": {"$in": list(ticket_ids)}}))
        promises: dict[str, list[Promise]] = {}
        for promise in map(promise_from_document, found):
            promises.setdefault(promise.ticket_id, []).append(promise)
        return promises


class MongoArticles:
    """The help centre: articles, and who found them helpful."""

    def __init__(self, mongo: Mongo) -> None:
        self._articles = mongo.db[ARTICLES]
        self._votes = mongo.db[VOTES]

    async def all(self) -> list[Article]:
        return [article_from_document(each) for each in await find_all(self._articles.find({}))]

    async def get(self, slug: str) -> Article | None:
        found = await self._articles.find_one({"_id": slug})
        if found is None:
            return None
        votes = {said: await self._votes.count_documents({"slug": slug, "helpful": said}) for said in (True, False)}
        return article_from_document({**found, "helpful": votes[True], "unhelpful": votes[False]})

    async def vote(self, slug: str, *, voter: str, helpful: bool) -> None:
        document = {"slug": slug, "helpful": helpful}
        await self._votes.replace_one({"_id": f"{slug}:{voter}"}, document, upsert=True, session=current_session())

    async def seed(self, articles: Sequence[Article]) -> None:
        for article in articles:
            document = article_to_document(article)
            await self._articles.update_one({"_id": article.slug}, {"$setOnInsert": document}, upsert=True)
