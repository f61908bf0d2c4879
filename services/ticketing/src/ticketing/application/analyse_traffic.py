"""Look at when inquiries come and where they wait."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from ticketing.domain.classification import Category
from ticketing.domain.traffic import Arrival, Traffic, analyse, since


class Arrivals(Protocol):
    """Tickets as they came in."""

    async def since(self, start: datetime) -> Sequence[Arrival]:
        """Those opened at `start` or later, and older ones that still wait for their first answer."""
        ...


@dataclass(frozen=True)
class AnalyseTraffic:
    """For managers (REQ M-12), in days and hours of the marketplace."""

    arrivals: Arrivals
    zone: ZoneInfo

    async def __call__(self, category: Category | None, now: datetime) -> Traffic:
        """As of `now`; the hours of the week of one category, if given."""
        found = await self.arrivals.since(since(now, self.zone))
        return await asyncio.to_thread(analyse, found, now, self.zone, category)
