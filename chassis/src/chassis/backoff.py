"""Waiting longer after each failure, never in step with others."""

import asyncio
import random


class Backoff:
    """Full jitter: each wait is drawn from 0 to `first`, doubling up to `most` (seconds)."""

    def __init__(self, first: float = 0.1, most: float = 10.0) -> None:
        self._first = first
        self._most = most
        self.failures = 0

    def next_wait(self) -> float:
        """Seconds to wait before the next attempt; counts a failure."""
        ceiling = min(self._most, self._first * 2 ** min(self.failures, 30))
        self.failures += 1
        return random.uniform(ceiling / 4, ceiling)  # noqa: S311  (jitter, no secret)

    async def wait(self) -> None:
        """Wait that long."""
        await asyncio.sleep(self.next_wait())

    def reset(self) -> None:
        """Something worked: start from the beginning next time."""
        self.failures = 0
