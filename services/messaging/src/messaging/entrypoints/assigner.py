"""The round that gives what waits to the staff: one instance goes it at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from chassis.clock import Now
from chassis.lease import Lease
from chassis.turns import take_turns

ROUND_SECONDS = 2.0


class Assigner:
    """Runs until cancelled. What cannot be given yet is looked at again in the next round."""

    def __init__(self, assign: Callable[[datetime], Awaitable[int]], lease: Lease, now: Now) -> None:
        self._assign = assign
        self._lease = lease
        self._now = now

    async def run(self) -> None:
        """Go round every ROUND_SECONDS while holding the lease."""
        await take_turns("assigner", self._round, lambda: asyncio.sleep(ROUND_SECONDS))

    async def _round(self) -> bool:
        if await self._lease.ensure():
            await self._assign(self._now())
        return False
