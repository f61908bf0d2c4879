"""The read side: rows of lists and of the desk, each from one walk along one index."""

import base64
import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.codec import Document, decode_summary
from messaging.adapters.mongo.indexes import CHANGES, CONVERSATIONS, NEVER
from messaging.application.summaries import DeskFilter, MineFilter, Order, Page, Summary, View
from messaging.domain.changes import Said
from messaging.domain.errors import InvalidInput
from messaging.domain.routing import categories_of

_SEARCHED = 100
"""Search looks through so many of a person's newest conversations."""

_SORTS: dict[Order, tuple[str, ...]] = {
    Order.DUE: ("due_at", "_id"),
    Order.WAITING: ("waits_from", "_id"),
    Order.PRIORITY: ("rank", "due_at", "_id"),
}


class MongoSummaries:
    """Implements `Summaries`."""

    def __init__(self, mongo: Mongo) -> None:
        self._heads = mongo.db[CONVERSATIONS]
        self._changes = mongo.db[CHANGES]

    async def get(self, conversation_id: str) -> Summary | None:
        found = await self._heads.find_one({"_id": conversation_id})
        return None if found is None else decode_summary(found, NEVER)

    async def mine(self, user_id: str, wanted: MineFilter, cursor: str | None, limit: int) -> Page:
        match: Document = {"unread_by" if wanted.unread else "members": user_id}
        if wanted.status is not None:
            match["status"] = wanted.status.value
        if wanted.kind is not None:
            match["kind"] = wanted.kind.value
        return await self._page(match, ("last_at", "_id"), cursor, limit, direction=-1)

    async def desk(self, wanted: DeskFilter, cursor: str | None, limit: int) -> Page:
        match = _view(wanted.view, wanted.agent_id)
        if wanted.category is not None:
            match["category"] = wanted.category
        elif wanted.department is not None:
            match["category"] = {"$in": sorted(categories_of(wanted.department))}
        if wanted.priority is not None:
            match["priority_shown"] = wanted.priority.value
        return await self._page(match, _SORTS[wanted.order], cursor, limit)

    async def desk_counts(self, agent_id: str, most: int) -> dict[View, int]:
        return {
            view: int(await self._heads.count_documents(_view(view, agent_id), limit=most))
            for view in View
            if view is not View.RESOLVED
        }

    async def unread(self, user_id: str) -> int:
        return int(await self._heads.count_documents({"unread_by": user_id}, limit=1000))

    async def search(self, user_id: str | None, text: str, limit: int) -> Sequence[Summary]:
        scope: Document = {"desk": True, "status": {"$in": ["open", "pending", "resolved"]}}
        if user_id is not None:
            scope = {"members": user_id}
        heads = await find_all(self._heads.find(scope).sort("last_at", -1).limit(_SEARCHED))
        pattern = re.compile(re.escape(text), re.IGNORECASE)
        said = await self._saying([head["_id"] for head in heads], re.escape(text))
        hits = [head for head in heads if head["_id"] in said or _head_matches(head, pattern)]
        return [decode_summary(head, NEVER) for head in hits[:limit]]

    async def _saying(self, conversation_ids: list[str], pattern: str) -> set[str]:
        if not conversation_ids:
            return set()
        matching: Document = {
            "$or": [{"_id": {"$gt": f"{one}:", "$lt": f"{one};"}} for one in conversation_ids],
            "t": Said.__name__,
            "deleted": {"$ne": True},
            "text": {"$regex": pattern, "$options": "i"},
        }
        return set(await self._changes.distinct("c", matching))

    async def _page(
        self, match: Document, keys: tuple[str, ...], cursor: str | None, limit: int, direction: int = 1
    ) -> Page:
        if cursor is not None:
            match = {**match, "$or": _beyond(keys, _decode_cursor(cursor, len(keys)), direction)}
        order = [(key, direction) for key in keys]
        found = await find_all(self._heads.find(match).sort(order).limit(limit + 1))
        more = _encode_cursor([found[limit - 1][key] for key in keys]) if len(found) > limit else None
        return Page(rows=tuple(decode_summary(document, NEVER) for document in found[:limit]), cursor=more)


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


def _head_matches(head: Document, pattern: re.Pattern[str]) -> bool:
    number = (head.get("ticket") or {}).get("number", "")
    names = [participant["name"] for participant in head["participants"]]
    return any(pattern.search(value or "") for value in (head["subject"], number, head["order_id"], *names))


def _beyond(keys: tuple[str, ...], values: Sequence[Any], direction: int) -> list[Document]:
    """What sorts after `values`: greater in the first key, or equal there and greater in the next, and so on."""
    operator = "$gt" if direction == 1 else "$lt"
    return [{**dict(zip(keys[:n], values[:n], strict=True)), keys[n]: {operator: values[n]}} for n in range(len(keys))]


def _encode_cursor(values: Sequence[Any]) -> str:
    plain = [{"$at": value.isoformat()} if isinstance(value, datetime) else value for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain, separators=(",", ":")).encode()).decode().rstrip("=")


def _decode_cursor(cursor: str, length: int) -> list[Any]:
    """Raises InvalidInput for one that no answer of ours has given: only scalars go into the query."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        found = [datetime.fromisoformat(one["$at"]) if isinstance(one, dict) else one for one in values]
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidInput("cursor", "not one that we gave") from error
    if len(found) != length or not all(isinstance(one, str | int | datetime) for one in found):
        raise InvalidInput("cursor", "not one that we gave")
    return found
