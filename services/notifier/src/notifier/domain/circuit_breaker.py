"""Stops asking a provider that does not answer, and lets one attempt through after a while to see."""

from dataclasses import dataclass

FAILURES_TO_OPEN = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0


@dataclass(slots=True)
class CircuitBreaker:
    """Times are seconds of one monotonic clock, given by the caller.

    Closed: every attempt may go. Open after so many failures in a row: none may. After a pause, which doubles each
    time, one attempt may go; its success closes the breaker.
    """

    failures: int = 0
    pauses: int = 0
    open_until: float = 0.0
    probing: bool = False

    def allows(self, now: float) -> bool:
        """Whether an attempt may go now; the one that is let through on trial is counted as under way."""
        if self.failures < FAILURES_TO_OPEN:
            return True
        if now < self.open_until or self.probing:
            return False
        self.probing = True
        return True

    def waits(self, now: float) -> float:
        """Seconds until an attempt may go; 0 when it may now."""
        return max(0.0, self.open_until - now) if self.failures >= FAILURES_TO_OPEN else 0.0

    def succeeded(self) -> None:
        """The provider answered, whatever it said."""
        self.failures = self.pauses = 0
        self.probing = False

    def failed(self, now: float) -> None:
        """The provider did not answer."""
        self.probing = False
        self.failures += 1
        if self.failures >= FAILURES_TO_OPEN:
            self.open_until = now + min(FIRST_PAUSE * 2**self.pauses, LONGEST_PAUSE)
            self.pauses = min(self.pauses + 1, 10)
