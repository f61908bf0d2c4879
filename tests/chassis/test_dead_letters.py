"""Dead letters wait until they are read or dismissed; a dismissed one stays, with who did so and why."""

from typing import Any

import pytest

from chassis.dead_letters import place
from chassis.records import Record

pytestmark = pytest.mark.infra
FIRST, SECOND = (Record("order.updated", 1, offset, b"o-1", b"{", [("ce_id", b"e")]) for offset in (7, 8))


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
