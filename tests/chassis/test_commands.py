"""A command sent twice takes effect once and has one answer."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from chassis import failpoints
from chassis.commands import Answer, KeyReused
from chassis.errors import Refused
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra


def placing(lab: Any, runs: list[int]) -> Any:
    async def work() -> Answer:
        runs.append(1)
        count = await lab.core.mongo.db["effects"].count_documents({}, session=current_session())
        await lab.core.mongo.db["effects"].insert_one({"n": count}, session=current_session())
        return Answer(201, {"n": count})

    return work


async def test_a_hundred_at_once_have_one_effect_and_equal_answers(lab: Any) -> None:
    """FAULTS 31."""
    work = placing(lab, [])
    answers = await asyncio.gather(*(lab.core.commands.run("u", "key", "print", work) for _ in range(100)))
    assert set(map(str, answers)) == {str(Answer(201, {"n": 0}))}
    assert await lab.core.mongo.db["effects"].count_documents({}) == 1


async def test_the_key_with_another_request_is_refused(lab: Any) -> None:
    work = placing(lab, [])
    await lab.core.commands.run("u", "key", "one", work)
    with pytest.raises(KeyReused):
        await lab.core.commands.run("u", "key", "another", work)
    assert (await lab.core.commands.run("someone else", "key", "another", work)).status == 201


async def test_a_refusal_is_judged_anew(lab: Any) -> None:
    async def refuse() -> Answer:
        raise Refused("not now")

    with pytest.raises(Refused):
        await lab.core.commands.run("u", "key", "print", refuse)
    assert (await lab.core.commands.run("u", "key", "print", placing(lab, []))).status == 201


async def test_an_answer_stays_only_with_its_effect(lab: Any, tmp_path: Path) -> None:
    """A process that dies before the commit leaves neither, so the next try is the first one."""
    points = tmp_path / "points"
    points.write_text("unit_of_work.before_commit raise 1 1")
    failpoints.enable(points)
    with pytest.raises(failpoints.InjectedFault):
        await lab.core.commands.run("u", "key", "print", placing(lab, []))
    runs: list[int] = []
    assert (await lab.core.commands.run("u", "key", "print", placing(lab, runs))).body == {"n": 0}
    assert runs == [1]
