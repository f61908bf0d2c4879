"""Parked events keep their order; one may be dismissed, and those behind it go on."""

from typing import Any

import pytest

from chassis.dead_letters import place
from chassis.parking import block_id
from chassis.records import Record

pytestmark = pytest.mark.infra
FIRST, SECOND = (Record("order.updated", 1, offset, b"o-1", b"{}", []) for offset in (7, 8))
KEY = block_id(FIRST)


# REQ P-05
async def test_with_the_last_dismissed_event_its_key_is_free(lab: Any) -> None:
    parking = lab.core.parking
    for record in (FIRST, SECOND):
        await parking.park(record, f"e-{record.offset}", "the buyer is unknown")

    async def dismiss(record: Record) -> bool:
        done: bool = await lab.core.unit_of_work.run(lambda: parking.dismiss(place(record), "thabo", "no such buyer"))
        return done

    assert await dismiss(FIRST)
    assert await parking.requested(10) == [KEY]
    assert [one["offset"] for one in await parking.of_key(KEY, 10)] == [8]
    assert await parking.blocked([("order.updated", 1)])
    assert await dismiss(SECOND)
    assert not await dismiss(SECOND)
    assert not await parking.blocked([("order.updated", 1)])
    assert await parking.count() == 0
    assert [one["dismissed"]["by"] for one in await parking.newest(dismissed=True)] == ["thabo", "thabo"]


async def test_a_redrive_of_one_event_is_of_its_key(lab: Any) -> None:
    parking = lab.core.parking
    for record in (FIRST, SECOND):
        await parking.park(record, f"e-{record.offset}", "the buyer is unknown")
    assert await parking.request_redrive(["order.updated/9/00000000000000000009"]) == 0
    assert await parking.request_redrive([place(SECOND)]) == 1
    assert await parking.requested(10) == [KEY]
