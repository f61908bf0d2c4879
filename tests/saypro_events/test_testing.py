"""The conformance kit finds what it should find."""

from datetime import timedelta
from typing import Any

import pytest

from saypro_events import Encoded, encode, new_event, topics
from saypro_events.generate.examples import BEGIN
from saypro_events.testing import Erasure, Export, Marker
from saypro_events.testing.privacy import as_records
from saypro_events.user import UserDataErased, UserDataExported


def _answer(service: str, user_id: str, request_id: str = "er-test-1") -> Encoded:
    data = UserDataErased(
        user_id=user_id, request_id=request_id, service=service, counts={"messages": 3}, erased_at=BEGIN
    )
    return encode(new_event(data, id="answer", time=BEGIN + timedelta(minutes=1), source=f"/{service}"))


# REQ P-06
@pytest.mark.parametrize("service", topics.SERVICES)
def test_the_kit_tells_a_service_of_the_person_with_markers_in_personal_fields(service: str) -> None:
    kit = Erasure(service)
    told = {event.topic for event in kit.before}
    assert told == set(topics.names(topics.consumed_by(service))) - {"user.erased", "user.export_requested"}
    assert kit.before[0].topic == "user.updated"
    assert len(kit.marker.leaks((event.topic, event.data) for event in kit.before)) >= 3
    assert all(kit.user_id in str(event.data) for event in kit.before if event.topic.startswith("user."))
    assert len(as_records(kit.before)) == len(kit.before)


# REQ P-06
def test_a_service_that_forgets_passes() -> None:
    kit = Erasure("messaging")
    answer = kit.check([("users", {"_id": kit.user_id, "erased": True})], [_answer("messaging", kit.user_id)])
    assert answer.counts == {"messages": 3}


@pytest.mark.parametrize("kind", ["word", "phone"])
def test_what_is_left_behind_is_named(kind: str) -> None:
    kit = Erasure("messaging")
    marker = getattr(kit.marker, kind)
    with pytest.raises(AssertionError, match="inbox"):
        kit.check([("users", {}), ("inbox", [{"deep": {"er": marker.upper()}}])], [_answer("messaging", kit.user_id)])


def test_what_others_left_is_not_theirs() -> None:
    kit, other = Erasure("messaging"), Marker.of("u-somebody")
    places = [("inbox", other.within({"name": "Ann", "phone": "+27"}))]
    assert kit.check(places, [_answer("messaging", kit.user_id)]).user_id == kit.user_id
    assert other.leaks(places) == ["inbox"]


def test_what_is_published_later_is_looked_at_too() -> None:
    kit = Erasure("messaging")
    told = as_records(event for event in kit.before if event.topic == "user.updated")
    with pytest.raises(AssertionError, match=r"published on user\.updated"):
        kit.check([], [*told, _answer("messaging", kit.user_id)])


@pytest.mark.parametrize(
    "answers",
    [
        [],
        [_answer("messaging", "u-forget-me")] * 2,
        [_answer("notifier", "u-forget-me")],
        [_answer("messaging", "u-somebody")],
        [_answer("messaging", "u-forget-me", "another request")],
    ],
)
def test_the_answer_must_be_there_once_and_right(answers: list[Encoded]) -> None:
    with pytest.raises(AssertionError, match="exactly one"):
        Erasure("messaging").check([], answers)


def test_the_export_is_answered() -> None:
    kit = Export("notifier")
    data: dict[str, Any] = {"user_id": kit.user_id, "request_id": "ex-test-1", "service": "notifier"}
    answer = UserDataExported(**data, counts={}, exported_at=BEGIN)
    record = encode(new_event(answer, id="a", time=BEGIN, source="/notifier"))
    assert kit.check([record]) == answer
    with pytest.raises(AssertionError, match="exactly one"):
        kit.check([])
