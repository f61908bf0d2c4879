"""The fair rule for response times."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from messaging.domain.response_measure import ENOUGH, IN_TIME, WINDOW, Thread, measure

NOW = datetime(2026, 11, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def thread(age: timedelta, after: timedelta | None) -> Thread:
    started = NOW - age
    return Thread(started_at=started, answered_at=None if after is None else started + after)


ON_TIME = thread(timedelta(days=3), IN_TIME)
LATE = thread(timedelta(days=3), IN_TIME + timedelta(seconds=1))
OPEN = thread(timedelta(days=3), None)


# REQ M-07
def test_the_share_of_those_answered_within_a_day() -> None:
    found = measure([ON_TIME] * 6 + [LATE] * 2 + [OPEN] * 2, NOW)
    assert (found.share, found.counted, found.in_time) == (0.6, 10, 6)
    assert found.median_seconds == IN_TIME.total_seconds()


# REQ M-07
def test_too_few_say_nothing() -> None:
    assert measure([ON_TIME] * (ENOUGH - 1), NOW).share is None
    assert measure([], NOW).median_seconds is None
    assert measure([ON_TIME] * ENOUGH, NOW).share == 1


# REQ M-07
def test_what_does_not_count() -> None:
    needless = Thread(started_at=NOW - 72 * HOUR, needs_no_answer=True)
    still_in_time = thread(IN_TIME, None)
    old = thread(WINDOW + timedelta(seconds=1), HOUR)
    future = thread(-HOUR, None)
    assert measure([needless, still_in_time, old, future], NOW).counted == 0
    assert measure([thread(HOUR, timedelta(minutes=5))], NOW).counted == 1
    assert measure([thread(WINDOW, HOUR)], NOW).counted == 1


@given(
    st.lists(
        st.builds(
            thread,
            st.timedeltas(timedelta(0), timedelta(days=40)),
            st.none() | st.timedeltas(timedelta(0), timedelta(days=3)),
        )
    )
)
def test_answering_never_makes_it_worse(threads: list[Thread]) -> None:
    answered = [
        Thread(started_at=one.started_at, answered_at=one.answered_at or one.started_at + HOUR) for one in threads
    ]
    before, after = measure(threads, NOW, enough=1), measure(answered, NOW, enough=1)
    assert after.in_time >= before.in_time
    assert before.share is None or (after.share or 0) >= before.share
