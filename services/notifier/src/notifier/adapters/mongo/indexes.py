"""Collections and indexes of the notifier's database."""

from datetime import timedelta
from typing import Final

from pymongo import ASCENDING, DESCENDING, IndexModel

from notifier.adapters.mongo import activity, broadcasts
from notifier.adapters.mongo.activity import ACTIVITY, OFFERS
from notifier.adapters.mongo.broadcasts import BROADCASTS
from notifier.adapters.mongo.deliveries import DELIVERIES
from notifier.adapters.mongo.people import PEOPLE
from notifier.adapters.mongo.read_marks import READ_MARKS

COLLECTIONS: Final = (READ_MARKS,)


def _seconds(span: timedelta) -> int:
    return int(span.total_seconds())


INDEXES: Final = {
    PEOPLE: [
        IndexModel([("roles", ASCENDING)], name="by_role"),
    ],
    BROADCASTS: [
        IndexModel([("due", ASCENDING)], name="due", partialFilterExpression={"due": {"$exists": True}}),
        IndexModel([("ended_at", ASCENDING)], name="ended", expireAfterSeconds=_seconds(broadcasts.KEPT)),
    ],
    ACTIVITY: [
        IndexModel([("user_id", ASCENDING), ("at", ASCENDING)], name="by_person"),
        IndexModel([("at", ASCENDING)], name="forgotten", expireAfterSeconds=_seconds(activity.KEPT)),
    ],
    OFFERS: [
        IndexModel([("at", ASCENDING)], name="forgotten", expireAfterSeconds=_seconds(activity.KEPT)),
    ],
    DELIVERIES: [
        IndexModel(
            [("user_id", ASCENDING), ("box", ASCENDING), ("at", DESCENDING), ("_id", DESCENDING)],
            name="inbox",
        ),
        IndexModel(
            [("thread", ASCENDING), ("position", ASCENDING), ("type", ASCENDING)],
            name="thread",
            partialFilterExpression={"channel": "in_app", "thread": {"$exists": True}},
        ),
        IndexModel([("about", ASCENDING)], name="about", partialFilterExpression={"about": {"$exists": True}}),
        IndexModel(
            [("once", ASCENDING), ("channel", ASCENDING)],
            name="once",
            unique=True,
            partialFilterExpression={"once": {"$exists": True}},
        ),
        IndexModel([("also.event_id", ASCENDING)], name="also", sparse=True),
        IndexModel(
            [("queue", ASCENDING), ("priority", ASCENDING), ("due", ASCENDING)],
            name="queue_by_priority",
            partialFilterExpression={"queue": {"$exists": True}},
        ),
    ],
}
"""Each is paid for at every notification: they serve the inbox, threads, what is told once, erasures and the stages."""

RETIRED_INDEXES: Final = {DELIVERIES: ("queue",)}
"""Those of earlier versions that no query walks any more."""
