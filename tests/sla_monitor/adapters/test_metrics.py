"""An alert is told for how long sla-monitor has held its tongue."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from prometheus_client import CollectorRegistry

from sla_monitor.adapters.metrics import show_unheard

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@dataclass
class Hearing:
    at: datetime | None = None

    def heard_until(self) -> datetime | None:
        return self.at


@dataclass
class Watch:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now


def test_the_silence_is_reckoned_when_it_is_asked_for() -> None:
    # REQ P-03
    registry, hearing, watch = CollectorRegistry(), Hearing(), Watch()
    show_unheard(registry, hearing, watch)

    def unheard() -> float | None:
        return registry.get_sample_value("saypro_sla_unheard_seconds")

    watch.now += timedelta(seconds=70)
    assert unheard() == 70, "nothing heard since the start"
    hearing.at = watch.now - timedelta(seconds=1)
    assert unheard() == 1
