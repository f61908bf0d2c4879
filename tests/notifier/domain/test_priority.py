"""The order in which mails go."""

from datetime import UTC, datetime, timedelta

from notifier.domain.priority import LAST, PRIORITY, RISES_AFTER, priority_now

NOW = datetime(2026, 6, 3, 10, tzinfo=UTC)


def test_the_classes_are_in_the_order_of_their_urgency() -> None:
    # REQ N-17
    assert sorted(PRIORITY, key=PRIORITY.__getitem__) == [
        "critical",
        "transactional",
        "conversational",
        "promotional",
    ]


def test_what_is_promotional_rises_one_class_once_it_has_waited() -> None:
    just_before = NOW - RISES_AFTER + timedelta(milliseconds=1)
    assert priority_now(LAST, just_before, NOW) == LAST
    assert priority_now(LAST, NOW - RISES_AFTER, NOW) == PRIORITY["conversational"]
    assert priority_now(LAST, NOW - 100 * RISES_AFTER, NOW) == PRIORITY["conversational"]
    for priority in range(LAST):
        assert priority_now(priority, NOW - 100 * RISES_AFTER, NOW) == priority
