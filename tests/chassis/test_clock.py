"""The present instant, as the database keeps it."""

from datetime import UTC, datetime, timedelta

from chassis.clock import utc_now


def test_it_is_aware_in_utc_and_cut_to_milliseconds_never_ahead() -> None:
    before = datetime.now(UTC)
    now = utc_now()
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0
    assert before - timedelta(milliseconds=1) < now <= datetime.now(UTC)
