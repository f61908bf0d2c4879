"""How far people have read conversations, in MongoDB."""

from collections.abc import Iterable, Mapping
from typing import Final

from pymongo import UpdateOne

from chassis.mongo import Mongo, find_all
from chassis.unit_of_work import current_session

READ_MARKS: Final = "read_marks"


class MongoReadMarks:
    """How far people have read conversations."""

    def __init__(self, mongo: Mongo) -> None:
        self._collection = mongo.db[READ_MARKS]

    async def get(self, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """By (thread, reader), the highest position read; missing where nothing was."""
        wanted = {f"{thread}|{reader}": (thread, reader) for thread, reader in pairs}
        found = await find_all(self._collection.find({"_id": {"$in": list(wanted)}}, session=current_session()))
        return {wanted[document["_id"]]: document["position"] for document in found}

    async def raise_to(self, marks: Mapping[tuple[str, str], int]) -> None:
        """Remember positions by (thread, reader), unless more was read before."""
        writes = [
            UpdateOne({"_id": f"{thread}|{reader}"}, {"$max": {"position": position}}, upsert=True)
            for (thread, reader), position in marks.items()
        ]
        if writes:
            await self._collection.bulk_write(writes, ordered=False, session=current_session())
