"""From an event to a Kafka record: CloudEvents 1.0, binary mode as a rule, structured mode on request."""

from collections.abc import Callable
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import TypeAdapter
from pydantic_core import to_json

from saypro_events.base import EventData
from saypro_events.envelope import Encoded, Event
from saypro_events.errors import Reason, RefusedEvent
from saypro_events.topics import MAX_EVENT_BYTES, TOPICS, Topic

JSON = b"application/json"
CLOUDEVENT_JSON = b"application/cloudevents+json; charset=UTF-8"


class _Writer(NamedTuple):
    """What is the same for every event of one model, found once."""

    topic: str
    key: Callable[[Any], str]
    dump: Callable[..., bytes]
    headers: tuple[tuple[str, bytes], ...]


def dataschema(event_type: str) -> str:
    """Name of a type's schema, which is the `$id` of its JSON Schema. A name, not an address: we are self-hosted."""
    return f"urn:saypro:schema:{event_type}"


def _writer(topic: Topic, model: type[EventData]) -> _Writer:
    headers = (
        ("content-type", JSON),
        ("ce_specversion", b"1.0"),
        ("ce_type", model.TYPE.encode()),
        ("ce_dataschema", dataschema(model.TYPE).encode()),
    )
    return _Writer(topic.name, attrgetter(topic.key), model.__pydantic_serializer__.to_json, headers)


_WRITERS = {model: _writer(topic, model) for topic in TOPICS for model in topic.models}


_time_to_json = TypeAdapter(datetime).serializer.to_json


def rfc3339(time: datetime) -> bytes:
    """An aware UTC time as RFC 3339, with `Z`, the way the data's own times are written."""
    return _time_to_json(time)[1:-1]


def encode(event: Event[Any]) -> Encoded:
    """The record of an event, binary mode: attributes in `ce_*` headers, the data alone as value.

    Fields that are None are left out. Raises RefusedEvent when the value is larger than MAX_EVENT_BYTES.
    """
    data = event.data
    topic, key, dump, fixed = _WRITERS[type(data)]
    value = dump(data, exclude_none=True)
    if len(value) > MAX_EVENT_BYTES:
        raise RefusedEvent(event.id, Reason.OVERSIZED, f"{len(value)} bytes, {MAX_EVENT_BYTES} are allowed")
    headers = (
        *fixed,
        ("ce_id", event.id.encode()),
        ("ce_source", event.source.encode()),
        ("ce_time", rfc3339(event.time)),
        ("ce_subject", event.subject.encode()),
    )
    if event.sequence is not None:
        headers += (("ce_sequence", b"%d" % event.sequence),)
    if event.correlationid is not None:
        headers += (("ce_correlationid", event.correlationid.encode()),)
    if event.causationid is not None:
        headers += (("ce_causationid", event.causationid.encode()),)
    if event.traceparent is not None:
        headers += (("ce_traceparent", event.traceparent.encode()),)
    return Encoded(topic, key(data).encode(), value, headers, event.id)


def structured(event: Event[Any]) -> dict[str, Any]:
    """The event as one JSON object (CloudEvents JSON format): attributes and data side by side."""
    attributes = {
        "specversion": "1.0",
        "id": event.id,
        "source": event.source,
        "type": event.type,
        "time": rfc3339(event.time).decode(),
        "subject": event.subject,
        "datacontenttype": "application/json",
        "dataschema": dataschema(event.type),
        "sequence": None if event.sequence is None else str(event.sequence),
        "correlationid": event.correlationid,
        "causationid": event.causationid,
        "traceparent": event.traceparent,
        "data": event.data.model_dump(mode="json", exclude_none=True),
    }
    return {name: value for name, value in attributes.items() if value is not None}


def encode_structured(event: Event[Any]) -> Encoded:
    """The record of an event, structured mode: everything in the value. For readers that cannot see headers.

    Raises RefusedEvent when the value is larger than MAX_EVENT_BYTES.
    """
    topic, key, _, _ = _WRITERS[type(event.data)]
    value = to_json(structured(event))
    if len(value) > MAX_EVENT_BYTES:
        raise RefusedEvent(event.id, Reason.OVERSIZED, f"{len(value)} bytes, {MAX_EVENT_BYTES} are allowed")
    return Encoded(topic, key(event.data).encode(), value, (("content-type", CLOUDEVENT_JSON),), event.id)
