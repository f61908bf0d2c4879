"""Find what many customers write about."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from ticketing.application.ports import TicketFilter, TicketLists
from ticketing.domain.recurring import Issue, Sample, find_recurring

LOOK_BACK = timedelta(days=28)
READ_MOST = 2000


@dataclass(frozen=True)
class FindRecurringIssues:
    """For the staff: what to fix, and which article is missing (REQ T-11)."""

    lists: TicketLists

    async def __call__(self, now: datetime) -> list[Issue]:
        """The issues among the newest tickets (at most 2000) of four weeks, those with most tickets first."""
        rows = await self.lists.find(TicketFilter(since=now - LOOK_BACK), READ_MOST)
        samples = (Sample(row.number, row.category, row.subcategory, row.subject, row.opened_at) for row in rows)
        return find_recurring(samples, now=now)
