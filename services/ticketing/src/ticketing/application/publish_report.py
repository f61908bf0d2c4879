"""Publish the report of a month that is over."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from ticketing.application.report_ports import Published, ReportArchive, ReportEvents, ReportSchedule, Stories
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import reckon


@dataclass(frozen=True)
class PublishReport:
    """Kept once for each month and mailed to the managers, whichever instance comes to it (REQ T-12)."""

    stories: Stories
    archive: ReportArchive
    events: ReportEvents
    schedule: ReportSchedule
    zone: ZoneInfo

    async def __call__(self, month: Month, now: datetime) -> bool:
        """False where it was published before. The month after it is set for its own time in any case."""
        start, end = month.start(self.zone), month.end(self.zone)
        stories = await self.stories.between(start, end)
        report = await asyncio.to_thread(reckon, str(month), stories, start, end)
        published = Published(report, now)
        is_new = await self.archive.add(month, published)
        if is_new:
            self.events.publish(month, published)
        await self.schedule.set(month.after)
        return is_new

    async def begin(self, now: datetime) -> None:
        """Set the month that is running for its time: at every start, for nothing else does so the first time."""
        await self.schedule.set(Month.of(now, self.zone))
