"""At most so many a second, evenly: a provider's own limit."""

from dataclasses import dataclass


@dataclass(slots=True)
class Rate:
    """Gives each attempt its moment. Times are seconds of one monotonic clock; a rate of 0 is no limit."""

    per_second: float
    next_free: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds that the next attempt has to wait; it is counted as made."""
        if self.per_second <= 0:
            return 0.0
        start = max(now, self.next_free)
        self.next_free = start + 1.0 / self.per_second
        return start - now
