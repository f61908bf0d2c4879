"""MongoDB behind the monthly report: stories read from the tickets, and the reports that were published."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter

from chassis.mongo import Document, Mongo, find_all
from chassis.unit_of_work import current_session
from ticketing.adapters.mongo import TICKETS
from ticketing.application.report_ports import Published
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import Act, Step, Story

REPORTS = "reports"
LOOK_BACK = timedelta(days=366)
"""What happens to a ticket more than a year after it was opened is not counted: so the index of `opened_at` bounds the
reading, and tickets need no index of their timelines."""
_COUNTED = [act.value for act in (Act.FIRST_RESPONSE, Act.RESOLVED, Act.SURVEYED)]
_ACTS = frozenset(Act)
_FIELDS = dict.fromkeys(
    ("category", "opened_at", "timeline.kind", "timeline.at", "timeline.actor_id", "timeline.changes"), 1
)
_published = TypeAdapter(Published)


class MongoStories:
    """The stories of tickets, in the few fields that count."""

    def __init__(self, mongo: Mongo) -> None:
        self._tickets = mongo.db[TICKETS]

    async def between(self, start: datetime, end: datetime) -> Sequence[Story]:
        within = {"$gte": start, "$lt": end}
        happened = {"timeline": {"$elemMatch": {"kind": {"$in": _COUNTED}, "at": within}}}
        wanted: Document = {
            "opened_at": {"$gte": start - LOOK_BACK, "$lt": end},
            "$or": [{"opened_at": within}, happened],
        }
        return [story_of(each) for each in await find_all(self._tickets.find(wanted, _FIELDS))]


class MongoReportArchive:
    """One document for each month."""

    def __init__(self, mongo: Mongo) -> None:
        self._reports = mongo.db[REPORTS]

    async def get(self, month: Month) -> Published | None:
        found = await self._reports.find_one({"_id": str(month)})
        return None if found is None else _published.validate_python(found)

    async def add(self, month: Month, published: Published) -> bool:
        kept = _published.dump_python(published)
        done = await self._reports.update_one(
            {"_id": str(month)}, {"$setOnInsert": kept}, upsert=True, session=current_session()
        )
        return done.upserted_id is not None


def story_of(document: Mapping[str, Any]) -> Story:
    """What counts of a ticket's document."""
    timeline = document.get("timeline", ())
    return Story(document["category"], document["opened_at"], tuple(_step(line) for line in timeline))


def _step(line: Mapping[str, Any]) -> Step:
    changed = {change["field"]: change.get("new") for change in line.get("changes", ())}
    rating = changed.get("rating")
    return Step(
        act=Act(line["kind"]) if line["kind"] in _ACTS else Act.CHANGED,
        at=line["at"],
        actor_id=line.get("actor_id"),
        handed="assignee_id" in changed,
        assignee_id=changed.get("assignee_id"),
        rating=None if rating is None else int(rating),
    )
