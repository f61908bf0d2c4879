"""Monthly summaries as durable timers of the chassis: one for each person."""

from collections.abc import Mapping
from datetime import datetime

from chassis.timers import Timers
from notifier.application.ports import SUMMARIES


class TimerSummaries:
    """Sets and removes timers with the transaction that is running."""

    def __init__(self, timers: Timers) -> None:
        self._timers = timers

    async def set(self, due: Mapping[str, datetime | None]) -> None:
        """By person, when the next summary is due; None: never again."""
        await self._timers.set_many(SUMMARIES, due)
