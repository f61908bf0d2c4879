"""When a mail that could not be sent is tried again."""

from datetime import datetime, timedelta
from typing import Final

FIRST: Final = timedelta(seconds=5)
LONGEST: Final = timedelta(minutes=15)
GIVE_UP_AFTER: Final = timedelta(hours=48)


def next_attempt(attempts: int, jitter: float, now: datetime) -> datetime:
    """When to try again after `attempts` failures: the wait doubles each time up to a quarter of an hour.

    `jitter`, from 0 to 1, is drawn by the caller and spreads the attempts over the second half of the wait.
    """
    doublings = min(max(attempts, 1) - 1, 20)
    wait = min(FIRST * (1 << doublings), LONGEST)
    return now + wait * (0.5 + jitter / 2)


def give_up(planned: datetime, expires_at: datetime | None, at: datetime) -> bool:
    """Whether an attempt at `at` would be too late to matter, or too late after all the ones before."""
    return at >= planned + GIVE_UP_AFTER or (expires_at is not None and at >= expires_at)
