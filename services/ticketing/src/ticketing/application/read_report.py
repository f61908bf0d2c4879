"""Read how a month went."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from chassis.errors import NotFound
from ticketing.application.ports import People, TicketFilter, TicketLists
from ticketing.application.report_ports import ReportArchive, Stories
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import MonthlyReport, reckon
from ticketing.domain.recurring import Issue, Sample, find_recurring

READ_MOST = 5000
"""How many of the month's tickets, the newest first, are looked through for what recurs."""


@dataclass(frozen=True, slots=True)
class ReadMonth:
    """A month to look at. `published_at` None: reckoned just now; `running`: it is not over yet."""

    month: Month
    report: MonthlyReport
    issues: tuple[Issue, ...]
    names: dict[str, str]
    published_at: datetime | None
    running: bool


@dataclass(frozen=True)
class ReadReport:
    """For managers (REQ T-12): as it was published, or what is known so far.

    What recurs is found anew each time: the words are the customers', who may want them forgotten (REQ P-06).
    """

    stories: Stories
    archive: ReportArchive
    lists: TicketLists
    people: People
    zone: ZoneInfo

    async def __call__(self, month: Month, now: datetime) -> ReadMonth:
        """Raises NotFound for a month that has not begun."""
        start, end = month.start(self.zone), month.end(self.zone)
        if start > now:
            raise NotFound("This month has not begun yet.")
        published = await self.archive.get(month)
        if published is None:
            stories = await self.stories.between(start, end)
            report = await asyncio.to_thread(reckon, str(month), stories, start, end)
        else:
            report = published.report
        return ReadMonth(
            month=month,
            report=report,
            issues=tuple(await self._issues(start, end)),
            names=await self.people.names([user_id for user_id, _ in report.agents]),
            published_at=None if published is None else published.at,
            running=now < end,
        )

    def current(self, now: datetime) -> Month:
        """The month that is running."""
        return Month.of(now, self.zone)

    async def _issues(self, start: datetime, end: datetime) -> list[Issue]:
        rows = await self.lists.find(TicketFilter(since=start, before=end), READ_MOST)
        samples = (Sample(row.number, row.category, row.subcategory, row.subject, row.opened_at) for row in rows)
        return find_recurring(samples, now=end)
