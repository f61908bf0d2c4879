"""`notification.updated`: tells other services, and our own other instances, what became of a delivery (REQ N-21)."""

from collections.abc import Callable
from datetime import datetime
from json import encoder
from typing import Final

from notifier.application.delivery_record import DeliveryRecord
from saypro_events import Encoded
from saypro_events.encoding import JSON, dataschema
from saypro_events.notification import NotificationUpdated
from saypro_events.topics import BY_MODEL

SOURCE: Final = "/saypro/notifier"
CHANGED: Final = "changed"
"""Of an inbox item: told more, unread again, put away or brought back. It may come to that repeatedly."""
_TYPE: Final = NotificationUpdated.TYPE
_TOPIC: Final = BY_MODEL[NotificationUpdated].name
_SOURCE: Final = ("ce_source", SOURCE.encode())
_FIXED: Final = (
    ("content-type", JSON),
    ("ce_specversion", b"1.0"),
    ("ce_type", _TYPE.encode()),
    ("ce_dataschema", dataschema(_TYPE).encode()),
)
_quoted: Final[Callable[[str], str]] = encoder.encode_basestring


def announcement(
    record: DeliveryRecord, at: datetime, *, state: str | None = None, reason: str | None = None
) -> Encoded:
    """The event that says a delivery is now in `state` (its own, unless given), ready to be published.

    Its id follows from the delivery and the state, so that a repeated attempt says the same thing; of what has
    changed, which may happen again, from the instant too. Planning makes
    thousands of these a second, so the bytes are put together here; a test holds them equal to the contracts' `encode`.
    """
    state = state or record["state"]
    delivery_id, user_id, type_ = record["_id"], record["user_id"], record["type"]
    time = f"{at.isoformat()[:-6]}Z"
    value = (
        f'{{"notification_id":"{delivery_id}","event_id":{_quoted(record["event_id"])},"user_id":{_quoted(user_id)},'
        f'"notification_type":"{type_}","category":"{record["category"]}","channel":"{record["channel"]}",'
        f'"state":"{state}","reason":{_quoted(reason or record["reason"])},"template":"{type_}","at":"{time}"}}'
    )
    event_id = f"{delivery_id}-{state}" if state != CHANGED else f"{delivery_id}-{state}-{at.timestamp():.3f}"
    key = user_id.encode()
    headers = (
        *_FIXED,
        ("ce_id", event_id.encode()),
        _SOURCE,
        ("ce_time", time.encode()),
        ("ce_subject", key),
        ("ce_correlationid", record["correlation_id"].encode()),
        ("ce_causationid", record["event_id"].encode()),
    )
    return Encoded(_TOPIC, key, value.encode(), headers, event_id)
