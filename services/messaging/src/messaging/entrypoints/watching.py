"""What is open on this instance, and the round that keeps it whole: presence, and changes that no push has brought."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import structlog

from chassis.clock import Now
from chassis.errors import is_transient
from chassis.live import Hub
from messaging.application.live import LiveHint, LivePresence, Presence, Standings, Visit, talk_key

log = structlog.get_logger("watching")

ROUND_SECONDS = 10.0
A_PART = 20


class Watching(Protocol):
    """What a live session tells of its reader."""

    async def enter(self, visit: Visit) -> None:
        """The reader has opened a conversation."""
        ...

    async def leave(self, visit: Visit) -> None:
        """The reader has closed it."""
        ...


class Watchers:
    """Implements `Watching`; `run` goes round until cancelled."""

    def __init__(self, hub: Hub, changes: Standings, presence: Presence, now: Now) -> None:
        self._hub = hub
        self._changes = changes
        self._presence = presence
        self._now = now
        self._open: Counter[Visit] = Counter()
        self._told: dict[str, tuple[tuple[str, str], ...]] = {}

    async def enter(self, visit: Visit) -> None:
        self._open[visit] += 1
        await self._presence.keep([visit], self._now())
        await self._tell([visit[0]], again=True)

    async def leave(self, visit: Visit) -> None:
        self._open[visit] -= 1
        if self._open[visit] <= 0:
            del self._open[visit]
            await self._presence.leave(visit[0], visit[1])
            await self._tell([visit[0]])

    async def run(self) -> None:
        """Every ROUND_SECONDS, a part at a time, so that nobody's message waits for a long round."""
        while True:
            visits = sorted(self._open)
            parts = [visits[at : at + A_PART] for at in range(0, len(visits), A_PART)] or [[]]
            for part in parts:
                await asyncio.sleep(ROUND_SECONDS / len(parts))
                try:
                    await self.look_after([visit for visit in part if visit in self._open])
                except Exception as error:
                    if not is_transient(error):
                        raise
                    log.warning("part_of_round_left_out", error=type(error).__name__)

    async def look_after(self, visits: Sequence[Visit]) -> None:
        """Renew the presence of these, and hint at where their conversations stand: one write and two reads."""
        if not visits:
            return
        conversation_ids = sorted({visit[0] for visit in visits})
        await self._presence.keep(visits, self._now())
        await self._tell(conversation_ids)
        for conversation_id, seq in (await self._changes.seqs(conversation_ids)).items():
            self._hub.push(talk_key(conversation_id), LiveHint(conversation_id, seq))

    async def _tell(self, conversation_ids: list[str], *, again: bool = False) -> None:
        for conversation_id, people in (await self._presence.here(conversation_ids, self._now())).items():
            if again or self._told.get(conversation_id) != people:
                self._hub.push(talk_key(conversation_id), LivePresence(conversation_id, people))
            if people:
                self._told[conversation_id] = people
            else:
                self._told.pop(conversation_id, None)
