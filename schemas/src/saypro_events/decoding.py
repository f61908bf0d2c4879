"""From a Kafka record to an event, or to the reason why it is none.

The way of a good record in binary mode is short, because a reader does it thousands of times a second; what is wrong
with a bad one is found out afterwards.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from pydantic import ValidationError

from saypro_events.attributes import JSON_TYPES, Headers, Mode, mode_of, refuse_headers, structured_attributes
from saypro_events.base import LARGEST_INTEGER, EventData
from saypro_events.envelope import MAX_ID, MAX_SOURCE, Event
from saypro_events.errors import BadRecord, Reason
from saypro_events.topics import MAX_EVENT_BYTES, TOPICS, Topic, split_type
from saypro_events.upcasting import UPCASTS, Upcasts

MAX_AHEAD = timedelta(minutes=5)
"""How far a writer's clock may be ahead of the reader's."""
TRACEPARENT_LENGTH = 55


class _Reader(NamedTuple):
    """What is the same for every event of one type, found once."""

    topic: str
    type: str
    validate: Callable[..., Any]
    key: Callable[[Any], str]
    upcast: Callable[[Any], EventData] | None


class Decoder:
    """Reads the records of a set of topics. The one for all our topics is `decode`."""

    __slots__ = ("_compacted", "_names", "_readers")

    def __init__(self, topics: Iterable[Topic], upcasts: Upcasts) -> None:
        self._readers: dict[bytes | None, _Reader] = {}
        self._names: set[str] = set()
        self._compacted: set[str] = set()
        for topic in topics:
            self._names.add(topic.name)
            if "compact" in topic.cleanup:
                self._compacted.add(topic.name)
            for model in topic.models:
                upcast = upcasts.path(model, topic.model)
                event_type = topic.model.TYPE if upcast else model.TYPE
                validate = model.__pydantic_validator__.validate_json
                self._readers[model.TYPE.encode()] = _Reader(
                    topic.name, event_type, validate, attrgetter(topic.key), upcast
                )

    def decode(
        self, topic: str, key: bytes | None, value: bytes | None, headers: Headers, *, now: datetime | None = None
    ) -> Event[Any]:
        """The event in a record, binary or structured mode. With `now`, events from the future are refused too.

        Raises BadRecord, and nothing else, for a record that is not an event of ours.
        """
        head = dict(headers)
        reader = self._readers.get(head.get("ce_type"))
        usual = reader and value and len(value) <= MAX_EVENT_BYTES and len(head) == len(headers)
        if not usual or head.get("content-type") not in JSON_TYPES:
            value = self._check_value(topic, value)
            if mode_of(headers, value) is Mode.STRUCTURED:
                return self._structured(topic, key, value, now)
            refuse_headers(headers, head)
        try:
            get = head.get
            return self._event(
                topic,
                key,
                value,  # type: ignore[arg-type]  # None was refused above
                now,
                reader or self._reader(get("ce_type").decode()),  # type: ignore[union-attr]
                head["ce_specversion"].decode(),  # type: ignore[union-attr]  # None raises AttributeError, wanted here
                head["ce_id"].decode(),  # type: ignore[union-attr]
                head["ce_source"].decode(),  # type: ignore[union-attr]
                head["ce_time"].decode(),  # type: ignore[union-attr]
                (get("ce_subject") or b"").decode(),
                (get("ce_sequence") or b"").decode(),
                (get("ce_correlationid") or b"").decode(),
                (get("ce_causationid") or b"").decode(),
                (get("ce_traceparent") or get("traceparent") or b"").decode("ascii", "replace"),
            )
        except (KeyError, AttributeError, UnicodeDecodeError):
            refuse_headers(headers, head)
            raise

    def _event(
        self,
        topic: str | None,
        key: bytes | None,
        value: bytes,
        now: datetime | None,
        reader: _Reader,
        specversion: str,
        event_id: str,
        source: str,
        time_text: str,
        subject: str,
        sequence: str,
        correlationid: str,
        causationid: str,
        traceparent: str,
    ) -> Event[Any]:
        if specversion != "1.0":
            raise BadRecord(Reason.UNSUPPORTED_SPECVERSION, f"specversion {specversion[:20]!r}")
        if topic is not None and reader.topic != topic:
            raise BadRecord(Reason.WRONG_TOPIC, f"{reader.type} belongs on {reader.topic}, not on {topic}")
        if not 0 < len(event_id) <= MAX_ID:
            raise BadRecord(Reason.BAD_ID, f"the id has {len(event_id)} characters")
        if not 0 < len(source) <= MAX_SOURCE:
            raise BadRecord(Reason.BAD_SOURCE, f"the source has {len(source)} characters")
        time = _time(time_text)
        if now is not None and time - now > MAX_AHEAD:
            raise BadRecord(Reason.FROM_THE_FUTURE, f"{time.isoformat()} is {time - now} ahead")
        number = _sequence(sequence) if sequence else None
        try:
            data = reader.validate(value, strict=True)
        except ValidationError as error:
            raise _bad_data(error) from None
        expected = reader.key(data)
        if key != expected.encode() and topic is not None:
            raise _bad_key(key)
        if reader.upcast is not None:
            data = reader.upcast(data)
        return Event(
            event_id,
            reader.type,
            source,
            subject or expected,
            time,
            data,
            number,
            correlationid or None,
            causationid or None,
            traceparent if len(traceparent) == TRACEPARENT_LENGTH else None,
        )

    def read(self, value: bytes, *, now: datetime | None = None) -> Event[Any]:
        """The event in one JSON object (CloudEvents JSON format), as in a file: there is no topic or key to agree with.

        Raises BadRecord, and nothing else.
        """
        return self._structured(None, None, self._check_value("", value), now)

    def _structured(self, topic: str | None, key: bytes | None, value: bytes, now: datetime | None) -> Event[Any]:
        attributes = structured_attributes(value)
        reader = self._reader(attributes.type)
        return self._event(
            topic,
            key,
            attributes.data,
            now,
            reader,
            attributes.specversion,
            attributes.id,
            attributes.source,
            attributes.time,
            attributes.subject,
            attributes.sequence,
            attributes.correlationid,
            attributes.causationid,
            attributes.traceparent,
        )

    def _reader(self, event_type: str) -> _Reader:
        reader = self._readers.get(event_type.encode())
        if reader is not None:
            return reader
        try:
            name, version = split_type(event_type)
        except ValueError:
            name, version = "", 0
        if name in self._names:
            raise BadRecord(Reason.UNKNOWN_VERSION, f"version {version} of {name} is not known here")
        raise BadRecord(Reason.UNKNOWN_TYPE, f"type {event_type[:100]!r}")

    def _check_value(self, topic: str, value: bytes | None) -> bytes:
        if value is None and topic in self._compacted:
            raise BadRecord(Reason.TOMBSTONE, "no value: the key is deleted")
        if not value:
            raise BadRecord(Reason.EMPTY_VALUE, "no value")
        if len(value) > MAX_EVENT_BYTES:
            raise BadRecord(Reason.OVERSIZED, f"{len(value)} bytes, {MAX_EVENT_BYTES} are allowed")
        return value


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
        if time.tzinfo is UTC:
            return time
        if time.tzinfo is not None:
            return time.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRecord(Reason.BAD_TIME, f"time {text[:40]!r}") from None
    raise BadRecord(Reason.BAD_TIME, f"time {text[:40]!r} has no offset")


def _sequence(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST_INTEGER)) else -1
    if not 0 <= number <= LARGEST_INTEGER:
        raise BadRecord(Reason.BAD_SEQUENCE, f"sequence {text[:30]!r}")
    return number


def _bad_data(error: ValidationError) -> BadRecord:
    """Which fields are wrong and why, without their values."""
    problems = error.errors(include_url=False, include_context=False, include_input=False)
    first = problems[0]
    if first["type"] == "json_invalid":
        return BadRecord(Reason.BAD_JSON, first["msg"])
    if first["type"] in {"model_type", "model_attributes_type"} and not first["loc"]:
        return BadRecord(Reason.NOT_AN_OBJECT, "the data is not a JSON object")
    shown = "; ".join(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in problems[:5])
    more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
    return BadRecord(Reason.INVALID_DATA, shown + more)


def _bad_key(key: bytes | None) -> BadRecord:
    if not key:
        return BadRecord(Reason.MISSING_KEY, "the record has no key")
    return BadRecord(Reason.WRONG_KEY, "the record's key is not the data's own")


_DECODER = Decoder(TOPICS, UPCASTS)
decode = _DECODER.decode
read_cloudevent = _DECODER.read


def decode_now(topic: str, key: bytes | None, value: bytes | None, headers: Headers) -> Event[Any]:
    """`decode` that also refuses events from the future, by this machine's clock. For consumers."""
    return decode(topic, key, value, headers, now=datetime.now(UTC))
