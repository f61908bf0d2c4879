"""The report's time as a durable timer of the chassis: one for each month."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from chassis.timers import Timers
from ticketing.domain.month import Month

KIND = "ticket.monthly_report"
SETTLES = timedelta(hours=6)
"""After midnight of the first: what was said in the month has been heard by then."""


class TimerReportSchedule:
    """Sets a month's timer, with the transaction that is running if there is one."""

    def __init__(self, timers: Timers, zone: ZoneInfo) -> None:
        self._timers = timers
        self._zone = zone

    async def set(self, month: Month) -> None:
        await self._timers.schedule(KIND, str(month), month.end(self._zone) + SETTLES)
