"""`saypro publish`: CloudEvents as JSON lines, all checked before the first is sent."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiokafka.errors import KafkaConnectionError

from saypro_events import BadRecord, Encoded, Reason, RefusedEvent, decode, encode
from saypro_events.encoding import CLOUDEVENT_JSON
from saypro_events.publisher import DeliveryError, EventPublisher
from saypro_events.topics import BY_TYPE
from saypro_events.unknown_values import refuse_unknown
from saypro_local.errors import CannotStart

_SOURCE = "/saypro-publish"


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no event: its number (from 1), the reason code, and words."""

    number: int
    reason: str
    words: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.reason}: {self.words}"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the lines hold."""

    records: Sequence[Encoded]
    bad: Sequence[BadLine]


def check_lines(lines: Iterable[bytes], now: datetime | None = None) -> Checked:
    """Every line is checked as a reader will, with `now` its time too; empty lines are passed over."""
    records: list[Encoded] = []
    bad: list[BadLine] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            records.append(_record(line.strip(), now))
        except (BadRecord, RefusedEvent) as error:
            bad.append(BadLine(number, error.reason, error.detail))
    return Checked(records, bad)


async def send(kafka: str, records: Sequence[Encoded]) -> None:
    """Publish, in order per key. Raises CannotStart naming what Kafka did not take."""
    try:
        async with EventPublisher(kafka, source=_SOURCE) as publisher:
            await publisher.send(records)
    except KafkaConnectionError as error:
        raise CannotStart(f"nothing was sent: Kafka at {kafka} does not answer: see `saypro doctor`") from error
    except DeliveryError as error:
        raise CannotStart(f"Kafka at {kafka} did not take everything: {error}. Publish the same file again") from error


def _record(line: bytes, now: datetime | None) -> Encoded:
    """A structured CloudEvent → the record of its type. Topic and key follow from the type and the data."""
    try:
        envelope = json.loads(line)
    except ValueError as error:
        raise BadRecord(Reason.BAD_JSON, str(error)) from None
    if not isinstance(envelope, dict):
        raise BadRecord(Reason.NOT_AN_OBJECT, "a CloudEvent is a JSON object")
    topic = BY_TYPE.get(str(envelope.get("type")))
    data = envelope.get("data")
    key = data.get(topic.key) if topic and isinstance(data, dict) else None
    name = topic.name if topic else "order.updated"  # decode says what is wrong with the type
    written = key.encode("utf-8", "surrogatepass") if isinstance(key, str) and key else b"-"
    event = decode(name, written, line, [("content-type", CLOUDEVENT_JSON)], now=now)
    refuse_unknown(event)
    return encode(event)
