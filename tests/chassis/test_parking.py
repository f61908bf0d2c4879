"""A key whose event failed waits as a whole and in order, until it is handled or dismissed; every other key goes on."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.dead_letters import place
from chassis.parking import block_id
from chassis.records import Record

pytestmark = pytest.mark.infra
FIRST, SECOND = (Record("order.updated", 1, offset, b"o-1", b"{}", []) for offset in (7, 8))
KEY = block_id(FIRST)
HERE = ("t", 0)


async def parked(lab: Any, *records: Record, reason: str = "failed") -> None:
    async def work() -> None:
        for record in records:
            await lab.core.parking.park(record, f"e-{record.offset}", reason)

    await lab.core.unit_of_work.run(work)


async def offsets_of(lab: Any, blocked: str) -> list[int]:
    return [document["offset"] for document in await lab.core.parking.of_key(blocked, 100)]


async def test_one_keys_events_wait_in_the_order_of_their_offsets(lab: Any, a_record: Callable[..., Record]) -> None:
    # REQ P-05
    await parked(lab, a_record(9), a_record(100), a_record(20))
    await parked(lab, a_record(200), a_record(5, b"other"))
    assert await offsets_of(lab, block_id(a_record(0))) == [9, 20, 100, 200]
    assert await offsets_of(lab, block_id(a_record(0, b"other"))) == [5]


async def test_a_key_is_blocked_where_it_stands_and_nowhere_else(lab: Any, a_record: Callable[..., Record]) -> None:
    await parked(lab, a_record(1), a_record(2), a_record(3, b"x", place=("t", 1)))
    assert await lab.core.parking.blocked([HERE]) == {block_id(a_record(0)): HERE}
    assert await lab.core.parking.blocked([HERE, ("t", 1), ("other", 0)]) == {
        block_id(a_record(0)): HERE,
        block_id(a_record(0, b"x", place=("t", 1))): ("t", 1),
    }
    assert await lab.core.parking.blocked([("other", 0)]) == {}


async def test_keys_may_be_any_bytes_or_none(lab: Any) -> None:
    odd = [Record("t", 0, n, key, b"", ()) for n, key in enumerate([b"\xff\x00", b"a/b", b"$where", None, b""])]
    assert len({block_id(record) for record in odd[:4]}) == 4
    assert block_id(odd[3]) == block_id(odd[4])
    await parked(lab, *odd)
    assert set(await lab.core.parking.blocked([HERE])) == {block_id(record) for record in odd}


async def test_the_block_goes_with_the_last_of_its_key(lab: Any, a_record: Callable[..., Record]) -> None:
    await parked(lab, a_record(1), a_record(2), a_record(3, b"other"))
    blocked, parking = block_id(a_record(0)), lab.core.parking
    for left in (1, 0):
        (first,) = await parking.of_key(blocked, 1)
        await lab.core.unit_of_work.run(lambda first=first: parking.take_out(blocked, first["_id"]))
        assert len(await parking.of_key(blocked, 10)) == left
        assert (blocked in await parking.blocked([HERE])) == bool(left)
    assert set(await parking.blocked([HERE])) == {block_id(a_record(0, b"other"))}


async def test_what_is_parked_is_whole_with_why_and_of_bounded_length(
    lab: Any, a_record: Callable[..., Record]
) -> None:
    await parked(lab, a_record(1), reason="x" * 100_000)
    (document,) = await lab.core.parking.newest()
    assert (document["event_id"], document["value"], len(document["reason"])) == ("e-1", a_record(1).value, 2000)
    assert await lab.core.parking.count() == 1


async def test_a_request_is_a_mark_that_goes_when_it_fails_again(lab: Any, a_record: Callable[..., Record]) -> None:
    await parked(lab, a_record(1), a_record(2, b"other"))
    parking, blocked = lab.core.parking, block_id(a_record(0))
    assert await parking.request_redrive([place(a_record(1))]) == 1
    assert await parking.requested(10) == [blocked]
    (first,) = await parking.of_key(blocked, 1)
    await parking.failed_again(blocked, first["_id"], "still no such order")
    assert await parking.requested(10) == []
    (first,) = await parking.of_key(blocked, 1)
    assert (first["reason"], first["tries"]) == ("still no such order", 1)
    assert blocked in await parking.blocked([HERE])
    assert await parking.request_redrive() == 2


async def test_it_stands_or_falls_with_the_batch_that_it_came_in(lab: Any, a_record: Callable[..., Record]) -> None:
    async def work() -> None:
        await lab.core.parking.park(a_record(1), "e-1", "failed")
        raise ValueError("the batch fails")

    with pytest.raises(ValueError, match="batch"):
        await lab.core.unit_of_work.run(work)
    assert await lab.core.parking.blocked([HERE]) == {}
    assert await lab.core.parking.count() == 0


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
