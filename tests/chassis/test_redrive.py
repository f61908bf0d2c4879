"""What was set aside is tried again on request: in place, in order, and once."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pymongo.errors import AutoReconnect

from chassis.handlers import each
from chassis.parking import block_id
from chassis.records import Record
from chassis.redrive import Redriver
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra


class Desk:
    """Handles what is redriven on one instance, and can be told what to fail at."""

    def __init__(self, lab: Any, owner: str = "a") -> None:
        self.core = lab.make_core(instance=owner)
        self.failing: dict[str, Exception] = {}
        self.effects = self.core.mongo.db["effects"]
        self.redriver = Redriver(
            reader=self.core.reader,
            handle=each({"test": self._handle}),
            unit_of_work=self.core.unit_of_work,
            inbox=self.core.inbox,
            parking=self.core.parking,
            dead_letters=self.core.dead_letters,
            lease=self.core.lease("redrive"),
            set_aside=self.core.lane_metrics.set_aside,
        )

    async def _handle(self, event: Any) -> None:
        if event.id in self.failing:
            raise self.failing[event.id]
        order = await self.effects.count_documents({}, session=current_session())
        await self.effects.insert_one({"_id": event.id, "order": order}, session=current_session())

    async def done(self) -> list[str]:
        return [document["_id"] async for document in self.effects.find().sort("order", 1)]


@pytest.fixture
def desk(lab: Any) -> Desk:
    return Desk(lab)


async def parked(lab: Any, *records: Record) -> None:
    async def work() -> None:
        for record in records:
            await lab.core.parking.park(record, json.loads(record.value or b"{}")["id"], "failed")

    await lab.core.unit_of_work.run(work)


async def test_a_keys_events_are_handled_in_order_and_the_key_is_free(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    # REQ P-05
    await parked(lab, a_record(100), a_record(9), a_record(20))
    await desk.redriver.turn()
    assert await desk.done() == []
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    assert await desk.done() == ["e0-9", "e0-20", "e0-100"]
    assert await lab.core.parking.blocked([("t", 0)]) == {}


async def test_asked_twice_by_two_instances_it_is_handled_once(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    # REQ P-05
    other = Desk(lab, "a")  # believes to hold the same lease, as after a pause
    await parked(lab, *(a_record(n, key) for n, key in enumerate([b"x", b"y"] * 5)))
    await lab.core.dead_letters.add([(a_record(50, b"z"), "bad_json", "")])
    for _ in range(2):
        await lab.core.parking.request_redrive()
        await lab.core.dead_letters.request_redrive()
        await asyncio.gather(desk.redriver.turn(), other.redriver.turn())
    done = await desk.done()
    assert len(done) == 11
    assert [name for name in done if name in {"e0-0", "e0-2", "e0-4"}] == ["e0-0", "e0-2", "e0-4"]
    await other.core.mongo.close()


async def test_only_whoever_holds_the_lease_works(lab: Any, desk: Desk, a_record: Callable[..., Record]) -> None:
    assert await lab.core.lease("redrive").acquire()
    await parked(lab, a_record(1))
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    assert await desk.done() == []


async def test_one_that_fails_again_holds_up_its_key_and_no_other(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1, b"x"), a_record(2, b"x"), a_record(3, b"x"), a_record(4, b"y"))
    desk.failing = {"e0-2": ValueError("no such order")}
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    assert set(await desk.done()) == {"e0-1", "e0-4"}
    left = await lab.core.parking.of_key(block_id(a_record(0, b"x")), 10)
    assert [(one["offset"], one.get("tries")) for one in left] == [(2, 1), (3, None)]
    assert "no such order" in left[0]["reason"]
    assert await lab.core.parking.requested(10) == []


async def test_one_that_was_produced_twice_and_parked_twice_is_handled_once(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1, id="same"), a_record(2, id="same"), a_record(3))
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    assert await desk.done() == ["same", "e0-3"]
    assert await lab.core.parking.count() == 0


async def test_what_was_handled_meanwhile_is_only_taken_out(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1))
    await lab.core.inbox.remember(["e0-1"])
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    assert await desk.done() == []
    assert await lab.core.parking.count() == 0


async def test_a_trouble_that_passes_blames_nobody_and_the_request_stands(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1))
    await lab.core.parking.request_redrive()
    desk.failing = {"e0-1": AutoReconnect("gone")}
    with pytest.raises(AutoReconnect):
        await desk.redriver.turn()
    desk.failing = {}
    await desk.redriver.turn()
    assert await desk.done() == ["e0-1"]


async def test_a_letter_that_can_be_read_now_is_handled_and_gone(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    letters = lab.core.dead_letters
    bad = replace(a_record(1), value=b"{still no json")
    await letters.add([(bad, "old_reason", ""), (a_record(2), "unknown_type", "")])
    await letters.request_redrive()
    await desk.redriver.turn()
    assert await desk.done() == ["e0-2"]
    assert [(letter["offset"], letter["reason"]) for letter in await letters.newest()] == [(1, "bad_json")]
    assert await letters.requested(10) == []


async def test_a_letter_whose_handling_fails_stays_with_the_new_reason(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await lab.core.dead_letters.add([(a_record(1), "bad_json", "")])
    await lab.core.dead_letters.request_redrive()
    desk.failing = {"e0-1": ValueError("no such order")}
    await desk.redriver.turn()
    (letter,) = await lab.core.dead_letters.newest()
    assert (letter["reason"], "no such order" in letter["detail"]) == ("failed", True)
    assert await lab.core.inbox.known(["e0-1"]) == set()


async def test_a_parked_event_that_can_be_read_no_more_says_so(
    lab: Any, desk: Desk, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1))
    await lab.core.mongo.db["parked"].update_one({}, {"$set": {"value": b"{"}})
    await lab.core.parking.request_redrive()
    await desk.redriver.turn()
    (document,) = await lab.core.parking.newest()
    assert document["tries"] == 1
    assert await lab.core.parking.requested(10) == []


async def test_what_a_batch_handler_itself_raises_blames_the_event_it_was_given(
    lab: Any, a_record: Callable[..., Record]
) -> None:
    """A service may bring a handler of its own instead of `each`: its defect must not end the process."""
    desk = Desk(lab)

    async def broken(events: Any) -> None:
        raise LookupError("ours")

    desk.redriver._handle = broken
    await parked(lab, a_record(1))
    await lab.core.dead_letters.add([(a_record(2, b"other"), "bad_json", "")])
    await lab.core.parking.request_redrive()
    await lab.core.dead_letters.request_redrive()
    await desk.redriver.turn()
    assert "LookupError" in (await lab.core.parking.newest())[0]["reason"]
    assert "LookupError" in (await lab.core.dead_letters.newest())[0]["detail"]
