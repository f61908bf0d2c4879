"""The bytes of each example as they lie in Kafka. A change here is a change that every reader sees."""

from typing import Any

from saypro_events.base import EventData
from saypro_events.encoding import encode, structured
from saypro_events.envelope import Event
from saypro_events.generate.examples import example_events


def golden(model: type[EventData]) -> list[dict[str, Any]]:
    """Per example: topic, key, headers and value, all UTF-8 text."""
    return [{"example": variant, **_record(event)} for variant, event in example_events(model).items()]


def cloudevents(model: type[EventData]) -> list[dict[str, Any]]:
    """The examples as CloudEvents in the JSON format, as `saypro publish` and structured mode take them."""
    return [structured(event) for event in example_events(model).values()]


def _record(event: Event[Any]) -> dict[str, Any]:
    record = encode(event)
    return {
        "topic": record.topic,
        "key": record.key.decode(),
        "headers": {name: value.decode() for name, value in record.headers},
        "value": record.value.decode(),
    }
