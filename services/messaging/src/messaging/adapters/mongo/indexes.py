"""Collections of this service and their indexes: each query of the read side has the one that it walks."""

from datetime import UTC, datetime

from pymongo import ASCENDING, DESCENDING, IndexModel

CONVERSATIONS = "conversations"
CHANGES = "changes"
USERS = "users"
ORDERS = "orders"
REPLY_SETTINGS = "reply_settings"
POSTS = "posts"
ROUTING = "routing"

DESK_NUMBERS = "desk_numbers"

NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for "not due" or "not waiting", so that those come last."""

_DESK = {"desk": True}


def _desk(name: str, *keys: str) -> IndexModel:
    """An index over what asks support only; the oldest come first among equals."""
    pairs = [(key, ASCENDING) for key in (*keys, "opened_at", "_id")]
    return IndexModel(pairs, name=name, partialFilterExpression=_DESK)


def _numbers() -> IndexModel:
    """All that the desk counts by. Fields of few values come first: whichever of them is not asked is leapt over."""
    keys = ("desk", "status", "category", "priority_shown", "breached", "assignee_id")
    return IndexModel([(key, ASCENDING) for key in keys], name=DESK_NUMBERS, partialFilterExpression=_DESK)


COLLECTIONS = (REPLY_SETTINGS, POSTS, ROUTING)
"""Those that need no index but the one on their key."""

INDEXES = {
    CONVERSATIONS: [
        IndexModel([("members", ASCENDING), ("last_at", DESCENDING), ("_id", DESCENDING)], name="of_a_person"),
        IndexModel([("unread_by", ASCENDING), ("last_at", DESCENDING), ("_id", DESCENDING)], name="unread"),
        _desk("desk_by_due", "status", "due_at", "waits_from"),
        _desk("desk_by_wait", "status", "waits_from", "due_at"),
        _desk("desk_by_priority", "status", "rank", "due_at", "waits_from"),
        _desk("desk_by_holder", "assignee_id", "status", "due_at", "waits_from"),
        _desk("desk_by_category", "category", "status", "due_at", "waits_from"),
        _numbers(),
        IndexModel(
            [(key, ASCENDING) for key in ("due_at", "waits_from", "opened_at", "_id")],
            name="desk_missed",
            partialFilterExpression={"breached": True},
        ),
        IndexModel(
            [("updated_at", DESCENDING), ("_id", DESCENDING)],
            name="desk_resolved",
            partialFilterExpression={"desk": True, "status": "resolved"},
        ),
        IndexModel(
            [(key, ASCENDING) for key in ("answerer_id", "opened_at", "answered_at", "needs_answer")],
            name="answers",
            partialFilterExpression={"answerer_id": {"$gt": ""}},
        ),
        IndexModel([("ticket.id", ASCENDING)], name="ticket", sparse=True),
        IndexModel([("ticket.number", ASCENDING)], name="ticket_number", sparse=True),
    ],
    CHANGES: [
        IndexModel(
            [("spoken", ASCENDING)],
            name="message",
            unique=True,
            partialFilterExpression={"spoken": {"$exists": True}},
        ),
    ],
    USERS: [IndexModel([("roles", ASCENDING), ("name", ASCENDING)], name="staff")],
    ORDERS: [
        IndexModel([("parties.buyer_id", ASCENDING), ("at", DESCENDING)], name="bought"),
        IndexModel([("parties.seller_id", ASCENDING), ("at", DESCENDING)], name="sold"),
    ],
}

RETIRED_INDEXES = {
    CONVERSATIONS: ("desk_due", "desk_waiting", "desk_priority", "desk_of_one", "desk_category", "desk_breached"),
}
"""Those of earlier versions that no query walks any more."""
