"""Commands that come together share a transaction, and no one's failure is another's (REQ P-05)."""

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pytest
from pymongo.errors import DuplicateKeyError

from chassis.errors import Stale
from chassis.group_commit import GroupCommit
from chassis.unit_of_work import after_commit, insert, publish, settle, update

pytestmark = pytest.mark.infra

Work = Callable[[], Awaitable[Any]]


class Taken(Exception):
    """The id is taken."""


@pytest.fixture
def effects(lab: Any) -> Any:
    return lab.core.mongo.db["effects"]


def adds(effects: Any, key: str, told: list[str] | None = None) -> Work:
    async def work() -> str:
        insert(effects, {"_id": key, "n": 0}, refused=Taken(key))
        publish(SimpleNamespace(id=key, topic="out", key=b"k", value=b"{}", headers=()))
        after_commit(lambda: told.append(key) if told is not None else None)
        return key

    return work


def counts(effects: Any, key: str) -> Work:
    async def work() -> int:
        found = await effects.find_one({"_id": key})
        update(effects, key, {"n": found["n"]}, {"$set": {"n": found["n"] + 1}}, refused=Stale())
        return int(found["n"]) + 1

    return work


async def transactions(lab: Any) -> int:
    status = await lab.core.mongo.client.admin.command("serverStatus")
    return int(status["transactions"]["totalCommitted"])


async def test_what_comes_together_is_committed_together(lab: Any, effects: Any) -> None:
    group, told = GroupCommit(lab.core.unit_of_work), list[str]()
    keys = [f"e-{n}" for n in range(20)]
    before = await transactions(lab)
    assert await asyncio.gather(*(group.run(adds(effects, key, told)) for key in keys)) == keys
    assert await transactions(lab) - before < 5
    assert await effects.count_documents({}) == 20
    sent = [packed[4] for record in await lab.core.outbox.oldest(100) for packed in record["events"]]
    assert sorted(sent) == sorted(told) == sorted(keys)


async def test_only_whoever_is_refused_is_told(lab: Any, effects: Any) -> None:
    group = GroupCommit(lab.core.unit_of_work)
    await effects.insert_one({"_id": "e-7"})
    keys = [f"e-{n}" for n in range(20)]
    done = await asyncio.gather(*(group.run(adds(effects, key)) for key in keys), return_exceptions=True)
    assert [one for one in done if isinstance(one, BaseException)] == [done[7]]
    assert isinstance(done[7], Taken)
    sent = [packed[4] for record in await lab.core.outbox.oldest(100) for packed in record["events"]]
    assert sorted(sent) == sorted(set(keys) - {"e-7"})


async def test_what_fails_before_it_asks_for_anything_fails_alone(lab: Any, effects: Any) -> None:
    group = GroupCommit(lab.core.unit_of_work)

    async def fails() -> None:
        insert(effects, {"_id": "half"}, refused=Taken())
        raise LookupError

    done = await asyncio.gather(group.run(adds(effects, "a")), group.run(fails), return_exceptions=True)
    assert done[0] == "a"
    assert isinstance(done[1], LookupError)
    assert await effects.distinct("_id") == ["a"]


# FAULTS 36
async def test_of_many_on_one_document_each_builds_on_the_last(lab: Any, effects: Any) -> None:
    group, other = GroupCommit(lab.core.unit_of_work), GroupCommit(lab.core.unit_of_work)
    await effects.insert_many([{"_id": "x", "n": 0}, {"_id": "y", "n": 0}])
    work = [(one, key) for key in "xy" for one in (group, other) for _ in range(6)]
    done = await asyncio.gather(*(one.run(counts(effects, key)) for one, key in work))
    assert sorted(done) == sorted([*range(1, 13), *range(1, 13)])
    assert [found["n"] async for found in effects.find().sort("_id", 1)] == [12, 12]


async def test_within_a_unit_of_work_it_joins_and_what_is_read_is_what_was_staged(lab: Any, effects: Any) -> None:
    group = GroupCommit(lab.core.unit_of_work)

    async def outer() -> None:
        await group.run(adds(effects, "inner"))
        await settle(effects, "inner")
        assert await lab.core.mongo.db["effects"].find_one({"_id": "inner"}) is None  # not outside of it
        raise ValueError("the outer one fails")

    with pytest.raises(ValueError, match="outer"):
        await lab.core.unit_of_work.run(outer)
    assert await effects.count_documents({}) == 0


async def test_gathered_work_cannot_read_what_it_staged(lab: Any, effects: Any) -> None:
    async def work() -> None:
        insert(effects, {"_id": "a"}, refused=Taken())
        await settle(effects, "a")

    with pytest.raises(RuntimeError):
        await GroupCommit(lab.core.unit_of_work).run(work)


async def test_a_caller_who_goes_away_takes_nobody_along(lab: Any, effects: Any) -> None:
    group = GroupCommit(lab.core.unit_of_work)
    gone, stays = (asyncio.create_task(group.run(adds(effects, key))) for key in ("gone", "stays"))
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == "stays"


async def test_a_duplicate_that_nobody_staged_is_the_drivers_error(lab: Any, effects: Any) -> None:
    await effects.insert_one({"_id": "a"})

    async def work() -> None:
        await effects.insert_one({"_id": "a"})

    with pytest.raises(DuplicateKeyError):
        await GroupCommit(lab.core.unit_of_work).run(work)
