"""What could not be read is kept whole, with the reason, and can be read again or dismissed on request."""

from collections.abc import Callable
from typing import Any

import pytest

from chassis.dead_letters import MAX_KEPT_BYTES, place, restored, stored
from chassis.records import Record

pytestmark = pytest.mark.infra
FIRST, SECOND = (Record("order.updated", 1, offset, b"o-1", b"{", [("ce_id", b"e")]) for offset in (7, 8))
ODD = Record("t", 3, 7, b"\x00\xff", b"{not json", [("ce_id", b"\xff\xfe"), ("none", None)])


async def test_a_record_is_kept_as_it_came_with_why(lab: Any) -> None:
    # REQ P-05
    await lab.core.dead_letters.add([(ODD, "bad_json", "Expecting property name")])
    (letter,) = await lab.core.dead_letters.newest()
    assert restored(letter) == ODD
    assert (letter["reason"], letter["detail"], letter["bytes"]) == ("bad_json", "Expecting property name", 9)


@pytest.mark.parametrize("record", [ODD, Record("t", 0, 0, None, None, []), Record("t", 0, 0, b"", b"", [("a", b"")])])
def test_nothing_of_a_record_is_lost_in_keeping(record: Record) -> None:
    assert restored(stored(record)) == record


async def test_the_same_record_is_kept_once_with_its_first_reason(lab: Any) -> None:
    for reason in ("first", "second"):
        await lab.core.dead_letters.add([(ODD, reason, "")])
    assert [letter["reason"] for letter in await lab.core.dead_letters.newest()] == ["first"]
    assert await lab.core.dead_letters.count() == 1


async def test_of_a_huge_one_the_beginning_is_kept_with_its_size(lab: Any) -> None:
    huge = Record("t", 0, 1, b"k", b"x" * (20 * MAX_KEPT_BYTES), [])
    await lab.core.dead_letters.add([(huge, "oversized", "y" * 100_000)])
    (letter,) = await lab.core.dead_letters.newest()
    assert (len(letter["value"]), letter["bytes"]) == (MAX_KEPT_BYTES, 20 * MAX_KEPT_BYTES)
    assert len(letter["detail"]) == 2000


async def test_it_stands_or_falls_with_the_batch_that_it_came_in(lab: Any) -> None:
    async def work() -> None:
        await lab.core.dead_letters.add([(ODD, "bad_json", "")])
        raise ValueError("the batch fails")

    with pytest.raises(ValueError, match="batch"):
        await lab.core.unit_of_work.run(work)
    assert await lab.core.dead_letters.count() == 0


async def test_those_that_are_asked_for_come_in_the_order_of_their_offsets(
    lab: Any, a_record: Callable[..., Record]
) -> None:
    letters = lab.core.dead_letters
    for offset in (100, 9, 20):
        await letters.add([(a_record(offset), "bad_json", "")])
    assert await letters.requested(10) == []
    assert await letters.request_redrive([place(a_record(9)), "no/0/such"]) == 1
    assert [letter["offset"] for letter in await letters.requested(10)] == [9]
    assert await letters.request_redrive() == 3
    assert [letter["offset"] for letter in await letters.requested(2)] == [9, 20]


async def test_one_that_is_refused_again_says_why_and_waits_for_the_next_request(lab: Any) -> None:
    letters = lab.core.dead_letters
    await letters.add([(ODD, "bad_json", "")])
    await letters.request_redrive()
    await letters.refuse_again(place(ODD), "unknown_type", "no reader for it")
    assert await letters.requested(10) == []
    assert [(letter["reason"], letter["detail"]) for letter in await letters.newest()] == [
        ("unknown_type", "no reader for it")
    ]


async def test_it_is_taken_out_once(lab: Any) -> None:
    await lab.core.dead_letters.add([(ODD, "bad_json", "")])
    assert await lab.core.dead_letters.remove(place(ODD))
    assert not await lab.core.dead_letters.remove(place(ODD))


# REQ P-05
async def test_a_dismissed_one_is_kept_whole_and_no_longer_waits(lab: Any) -> None:
    letters = lab.core.dead_letters
    await letters.add([(FIRST, "bad_json", "not JSON"), (SECOND, "bad_json", "not JSON")])
    assert await letters.dismiss([place(FIRST)], "thabo", "a test of the shop's") == 1
    assert await letters.dismiss([place(FIRST)], "mei", "again") == 0

    assert await letters.count() == 1
    assert [one["offset"] for one in await letters.newest()] == [8]
    (kept,) = await letters.newest(dismissed=True)
    assert (kept["value"], kept["dismissed"]["by"], kept["dismissed"]["why"]) == (b"{", "thabo", "a test of the shop's")

    await letters.add([(FIRST, "bad_json", "not JSON")])
    assert await letters.count() == 1


async def test_a_redrive_of_all_leaves_the_dismissed_one_and_of_its_id_does_not(lab: Any) -> None:
    letters = lab.core.dead_letters
    await letters.add([(FIRST, "bad_json", "not JSON"), (SECOND, "bad_json", "not JSON")])
    await letters.request_redrive()
    await letters.dismiss([place(FIRST)], "thabo", "a test of the shop's")
    assert [one["offset"] for one in await letters.requested(10)] == [8]
    assert await letters.request_redrive() == 1
    assert await letters.request_redrive([place(FIRST)]) == 1
    assert await letters.count() == 2
