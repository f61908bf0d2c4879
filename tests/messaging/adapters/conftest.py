"""A database of its own for each test of an adapter, and an announcer that tells nobody."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from chassis.mongo import Mongo
from chassis.outbox import COLLECTION, Outbox
from chassis.unit_of_work import UnitOfWork
from messaging.adapters.mongo.indexes import COLLECTIONS, INDEXES
from messaging.domain.conversation import Conversation


class Silent:
    """Tells nobody."""

    def announce(self, after: Conversation, changes: Any, cause: Any = None) -> None:
        """Nothing."""


@pytest.fixture
def silent() -> Silent:
    return Silent()


@pytest.fixture
async def mongo(infra: Any) -> AsyncIterator[Mongo]:
    database = infra.database("messaging_adapters")
    mongo = Mongo(infra.mongo, database)
    await mongo.ensure_collections([*INDEXES, *COLLECTIONS, COLLECTION])
    await mongo.ensure_indexes(INDEXES)
    yield mongo
    await mongo.client.drop_database(database)
    await mongo.close()


Call = Callable[..., Awaitable[Any]]


@pytest.fixture
def within(mongo: Mongo) -> Call:
    """Call something in a unit of work of its own."""
    unit_of_work = UnitOfWork(mongo, Outbox(mongo))

    async def run(call: Call, *arguments: Any) -> Any:
        return await unit_of_work.run(lambda: call(*arguments))

    return run
