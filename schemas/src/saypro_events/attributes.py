"""The CloudEvents attributes of a record: which mode it is in, and what is wrong with them."""

import binascii
from base64 import b64decode
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, NamedTuple

from pydantic_core import from_json, to_json

from saypro_events.errors import BadRecord, Reason

Headers = Sequence[tuple[str, bytes | None]]

JSON_TYPES = frozenset(
    (None, b"application/json", b"application/json; charset=utf-8", b"application/json; charset=UTF-8")
)
REQUIRED = ("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time")


class Mode(Enum):
    """How an event lies in a record (CloudEvents Kafka protocol binding 1.0.2, section 3)."""

    BINARY = "binary"
    STRUCTURED = "structured"


class Attributes(NamedTuple):
    """The attributes of an event in structured mode, as text; empty where there is none. `data` is JSON."""

    specversion: str
    id: str
    source: str
    type: str
    time: str
    data: bytes
    subject: str
    sequence: str
    correlationid: str
    causationid: str
    traceparent: str


def mode_of(headers: Headers, value: bytes) -> Mode:
    """Which mode a record is in. Raises BadRecord for a content type that we do not read.

    A record without any CloudEvents header whose value is an object with `specversion` counts as structured, whatever
    JSON type it claims: that is what a plain producer sends.
    """
    content_type = next((text for name, text in headers if name.lower() == "content-type"), None)
    media = (content_type or b"").split(b";")[0].strip().lower()
    if media == b"application/cloudevents+json":
        return Mode.STRUCTURED
    if media and media != b"application/json" and not (media.endswith(b"+json") and b"batch" not in media):
        shown = media[:60].decode("ascii", "replace")
        raise BadRecord(Reason.UNSUPPORTED_CONTENT_TYPE, f"content-type {shown!r}")
    if not any(name.startswith("ce_") for name, _ in headers) and b'"specversion"' in value:
        return Mode.STRUCTURED
    return Mode.BINARY


def refuse_headers(headers: Headers, head: Mapping[str, bytes | None]) -> None:
    """Raise BadRecord if a CloudEvents header is missing, null, doubled or not UTF-8."""
    for name in REQUIRED:
        if name not in head:
            raise BadRecord(Reason.MISSING_HEADER, f"no header {name}")
    seen = set()
    for name, value in headers:
        if not name.startswith("ce_"):
            continue
        if name in seen:
            raise BadRecord(Reason.DUPLICATE_HEADER, f"header {name} comes twice")
        seen.add(name)
        if value is None:
            raise BadRecord(Reason.NULL_HEADER, f"header {name} has no value")
        try:
            value.decode()
        except UnicodeDecodeError:
            raise BadRecord(Reason.HEADER_NOT_UTF8, f"header {name} is not UTF-8") from None


def structured_attributes(value: bytes) -> Attributes:
    """Read an event in the CloudEvents JSON format. Raises BadRecord."""
    try:
        event = from_json(value, allow_inf_nan=False)
    except ValueError as error:
        raise BadRecord(Reason.BAD_JSON, str(error)) from None
    if not isinstance(event, dict):
        raise BadRecord(Reason.NOT_AN_OBJECT, "the value is not a JSON object")
    return Attributes(
        specversion=_text(event, "specversion", required=True),
        id=_text(event, "id", required=True),
        source=_text(event, "source", required=True),
        type=_text(event, "type", required=True),
        time=_text(event, "time", required=True),
        data=_data(event),
        subject=_text(event, "subject"),
        sequence=_text(event, "sequence", number=True),
        correlationid=_text(event, "correlationid"),
        causationid=_text(event, "causationid"),
        traceparent=_text(event, "traceparent"),
    )


def _text(event: dict[str, Any], name: str, *, required: bool = False, number: bool = False) -> str:
    value = event.get(name)
    if value is None:
        if required:
            raise BadRecord(Reason.MISSING_ATTRIBUTE, f"no attribute {name}")
        return ""
    if number and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise BadRecord(Reason.BAD_ATTRIBUTE, f"attribute {name} is not a string")
    return value


def _data(event: dict[str, Any]) -> bytes:
    if "data" in event:
        return to_json(event["data"])
    encoded = event.get("data_base64")
    if encoded is None:
        raise BadRecord(Reason.MISSING_ATTRIBUTE, "no attribute data")
    try:
        return b64decode(encoded, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise BadRecord(Reason.BAD_ATTRIBUTE, "attribute data_base64 is not base64") from None
