"""MongoDB behind the analysis of traffic: tickets in the four fields that it needs, found by two indexes."""

from collections.abc import Sequence
from datetime import datetime

from chassis.mongo import Document, Mongo, find_all
from ticketing.adapters.mongo import TICKETS
from ticketing.domain.ticket import Status
from ticketing.domain.traffic import Arrival

_ACTIVE = [Status.OPEN.value, Status.PENDING.value]
_FIELDS = {"_id": 0, "category": 1, "opened_at": 1, "first_response_at": 1, "status": 1}


class MongoArrivals:
    """Tickets as they came in."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def since(self, start: datetime) -> Sequence[Arrival]:
        older: Document = {"status": {"$in": _ACTIVE}, "opened_at": {"$lt": start}, "first_response_at": None}
        wanted: Document = {"$or": [{"opened_at": {"$gte": start}}, older]}
        return [
            Arrival(one["category"], one["opened_at"], one.get("first_response_at"), one["status"] in _ACTIVE)
            for one in await find_all(self._tickets.find(wanted, _FIELDS))
        ]
