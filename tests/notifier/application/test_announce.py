"""The bytes put together by hand are those of the contracts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.application.announce import SOURCE, announcement
from notifier.application.delivery_record import DeliveryRecord
from saypro_events import Encoded, decode, encode
from saypro_events.envelope import Event
from saypro_events.notification import Channel, NotificationState, NotificationUpdated

AT = datetime(2026, 6, 3, 10, 0, 0, 123000, tzinfo=UTC)
IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def record(**changes: object) -> DeliveryRecord:
    base = {
        "_id": "d" * 40 + "-in_app",
        "event_id": "e-1",
        "event_type": "com.saypro.order.updated.v1",
        "correlation_id": "e-0",
        "user_id": "u-thandi",
        "role": "buyer",
        "type": "order_dispatched",
        "category": "orders",
        "channel": "in_app",
        "state": "delivered",
        "outcome": "send",
        "reason": "ok",
        "at": AT,
    }
    return DeliveryRecord(**{**base, **changes})  # type: ignore[typeddict-item]


def by_contract(given_record: DeliveryRecord, state: str, reason: str) -> Encoded:
    data = NotificationUpdated(
        notification_id=given_record["_id"],
        event_id=given_record["event_id"],
        user_id=given_record["user_id"],
        notification_type=given_record["type"],
        category=given_record["category"],
        channel=Channel(given_record["channel"]),
        state=NotificationState(state),
        reason=reason,
        template=given_record["type"],
        at=AT,
    )
    return encode(
        Event(
            id=f"{given_record['_id']}-{state}",
            type=NotificationUpdated.TYPE,
            source=SOURCE,
            subject=given_record["user_id"],
            time=AT,
            data=data,
            correlationid=given_record["correlation_id"],
            causationid=given_record["event_id"],
        )
    )


@given(user_id=IDS, event_id=IDS, correlation_id=IDS, reason=IDS)
def test_equals_the_contracts_own_encoding(user_id: str, event_id: str, correlation_id: str, reason: str) -> None:
    # REQ N-21
    given_record = record(user_id=user_id, event_id=event_id, correlation_id=correlation_id, reason=reason)
    assert announcement(given_record, AT) == by_contract(given_record, "delivered", reason)


@pytest.mark.parametrize("state", ["suppressed", "sent", "bounced", "opened", "expired"])
def test_says_a_given_state_and_reason_instead_of_the_records_own(state: str) -> None:
    encoded = announcement(record(channel="email"), AT, state=state, reason="rejected")
    assert encoded == by_contract(record(channel="email"), state, "rejected")
    read = decode(encoded.topic, encoded.key, encoded.value, encoded.headers)
    assert (read.data.state, read.data.reason) == (state, "rejected")
