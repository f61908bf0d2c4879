"""What managers look at, straight from the tickets: lists by index, scores by one aggregation over what ended."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from chassis.mongo import Document, Mongo, aggregate, find_all
from sla_monitor.adapters.documents import ticket_from_document
from sla_monitor.adapters.mongo import TICKETS
from sla_monitor.application.ports import ClockRow, Counts, Score
from sla_monitor.domain.clock import Clock, State
from sla_monitor.domain.policy import FIRST_RESPONSE

_ENDED = [State.MET.value, State.BREACHED.value]


class MongoBoard:
    """Reads for the manager's pages and lists."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def due_next(self, limit: int, assignee_id: str | None = None) -> list[ClockRow]:
        wanted: Document = {"next_due": {"$type": "date"}}
        if assignee_id is not None:
            wanted["assignee_id"] = assignee_id
        found = await find_all(self._tickets.find(wanted).sort("next_due", 1).limit(limit))
        rows = _rows(found, lambda clock: clock.live and clock.due_at is not None)
        return sorted(rows, key=_due)[:limit]

    async def at_risk(self, soon: datetime, limit: int) -> list[ClockRow]:
        warned = {"clocks": {"$elemMatch": {"state": State.RUNNING.value, "warned.0": {"$exists": True}}}}
        wanted: Document = {"next_due": {"$type": "date"}, "$or": [{"next_due": {"$lte": soon}}, warned]}
        found = await find_all(self._tickets.find(wanted).sort("next_due", 1).limit(limit))
        return sorted(_rows(found, lambda clock: clock.at_risk(soon)), key=_due)[:limit]

    async def breached(self, since: datetime, limit: int) -> list[ClockRow]:
        missed = {"$elemMatch": {"state": State.BREACHED.value, "ended_at": {"$gte": since}}}
        found = await find_all(self._tickets.find({"clocks": missed}).sort("clocks.ended_at", -1).limit(limit))
        rows = _rows(found, lambda clock: clock.state is State.BREACHED and _ended(clock) >= since)
        return sorted(rows, key=lambda row: _ended(row.clock), reverse=True)[:limit]

    async def counts(self, soon: datetime, since: datetime) -> Counts:
        risk = {"$or": [{"$ne": ["$clocks.warned", []]}, {"$lte": ["$clocks.due_at", soon]}]}
        live: list[Document] = [
            {"$match": {"live": True}},
            {"$project": {"clocks.state": 1, "clocks.warned": 1, "clocks.due_at": 1}},
            {"$unwind": "$clocks"},
            {"$match": {"clocks.state": {"$in": [State.RUNNING.value, State.PAUSED.value]}}},
            {"$group": {"_id": {"state": "$clocks.state", "risk": risk}, "count": {"$sum": 1}}},
        ]
        found = [(one["_id"], one["count"]) for one in await aggregate(self._tickets, live)]
        running = [(of["risk"], count) for of, count in found if of["state"] == State.RUNNING.value]
        return Counts(
            running=sum(count for _, count in running),
            at_risk=sum(count for risk, count in running if risk),
            paused=sum(count for of, count in found if of["state"] == State.PAUSED.value),
            missed=await self._missed(since),
        )

    async def _missed(self, since: datetime) -> int:
        ended: Document = {"clocks.ended_at": {"$gte": since}}
        pipeline: list[Document] = [
            {"$match": ended},
            {"$project": {"clocks.state": 1, "clocks.ended_at": 1}},
            {"$unwind": "$clocks"},
            {"$match": {**ended, "clocks.state": State.BREACHED.value}},
            {"$count": "count"},
        ]
        return sum(one["count"] for one in await aggregate(self._tickets, pipeline))

    async def scores(self, by: str, since: datetime, timezone: str = "Etc/UTC") -> list[Score]:
        ended = {"clocks.ended_at": {"$gte": since}}
        met = {"$eq": ["$clocks.state", State.MET.value]}
        first = {"$eq": ["$clocks.metric", FIRST_RESPONSE]}
        took = {"$subtract": ["$clocks.answered_at", "$clocks.started_at"]}
        pipeline: list[Document] = [
            {"$match": ended},
            {"$project": {"clocks": 1, "assignee_id": 1, "level": 1}},
            {"$unwind": "$clocks"},
            {"$match": {**ended, "clocks.state": {"$in": _ENDED}}},
            {
                "$group": {
                    "_id": _who(by, timezone),
                    "met": {"$sum": {"$cond": [met, 1, 0]}},
                    "breached": {"$sum": {"$cond": [met, 0, 1]}},
                    "milliseconds": {"$avg": {"$cond": [first, took, None]}},
                }
            },
            {"$sort": {"_id": 1}},
        ]
        return [
            Score(
                one["_id"],
                one["met"],
                one["breached"],
                None if one["milliseconds"] is None else one["milliseconds"] / 1000,
            )
            for one in await aggregate(self._tickets, pipeline)
        ]


def _who(by: str, timezone: str) -> Any:
    """What clocks are grouped by."""
    if by == "day":
        return {"$dateToString": {"date": "$clocks.ended_at", "format": "%Y-%m-%d", "timezone": timezone}}
    return "$level" if by == "team" else {"$ifNull": ["$assignee_id", ""]}


def _rows(documents: Iterable[Document], wanted: Callable[[Clock], bool]) -> list[ClockRow]:
    tickets = [ticket_from_document(document) for document in documents]
    return [ClockRow(ticket, clock) for ticket in tickets for clock in ticket.clocks if wanted(clock)]


def _due(row: ClockRow) -> datetime:
    return row.clock.due_at or row.clock.started_at


def _ended(clock: Clock) -> datetime:
    return clock.ended_at or clock.started_at
