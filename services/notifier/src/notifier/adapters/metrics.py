"""What a dashboard shows of the notifier: what was decided, what became of mails, and how long they wait (REQ P-03)."""

import asyncio
from collections import Counter as Tally
from collections.abc import Sequence
from typing import Final, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge

from chassis.errors import is_transient
from notifier.adapters.mongo.mail_queue import MongoMailQueue
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Fate, Outcome

MEASURE_SECONDS: Final = 15.0


class PrometheusCounts:
    """Counts deliveries by channel and state, and mails by outcome."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._planned = Counter(
            "saypro_notifications_planned_total", "Deliveries planned", ["channel", "state"], registry=registry
        )
        self._mails = Counter("saypro_mails_total", "Attempts at mails, by outcome", ["outcome"], registry=registry)
        for fate in get_args(Fate):
            self._mails.labels(fate)
        self._waiting = Gauge("saypro_mails_waiting", "Mails in the queue, due or for later", registry=registry)
        self._overdue = Gauge(
            "saypro_mails_overdue_seconds", "How late the most overdue mail is", ["urgency"], registry=registry
        )

    def planned(self, records: Sequence[DeliveryRecord]) -> None:
        """These were planned."""
        for (channel, state), count in Tally((r["channel"], r["state"]) for r in records).items():
            self._planned.labels(channel, state).inc(count)

    def settled(self, outcomes: Sequence[Outcome]) -> None:
        """This became of mails."""
        for outcome, count in Tally(outcome.state for outcome in outcomes).items():
            self._mails.labels(outcome).inc(count)

    async def measure(self, queue: MongoMailQueue) -> None:
        """Keep the figures of the queue fresh until cancelled."""
        while True:
            try:
                await self.look(queue)
            except Exception as error:
                if not is_transient(error):
                    raise
            await asyncio.sleep(MEASURE_SECONDS)

    async def look(self, queue: MongoMailQueue) -> None:
        """Take the figures of the queue once."""
        self._waiting.set(await queue.waiting())
        for urgency, seconds in (await queue.overdue()).items():
            self._overdue.labels(urgency).set(seconds)
