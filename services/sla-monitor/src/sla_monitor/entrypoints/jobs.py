"""Timers: tickets whose clocks want to be looked at, and the recalculation after a policy change."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chassis.timers import OnDue, Timer
from sla_monitor.application.fire_clocks import FireClocks
from sla_monitor.application.ports import CLOCKS, RECALCULATION
from sla_monitor.application.recalculate_clocks import RecalculateClocks


def jobs(fire: FireClocks, recalculate: RecalculateClocks) -> Mapping[str, OnDue]:
    """The timer handlers of this service by kind."""

    async def on_clocks_due(timers: Sequence[Timer], now: datetime) -> None:
        await fire([timer.key for timer in timers], now)

    async def on_recalculation_due(timers: Sequence[Timer], now: datetime) -> None:
        for timer in timers:
            await recalculate(str(timer.payload["after"]), now)

    return {CLOCKS: on_clocks_due, RECALCULATION: on_recalculation_due}
