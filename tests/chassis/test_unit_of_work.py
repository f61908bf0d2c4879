"""One transaction: all or nothing, again on a conflict, events only with the commit."""

import asyncio
from typing import Any

import pytest

from chassis.unit_of_work import after_commit, current_session, publish

pytestmark = pytest.mark.infra


async def test_state_and_events_are_kept_together(lab: Any) -> None:
    effects = lab.core.mongo.db["effects"]
    told: list[str] = []

    async def work() -> str:
        await effects.insert_one({"_id": 1}, session=current_session())
        publish(event("a"))
        after_commit(lambda: told.append("committed"))
        return "done"

    assert await lab.core.unit_of_work.run(work) == "done"
    assert await effects.count_documents({}) == 1
    [record] = await lab.core.outbox.oldest(10)
    assert [packed[4] for packed in record["events"]] == ["a"]
    assert told == ["committed"]


async def test_a_failure_keeps_nothing(lab: Any) -> None:
    effects = lab.core.mongo.db["effects"]
    told: list[str] = []

    async def work() -> None:
        await effects.insert_one({"_id": 1}, session=current_session())
        publish(event("a"))
        after_commit(lambda: told.append("committed"))
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await lab.core.unit_of_work.run(work)
    assert await effects.count_documents({}) == 0
    assert await lab.core.outbox.oldest(10) == []
    assert told == []


async def test_work_that_conflicts_is_run_again(lab: Any) -> None:
    effects = lab.core.mongo.db["effects"]
    await effects.insert_one({"_id": "counter", "n": 0})

    async def add_one() -> None:
        found = await effects.find_one({"_id": "counter"}, session=current_session())
        await asyncio.sleep(0.005)
        await effects.update_one({"_id": "counter"}, {"$set": {"n": found["n"] + 1}}, session=current_session())

    await asyncio.gather(*(lab.core.unit_of_work.run(add_one) for _ in range(12)))
    assert (await effects.find_one({"_id": "counter"}))["n"] == 12


async def test_within_another_it_joins(lab: Any) -> None:
    effects = lab.core.mongo.db["effects"]

    async def inner() -> None:
        await effects.insert_one({"_id": "inner"}, session=current_session())

    async def outer() -> None:
        await lab.core.unit_of_work.run(inner)
        raise ValueError("the outer one fails")

    with pytest.raises(ValueError, match="outer"):
        await lab.core.unit_of_work.run(outer)
    assert await effects.count_documents({}) == 0


async def test_records_of_one_aggregate_sort_by_its_transactions(lab: Any) -> None:
    """The server stamps the records: the instances' clocks play no part (FAULTS 29)."""
    effects = lab.core.mongo.db["effects"]
    await effects.insert_one({"_id": "aggregate", "version": 0})
    order: list[int] = []

    async def change() -> None:
        aggregate = await effects.find_one_and_update(
            {"_id": "aggregate"}, {"$inc": {"version": 1}}, session=current_session()
        )
        publish(event(str(aggregate["version"])))

    await asyncio.gather(*(lab.core.unit_of_work.run(change) for _ in range(20)))
    for record in await lab.core.outbox.oldest(100):
        order += [int(packed[4]) for packed in record["events"]]
    assert order == list(range(20))


async def test_publishing_outside_is_refused() -> None:
    with pytest.raises(RuntimeError, match="unit of work"):
        publish(event("a"))


class event:  # noqa: N801 - reads as a word of the test
    def __init__(self, event_id: str) -> None:
        self.id = event_id
        self.topic = "out"
        self.key = b"k"
        self.value = b"{}"
        self.headers: tuple[tuple[str, bytes], ...] = ()
