"""What gives way when a person would be interrupted too often."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.attention import Interruption, Place, budget, places
from notifier.domain.caps import free_at, room
from notifier.domain.notification_types import Urgency
from notifier.domain.preferences import Cap

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
GO = Place("go", NOW)


def due(name: str, urgency: Urgency = "transactional", minute: int = 0, **more: object) -> Interruption:
    return Interruption(name, urgency, NOW + minute * MINUTE, **more)  # type: ignore[arg-type]


def test_no_budget_holds_nothing_back() -> None:
    assert budget(0, 0) == ()
    assert places([due(str(n), "promotional") for n in range(50)], [NOW] * 50, (), NOW) == {
        str(n): GO for n in range(50)
    }


def test_offers_give_way_first_and_wait_for_the_digest() -> None:
    # REQ N-17
    waiting = [due("offer", "promotional"), due("order", minute=5), due("talk", "conversational", minute=5)]
    found = places(waiting, [], budget(2, 0), NOW)
    assert {name: place.way for name, place in found.items()} == {"offer": "digest", "order": "go", "talk": "go"}


def test_talk_becomes_one_message_when_there_is_not_room_for_each() -> None:
    # REQ N-17
    talk = [due(f"talk-{n}", "conversational") for n in range(3)]
    found = places([due("order"), due("offer", "promotional"), *talk], [], budget(3, 0), NOW)
    assert {name: place.way for name, place in found.items()} == {
        "order": "go",
        "talk-0": "group",
        "talk-1": "group",
        "talk-2": "group",
        "offer": "go",
    }


def test_what_is_transactional_waits_for_the_first_free_place() -> None:
    # REQ N-17
    sent = [NOW - 50 * MINUTE, NOW - 10 * MINUTE]
    found = places([due("a"), due("b"), due("talk", "conversational")], sent, budget(3, 0), NOW)
    assert found == {"a": GO, "b": Place("wait", NOW + 10 * MINUTE), "talk": Place("wait", NOW + 10 * MINUTE)}


def test_both_the_hour_and_the_day_count() -> None:
    sent = [NOW - n * HOUR for n in (2, 3, 4)]
    assert places([due("a")], sent, budget(2, 3), NOW) == {"a": Place("wait", NOW + 20 * HOUR)}
    assert places([due("a")], sent, budget(2, 4), NOW) == {"a": GO}
    assert places([due("a")], [NOW - 24 * HOUR], budget(0, 1), NOW) == {"a": GO}


def test_critical_news_always_go_and_count_for_nothing() -> None:
    # REQ N-14
    waiting = [due("order"), due("reset", "critical"), due("alert", "critical")]
    assert places(waiting, [], budget(1, 1), NOW) == {"order": GO, "reset": GO, "alert": GO}
    full = places(waiting, [NOW], budget(1, 1), NOW)
    assert (full["reset"], full["alert"], full["order"].way) == (GO, GO, "wait")


def test_what_would_not_matter_any_more_by_then_goes_after_all() -> None:
    waiting = [due("soon", last_chance=NOW + 30 * MINUTE), due("later", last_chance=NOW + 3 * HOUR), due("any")]
    found = places(waiting, [NOW], budget(1, 0), NOW)
    assert found == {"soon": GO, "later": Place("wait", NOW + HOUR), "any": Place("wait", NOW + HOUR)}


def test_a_message_that_was_begun_is_sent_as_it_is_and_counts() -> None:
    waiting = [due("a"), due("begun", "promotional", begun=True)]
    assert places(waiting, [], budget(1, 0), NOW) == {"begun": GO, "a": Place("wait", NOW + HOUR)}


URGENCIES: st.SearchStrategy[Urgency] = st.sampled_from(["critical", "transactional", "conversational", "promotional"])
WAITING = st.lists(st.tuples(URGENCIES, st.integers(-60, 0), st.none() | st.integers(1, 2_000)), max_size=12).map(
    lambda rows: [
        Interruption(str(n), urgency, NOW + minute * MINUTE, None if chance is None else NOW + chance * MINUTE)
        for n, (urgency, minute, chance) in enumerate(rows)
    ]
)
SENT = st.lists(st.integers(0, 30 * 60).map(lambda ago: NOW - ago * MINUTE), max_size=12)


@given(WAITING, SENT, st.integers(1, 5), st.integers(1, 8))
def test_the_budget_holds_nothing_is_dropped_and_the_less_urgent_gives_way(
    waiting: list[Interruption], sent: list[datetime], per_hour: int, per_day: int
) -> None:
    # REQ N-16, REQ N-17
    caps = budget(per_hour, per_day)
    found = places(waiting, sent, caps, NOW)
    assert found.keys() == {one.message_id for one in waiting}
    ways = {one.message_id: (one.urgency, found[one.message_id].way) for one in waiting}
    assert all(way == "go" for urgency, way in ways.values() if urgency == "critical")
    assert all(way in {"go", "wait"} for urgency, way in ways.values() if urgency == "transactional")
    assert all(way != "digest" for urgency, way in ways.values() if urgency == "conversational")
    interrupts = [
        one for one in waiting if one.urgency != "critical" and ways[one.message_id][1] == "go" and not one.last_chance
    ]
    grouped = any(way == "group" for _, way in ways.values())
    assert len(interrupts) + grouped <= min(room(cap, sent, NOW) for cap in caps)
    if any(way == "wait" for urgency, way in ways.values() if urgency == "transactional"):
        assert not any(one.urgency == "promotional" for one in interrupts)
        assert not grouped
    for one in waiting:
        place = found[one.message_id]
        if place.way == "wait":
            assert place.at > NOW
            assert one.last_chance is None or place.at < one.last_chance


@given(SENT, st.integers(1, 5), st.integers(1, 24))
def test_there_is_room_at_the_instant_that_is_named_and_not_before(
    sent: list[datetime], count: int, hours: int
) -> None:
    cap = Cap(count, hours)
    at = free_at(cap, sent, NOW)
    assert (at is None) is (room(cap, sent, NOW) > 0)
    if at is not None:
        assert at > NOW
        assert room(cap, sent, at) > 0
        assert room(cap, sent, at - timedelta(microseconds=1)) == 0
