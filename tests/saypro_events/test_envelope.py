from datetime import UTC, datetime, timedelta, timezone

import pytest

from saypro_events import Event, new_event
from saypro_events.envelope import MAX_ID, MAX_SOURCE
from saypro_events.generate.examples import example
from saypro_events.order import OrderUpdated

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
ORDER = OrderUpdated.model_validate(example(OrderUpdated))


# REQ P-01
def test_type_topic_key_and_subject_follow_from_the_model() -> None:
    event = new_event(ORDER, id="e1", time=NOW, source="/orders")
    assert (event.type, event.topic) == ("com.saypro.order.updated.v1", "order.updated")
    assert event.key == event.subject == "o-1001"
    assert (event.correlationid, event.causationid, event.sequence) == (None, None, None)


def test_an_event_goes_on_with_its_causes_chain() -> None:
    trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    first = new_event(ORDER, id="e1", time=NOW, source="/orders", traceparent=trace)
    second = new_event(ORDER, id="e2", time=NOW, source="/orders", cause=first)
    third = new_event(ORDER, id="e3", time=NOW, source="/orders", cause=second)
    assert (second.correlationid, second.causationid) == ("e1", "e1")
    assert (third.correlationid, third.causationid) == ("e1", "e2")
    assert third.traceparent == trace


def test_a_given_correlation_wins_over_the_causes() -> None:
    cause = new_event(ORDER, id="e1", time=NOW, source="/orders")
    event = new_event(ORDER, id="e2", time=NOW, source="/orders", cause=cause, correlationid="request-7")
    assert (event.correlationid, event.causationid) == ("request-7", "e1")


def test_time_is_turned_to_utc() -> None:
    local = datetime(2026, 6, 3, 12, tzinfo=timezone(timedelta(hours=2)))
    event = new_event(ORDER, id="e1", time=local, source="/orders")
    assert event.time == NOW
    assert event.time.tzinfo is UTC


def test_an_event_is_frozen() -> None:
    event = new_event(ORDER, id="e1", time=NOW, source="/orders")
    with pytest.raises(AttributeError):
        event.id = "e2"  # type: ignore[misc]
    assert not hasattr(event, "__dict__")


@pytest.mark.parametrize(
    ("event_id", "source", "time", "sequence"),
    [
        ("", "/orders", NOW, None),
        ("e" * (MAX_ID + 1), "/orders", NOW, None),
        ("e1", "", NOW, None),
        ("e1", "s" * (MAX_SOURCE + 1), NOW, None),
        ("e1", "/orders", NOW.replace(tzinfo=None), None),
        ("e1", "/orders", NOW, -1),
        ("e1", "/orders", NOW, 2**53),
    ],
)
def test_what_readers_would_refuse_is_not_made(
    event_id: str, source: str, time: datetime, sequence: int | None
) -> None:
    with pytest.raises(ValueError, match=r"id|time|sequence"):
        new_event(ORDER, id=event_id, time=time, source=source, sequence=sequence)


def test_events_with_the_same_content_are_equal() -> None:
    one, two = (new_event(ORDER, id="e1", time=NOW, source="/orders") for _ in range(2))
    assert one == two
    assert isinstance(one, Event)
