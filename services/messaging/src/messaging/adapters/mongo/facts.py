"""What other services say, written into the documents that the lists read."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pymongo import ReplaceOne, UpdateOne

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session
from messaging.adapters.mongo.codec import Document
from messaging.adapters.mongo.conversations import RANKS, UNRANKED, promise
from messaging.adapters.mongo.erasure import Erasure
from messaging.adapters.mongo.indexes import CONVERSATIONS, ORDERS, USERS
from messaging.application.facts import ClockReading, OrderFacts, OrderLine, Profile, TicketState
from messaging.application.ports import OrderParties
from messaging.domain.conversation import Person
from messaging.domain.permissions import Role
from messaging.domain.promises import Clock, is_breached
from messaging.domain.values import Status


class MongoFacts:
    """Implements `FactStore`, `Directory` and `Orders`."""

    def __init__(self, mongo: Mongo) -> None:
        self._users = mongo.db[USERS]
        self._orders = mongo.db[ORDERS]
        self._heads = mongo.db[CONVERSATIONS]
        self._erasure = Erasure(mongo)

    async def find(self, user_id: str) -> Person | None:
        found = await self._users.find_one({"_id": user_id}, session=current_session())
        if found is None or found.get("erased"):
            return None
        roles = frozenset(Role(role) for role in found["roles"])
        return Person(user_id=user_id, name=found["name"], roles=roles)

    async def staff(self) -> list[Person]:
        """Everyone who works for the marketplace, by name."""
        wanted = {"roles": {"$in": ["agent", "senior", "manager", "admin"]}}
        found = await find_all(self._users.find(wanted).sort("name", 1).limit(500))
        return [
            Person(user_id=one["_id"], name=one["name"], roles=frozenset(Role(role) for role in one["roles"]))
            for one in found
        ]

    async def keep_profile(self, profile: Profile, at: datetime) -> None:
        session = current_session()
        known = await self._users.find_one({"_id": profile.user_id}, session=session)
        if known is not None and (known.get("erased") or known["at"] > at):
            return
        document = {
            "name": profile.name,
            "roles": [role.value for role in profile.roles],
            "locale": profile.locale,
            "at": at,
        }
        await self._users.update_one({"_id": profile.user_id}, {"$set": document}, upsert=True, session=session)
        if known is None or known["name"] != profile.name:
            await self._erasure.rename(profile.user_id, profile.name)

    async def forget(self, user_id: str) -> dict[str, int]:
        return await self._erasure.forget(user_id)

    async def holdings(self, user_id: str) -> dict[str, int]:
        return await self._erasure.holdings(user_id)

    async def parties(self, order_id: str) -> OrderParties | None:
        found = await self._orders.find_one({"_id": order_id}, {"parties": 1}, session=current_session())
        return None if found is None else OrderParties(**found["parties"])

    async def order(self, order_id: str) -> OrderFacts | None:
        """All that is known of an order, None for one that was never heard of."""
        found = await self._orders.find_one({"_id": order_id})
        if found is None:
            return None
        del found["_id"]
        parties = OrderParties(**found.pop("parties"))
        lines = tuple(OrderLine(**line) for line in found.pop("lines"))
        return OrderFacts(parties=parties, lines=lines, **found)

    async def orders_of(self, user_id: str, limit: int) -> list[OrderParties]:
        """The newest orders that somebody bought or sold."""
        wanted = {"$or": [{"parties.buyer_id": user_id}, {"parties.seller_id": user_id}]}
        found = await find_all(self._orders.find(wanted, {"parties": 1}).sort("at", -1).limit(limit))
        return [OrderParties(**one["parties"]) for one in found]

    async def keep_orders(self, orders: Sequence[OrderFacts]) -> None:
        session = current_session()
        newest: dict[str, OrderFacts] = {}
        for order in orders:
            seen = newest.get(order.parties.order_id)
            if seen is None or seen.at <= order.at:
                newest[order.parties.order_id] = order
        stored = await find_all(self._orders.find({"_id": {"$in": list(newest)}}, {"at": 1}, session=session))
        known = {document["_id"]: document["at"] for document in stored}
        fresh = [order for key, order in newest.items() if key not in known or known[key] <= order.at]
        if fresh:
            writes = [ReplaceOne({"_id": order.parties.order_id}, _order(order), upsert=True) for order in fresh]
            await self._orders.bulk_write(writes, ordered=False, session=session)

    async def keep_support(self, tickets: Sequence[TicketState], readings: Sequence[ClockReading]) -> None:
        session = current_session()
        told: dict[str, tuple[list[TicketState], list[ClockReading]]] = {}
        for state in tickets:
            told.setdefault(state.conversation_id, ([], []))[0].append(state)
        for reading in readings:
            told.setdefault(reading.conversation_id, ([], []))[1].append(reading)
        fields = dict.fromkeys(("ticket.version", "clocks", "waiting_since", "status"), 1)
        wanted = self._heads.find({"_id": {"$in": list(told)}}, fields, session=session)
        writes = []
        for head in await find_all(wanted):
            states, its_readings = told[head["_id"]]
            if news := _newest_ticket(head, states) | _newest_clocks(head, its_readings):
                writes.append(UpdateOne({"_id": head["_id"]}, {"$set": news}))
        if writes:
            await self._heads.bulk_write(writes, ordered=False, session=session)


def _order(order: OrderFacts) -> Document:
    return {**_fields(order), "parties": _fields(order.parties), "lines": [_fields(line) for line in order.lines]}


def _fields(fact: Any) -> Document:
    """One level of `asdict`, which copies every value deeply: orders come by the thousand."""
    return {name: getattr(fact, name) for name in fact.__slots__}


def _newest_ticket(head: Document, states: Sequence[TicketState]) -> Document:
    """What changes in a head by what was told of its ticket; the four ticket topics have no order among each other."""
    newest = max(states, key=lambda state: state.version, default=None)
    if newest is None or head.get("ticket", {}).get("version", newest.version - 1) >= newest.version:
        return {}
    return {
        "ticket": {**_fields(newest.ticket), "version": newest.version},
        "rank": RANKS.get(newest.ticket.priority, UNRANKED),
        "priority_shown": newest.ticket.priority,
    }


def _newest_clocks(head: Document, readings: Sequence[ClockReading]) -> Document:
    """What changes in a head by what was told of its clocks."""
    known = {one["clock_id"]: Clock(**one) for one in head.get("clocks", ())}
    clocks = dict(known)
    for reading in readings:
        clock = Clock(
            clock_id=reading.clock_id,
            metric=reading.metric,
            state=reading.state,
            due_at=reading.due_at,
            explanation=reading.explanation,
            at=reading.at,
        )
        if clock.clock_id not in clocks or clock.supersedes(clocks[clock.clock_id]):
            clocks[clock.clock_id] = clock
    if clocks == known:
        return {}
    documents = [_fields(clock) for clock in clocks.values()]
    return {
        "clocks": documents,
        "breached": is_breached(clocks.values()),
        **promise(documents, head["waiting_since"], Status(head["status"])),
    }
