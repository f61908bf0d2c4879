"""The figures that dashboards and alerts read are what happened."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from chassis.metrics import LaneMetrics, RelayMetrics, TimerMetrics, exposition


@dataclass(frozen=True)
class Event:
    time: datetime


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


def ago(seconds: float) -> Any:
    return Event(datetime.now(UTC) - timedelta(seconds=seconds))


def test_one_batch_is_counted_by_topic_and_fate(registry: CollectorRegistry) -> None:
    LaneMetrics(registry).batch_done(
        handled=[("orders", ago(0)), ("orders", ago(0)), ("mails", ago(0))],
        duplicates=["orders"],
        parked=["mails", "mails"],
        dead=[("orders", "bad_json"), ("orders", "bad_json"), ("orders", "unknown_type")],
    )

    def figure(name: str, **labels: str) -> float | None:
        return registry.get_sample_value(f"saypro_events_{name}_total", labels)

    assert (figure("handled", topic="orders"), figure("handled", topic="mails")) == (2, 1)
    assert (figure("duplicate", topic="orders"), figure("duplicate", topic="mails")) == (1, None)
    assert figure("parked", topic="mails") == 2
    assert figure("dead", topic="orders", reason="bad_json") == 2
    assert figure("dead", topic="orders", reason="unknown_type") == 1


def test_an_event_from_a_clock_that_is_ahead_took_no_time(registry: CollectorRegistry) -> None:
    LaneMetrics(registry).batch_done(handled=[("t", ago(-60)), ("t", ago(7))], duplicates=(), parked=(), dead=())

    def within(seconds: str) -> float | None:
        return registry.get_sample_value("saypro_event_end_to_end_seconds_bucket", {"topic": "t", "le": seconds})

    assert (within("0.005"), within("5.0"), within("10.0")) == (1, 1, 2)


def test_timers_are_counted_with_their_lateness(registry: CollectorRegistry) -> None:
    now = datetime.now(UTC)
    TimerMetrics(registry).fire("reminder", [now - timedelta(seconds=100), now + timedelta(seconds=60)])
    assert registry.get_sample_value("saypro_timers_fired_total", {"kind": "reminder"}) == 2
    late = registry.get_sample_value("saypro_timer_late_seconds_sum", {"kind": "reminder"})
    assert late is not None
    assert 100 <= late < 160


def test_everything_is_there_from_the_start_so_that_an_alert_on_zero_works(registry: CollectorRegistry) -> None:
    LaneMetrics(registry)
    RelayMetrics(registry)
    TimerMetrics(registry)
    text = exposition(registry).decode()
    for line in ("saypro_outbox_depth_records 0.0", "saypro_lane_fenced_total 0.0", "saypro_timers_due 0.0"):
        assert f"\n{line}\n" in text


def test_what_is_expected_begins_at_zero(registry: CollectorRegistry) -> None:
    # REQ P-03
    LaneMetrics(registry).expect(["orders"])
    TimerMetrics(registry).expect(["reminder"])
    samples = (
        ("saypro_events_handled_total", {"topic": "orders"}),
        ("saypro_events_parked_total", {"topic": "orders"}),
        ("saypro_event_end_to_end_seconds_count", {"topic": "orders"}),
        ("saypro_timers_failed_total", {"kind": "reminder"}),
    )
    assert [registry.get_sample_value(name, labels) for name, labels in samples] == [0, 0, 0, 0]
