"""When tickets are looked at, as durable timers of the chassis: one for each ticket that has a running clock."""

from collections.abc import Mapping
from datetime import datetime

from chassis.timers import Timers
from sla_monitor.application.ports import CLOCKS, RECALCULATION


class TimerSchedule:
    """Sets and moves timers with the transaction that is running."""

    def __init__(self, timers: Timers) -> None:
        self._timers = timers

    async def set(self, wanted: Mapping[str, datetime | None]) -> None:
        await self._timers.set_many(CLOCKS, wanted)

    async def recalculate(self, after: str, at: datetime) -> None:
        await self._timers.schedule(RECALCULATION, "all", at, {"after": after})
