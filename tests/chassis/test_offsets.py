"""Where to go on stands with the effects, and whoever stands elsewhere is fenced off."""

from typing import Any

import pytest

from chassis.offsets import Fenced, Offsets
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra
A0, A1, B0 = ("a", 0), ("a", 1), ("b", 0)
Moves = dict[tuple[str, int], tuple[int | None, int]]


async def advanced(lab: Any, moves: Moves) -> None:
    async def work() -> None:
        await lab.core.mongo.db["effects"].insert_one({"moves": len(moves)}, session=current_session())
        await lab.core.offsets.advance(moves)

    await lab.core.unit_of_work.run(work)


async def test_each_partition_goes_on_where_its_last_batch_ended(lab: Any) -> None:
    await advanced(lab, {A0: (None, 5), B0: (None, 1)})
    await advanced(lab, {A0: (5, 9), A1: (None, 3)})
    assert await lab.core.offsets.stored([A0, A1, B0, ("c", 0)]) == {A0: 9, A1: 3, B0: 1}
    assert await lab.core.offsets.stored([]) == {}


@pytest.mark.parametrize(
    "late",
    [{A0: (5, 9)}, {A0: (None, 6)}, {A0: (7, 9), B0: (1, 2)}, {A1: (None, 2), A0: (None, 9)}, {A1: (3, 4)}],
)
async def test_who_stands_elsewhere_is_fenced_and_keeps_no_effect(lab: Any, late: Moves) -> None:
    # REQ P-05
    await advanced(lab, {A0: (None, 6), B0: (None, 1)})
    with pytest.raises(Fenced):
        await advanced(lab, late)
    assert await lab.core.offsets.stored([A0, A1, B0]) == {A0: 6, B0: 1}
    assert await lab.core.mongo.db["effects"].count_documents({}) == 1


async def test_a_log_that_was_made_anew_is_begun_anew(lab: Any) -> None:
    await advanced(lab, {A0: (None, 6), A1: (None, 6)})
    await lab.core.offsets.reset(A0)
    assert await lab.core.offsets.stored([A0, A1]) == {A1: 6}
    await advanced(lab, {A0: (None, 1)})


async def test_another_group_stands_where_it_stands(lab: Any) -> None:
    await advanced(lab, {A0: (None, 6)})
    assert await Offsets(lab.core.mongo, "another").stored([A0]) == {}
