"""What an alert reads of sla-monitor: for how long it has not known whether an answer was given (REQ P-03)."""

from prometheus_client import CollectorRegistry, Gauge

from chassis.clock import Now
from sla_monitor.application.ports import Backlog


def show_unheard(registry: CollectorRegistry, backlog: Backlog, now: Now) -> None:
    """A figure that is reckoned when it is asked for: nothing is warned of or declared missed while it is high."""
    began = now()

    def unheard() -> float:
        return (now() - (backlog.heard_until() or began)).total_seconds()

    gauge = Gauge("saypro_sla_unheard_seconds", "Since when events may wait that were not read", registry=registry)
    gauge.set_function(unheard)
