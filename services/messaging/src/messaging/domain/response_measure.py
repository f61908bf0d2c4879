"""How reliably somebody answers, by the marketplaces' fair rule.

The share of new conversations of the last 30 days that were answered within 24 hours. Automatic replies are no answers;
a conversation that needed none does not count, nor does one whose 24 hours are not over yet and that nobody has
answered; with too few conversations there is no measure (REQ S-01, M-07).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

WINDOW = timedelta(days=30)
IN_TIME = timedelta(hours=24)
ENOUGH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A new conversation: when it was begun, and when a person first answered it."""

    started_at: datetime
    answered_at: datetime | None = None
    needs_no_answer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """`share` of `counted` conversations answered in time, None when they are too few; the median of all answers."""

    share: float | None
    counted: int
    in_time: int
    median_seconds: float | None


def measure(threads: Iterable[Thread], now: datetime, *, enough: int = ENOUGH) -> Measure:
    """Give the measure as of `now`."""
    fair = [thread for thread in threads if _counts(thread, now)]
    answers = [thread.answered_at - thread.started_at for thread in fair if thread.answered_at is not None]
    in_time = sum(answer <= IN_TIME for answer in answers)
    return Measure(
        share=in_time / len(fair) if len(fair) >= enough else None,
        counted=len(fair),
        in_time=in_time,
        median_seconds=median(answer.total_seconds() for answer in answers) if answers else None,
    )


def _counts(thread: Thread, now: datetime) -> bool:
    if thread.needs_no_answer or not now - WINDOW <= thread.started_at <= now:
        return False
    return thread.answered_at is not None or now - thread.started_at > IN_TIME
