"""The rounds that make what was said findable, off the path of whoever says it.

Each instance looks after what it has committed itself, and keeps in mind only what to look at: what an instance that
was killed had in mind is found by walking over all conversations, at the start and once in SWEEP_SECONDS. The same walk
makes what was said before there was an index findable.
"""

import asyncio
from collections.abc import Collection

import structlog

from chassis.errors import is_transient
from chassis.turns import take_turns
from messaging.application.search import SearchIndex

log = structlog.get_logger("indexer")

ROUND_SECONDS = 1.0
SWEEP_SECONDS = 3600.0
A_PART = 100
"""So many conversations at once: what waits for the processor meanwhile waits milliseconds."""
PART_SECONDS = 0.05
"""Between two parts of a walk, which nobody waits for."""


class Indexer:
    """Runs until cancelled."""

    def __init__(self, index: SearchIndex) -> None:
        self._index = index
        self._touched: set[str] = set()
        self._place: str | None = ""
        self._sweep_at = 0.0

    def touch(self, conversation_id: str) -> None:
        """This conversation is found otherwise now."""
        self._touched.add(conversation_id)

    async def run(self) -> None:
        """Go round every ROUND_SECONDS, at once where there is more."""
        await take_turns("indexer", self.turn, self._rest)

    async def turn(self) -> bool:
        """Look at a part of what was touched, at what is stale, and at a part of the walk; say whether more waits."""
        await self._catch_up([self._touched.pop() for _ in range(min(A_PART, len(self._touched)))])
        if self._touched:
            return True
        await self._catch_up(await self._index.stale(A_PART))
        await self._sweep()
        return False

    async def finish(self) -> None:
        """Look at all that was touched, before the instance ends. What fails is left to the next walk."""
        try:
            while self._touched:
                await self.turn()
        except Exception as error:
            if not is_transient(error):
                raise
            log.warning("left_to_the_next_walk", error=type(error).__name__)

    async def _catch_up(self, conversation_ids: Collection[str]) -> None:
        if not conversation_ids:
            return
        try:
            self._touched |= await self._index.catch_up(conversation_ids)
        except BaseException:
            self._touched.update(conversation_ids)
            raise

    async def _sweep(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._place is None and now >= self._sweep_at:
            self._place = ""
        if self._place is None:
            return
        place, found = await self._index.behind(self._place, A_PART)
        await self._catch_up(found)
        self._place = place
        self._sweep_at = now + SWEEP_SECONDS

    async def _rest(self) -> None:
        await asyncio.sleep(ROUND_SECONDS if self._place is None else PART_SECONDS)
