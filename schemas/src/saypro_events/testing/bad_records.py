"""One record for each way in which a record can be wrong, with the reason that a reader must give."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from saypro_events.encoding import encode, encode_structured
from saypro_events.envelope import Encoded
from saypro_events.errors import Reason
from saypro_events.generate.examples import BEGIN, example_events
from saypro_events.order import OrderUpdated
from saypro_events.topics import MAX_EVENT_BYTES

NOW = BEGIN + timedelta(hours=1)
"""The reader's clock for these records."""

Headers = tuple[tuple[str, bytes | None], ...]


class BadInput(NamedTuple):
    """A record that must be refused."""

    name: str
    reason: Reason
    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers


def bad_records() -> list[BadInput]:
    """All of them, made from a good `order.updated`. Every reason is there at least once."""
    good = encode(example_events(OrderUpdated)["placed"])
    whole = encode_structured(example_events(OrderUpdated)["placed"])
    return [*_values(good), *_keys(good), *_headers(good), *_data(good), *_structured(whole)]


def _values(good: Encoded) -> list[BadInput]:
    large = b'{"x":"' + b"a" * MAX_EVENT_BYTES + b'"}'
    changed = [
        ("no value", Reason.EMPTY_VALUE, None),
        ("empty value", Reason.EMPTY_VALUE, b""),
        ("more than 1 MiB", Reason.OVERSIZED, large),
        ("cut off", Reason.BAD_JSON, good.value[:-20]),
        ("no JSON", Reason.BAD_JSON, b"order placed"),
        ("not UTF-8", Reason.BAD_JSON, b'{"order_id": "\xff"}'),
        ("a list", Reason.NOT_AN_OBJECT, b"[1, 2]"),
        ("null", Reason.NOT_AN_OBJECT, b"null"),
    ]
    bad = [BadInput(name, reason, good.topic, good.key, value, good.headers) for name, reason, value in changed]
    return [*bad, BadInput("deleted key", Reason.TOMBSTONE, "user.updated", b"u-thandi", None, ())]


def _keys(good: Encoded) -> list[BadInput]:
    wrong_topic = BadInput("wrong topic", Reason.WRONG_TOPIC, "message.sent", good.key, good.value, good.headers)
    keys = [
        ("no key", Reason.MISSING_KEY, None),
        ("empty key", Reason.MISSING_KEY, b""),
        ("wrong key", Reason.WRONG_KEY, b"o-2002"),
    ]
    return [wrong_topic, *(BadInput(n, r, good.topic, key, good.value, good.headers) for n, r, key in keys)]


def _headers(good: Encoded) -> list[BadInput]:
    ahead = (NOW + timedelta(minutes=6)).isoformat().encode()
    changed: list[tuple[str, Reason, str, bytes | None]] = [
        ("null id", Reason.NULL_HEADER, "ce_id", None),
        ("id not UTF-8", Reason.HEADER_NOT_UTF8, "ce_id", b"\xff\xfe"),
        ("null type", Reason.NULL_HEADER, "ce_type", None),
        ("type not UTF-8", Reason.HEADER_NOT_UTF8, "ce_type", b"\xff"),
        ("CloudEvents 0.3", Reason.UNSUPPORTED_SPECVERSION, "ce_specversion", b"0.3"),
        ("unknown type", Reason.UNKNOWN_TYPE, "ce_type", b"com.example.order.updated"),
        ("version from the future", Reason.UNKNOWN_VERSION, "ce_type", b"com.saypro.order.updated.v99"),
        ("empty id", Reason.BAD_ID, "ce_id", b""),
        ("long id", Reason.BAD_ID, "ce_id", b"i" * 201),
        ("empty source", Reason.BAD_SOURCE, "ce_source", b""),
        ("no time", Reason.BAD_TIME, "ce_time", b"yesterday"),
        ("time without offset", Reason.BAD_TIME, "ce_time", b"2026-06-03T10:00:00"),
        ("time before the calendar", Reason.BAD_TIME, "ce_time", b"0001-01-01T00:00:00+14:00"),
        ("six minutes ahead", Reason.FROM_THE_FUTURE, "ce_time", ahead),
        ("negative sequence", Reason.BAD_SEQUENCE, "ce_sequence", b"-1"),
        ("sequence in words", Reason.BAD_SEQUENCE, "ce_sequence", b"five"),
        ("sequence too large", Reason.BAD_SEQUENCE, "ce_sequence", b"9" * 17),
        ("XML", Reason.UNSUPPORTED_CONTENT_TYPE, "content-type", b"application/xml"),
    ]
    bad = [BadInput(n, r, good.topic, good.key, good.value, _with(good, h, v)) for n, r, h, v in changed]
    missing = [
        BadInput(f"no {name}", Reason.MISSING_HEADER, good.topic, good.key, good.value, _without(good, name))
        for name in ("ce_id", "ce_source", "ce_type", "ce_time", "ce_specversion")
    ]
    twice = (*good.headers, ("ce_id", b"another"))
    return [
        *bad,
        *missing,
        BadInput("no headers", Reason.MISSING_HEADER, good.topic, good.key, good.value, ()),
        BadInput("two ids", Reason.DUPLICATE_HEADER, good.topic, good.key, good.value, twice),
    ]


def _data(good: Encoded) -> list[BadInput]:
    changes: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
        ("missing field", lambda data: data.pop("buyer_id")),
        ("number as text", lambda data: data["total"].update(amount_minor="129900")),
        ("currency that is none", lambda data: data["total"].update(currency="rand")),
        ("negative quantity", lambda data: data["items"][0].update(quantity=-1)),
        ("script as link", lambda data: data.update(order_url="javascript:alert(1)")),
        ("local time", lambda data: data.update(occurred_at="2026-06-03T10:00:00")),
        ("status that is no text", lambda data: data.update(status=7)),
    ]
    bad = []
    for name, change in changes:
        data = json.loads(good.value)
        change(data)
        value = json.dumps(data).encode()
        bad.append(BadInput(name, Reason.INVALID_DATA, good.topic, good.key, value, good.headers))
    return bad


def _structured(whole: Encoded) -> list[BadInput]:
    changes: list[tuple[str, Reason, Callable[[dict[str, Any]], object]]] = [
        ("structured, no id", Reason.MISSING_ATTRIBUTE, lambda event: event.pop("id")),
        ("structured, no data", Reason.MISSING_ATTRIBUTE, lambda event: event.pop("data")),
        ("structured, id is a number", Reason.BAD_ATTRIBUTE, lambda event: event.update(id=7)),
        ("structured, data is a list", Reason.NOT_AN_OBJECT, lambda event: event.update(data=[])),
        ("structured, unknown type", Reason.UNKNOWN_TYPE, lambda event: event.update(type="order.updated")),
    ]
    bad = []
    for name, reason, change in changes:
        event = json.loads(whole.value)
        change(event)
        bad.append(BadInput(name, reason, whole.topic, whole.key, json.dumps(event).encode(), whole.headers))
    bad.append(BadInput("structured, no JSON", Reason.BAD_JSON, whole.topic, whole.key, b"{", whole.headers))
    return bad


def _with(good: Encoded, name: str, value: bytes | None) -> Headers:
    return (*_without(good, name), (name, value))


def _without(good: Encoded, name: str) -> Headers:
    return tuple(header for header in good.headers if header[0] != name)
