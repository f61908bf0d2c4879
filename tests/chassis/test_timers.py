"""Timers fire once, earliest first, whatever fails."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from chassis.metrics import TimerMetrics
from chassis.timers import Timer, TimerRunner
from chassis.unit_of_work import current_session

pytestmark = pytest.mark.infra
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class Fired:
    def __init__(self, lab: Any) -> None:
        self.keys: list[str] = []
        self.failing: set[str] = set()
        self._effects = lab.core.mongo.db["effects"]

    async def __call__(self, timers: Sequence[Timer], now: datetime) -> None:
        for timer in timers:
            if timer.key in self.failing:
                raise ValueError(timer.key)
            await self._effects.insert_one({"_id": timer.key, **timer.payload}, session=current_session())
        self.keys += [timer.key for timer in timers]


def runner(lab: Any, fired: Fired, owner: str = "a") -> TimerRunner:
    core = lab.core
    return TimerRunner(
        core.timers,
        core.unit_of_work,
        core.lease(f"timers-{owner}"),
        {"due": fired},
        lambda: NOON,
        TimerMetrics(CollectorRegistry()),
    )


async def test_what_is_due_fires_once_and_the_rest_waits(lab: Any) -> None:
    fired = Fired(lab)
    for minutes in (-2, -1, 0, 1):
        await lab.core.timers.schedule("due", f"t{minutes}", NOON + timedelta(minutes=minutes), {"m": minutes})
    assert await runner(lab, fired).turn()
    assert fired.keys == ["t-2", "t-1", "t0"]
    assert not await runner(lab, fired).turn()
    assert await lab.core.timers.next_due() == NOON + timedelta(minutes=1)


async def test_moved_and_cancelled_timers(lab: Any) -> None:
    fired, timers = Fired(lab), lab.core.timers
    await timers.schedule("due", "moved", NOON)
    await timers.schedule("due", "moved", NOON + timedelta(hours=1))
    await timers.schedule("due", "cancelled", NOON)
    await timers.cancel("due", "cancelled")
    assert not await runner(lab, fired).turn()


async def test_two_runners_that_both_believe_to_lead_fire_once(lab: Any) -> None:
    fired = Fired(lab)
    for n in range(50):
        await lab.core.timers.schedule("due", f"t{n}", NOON)
    await asyncio.gather(runner(lab, fired, "a").turn(), runner(lab, fired, "b").turn())
    assert await lab.core.mongo.db["effects"].count_documents({}) == 50


async def test_one_that_fails_does_not_hold_up_the_others_and_is_tried_again(lab: Any) -> None:
    fired = Fired(lab)
    for name in ("good-1", "bad", "good-2"):
        await lab.core.timers.schedule("due", name, NOON)
    fired.failing = {"bad"}
    await runner(lab, fired).turn()
    assert await lab.core.mongo.db["effects"].count_documents({}) == 2
    again = await lab.core.timers.next_due()
    assert again is not None
    assert again > NOON


async def test_what_is_overdue_is_seen_by_those_who_do_not_fire(lab: Any) -> None:
    # REQ P-03
    registry = CollectorRegistry()
    core = lab.core
    leader, other = core.lease("timers"), lab.make_core().lease("timers")
    assert await leader.ensure()
    looking = TimerRunner(core.timers, core.unit_of_work, other, {}, lambda: NOON, TimerMetrics(registry))
    for minutes in (-3, -1, 1):
        await core.timers.schedule("due", f"t{minutes}", NOON + timedelta(minutes=minutes))

    async def figures() -> tuple[float | None, float | None]:
        await looking.look()
        names = ("saypro_timers_due", "saypro_timers_overdue_seconds")
        return registry.get_sample_value(names[0]), registry.get_sample_value(names[1])

    assert not await looking.turn()
    assert await figures() == (2, 180)
    await core.timers.cancel("due", "t-3")
    await core.timers.cancel("due", "t-1")
    assert await figures() == (0, 0)


async def test_a_handler_that_fails_is_counted(lab: Any) -> None:
    # REQ P-03
    registry, fired = CollectorRegistry(), Fired(lab)
    core = lab.core
    fired.failing.add("bad")
    await core.timers.schedule("due", "bad", NOON)
    lease = core.lease("timers-counted")
    await TimerRunner(
        core.timers, core.unit_of_work, lease, {"due": fired}, lambda: NOON, TimerMetrics(registry)
    ).turn()
    assert registry.get_sample_value("saypro_timers_failed_total", {"kind": "due"}) == 1
