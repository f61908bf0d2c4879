"""Waits grow, stay bounded, differ between instances, and begin anew once something works."""

from chassis.backoff import Backoff


def ceilings(first: float, most: float, count: int) -> list[float]:
    return [min(most, first * 2**n) for n in range(count)]


def test_each_wait_is_drawn_below_a_ceiling_that_doubles_up_to_the_most() -> None:
    backoff = Backoff(first=0.1, most=1.0)
    for ceiling in ceilings(0.1, 1.0, 20):
        assert ceiling / 4 <= backoff.next_wait() <= ceiling


def test_two_that_fail_together_do_not_come_back_together() -> None:
    one, other = Backoff(), Backoff()
    assert [one.next_wait() for _ in range(10)] != [other.next_wait() for _ in range(10)]


def test_success_begins_anew() -> None:
    backoff = Backoff(first=0.1, most=10.0)
    for _ in range(10):
        backoff.next_wait()
    backoff.reset()
    assert backoff.next_wait() <= 0.1


def test_an_outage_of_a_year_overflows_nothing() -> None:
    backoff = Backoff(first=0.1, most=5.0)
    backoff.failures = 10_000_000
    assert backoff.next_wait() <= 5.0
