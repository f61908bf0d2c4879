"""A batch is one transaction: whatever stops it, each event has its effect once, and in the order of its key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from pymongo.errors import AutoReconnect, OperationFailure

from chassis import failpoints
from chassis.failpoints import InjectedFault
from chassis.handlers import each
from chassis.lane import TOMBSTONE, Lane, LaneParts
from chassis.offsets import Fenced
from chassis.records import Reader, Record
from chassis.unit_of_work import current_session, publish

pytestmark = pytest.mark.infra
T0, T1 = ("t", 0), ("t", 1)


class Bench:
    """Lanes over the real database, with a handler that writes one effect and publishes one event for each event."""

    def __init__(self, lab: Any, an_event: Callable[..., Any]) -> None:
        self.core = lab.core
        self.effects = lab.core.mongo.db["effects"]
        self.failing: dict[str, list[Exception]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()
        self.lanes: list[Lane] = []
        self._an_event = an_event

    async def lane(self, *places: tuple[str, int], reader: Reader | None = None) -> Lane:
        """A lane that begins where the database says, as after an assignment."""
        stored = await self.core.offsets.stored(places or (T0,))
        lane = Lane(self._parts(reader), {place: stored.get(place) for place in places or (T0,)})
        lane.start(on_end=lambda: None)
        self.lanes.append(lane)
        return lane

    def _parts(self, reader: Reader | None) -> LaneParts:
        core = self.core
        return LaneParts(
            reader=reader or core.reader,
            handle=each({"test": self._handle}),
            unit_of_work=core.unit_of_work,
            inbox=core.inbox,
            offsets=core.offsets,
            parking=core.parking,
            dead_letters=core.dead_letters,
            metrics=core.lane_metrics,
            max_batch=50,
        )

    async def _handle(self, event: Any) -> None:
        self.begun.set()
        await self.gate.wait()
        if errors := self.failing.get(event.id):
            raise errors[0] if len(errors) == 1 else errors.pop(0)
        order = await self.effects.count_documents({}, session=current_session())
        await self.effects.insert_one({"_id": event.id, "order": order}, session=current_session())
        publish(self._an_event(f"out-{event.id}"))

    async def done(self) -> list[str]:
        return [document["_id"] async for document in self.effects.find().sort("order", 1)]

    async def sent(self) -> list[str]:
        return [packed[4] for record in await self.core.outbox.oldest(100) for packed in record["events"]]

    def figure(self, name: str, **labels: str) -> float:
        return self.core.registry.get_sample_value(name, labels) or 0.0


@pytest.fixture
async def bench(lab: Any, an_event: Callable[..., Any]) -> AsyncIterator[Bench]:
    made = Bench(lab, an_event)
    yield made
    for lane in made.lanes:
        await lane.stop(0)


Worked = Callable[..., Awaitable[None]]


@pytest.fixture
def worked(eventually: Callable[..., Any]) -> Worked:
    """Offer records, and wait until the lane has nothing to do or has ended."""

    async def work(lane: Lane, *records: Record) -> None:
        lane.offer(records)
        await eventually(lambda: not lane.busy or not lane.alive)

    return work


Make = Callable[..., Record]


async def test_effects_events_and_where_to_go_on_are_kept_together(
    bench: Bench, worked: Worked, a_record: Make
) -> None:
    # REQ P-05
    lane = await bench.lane(T0, T1)
    await worked(lane, a_record(4), a_record(5), a_record(0, b"other", place=T1))
    assert sorted(await bench.done()) == ["e0-4", "e0-5", "e1-0"]
    assert sorted(await bench.sent()) == ["out-e0-4", "out-e0-5", "out-e1-0"]
    assert lane.positions == await bench.core.offsets.stored([T0, T1]) == {T0: 6, T1: 1}


async def test_a_crash_before_the_commit_keeps_nothing_and_the_successor_does_it_once(
    bench: Bench, worked: Worked, a_record: Make, tmp_path: Any
) -> None:
    # REQ P-05, FAULTS 2
    (tmp_path / "points").write_text("unit_of_work.before_commit raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    lane = await bench.lane()
    await worked(lane, a_record(0), a_record(1))
    assert isinstance(lane.failure, InjectedFault)
    assert (await bench.done(), await bench.sent(), await bench.core.offsets.stored([T0])) == ([], [], {})
    await worked(await bench.lane(), a_record(0), a_record(1))
    assert await bench.done() == ["e0-0", "e0-1"]


async def test_after_a_crash_between_the_transaction_and_kafkas_offset_nothing_is_done_again(
    bench: Bench, worked: Worked, a_record: Make, tmp_path: Any
) -> None:
    # REQ P-05, FAULTS 3
    (tmp_path / "points").write_text("lane.after_transaction raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    lane = await bench.lane()
    await worked(lane, a_record(0), a_record(1))
    assert not lane.alive
    successor = await bench.lane()
    await worked(successor, a_record(0), a_record(1), a_record(2))  # Kafka knows of nothing: it gives them again
    assert await bench.done() == ["e0-0", "e0-1", "e0-2"]
    assert await bench.sent() == ["out-e0-0", "out-e0-1", "out-e0-2"]


async def test_an_event_that_was_produced_twice_has_one_effect(bench: Bench, worked: Worked, a_record: Make) -> None:
    # REQ P-05
    lane = await bench.lane()
    await worked(lane, a_record(0, id="same"), a_record(1, id="same"))
    await worked(lane, a_record(2))
    await worked(lane, a_record(3, id="same"), a_record(4))
    assert await bench.done() == ["same", "e0-2", "e0-4"]
    assert lane.positions == {T0: 5}
    assert bench.figure("saypro_events_duplicate_total", topic="t") == 2


async def test_a_second_consumer_of_the_same_partition_is_fenced_off(
    bench: Bench, worked: Worked, a_record: Make
) -> None:
    # REQ P-05
    owner, zombie = await bench.lane(T0, T1), await bench.lane(T0, T1)
    await worked(owner, a_record(0), a_record(1))
    await worked(zombie, a_record(0), a_record(1), a_record(0, place=T1))
    assert isinstance(zombie.failure, Fenced)
    assert await bench.done() == ["e0-0", "e0-1"]
    await worked(owner, a_record(2), a_record(0, place=T1))
    assert sorted(await bench.done()) == ["e0-0", "e0-1", "e0-2", "e1-0"]


async def test_a_poison_event_is_parked_with_its_key_behind_it_in_order(
    bench: Bench, worked: Worked, a_record: Make
) -> None:
    # REQ P-05
    bench.failing = {"bad": [ValueError("no such order")]}
    lane = await bench.lane()
    await worked(lane, a_record(0), a_record(1, id="bad"), a_record(2), a_record(3, b"other"))
    await worked(lane, a_record(4), a_record(5, b"other"))
    assert await bench.done() == ["e0-0", "e0-3", "e0-5"]
    parked = sorted(await bench.core.parking.newest(), key=lambda one: one["offset"])
    assert [one["event_id"] for one in parked] == ["bad", "e0-2", "e0-4"]
    assert "no such order" in parked[0]["reason"]
    assert "behind" in parked[1]["reason"]
    assert bench.figure("saypro_events_parked_total", topic="t") == 3


async def test_a_lane_that_begins_anew_finds_the_key_blocked_and_then_free(
    bench: Bench, worked: Worked, a_record: Make
) -> None:
    bench.failing = {"bad": [ValueError("no such order")]}
    await worked(await bench.lane(), a_record(0, id="bad"))
    lane = await bench.lane()
    await worked(lane, a_record(1))
    assert await bench.done() == []
    for blocked in await bench.core.parking.blocked([T0]):
        for document in await bench.core.parking.of_key(blocked, 10):
            await bench.core.parking.take_out(blocked, document["_id"])
    await worked(lane, a_record(2))
    assert await bench.done() == ["e0-2"]


async def test_what_cannot_be_read_is_kept_and_the_others_go_on(bench: Bench, worked: Worked, a_record: Make) -> None:
    lane = await bench.lane()
    await worked(lane, a_record(0), replace(a_record(1), value=b"{"), replace(a_record(2), value=None), a_record(3))
    await worked(lane, replace(a_record(4), value=b"{"))
    assert await bench.done() == ["e0-0", "e0-3"]
    assert sorted(letter["offset"] for letter in await bench.core.dead_letters.newest()) == [1, 2, 4]
    assert lane.positions == await bench.core.offsets.stored([T0]) == {T0: 5}
    assert bench.figure("saypro_events_dead_total", topic="t", reason="bad_json") == 3


async def test_a_tombstone_is_nothing_wrong(bench: Bench, worked: Worked, a_record: Make) -> None:
    core = bench.core

    def decode(topic: str, key: bytes | None, value: bytes | None, headers: Any) -> Any:
        if value is None:
            raise core.reader.unreadable(TOMBSTONE, "deleted")
        return core.reader.decode(topic, key, value, headers)

    lane = await bench.lane(reader=Reader(decode, core.reader.unreadable))
    await worked(lane, replace(a_record(0), value=None), a_record(1))
    assert (await bench.done(), await core.dead_letters.count(), lane.positions) == (["e0-1"], 0, {T0: 2})


async def test_a_trouble_that_passes_is_outlived(bench: Bench, worked: Worked, a_record: Make) -> None:
    # REQ P-05
    bench.failing = {"e0-1": [AutoReconnect("gone"), TimeoutError(), AutoReconnect("gone"), ValueError("a defect")]}
    lane = await bench.lane()
    await worked(lane, a_record(0), a_record(1), a_record(2, b"other"))
    assert await bench.done() == ["e0-0", "e0-2"]
    assert [one["event_id"] for one in await bench.core.parking.newest()] == ["e0-1"]
    assert bench.figure("saypro_lane_retries_total") == 3


async def test_an_event_that_outlives_every_transaction_is_parked_alone(
    bench: Bench, worked: Worked, a_record: Make
) -> None:
    bench.failing = {"slow": [OperationFailure("too long", 290)]}
    lane = await bench.lane()
    keys = [f"k{n}".encode() for n in range(7)]
    await worked(lane, *(a_record(n, key, id="slow" if n == 4 else f"e{n}") for n, key in enumerate(keys)))
    assert sorted(await bench.done()) == ["e0", "e1", "e2", "e3", "e5", "e6"]
    (parked,) = await bench.core.parking.newest()
    assert (parked["event_id"], "too slow" in parked["reason"]) == ("slow", True)
    assert lane.positions == {T0: 7}


async def test_stopping_finishes_the_batch_in_work_and_takes_nothing_new(bench: Bench, a_record: Make) -> None:
    lane = await bench.lane()
    bench.gate.clear()
    lane.offer([a_record(0)])
    await bench.begun.wait()
    lane.offer([a_record(1)])
    stopping = asyncio.create_task(lane.stop(60))
    await asyncio.sleep(0)
    bench.gate.set()
    await stopping
    assert await bench.done() == ["e0-0"]
    assert lane.positions == await bench.core.offsets.stored([T0]) == {T0: 1}
    assert not lane.alive


async def test_a_batch_that_is_not_waited_for_is_undone(bench: Bench, a_record: Make) -> None:
    lane = await bench.lane()
    bench.gate.clear()
    lane.offer([a_record(0)])
    await bench.begun.wait()
    await lane.stop(0)
    assert (await bench.done(), await bench.core.offsets.stored([T0])) == ([], {})


async def test_a_defect_that_ends_it_is_told_to_whoever_started_it(bench: Bench, a_record: Make, tmp_path: Any) -> None:
    (tmp_path / "points").write_text("lane.handle raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    ended = asyncio.Event()
    lane = Lane(bench._parts(None), {T0: None})
    lane.start(on_end=ended.set)
    lane.offer([a_record(0)])
    async with asyncio.timeout(30):
        await ended.wait()
    assert isinstance(lane.failure, InjectedFault)
    assert not lane.alive
