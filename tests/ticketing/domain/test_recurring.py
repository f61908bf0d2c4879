"""REQ T-11: the same trouble, told by many."""

from datetime import UTC, datetime, timedelta

from ticketing.domain.recurring import Sample, find_recurring

NOW = datetime(2026, 3, 31, tzinfo=UTC)


def sample(number: int, subject: str, days_ago: int, category: str = "technical") -> Sample:
    return Sample(f"t-{number}", category, None, subject, NOW - timedelta(days=days_ago))


def test_tickets_that_share_their_words_are_one_issue() -> None:
    # REQ T-11
    samples = [
        sample(1, "Checkout shows error 500", 9),
        sample(2, "error at the checkout page", 2),
        sample(3, "Checkout error again!!", 1),
        sample(4, "My photo does not upload", 1),
        sample(5, "checkout error", 1, "transaction"),
    ]
    (issue,) = find_recurring(reversed(samples), now=NOW)
    assert issue.numbers == ("t-1", "t-2", "t-3")
    assert set(issue.words[:2]) == {"checkout", "error"}
    assert issue.growth == 1


def test_what_was_erased_is_no_issue() -> None:
    # REQ P-06
    assert find_recurring([sample(each, "erased", 1) for each in range(9)], now=NOW) == []


def test_subjects_that_say_nothing_are_no_issue() -> None:
    assert find_recurring([sample(each, "help please", 1) for each in range(9)], now=NOW) == []
