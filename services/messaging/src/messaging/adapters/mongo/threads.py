"""What each seller was asked: answered from the index alone, which each conversation's own write keeps."""

from collections.abc import Sequence
from datetime import datetime

from chassis.mongo import Mongo, find_all
from messaging.adapters.mongo.codec import Document
from messaging.adapters.mongo.indexes import CONVERSATIONS
from messaging.domain.response_measure import Thread

_SHOWN = {"_id": 0, "opened_at": 1, "answered_at": 1, "needs_answer": 1}


class MongoThreads:
    """Implements `Threads`."""

    def __init__(self, mongo: Mongo) -> None:
        self._heads = mongo.db[CONVERSATIONS]

    async def asked_of(self, seller_id: str, since: datetime) -> Sequence[Thread]:
        wanted: Document = {"answerer_id": seller_id, "opened_at": {"$gte": since}}
        found = await find_all(self._heads.find(wanted, _SHOWN).hint("answers"))
        return [
            Thread(started_at=one["opened_at"], answered_at=one["answered_at"], needs_no_answer=not one["needs_answer"])
            for one in found
        ]
