"""Realistic events of every type, one for each status that the type knows."""

from datetime import datetime, timedelta
from typing import Any

from saypro_events.base import EventData
from saypro_events.envelope import Event, new_event
from saypro_events.generate.examples.marketplace import MARKETPLACE
from saypro_events.generate.examples.orders import ORDERS
from saypro_events.generate.examples.people import PEOPLE
from saypro_events.generate.examples.support import SUPPORT
from saypro_events.ids import event_id_for
from saypro_events.topics import BY_MODEL

Examples = dict[type[EventData], dict[str, dict[str, Any]]]

EXAMPLES: Examples = {**ORDERS, **PEOPLE, **MARKETPLACE, **SUPPORT}
BEGIN = datetime.fromisoformat("2026-06-03T10:00:00Z")


def example(model: type[EventData], variant: str | None = None) -> dict[str, Any]:
    """The data of an example as JSON values; the first one unless a variant (a status) is named."""
    variants = EXAMPLES[model]
    return variants[variant] if variant else next(iter(variants.values()))


def example_events(model: type[EventData]) -> dict[str, Event[Any]]:
    """The examples of a model as whole events, by variant. The same every time."""
    events = {}
    for number, (variant, data) in enumerate(EXAMPLES[model].items(), start=1):
        events[variant] = new_event(
            model.model_validate(data),
            id=event_id_for("example", model.TYPE, variant),
            time=BEGIN + timedelta(minutes=number),
            source=f"/{BY_MODEL[model].producers[0]}",
            sequence=number,
        )
    return events
