"""What gives way when a person would be interrupted too often."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.attention import LONGEST_WAIT, Interruption, budget, held_back
from notifier.domain.caps import free_at, room
from notifier.domain.notification_types import Urgency
from notifier.domain.preferences import Cap

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
DIGEST = None


def due(name: str, urgency: Urgency = "transactional", minute: int = 0, *, firm: bool = False) -> Interruption:
    return Interruption(name, urgency, NOW + minute * MINUTE, firm=firm)


def test_no_budget_holds_nothing_back() -> None:
    assert budget(0, 0) == ()
    assert held_back([due(str(n), "promotional") for n in range(50)], [NOW] * 50, (), NOW) == {}


def test_what_a_person_must_know_goes_however_much_there_was() -> None:
    # REQ N-14, REQ N-17
    waiting = [due("order"), due("ticket"), due("alert", "critical")]
    assert held_back(waiting, [NOW] * 50, budget(1, 1), NOW) == {}


def test_and_takes_up_the_room() -> None:
    # REQ N-17
    offers = [due("offer-1", "promotional"), due("offer-2", "promotional", minute=1)]
    assert held_back([due("order"), *offers], [], budget(2, 0), NOW) == {"offer-2": DIGEST}
    assert held_back([due("alert", "critical"), due("order"), *offers], [], budget(2, 0), NOW) == {
        "offer-1": DIGEST,
        "offer-2": DIGEST,
    }


def test_offers_give_way_first_and_wait_for_the_digest() -> None:
    # REQ N-17
    waiting = [due("offer", "promotional"), due("order", minute=5), due("talk", "conversational", minute=5)]
    assert held_back(waiting, [], budget(2, 0), NOW) == {"offer": DIGEST}


def test_talk_gives_way_after_offers() -> None:
    # REQ N-17
    talk = [due(f"talk-{n}", "conversational") for n in range(2)]
    waiting = [due("order"), due("offer", "promotional"), due("other", "promotional", minute=1), *talk]
    assert held_back(waiting, [], budget(4, 0), NOW) == {"other": DIGEST}
    assert held_back(waiting, [], budget(3, 0), NOW) == {"offer": DIGEST, "other": DIGEST}
    assert held_back(waiting, [], budget(2, 0), NOW) == {"talk-1": NOW + HOUR, "offer": DIGEST, "other": DIGEST}


def test_talk_waits_together_for_the_first_room_and_no_longer_than_an_hour() -> None:
    # REQ N-10, REQ N-17
    talk = [due("talk-0", "conversational"), due("talk-1", "conversational")]
    soon = NOW + 10 * MINUTE
    assert held_back(talk, [NOW - 50 * MINUTE], budget(1, 0), NOW) == {"talk-0": soon, "talk-1": soon}
    full_day = [NOW - 2 * HOUR] * 20
    assert held_back(talk[:1], full_day, budget(6, 20), NOW) == {"talk-0": NOW + LONGEST_WAIT}


def test_both_the_hour_and_the_day_count() -> None:
    offer, sent = [due("offer", "promotional")], [NOW - n * HOUR for n in (2, 3, 4)]
    assert held_back(offer, sent, budget(2, 3), NOW) == {"offer": DIGEST}
    assert held_back(offer, sent, budget(2, 4), NOW) == {}
    assert held_back(offer, [NOW - 24 * HOUR], budget(0, 1), NOW) == {}


def test_what_has_waited_goes_and_counts() -> None:
    waiting = [due("digest", "promotional", firm=True), due("talk", "conversational", firm=True)]
    assert held_back(waiting, [NOW] * 9, budget(1, 1), NOW) == {}
    assert held_back([*waiting, due("offer", "promotional")], [], budget(2, 0), NOW) == {"offer": DIGEST}


URGENCIES: st.SearchStrategy[Urgency] = st.sampled_from(["critical", "transactional", "conversational", "promotional"])
WAITING = st.lists(st.tuples(URGENCIES, st.integers(-60, 0), st.booleans()), max_size=12).map(
    lambda rows: [due(str(number), urgency, minute, firm=firm) for number, (urgency, minute, firm) in enumerate(rows)]
)
SENT = st.lists(st.integers(0, 30 * 60).map(lambda ago: NOW - ago * MINUTE), max_size=12)


@given(WAITING, SENT, st.integers(1, 5), st.integers(1, 8))
def test_the_budget_holds_and_the_less_urgent_gives_way(
    waiting: list[Interruption], sent: list[datetime], per_hour: int, per_day: int
) -> None:
    # REQ N-16, REQ N-17
    caps = budget(per_hour, per_day)
    held = held_back(waiting, sent, caps, NOW)
    going = [one for one in waiting if one.message_id not in held]
    assert held.keys() <= {one.message_id for one in waiting if one.gives_way}
    must = [one for one in going if not one.gives_way]
    left = max(0, min(room(cap, [*sent, *(NOW for _ in must)], NOW) for cap in caps))
    assert len(going) - len(must) == min(left, len(waiting) - len(must))
    for one in waiting:
        if one.message_id in held:
            at = held[one.message_id]
            assert (at is DIGEST) is (one.urgency == "promotional")
            assert at is DIGEST or NOW < at <= NOW + LONGEST_WAIT
    if any(one.urgency == "conversational" and one.message_id in held for one in waiting):
        assert all(one.urgency != "promotional" or one.firm for one in going)


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
