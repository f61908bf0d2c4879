"""The read side: rows of lists and of the desk, each from one walk along one index."""

from dataclasses import replace

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.codec import Document, decode_summary
from messaging.adapters.mongo.cursors import beyond, decode_cursor, encode_cursor
from messaging.adapters.mongo.indexes import CONVERSATIONS, DESK_NUMBERS, NEVER
from messaging.application.summaries import DeskFilter, MineFilter, Order, Page, Summary, View
from messaging.domain.routing import categories_of

_OLDEST = ("opened_at", "_id")
"""By what rows are sorted that are otherwise equal: many are not due, or do not wait."""
_SORTS: dict[Order, tuple[str, ...]] = {
    Order.DUE: ("due_at", "waits_from", *_OLDEST),
    Order.WAITING: ("waits_from", "due_at", *_OLDEST),
    Order.PRIORITY: ("rank", "due_at", "waits_from", *_OLDEST),
}


class MongoSummaries:
    """Implements `Summaries`."""

    def __init__(self, mongo: Mongo) -> None:
        self._heads = mongo.db[CONVERSATIONS]

    async def get(self, conversation_id: str) -> Summary | None:
        found = await self._heads.find_one({"_id": conversation_id})
        return None if found is None else decode_summary(found, NEVER)

    async def mine(self, user_id: str, wanted: MineFilter, cursor: str | None, limit: int) -> Page:
        match: Document = {"unread_by" if wanted.unread else "members": user_id, "merged_into": None}
        if wanted.status is not None:
            match["status"] = wanted.status.value
        if wanted.kind is not None:
            match["kind"] = wanted.kind.value
        return await self._page(match, ("last_at", "_id"), cursor, limit, direction=-1)

    async def desk(self, wanted: DeskFilter, cursor: str | None, limit: int) -> Page:
        if wanted.view is View.RESOLVED:  # nothing of it waits or is due
            return await self._page(_match(wanted), ("updated_at", "_id"), cursor, limit, direction=-1)
        return await self._page(_match(wanted), _SORTS[wanted.order], cursor, limit)

    async def desk_counts(self, wanted: DeskFilter, most: int) -> dict[View, int]:
        counts: dict[View, int] = {}
        for view in View:
            if view is not View.RESOLVED:
                match = _match(replace(wanted, view=view))
                counts[view] = int(await self._heads.count_documents(match, limit=most, hint=DESK_NUMBERS))
        return counts

    async def unread(self, user_id: str) -> int:
        return int(await self._heads.count_documents({"unread_by": user_id, "merged_into": None}, limit=1000))

    async def _page(
        self, match: Document, keys: tuple[str, ...], cursor: str | None, limit: int, direction: int = 1
    ) -> Page:
        if cursor is not None:
            match = {**match, "$or": beyond(keys, decode_cursor(cursor, len(keys)), direction)}
        order = [(key, direction) for key in keys]
        found = await find_all(self._heads.find(match).sort(order).limit(limit + 1))
        more = encode_cursor([found[limit - 1][key] for key in keys]) if len(found) > limit else None
        return Page(rows=tuple(decode_summary(document, NEVER) for document in found[:limit]), cursor=more)


def _match(wanted: DeskFilter) -> Document:
    match = _view(wanted.view, wanted.agent_id)
    if wanted.category is not None:
        match["category"] = wanted.category
    elif wanted.department is not None:
        match["category"] = {"$in": sorted(categories_of(wanted.department))}
    if wanted.priority is not None:
        match["priority_shown"] = wanted.priority.value
    return match


def _view(view: View, agent_id: str) -> Document:
    """Say which documents a view has, so that an index of the desk fits it."""
    match view:
        case View.MINE:
            return {"desk": True, "assignee_id": agent_id, "status": "open"}
        case View.UNASSIGNED:
            return {"desk": True, "assignee_id": None, "status": "open"}
        case View.BREACHED:
            return {"breached": True, "desk": True, "status": {"$ne": "resolved"}}
        case _:
            return {"desk": True, "status": view.value}
