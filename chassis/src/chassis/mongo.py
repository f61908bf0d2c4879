"""The one door to MongoDB: `motor` as the customer asked, or PyMongo's own asyncio client, behind the same few calls.

Only this file and each service's `adapters/mongo.py` touch the driver. The two drivers differ in which calls are
awaited; everything that differs is here, so repositories run on both.
"""

import inspect
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal

from bson.codec_options import CodecOptions
from pymongo import IndexModel
from pymongo.errors import CollectionInvalid, OperationFailure
from pymongo.read_concern import ReadConcern
from pymongo.read_preferences import ReadPreference
from pymongo.write_concern import WriteConcern

Document = dict[str, Any]
Session = Any
"""A driver session: an object of motor or of PyMongo, passed on and never looked into."""

_CODEC: CodecOptions[Document] = CodecOptions(tz_aware=True)
_MAJORITY = WriteConcern(w="majority", wtimeout=20_000)
_TIMEOUTS: dict[str, Any] = {
    "serverSelectionTimeoutMS": 5_000,
    "connectTimeoutMS": 5_000,
    "socketTimeoutMS": 30_000,
    "maxPoolSize": 64,
    "appname": "saypro",
}


class Mongo:
    """A connection to one service's database: majority reads and writes, aware UTC datetimes."""

    def __init__(self, url: str, database: str, driver: Literal["motor", "pymongo"] = "motor") -> None:
        self.driver = driver
        self.client: Any = _client(url, driver)
        self._idle: list[Session] = []
        self.db: Any = self.client.get_database(
            database, codec_options=_CODEC, write_concern=_MAJORITY, read_concern=ReadConcern("majority")
        )

    @asynccontextmanager
    async def session(self) -> AsyncIterator[Session]:
        """A driver session. Kept for the next transaction unless this one failed: each costs two turns of a thread."""
        session = self._idle.pop() if self._idle else await _settle(self.client.start_session())
        try:
            yield session
        except BaseException:
            await _settle(session.end_session())
            raise
        self._idle.append(session)

    async def start_transaction(self, session: Session) -> None:
        """Begin a majority transaction that reads one snapshot."""
        await _settle(
            session.start_transaction(
                read_concern=ReadConcern("snapshot"),
                write_concern=_MAJORITY,
                read_preference=ReadPreference.PRIMARY,
            )
        )

    async def ping(self) -> None:
        """Raise unless the primary answers."""
        await self.db.command("ping")

    async def ensure_indexes(self, indexes: Mapping[str, Sequence[IndexModel]]) -> None:
        """Create what is missing, by collection name; does nothing where all exist."""
        for collection, models in indexes.items():
            await self.db[collection].create_indexes(list(models))

    async def drop_indexes(self, retired: Mapping[str, Sequence[str]]) -> None:
        """Drop these by collection and name, where they are still there: each costs something with every write."""
        for collection, names in retired.items():
            for name in (await self.db[collection].index_information()).keys() & set(names):
                await _drop_index(self.db[collection], name)

    async def ensure_collections(self, names: Sequence[str]) -> None:
        """Create collections before any transaction writes to them (a transaction that creates one may conflict)."""
        existing = set(await self.db.list_collection_names())
        for name in names:
            if name not in existing:
                await _create_collection(self.db, name)

    async def close(self) -> None:
        """Close every connection."""
        while self._idle:
            await _settle(self._idle.pop().end_session())
        await _settle(self.client.close())


async def aggregate(collection: Any, pipeline: Sequence[Document], **options: Any) -> list[Document]:
    """All results of a pipeline (the drivers differ in whether `aggregate` is awaited)."""
    cursor = await _settle(collection.aggregate(list(pipeline), **options))
    documents: list[Document] = await cursor.to_list(None)
    return documents


async def find_all(cursor: Any) -> list[Document]:
    """All documents of a cursor made by `find`."""
    documents: list[Document] = await cursor.to_list(None)
    return documents


def _client(url: str, driver: str) -> Any:
    if driver == "motor":
        from motor.motor_asyncio import AsyncIOMotorClient  # noqa: PLC0415  (one driver is loaded, not both)

        return AsyncIOMotorClient(url, tz_aware=True, **_TIMEOUTS)
    from pymongo import AsyncMongoClient  # noqa: PLC0415

    return AsyncMongoClient(url, tz_aware=True, **_TIMEOUTS)


async def _settle(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value


async def _drop_index(collection: Any, name: str) -> None:
    try:
        await collection.drop_index(name)
    except OperationFailure as error:
        if error.code != 27:  # IndexNotFound: another instance was first
            raise


async def _create_collection(db: Any, name: str) -> None:
    try:
        await db.create_collection(name)
    except CollectionInvalid:
        return  # another instance was first
    except OperationFailure as error:
        if error.code != 48:  # NamespaceExists
            raise
