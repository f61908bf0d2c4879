"""Timers in: months whose report is due."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from chassis.timers import OnDue, Timer
from ticketing.application.publish_report import PublishReport
from ticketing.domain.month import Month


def timers(publish: PublishReport, kind: str) -> Mapping[str, OnDue]:
    """The handler of the report timers, whose kind is `kind` and whose key is a month."""

    async def on_report_due(due: Sequence[Timer], now: datetime) -> None:
        for timer in due:
            await publish(Month.parse(timer.key), now)

    return {kind: on_report_due}
