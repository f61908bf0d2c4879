"""The CloudEvents 1.0 envelope around the data: an event as services handle it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from saypro_events.base import LARGEST_INTEGER, EventData
from saypro_events.topics import BY_MODEL

MAX_ID = 200
MAX_SOURCE = 500
"""Characters of an event's id and source."""

DataT = TypeVar("DataT", bound=EventData)
DataT_co = TypeVar("DataT_co", bound=EventData, covariant=True)


@dataclass(frozen=True, slots=True)
class Event(Generic[DataT_co]):
    """Something that happened. `id` is what readers drop duplicates by; `time` is aware UTC.

    `sequence` numbers the events of one aggregate. `correlationid` is the id of the first event of a chain,
    `causationid` that of the one which directly led to this one. `traceparent` is W3C trace context.
    """

    id: str
    type: str
    source: str
    subject: str
    time: datetime
    data: DataT_co
    sequence: int | None = None
    correlationid: str | None = None
    causationid: str | None = None
    traceparent: str | None = None

    @property
    def topic(self) -> str:
        return BY_MODEL[type(self.data)].name

    @property
    def key(self) -> str:
        """What keeps its order: events of one key are read in the order in which they were written."""
        key: str = getattr(self.data, BY_MODEL[type(self.data)].key)
        return key


class Encoded(NamedTuple):
    """An event as it is written to Kafka."""

    topic: str
    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]
    id: str


def new_event(
    data: DataT,
    *,
    id: str,  # noqa: A002 - the name that CloudEvents gives it
    time: datetime,
    source: str,
    sequence: int | None = None,
    cause: Event[Any] | None = None,
    correlationid: str | None = None,
    traceparent: str | None = None,
) -> Event[DataT]:
    """Put data into an envelope.

    Type, topic, key and subject follow from the data's model. With a `cause`, the new event continues its chain.
    Raises ValueError for a naive time, an id, source or sequence out of bounds, and KeyError for a model that topics.py
    does not list.
    """
    if time.tzinfo is None:
        raise ValueError("time must be aware, in UTC")
    if not 0 < len(id) <= MAX_ID or not 0 < len(source) <= MAX_SOURCE:
        msg = f"an event needs an id of 1 to {MAX_ID} characters and a source of 1 to {MAX_SOURCE}"
        raise ValueError(msg)
    if sequence is not None and not 0 <= sequence <= LARGEST_INTEGER:
        msg = f"sequence must be from 0 to {LARGEST_INTEGER}"
        raise ValueError(msg)
    key: str = getattr(data, BY_MODEL[type(data)].key)
    if cause is not None:
        correlationid = correlationid or cause.correlationid or cause.id
        traceparent = traceparent or cause.traceparent
    return Event(
        id=id,
        type=data.TYPE,
        source=source,
        subject=key,
        time=time if time.tzinfo is UTC else time.astimezone(UTC),
        data=data,
        sequence=sequence,
        correlationid=correlationid,
        causationid=None if cause is None else cause.id,
        traceparent=traceparent,
    )
