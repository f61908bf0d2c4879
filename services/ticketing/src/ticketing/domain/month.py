"""A calendar month of the marketplace: whole local days, whatever the clock does in between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ticketing.domain.errors import InvalidValueError

_WRITTEN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year."""

    year: int
    number: int

    @classmethod
    def of(cls, moment: datetime, zone: ZoneInfo) -> Month:
        """The month in which a moment lies there."""
        local = moment.astimezone(zone)
        return cls(local.year, local.month)

    @classmethod
    def parse(cls, text: str) -> Month:
        """The month of `2026-05`. Raises InvalidValueError."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise InvalidValueError("month", "a month such as 2026-05")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02}"

    @property
    def title(self) -> str:
        """As people say it, such as May 2026."""
        return f"{self._first:%B %Y}"

    @property
    def after(self) -> Month:
        """The next one."""
        following = self._first + timedelta(days=31)
        return Month(following.year, following.month)

    @property
    def before(self) -> Month:
        """The one before."""
        last = self._first - timedelta(days=1)
        return Month(last.year, last.month)

    def start(self, zone: ZoneInfo) -> datetime:
        """Its first instant there."""
        return datetime(self.year, self.number, 1, tzinfo=zone)

    def end(self, zone: ZoneInfo) -> datetime:
        """The first instant that is no longer in it."""
        return self.after.start(zone)

    @property
    def _first(self) -> date:
        return date(self.year, self.number, 1)
