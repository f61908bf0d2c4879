import json

import pytest

from saypro_events import MAX_EVENT_BYTES, Reason, RefusedEvent, encode, encode_structured, new_event
from saypro_events.generate.examples import BEGIN, example_events
from saypro_events.message import MessageSent
from saypro_events.order import OrderUpdated
from saypro_events.promotion import PromotionPublished

PLACED = example_events(OrderUpdated)["placed"]


# REQ P-01
def test_binary_mode_has_attributes_as_headers_and_data_as_value() -> None:
    record = encode(PLACED)
    headers = dict(record.headers)
    assert (record.topic, record.key, record.id) == ("order.updated", b"o-1001", PLACED.id)
    assert headers["ce_specversion"] == b"1.0"
    assert headers["ce_type"] == b"com.saypro.order.updated.v1"
    assert headers["ce_dataschema"] == b"urn:saypro:schema:com.saypro.order.updated.v1"
    assert headers["ce_time"] == b"2026-06-03T10:01:00Z"
    assert headers["ce_sequence"] == b"1"
    assert headers["content-type"] == b"application/json"
    assert json.loads(record.value)["order_id"] == "o-1001"


def test_what_is_empty_is_not_written() -> None:
    record = encode(PLACED)
    assert b"null" not in record.value
    assert not {"ce_causationid", "ce_correlationid", "ce_traceparent"} & {name for name, _ in record.headers}


def test_the_chain_is_written() -> None:
    event = new_event(PLACED.data, id="e2", time=BEGIN, source="/orders", cause=PLACED)
    headers = dict(encode(event).headers)
    assert headers["ce_correlationid"] == headers["ce_causationid"] == PLACED.id.encode()


def test_structured_mode_holds_everything_in_the_value() -> None:
    record = encode_structured(PLACED)
    assert dict(record.headers)["content-type"].startswith(b"application/cloudevents+json")
    event = json.loads(record.value)
    assert event["specversion"] == "1.0"
    assert event["data"]["order_id"] == "o-1001"
    assert (record.topic, record.key) == ("order.updated", b"o-1001")


# REQ P-01
def test_an_event_larger_than_readers_take_is_not_written() -> None:
    product = {"product_id": "p", "name": "n" * 500, "url": f"https://shop.example.test/{'u' * 2000}"}
    promotion = PromotionPublished.model_validate(
        {
            **example_events(PromotionPublished)["seasonal"].data.model_dump(),
            "products": [{**product, "image_url": product["url"]}] * 200,
            "summary": "é" * 100_000,
            "audience": {"user_ids": [f"user-{number:0190}" for number in range(2000)]},
        }
    )
    event = new_event(promotion, id="large", time=BEGIN, source="/marketing")
    for write in (encode, encode_structured):
        with pytest.raises(RefusedEvent) as refused:
            write(event)
        assert refused.value.reason is Reason.OVERSIZED
        assert refused.value.event_id == "large"
        assert str(MAX_EVENT_BYTES) in refused.value.detail


def test_all_scripts_survive() -> None:
    text = "Kettle ☕ 薬缶 غلاية \u0000 \U0001f375"
    message = example_events(MessageSent)["first"].data.model_copy(update={"text": text})
    record = encode(new_event(message, id="m", time=BEGIN, source="/messaging"))
    assert json.loads(record.value)["text"] == text
