"""What was promised to the customer: by when they hear from us (REQ T-04), as sla-monitor says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

ORDER = ("first_response", "next_response", "update", "resolution")
"""Which promise matters first to the one who waits."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One clock as last heard of. due_at is None while it is paused; explanation says in words how it came about."""

    clock_id: str
    ticket_id: str
    metric: str
    state: str
    due_at: datetime | None
    explanation: str
    at: datetime


def next_answer(promises: Iterable[Promise], *, answered: bool) -> Promise | None:
    """The promise that says when to expect an answer: of those that count, the one that matters first.

    answered: the first answer is there, so that a promise of it counts no more even if its clock is not yet heard of.
    """
    open_metrics = ORDER[1:] if answered else ORDER
    states = {"running", "paused", "breached"}
    counting = [each for each in promises if each.state in states and each.metric in open_metrics]
    return min(counting, key=lambda each: (ORDER.index(each.metric), each.clock_id), default=None)
