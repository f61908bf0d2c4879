"""Which of several promises the desk counts down to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from messaging.domain import promises
from messaging.domain.promises import Clock, is_breached

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def clock(
    clock_id: str, state: str = "running", due: int | None = 60, at: int = 0, metric: str = "first_response"
) -> Clock:
    return Clock(
        clock_id=clock_id,
        metric=metric,
        state=state,
        due_at=None if due is None else NOW + timedelta(minutes=due),
        explanation="",
        at=NOW + timedelta(minutes=at),
    )


def next_due(clocks: list[Clock], waits: int | None = -60, *, is_resolved: bool = False) -> Clock | None:
    since = None if waits is None else NOW + timedelta(minutes=waits)
    return promises.next_due(clocks, since, is_resolved=is_resolved)


# REQ S-04
def test_the_one_that_is_due_first() -> None:
    assert next_due([clock("a", due=90), clock("b", due=30), clock("c", due=60)]) == clock("b", due=30)
    assert next_due([]) is None


# REQ S-02
@pytest.mark.parametrize("over", ["met", "cancelled"])
def test_what_is_over_is_not_counted_down(over: str) -> None:
    assert next_due([clock("a", over, due=10), clock("b", due=60)]) == clock("b", due=60)
    assert next_due([clock("a", over)]) is None


# REQ S-02
def test_a_paused_one_shows_only_alone() -> None:
    paused = clock("a", "paused", due=None)
    assert next_due([paused]) == paused
    assert next_due([paused, clock("b")]) == clock("b")


# REQ S-03
def test_a_broken_promise_stands_until_it_is_kept() -> None:
    assert is_breached([clock("a"), clock("b", "breached", due=-5)])
    assert not is_breached([clock("a"), clock("b", "met", due=-5)])
    assert next_due([clock("a"), clock("b", "breached", due=-5)]) == clock("b", "breached", due=-5)


# REQ S-03, REQ S-04
def test_what_was_answered_late_is_owed_no_longer() -> None:
    late, solution = clock("b", "breached", due=-5), clock("a", metric="resolution")
    assert next_due([solution, late], waits=None) == solution
    assert next_due([solution, late], waits=-1) == solution, "they wrote again after it was answered"
    assert next_due([late], waits=None) is None
    assert is_breached([late])


# REQ S-03, REQ S-04
def test_what_was_not_solved_in_time_is_owed_until_it_is() -> None:
    late = clock("a", "breached", due=-5, metric="resolution")
    assert next_due([late], waits=None) == late
    assert next_due([late], waits=None, is_resolved=True) is None


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ({"at": 1}, {"at": 0}),
        ({"state": "breached"}, {"state": "running"}),
        ({"state": "met"}, {"state": "breached"}),
        ({"state": "running", "at": 2}, {"state": "met", "at": 1}),
    ],
)
def test_of_two_readings_the_later_holds(newer: dict[str, Any], older: dict[str, Any]) -> None:
    assert clock("a", **newer).supersedes(clock("a", **older))
    assert not clock("a", **older).supersedes(clock("a", **newer))
    assert not clock("a", **newer).supersedes(clock("a", **newer))
