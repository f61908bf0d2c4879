"""What happened in conversations, as it is to be shown."""

from collections.abc import Sequence
from datetime import datetime

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.codec import Document, change_id, decode_stored
from messaging.adapters.mongo.indexes import CHANGES, CONVERSATIONS
from messaging.application.summaries import StoredChange
from messaging.domain.changes import Said
from messaging.domain.joining import Span


class MongoChangeLog:
    """Implements `ChangeLog`."""

    def __init__(self, mongo: Mongo) -> None:
        self._changes = mongo.db[CHANGES]
        self._heads = mongo.db[CONVERSATIONS]

    async def after(self, conversation_id: str, seq: int, limit: int) -> Sequence[StoredChange]:
        wanted = {"_id": {"$gt": change_id(conversation_id, seq), "$lt": f"{conversation_id};"}}
        return [decode_stored(one) for one in await find_all(self._changes.find(wanted).sort("_id", 1).limit(limit))]

    async def latest(self, spans: Sequence[Span], limit: int, before: datetime | None) -> Sequence[StoredChange]:
        found: list[Document] = []
        for span in spans:
            wanted = _wanted(span)
            if before is not None:
                wanted["at"] = {"$lt": before}
            found += await find_all(self._changes.find(wanted).sort("_id", -1).limit(limit))
        found.sort(key=lambda document: (document["at"], document["_id"]))
        return [decode_stored(document) for document in found[-limit:]]

    async def said(self, spans: Sequence[Span], limit: int) -> list[Document]:
        """The newest `limit` messages of each span, as they are stored, without those taken back."""
        found: list[Document] = []
        for span in spans:
            wanted = {**_wanted(span), "t": Said.__name__, "deleted": {"$ne": True}}
            found += await find_all(self._changes.find(wanted).sort("_id", -1).limit(limit))
        return found

    async def seqs(self, conversation_ids: Sequence[str]) -> dict[str, int]:
        """Where these conversations stand now."""
        wanted = {"_id": {"$in": list(conversation_ids)}}
        return {one["_id"]: one["seq"] for one in await find_all(self._heads.find(wanted, {"seq": 1}))}


def _wanted(span: Span) -> Document:
    if span.only is not None:
        return {"_id": {"$in": [change_id(span.conversation_id, seq) for seq in span.only]}}
    wanted: Document = {"_id": {"$gt": change_id(span.conversation_id, 0), "$lt": f"{span.conversation_id};"}}
    if span.without:
        wanted["seq"] = {"$nin": list(span.without)}
    return wanted
