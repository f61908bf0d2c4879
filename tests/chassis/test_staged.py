"""Writes that wait for the end: each is refused in its own words, and then nothing of the transaction is kept."""

from typing import Any

import pytest
from pymongo.errors import PyMongoError

from chassis.errors import Stale
from chassis.staged import Staged, write_all
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra


class Taken(Exception):
    """The id is taken."""


class Changed(Exception):
    """The guard holds no more."""


@pytest.fixture
def effects(lab: Any) -> Any:
    return lab.core.mongo.db["effects"]


def inserts(collection: Any, key: str) -> Staged:
    return Staged(collection, key, {"_id": key, "n": 0}, None, Taken(key))


def changes(collection: Any, key: str, n: int, change: dict[str, Any] | None = None) -> Staged:
    return Staged(collection, key, change or {"$set": {"n": n + 1}}, {"n": n}, Changed(key))


async def written(lab: Any, *staged: Staged) -> None:
    await lab.core.unit_of_work.run(lambda: write_all(staged, current_session()))


async def test_all_of_it_is_written_in_its_collections(lab: Any, effects: Any) -> None:
    others = lab.core.mongo.db["timers"]
    await effects.insert_one({"_id": "old", "n": 5})
    await written(lab, inserts(effects, "a"), inserts(others, "b"), changes(effects, "old", 5), inserts(effects, "c"))
    assert [document async for document in effects.find().sort("_id", 1)] == [
        {"_id": "a", "n": 0},
        {"_id": "c", "n": 0},
        {"_id": "old", "n": 6},
    ]
    assert await others.distinct("_id") == ["b"]


async def test_an_id_that_is_taken_is_refused_by_name_and_keeps_nothing(lab: Any, effects: Any) -> None:
    others = lab.core.mongo.db["timers"]
    await effects.insert_one({"_id": "taken"})
    with pytest.raises(Taken, match="taken"):
        await written(lab, inserts(others, "b"), inserts(effects, "a"), inserts(effects, "taken"))
    assert await effects.distinct("_id") == ["taken"]
    assert await others.count_documents({}) == 0


@pytest.mark.parametrize("key", ["old", "gone"])
async def test_a_guard_that_holds_no_more_is_refused(lab: Any, effects: Any, key: str) -> None:
    await effects.insert_one({"_id": "old", "n": 6})
    with pytest.raises(Changed, match=key):
        await written(lab, inserts(effects, "a"), changes(effects, key, 5))
    assert await effects.distinct("n") == [6]


async def test_of_several_changes_it_is_only_known_that_one_failed(lab: Any, effects: Any) -> None:
    await effects.insert_many([{"_id": "x", "n": 1}, {"_id": "y", "n": 1}])
    with pytest.raises(Stale):
        await written(lab, changes(effects, "x", 1), changes(effects, "y", 7))
    assert await effects.distinct("n") == [1]


async def test_a_change_that_changes_nothing_is_none_that_failed(lab: Any, effects: Any) -> None:
    await effects.insert_one({"_id": "x", "n": 1})
    await written(lab, changes(effects, "x", 1, {"$set": {"n": 1}}))
    assert await effects.distinct("n") == [1]


async def test_another_trouble_is_not_taken_for_a_refusal(lab: Any, effects: Any) -> None:
    await effects.insert_one({"_id": "x", "n": 1})
    with pytest.raises(PyMongoError):
        await written(lab, changes(effects, "x", 1, {"$inc": {"n": "no number"}}))


def test_what_it_writes_is_named_by_collection_and_id(effects: Any, lab: Any) -> None:
    assert inserts(effects, "a").touches == changes(effects, "a", 1).touches
    assert inserts(effects, "a").touches != inserts(lab.core.mongo.db["timers"], "a").touches
