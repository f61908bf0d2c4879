"""What the monthly report needs from outside, by role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ticketing.domain.month import Month
from ticketing.domain.monthly_report import MonthlyReport, Story


@dataclass(frozen=True, slots=True)
class Published:
    """A report that was made when its month was over, and stays as it is."""

    report: MonthlyReport
    at: datetime


class Stories(Protocol):
    """What happened to tickets."""

    async def between(self, start: datetime, end: datetime) -> Sequence[Story]:
        """The whole stories of tickets that were opened, answered, resolved or rated from `start` to before `end`."""
        ...


class ReportArchive(Protocol):
    """Published reports."""

    async def get(self, month: Month) -> Published | None: ...

    async def add(self, month: Month, published: Published) -> bool:
        """Keep it; False, and nothing kept, where the month has its report."""
        ...


class ReportEvents(Protocol):
    """Tells the managers, with the transaction that is running."""

    def publish(self, month: Month, published: Published) -> None: ...


class ReportSchedule(Protocol):
    """Brings a month back when its report is due."""

    async def set(self, month: Month) -> None:
        """Once, some hours after the month's end; a month that is set already stays so."""
        ...
