import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saypro_events import BadRecord, Event, Reason, decode, encode, encode_structured, topics
from saypro_events.decoding import read_cloudevent
from saypro_events.encoding import structured
from saypro_events.generate.examples import example_events
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.testing import BadInput, bad_records
from saypro_events.testing.bad_records import NOW
from saypro_events.user import Role, UserUpdated

PLACED = example_events(OrderUpdated)["placed"]
EVERY_EXAMPLE = [
    pytest.param(event, id=f"{topics.BY_MODEL[model].name}-{variant}")
    for model in topics.BY_MODEL
    for variant, event in example_events(model).items()
]


# REQ P-01
@pytest.mark.parametrize("event", EVERY_EXAMPLE)
def test_every_example_is_read_as_it_was_written(event: Event[Any]) -> None:
    for record in (encode(event), encode_structured(event)):
        assert decode(record.topic, record.key, record.value, record.headers) == event
    assert read_cloudevent(json.dumps(structured(event)).encode()) == event


# REQ P-01, REQ P-05
@pytest.mark.parametrize("bad", [pytest.param(bad, id=bad.name) for bad in bad_records()])
def test_every_bad_record_is_refused_with_its_reason(bad: BadInput) -> None:
    with pytest.raises(BadRecord) as refused:
        decode(bad.topic, bad.key, bad.value, bad.headers, now=NOW)
    assert refused.value.reason == bad.reason
    assert refused.value.detail


def test_every_reason_has_a_bad_record_and_a_meaning() -> None:
    assert {bad.reason for bad in bad_records()} == set(Reason)
    assert all(reason.meaning.endswith(".") for reason in Reason)


# REQ P-06
def test_a_refusal_names_fields_but_never_repeats_what_they_hold() -> None:
    record = encode(PLACED)
    data = json.loads(record.value)
    data["shipping_address"]["line1"] = ["12 Secret Street"]
    data["shipping_address"]["country"] = "Secretland"
    with pytest.raises(BadRecord) as refused:
        decode(record.topic, record.key, json.dumps(data).encode(), record.headers)
    assert "shipping_address.line1" in refused.value.detail
    assert "secret" not in refused.value.detail.lower()


# REQ P-01
def test_fields_that_a_reader_does_not_know_are_ignored() -> None:
    record = encode(PLACED)
    data = json.loads(record.value)
    data["gift_wrapping"] = {"paper": "blue"}
    data["items"][0]["weight_grams"] = 1200
    assert decode(record.topic, record.key, json.dumps(data).encode(), record.headers) == PLACED


# REQ P-01
def test_values_that_a_reader_does_not_know_read_as_unknown() -> None:
    record = encode(PLACED)
    value = record.value.replace(b'"status":"placed"', b'"status":"teleported"')
    assert decode(record.topic, record.key, value, record.headers).data.status is OrderStatus.UNKNOWN
    user = encode(example_events(UserUpdated)["buyer"])
    value = user.value.replace(b'"roles":["buyer"]', b'"roles":["buyer","wizard"]')
    assert decode(user.topic, user.key, value, user.headers).data.roles == (Role.BUYER, Role.UNKNOWN)


def test_times_with_another_offset_become_utc() -> None:
    record = encode(PLACED)
    value = record.value.replace(b'"occurred_at":"2026-06-03T10:00:00Z"', b'"occurred_at":"2026-06-03T12:00:00+02:00"')
    headers = [(name, b"2026-06-03T12:01:00+02:00" if name == "ce_time" else text) for name, text in record.headers]
    event = decode(record.topic, record.key, value, headers)
    assert event == PLACED
    assert event.data.occurred_at.tzinfo is UTC
    assert event.time.tzinfo is UTC


def test_without_a_clock_the_future_is_not_refused() -> None:
    record = encode(PLACED)
    headers = [(name, b"2999-01-01T00:00:00Z" if name == "ce_time" else text) for name, text in record.headers]
    assert decode(record.topic, record.key, record.value, headers).time.year == 2999


def test_a_clock_five_minutes_ahead_is_forgiven() -> None:
    record = encode(PLACED)
    assert decode(*record[:4], now=PLACED.time - timedelta(minutes=5)) == PLACED
    with pytest.raises(BadRecord, match="from_the_future"):
        decode(*record[:4], now=PLACED.time - timedelta(minutes=5, microseconds=1))


@pytest.mark.parametrize(
    "content_type", [b"application/json; charset=utf-8", b"Application/JSON", b"application/vnd.x+json"]
)
def test_other_names_of_json_are_taken(content_type: bytes) -> None:
    record = encode(PLACED)
    headers = [(name, content_type if name == "content-type" else text) for name, text in record.headers]
    assert decode(record.topic, record.key, record.value, headers) == PLACED


def test_headers_of_others_do_no_harm() -> None:
    record = encode(PLACED)
    headers = [("x-retries", None), ("x-tag", b"\xff"), ("x-tag", b"\xfe"), *record.headers]
    assert decode(record.topic, record.key, record.value, headers) == PLACED


def test_an_optional_header_that_is_null_counts_as_absent() -> None:
    record = encode(PLACED)
    headers = [(name, None if name == "ce_sequence" else text) for name, text in record.headers]
    assert decode(record.topic, record.key, record.value, headers).sequence is None


def test_the_subject_may_be_left_out_and_a_broken_trace_is_no_reason_to_refuse() -> None:
    record = encode(PLACED)
    headers = [(name, text) for name, text in record.headers if name != "ce_subject"]
    event = decode(record.topic, record.key, record.value, [*headers, ("ce_traceparent", b"nonsense")])
    assert event == PLACED


def test_a_trace_in_the_usual_header_is_found() -> None:
    record = encode(PLACED)
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    event = decode(record.topic, record.key, record.value, [*record.headers, ("traceparent", trace.encode())])
    assert event.traceparent == trace


# REQ P-01
@pytest.mark.parametrize("headers", [(), (("content-type", b"application/json"),)])
def test_plain_json_needs_no_headers(headers: tuple[tuple[str, bytes], ...]) -> None:
    record = encode_structured(PLACED)
    assert decode(record.topic, record.key, record.value, headers) == PLACED


def test_structured_data_may_be_base64_and_the_sequence_a_number() -> None:
    event = structured(PLACED)
    event["data_base64"] = base64.b64encode(json.dumps(event.pop("data")).encode()).decode()
    event["sequence"] = int(event["sequence"])
    assert read_cloudevent(json.dumps(event).encode()) == PLACED


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda event: event.update(data_base64="%%%", data=event.pop("data")), None),
        (lambda event: (event.pop("data"), event.update(data_base64="%%%")), Reason.BAD_ATTRIBUTE),
        (lambda event: (event.pop("data"), event.update(data_base64=7)), Reason.BAD_ATTRIBUTE),
        (lambda event: event.update(sequence=True), Reason.BAD_ATTRIBUTE),
        (lambda event: event.update(sequence=1.5), Reason.BAD_ATTRIBUTE),
        (lambda event: event.update(subject=None), None),
    ],
)
def test_structured_attributes_of_other_kinds(
    change: Callable[[dict[str, Any]], object], reason: Reason | None
) -> None:
    event = structured(PLACED)
    change(event)
    value = json.dumps(event).encode()
    if reason is None:
        assert read_cloudevent(value) == PLACED
    else:
        with pytest.raises(BadRecord) as refused:
            read_cloudevent(value)
        assert refused.value.reason is reason


def test_a_batch_of_cloudevents_is_not_taken() -> None:
    with pytest.raises(BadRecord, match="unsupported_content_type"):
        decode("order.updated", b"o", b"[]", [("content-type", b"application/cloudevents-batch+json")])


def test_numbers_in_words_are_not_guessed() -> None:
    record = encode(PLACED)
    value = record.value.replace(b'"quantity":1', b'"quantity":"1"')
    with pytest.raises(BadRecord, match="invalid_data"):
        decode(record.topic, record.key, value, record.headers)


def test_time_of_writing_keeps_microseconds() -> None:
    event = Event(**{**_fields(PLACED), "time": datetime(2026, 6, 3, 10, 0, 0, 123456, tzinfo=UTC)})
    assert decode(*encode(event)[:4]).time == event.time


def _fields(event: Event[Any]) -> dict[str, Any]:
    return {name: getattr(event, name) for name in Event.__slots__}
