"""The event contracts of SayPro Comms, and the client that other services install.

Models of each event: one module per entity (`saypro_events.order`, `saypro_events.message`, ...).
Envelope: `new_event`, `encode`, `decode`. List of topics: `topics`. Kafka clients: `saypro_events.publisher` and
`saypro_events.reader` (extra `kafka`).
"""

from saypro_events import topics
from saypro_events.base import EventData
from saypro_events.decoding import decode, decode_now
from saypro_events.encoding import encode, encode_structured
from saypro_events.envelope import Encoded, Event, new_event
from saypro_events.errors import BadRecord, Reason, RefusedEvent
from saypro_events.topics import MAX_EVENT_BYTES

__all__ = [
    "MAX_EVENT_BYTES",
    "BadRecord",
    "Encoded",
    "Event",
    "EventData",
    "Reason",
    "RefusedEvent",
    "decode",
    "decode_now",
    "encode",
    "encode_structured",
    "new_event",
    "topics",
]
