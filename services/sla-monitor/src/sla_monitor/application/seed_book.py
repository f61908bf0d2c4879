"""Give a new marketplace promises to begin with (REQ S-01)."""

from dataclasses import dataclass
from datetime import datetime

from sla_monitor.application.ports import BookRepository
from sla_monitor.domain.seed import seed_calendars, seed_policies


@dataclass(frozen=True)
class SeedBook:
    """Writes the first policies and calendars, into an empty book only. `demo` adds a queue with two minutes."""

    books: BookRepository
    timezone: str
    country: str | None
    demo: bool

    async def __call__(self, now: datetime) -> bool:
        """Whether anything was written."""
        book = await self.books.load()
        if book.policies or book.calendars:
            return False
        for calendar in seed_calendars(self.timezone, self.country, now):
            await self.books.add_calendar(calendar)
        for policy in seed_policies(now, demo=self.demo):
            await self.books.add_policy(policy)
        return True
