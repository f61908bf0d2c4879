"""REQ P-05"""

import pytest
from pymongo.errors import AutoReconnect

from chassis.turns import take_turns


class Defect(Exception):
    pass


async def test_turns_follow_each_other_while_there_is_work_and_outlive_what_passes() -> None:
    story: list[str] = []
    turns = iter([True, AutoReconnect("gone"), False, True, Defect("ours")])

    async def turn() -> bool:
        outcome = next(turns)
        story.append(type(outcome).__name__ if isinstance(outcome, Exception) else str(outcome))
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def rest() -> None:
        story.append("rest")

    with pytest.raises(Defect):
        await take_turns("test", turn, rest)
    assert story == ["True", "AutoReconnect", "False", "rest", "True", "Defect"]
