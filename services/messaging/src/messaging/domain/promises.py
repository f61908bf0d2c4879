"""Of several promises on one conversation: which one the desk counts down to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_LIVE = ("running", "paused")
_ANSWERS = ("first_response", "next_response")
"""Metrics of clocks that are about an answer. A broken one stays broken, also when the answer has come after all."""
# At one instant a clock may be told of twice (due, and met); the state that ends it is the one that holds.
FINALITY = {"running": 0, "paused": 1, "breached": 2, "met": 3, "cancelled": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A promise: what, how it stands, when it is due (None: it is paused), and why, in words."""

    clock_id: str
    metric: str
    state: str
    due_at: datetime | None
    explanation: str
    at: datetime

    def supersedes(self, other: "Clock") -> bool:
        """Say whether this reading is newer than `other` of the same clock."""
        mine, theirs = FINALITY.get(self.state, 0), FINALITY.get(other.state, 0)
        return (self.at, mine) > (other.at, theirs)


def next_due(clocks: Iterable[Clock], waiting_since: datetime | None, *, is_resolved: bool) -> Clock | None:
    """Give the promise that is still to be kept and due first; a paused one only if there is no other; else None.

    `waiting_since` is when the oldest message was written that nobody has answered.
    """
    active = [clock for clock in clocks if _is_owed(clock, waiting_since, is_resolved)]
    timed = [clock for clock in active if clock.due_at is not None]
    if timed:
        return min(timed, key=lambda clock: (clock.due_at, clock.clock_id))
    return min(active, key=lambda clock: clock.clock_id, default=None)


def _is_owed(clock: Clock, waiting_since: datetime | None, is_resolved: bool) -> bool:
    if clock.state != "breached":
        return clock.state in _LIVE
    if clock.metric in _ANSWERS and clock.due_at is not None:
        return waiting_since is not None and waiting_since <= clock.due_at
    return not is_resolved


def is_breached(clocks: Iterable[Clock]) -> bool:
    """Say whether a promise was broken."""
    return any(clock.state == "breached" for clock in clocks)
