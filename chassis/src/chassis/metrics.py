"""What dashboards and alerts read. Labels never hold personal data or anything of unbounded number."""

import time
from collections import Counter as Tally
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from chassis.records import Event

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)


class LaneMetrics:
    """Of consuming: what became of the input, how long after its time, how far behind."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.handled = Counter("saypro_events_handled_total", "Events handled", ["topic"], registry=registry)
        self.duplicates = Counter("saypro_events_duplicate_total", "Duplicates dropped", ["topic"], registry=registry)
        self.parked = Counter("saypro_events_parked_total", "Events parked", ["topic"], registry=registry)
        self.dead = Counter("saypro_events_dead_total", "Records dead-lettered", ["topic", "reason"], registry=registry)
        self.set_aside = Gauge(
            "saypro_set_aside_records", "Dead letters and parked events that wait", ["kind"], registry=registry
        )
        self.retries = Counter("saypro_lane_retries_total", "Batches tried again", registry=registry)
        self.fenced = Counter("saypro_lane_fenced_total", "Lanes lost to another consumer", registry=registry)
        self.lag = Gauge("saypro_lane_lag_records", "Records behind the log's end", ["topic"], registry=registry)
        self.age = Histogram(
            "saypro_event_end_to_end_seconds",
            "From an event's time to the commit of its effect",
            ["topic"],
            buckets=SECONDS,
            registry=registry,
        )

    def expect(self, topics: Iterable[str]) -> None:
        """Begin the figures of these topics at zero: the first event is then seen as a change."""
        for topic in topics:
            for metric in (self.handled, self.duplicates, self.parked, self.age):
                metric.labels(topic)

    def batch_done(
        self,
        *,
        handled: Sequence[tuple[str, Event]],
        duplicates: Iterable[str],
        parked: Iterable[str],
        dead: Iterable[tuple[str, str]],
    ) -> None:
        """Count one committed batch: events by topic, topics of duplicates and parked ones, dead as (topic, reason)."""
        now = time.time()
        for topic, event in handled:
            self.age.labels(topic).observe(max(0.0, now - event.time.timestamp()))
        for counter, topics in (
            (self.handled, (topic for topic, _ in handled)),
            (self.duplicates, duplicates),
            (self.parked, parked),
        ):
            for topic, count in Tally(topics).items():
                counter.labels(topic).inc(count)
        for topic, reason in dead:
            self.dead.labels(topic, reason).inc()


class RelayMetrics:
    """Of publishing: how much waits, how long, how much went out."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.sent = Counter("saypro_outbox_sent_total", "Events acknowledged by the broker", registry=registry)
        self.failures = Counter("saypro_outbox_failures_total", "Sends that failed", registry=registry)
        self.depth = Gauge("saypro_outbox_depth_records", "Outbox records that wait", registry=registry)
        self.age = Gauge("saypro_outbox_oldest_seconds", "Age of the oldest waiting record", registry=registry)
        self.leading = Gauge("saypro_outbox_leading", "1 where this instance holds the lease", registry=registry)


class TimerMetrics:
    """Of timers: how many fired and how late, and what should have fired."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.fired = Counter("saypro_timers_fired_total", "Timers fired", ["kind"], registry=registry)
        self.due = Gauge("saypro_timers_due", "Timers that are due and not fired", registry=registry)
        self.overdue = Gauge("saypro_timers_overdue_seconds", "How late the most overdue timer is", registry=registry)
        self.failed = Counter("saypro_timers_failed_total", "Timers whose handler failed", ["kind"], registry=registry)
        self.late = Histogram("saypro_timer_late_seconds", "Lateness", ["kind"], buckets=SECONDS, registry=registry)

    def expect(self, kinds: Iterable[str]) -> None:
        """Begin the figures of these kinds at zero."""
        for kind in kinds:
            for metric in (self.fired, self.failed, self.late):
                metric.labels(kind)

    def fire(self, kind: str, due: Sequence[datetime]) -> None:
        """Count timers that fired just now."""
        now = datetime.now(UTC)
        self.fired.labels(kind).inc(len(due))
        for moment in due:
            self.late.labels(kind).observe(max(0.0, (now - moment).total_seconds()))


class HttpMetrics:
    """Of answering: how answers ended and how long a request waited for them to begin, and whether work may come."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.ready = Gauge("saypro_ready", "1 where /readyz says so, asked at every scrape", registry=registry)
        self.seconds = Histogram(
            "saypro_http_answer_seconds",
            "From a request to the beginning of its answer (a stream goes on after that)",
            ["status"],
            buckets=SECONDS,
            registry=registry,
        )
        for hundreds in range(2, 6):
            self.seconds.labels(f"{hundreds}xx")

    def answered(self, status: int, seconds: float) -> None:
        """Count one answer, by the class of its status: pages and addresses would be without bound."""
        self.seconds.labels(f"{status // 100}xx").observe(seconds)


def exposition(registry: CollectorRegistry) -> bytes:
    """The registry in Prometheus's text format."""
    return generate_latest(registry)
