"""Timers: the months that are over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chassis.timers import OnDue, Timer
from notifier.application.ports import SUMMARIES
from notifier.application.tell_month import TellMonth


def jobs(tell_month: TellMonth) -> Mapping[str, OnDue]:
    """The timer handlers of this service by kind."""

    async def on_summaries_due(timers: Sequence[Timer], now: datetime) -> None:
        await tell_month({timer.key: timer.due for timer in timers}, now)

    return {SUMMARIES: on_summaries_due}
