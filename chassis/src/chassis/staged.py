"""Writes that wait for the end of their unit of work: one round trip for each collection, however many they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pymongo import InsertOne, UpdateOne
from pymongo.errors import BulkWriteError

from chassis.errors import Stale
from chassis.mongo import Document, Session

_DUPLICATE_KEY = 11000


@dataclass(frozen=True, slots=True)
class Staged:
    """An insert of `document`, or an update of the one with `id` where `guard` still holds.

    `refused` is raised where the id is taken, or where nothing holds the guard.
    """

    collection: Any
    id: Any
    document: Document
    guard: Mapping[str, Any] | None
    refused: Exception

    @property
    def touches(self) -> tuple[str, Any]:
        """Which document it writes."""
        return self.collection.name, self.id

    def operation(self) -> InsertOne[Document] | UpdateOne:
        """As the driver wants it."""
        if self.guard is None:
            return InsertOne(self.document)
        return UpdateOne({"_id": self.id, **self.guard}, self.document)


async def write_all(staged: Iterable[Staged], session: Session) -> None:
    """Write all of it in the transaction of `session`, in the order in which each collection was first named.

    Raises what the one that failed is refused with; Stale where several were updated and it can't be said which failed.
    """
    by_collection: dict[str, list[Staged]] = {}
    for one in staged:
        by_collection.setdefault(one.collection.name, []).append(one)
    for writes in by_collection.values():
        await _write(writes, session)


async def _write(writes: list[Staged], session: Session) -> None:
    updates = [one for one in writes if one.guard is not None]
    try:
        done = await writes[0].collection.bulk_write(
            [one.operation() for one in writes], ordered=False, session=session
        )
    except BulkWriteError as error:
        for failed in error.details["writeErrors"]:
            if failed["code"] == _DUPLICATE_KEY:
                raise writes[failed["index"]].refused from error
        raise
    if done.matched_count < len(updates):
        raise updates[0].refused if len(updates) == 1 else Stale
