"""One ring for all that changes on the desk in a moment: a hundred agents need not hear of each message."""

import asyncio

from chassis.live import Hub
from messaging.application.live import DESK_KEY, LiveDesk

QUIET_SECONDS = 0.25


class DeskBell:
    """Rings at most once in QUIET_SECONDS, and always after the last change."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._waiting: asyncio.TimerHandle | None = None

    def ring(self) -> None:
        """Something on the desk has changed."""
        if self._waiting is None and self._hub.listens(DESK_KEY):
            self._waiting = asyncio.get_running_loop().call_later(QUIET_SECONDS, self._push)

    def _push(self) -> None:
        self._waiting = None
        self._hub.push(DESK_KEY, LiveDesk())
