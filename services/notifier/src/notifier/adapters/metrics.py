"""What a dashboard shows of the notifier: what was decided, and what became of mails (REQ P-03)."""

from collections import Counter as Tally
from collections.abc import Sequence

from prometheus_client import CollectorRegistry, Counter

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Outcome


class PrometheusCounts:
    """Counts deliveries by channel and state, and mails by outcome."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._planned = Counter(
            "saypro_notifications_planned_total", "Deliveries planned", ["channel", "state"], registry=registry
        )
        self._mails = Counter("saypro_mails_total", "Attempts at mails, by outcome", ["outcome"], registry=registry)

    def planned(self, records: Sequence[DeliveryRecord]) -> None:
        """These were planned."""
        for (channel, state), count in Tally((r["channel"], r["state"]) for r in records).items():
            self._planned.labels(channel, state).inc(count)

    def settled(self, outcomes: Sequence[Outcome]) -> None:
        """This became of mails."""
        for outcome, count in Tally(outcome.state for outcome in outcomes).items():
            self._mails.labels(outcome).inc(count)
