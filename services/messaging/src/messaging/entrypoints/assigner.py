"""The round that gives what waits to the staff: one instance goes it at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog

from chassis.clock import Now
from chassis.errors import is_transient
from chassis.lease import Lease

ROUND_SECONDS = 2.0
log = structlog.get_logger("assigner")


class Assigner:
    """Runs until cancelled. What cannot be given yet is looked at again in the next round."""

    def __init__(self, assign: Callable[[datetime], Awaitable[int]], lease: Lease, now: Now) -> None:
        self._assign = assign
        self._lease = lease
        self._now = now

    async def run(self) -> None:
        """Go round every ROUND_SECONDS while holding the lease."""
        while True:
            await asyncio.sleep(ROUND_SECONDS)
            try:
                if await self._lease.ensure():
                    await self._assign(self._now())
            except Exception as error:
                if not is_transient(error):
                    raise
                log.warning("round_left_out", error=type(error).__name__)
