"""The one door to the database behaves the same with both drivers."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pymongo import ASCENDING, IndexModel

from chassis.mongo import Mongo, aggregate, find_all

pytestmark = pytest.mark.infra


@pytest.fixture(params=["motor", "pymongo"])
async def mongo(infra: Any, request: pytest.FixtureRequest) -> AsyncIterator[Mongo]:
    made = Mongo(infra.mongo, infra.database("mongo"), request.param)
    yield made
    await made.client.drop_database(made.db.name)
    await made.close()


async def test_a_transaction_is_seen_once_it_is_committed(mongo: Mongo) -> None:
    await mongo.ensure_collections(["things"])
    async with mongo.session() as session:
        await mongo.start_transaction(session)
        await mongo.db["things"].insert_one({"_id": 1}, session=session)
        assert await mongo.db["things"].find_one({"_id": 1}) is None
        await session.commit_transaction()
    assert await find_all(mongo.db["things"].find()) == [{"_id": 1}]


async def test_a_transaction_reads_one_snapshot(mongo: Mongo) -> None:
    things = mongo.db["things"]
    await things.insert_one({"_id": 1, "n": 1})
    async with mongo.session() as session:
        await mongo.start_transaction(session)
        assert (await things.find_one({"_id": 1}, session=session))["n"] == 1
        await things.update_one({"_id": 1}, {"$set": {"n": 2}})
        assert (await things.find_one({"_id": 1}, session=session))["n"] == 1
        await session.abort_transaction()


async def test_a_session_is_used_again_unless_its_work_failed(mongo: Mongo) -> None:
    async with mongo.session() as first, mongo.session() as second:
        assert first is not second
    async with mongo.session() as again:
        assert any(again is one for one in (first, second))
    with pytest.raises(ValueError, match="work"):
        async with mongo.session() as failed:
            raise ValueError("work")
    assert failed is again
    async with mongo.session() as one, mongo.session() as other:
        assert failed is not one
        assert failed is not other


async def test_instants_come_back_aware(mongo: Mongo) -> None:
    at = datetime(2026, 6, 1, 12, 0, 0, 123_000, tzinfo=UTC)
    await mongo.db["things"].insert_one({"_id": 1, "at": at})
    assert (await mongo.db["things"].find_one({"_id": 1}))["at"] == at


async def test_a_pipeline_gives_all_its_results(mongo: Mongo) -> None:
    await mongo.db["things"].insert_many([{"_id": n} for n in range(250)])
    found = await aggregate(mongo.db["things"], [{"$match": {"_id": {"$gte": 10}}}, {"$sort": {"_id": 1}}])
    assert [document["_id"] for document in found] == list(range(10, 250))


async def test_instances_that_start_together_make_what_is_missing_once(mongo: Mongo, infra: Any) -> None:
    others = [Mongo(infra.mongo, mongo.db.name, mongo.driver) for _ in range(4)]
    names, indexes = ["a", "b", "c"], {"a": [IndexModel([("x", ASCENDING)], name="by_x")]}
    for _ in range(2):
        await asyncio.gather(*(one.ensure_collections(names) for one in (mongo, *others)))
        await asyncio.gather(*(one.ensure_indexes(indexes) for one in (mongo, *others)))
    assert set(await mongo.db.list_collection_names()) == set(names)
    assert set(await mongo.db["a"].index_information()) == {"_id_", "by_x"}
    for one in others:
        await one.close()


async def test_indexes_of_earlier_versions_go_whoever_drops_them_first(mongo: Mongo, infra: Any) -> None:
    others = [Mongo(infra.mongo, mongo.db.name, mongo.driver) for _ in range(4)]
    names = ("by_x", "by_y", "by_z")
    await mongo.ensure_indexes({"a": [IndexModel([(name[-1], ASCENDING)], name=name) for name in names]})
    retired = {"a": ("by_x", "by_z", "never_there"), "b": ("of_a_collection_that_is_not_there",)}
    await asyncio.gather(*(one.drop_indexes(retired) for one in (mongo, *others)))
    assert set(await mongo.db["a"].index_information()) == {"_id_", "by_y"}
    assert "b" not in await mongo.db.list_collection_names()
    for one in others:
        await one.close()
