"""Live delivery within one process: who listens to what, and what they have not taken yet."""

import asyncio
from collections.abc import AsyncIterator
from types import TracebackType
from typing import Any, Self

from prometheus_client import CollectorRegistry, Counter, Gauge

WAITING = 1000
"""A listener that is this far behind is let go: it comes back with the last thing it saw and gets the rest."""


class Listener:
    """One open stream. Iterating gives items until the stream is to be closed."""

    def __init__(self, hub: "Hub", keys: frozenset[str]) -> None:
        self._hub = hub
        self.keys = keys
        self._items: asyncio.Queue[Any] = asyncio.Queue(WAITING)
        self.closed = False

    def __enter__(self) -> Self:
        self._hub.add(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hub.remove(self)

    def offer(self, item: Any) -> bool:
        """Queue an item. False if this listener is too far behind: it is closed then."""
        try:
            self._items.put_nowait(item)
        except asyncio.QueueFull:
            self.close()
            return False
        return True

    def close(self) -> None:
        """End the stream after what is queued."""
        self.closed = True
        if not self._items.full():
            self._items.put_nowait(None)

    async def next(self, within: float) -> Any:
        """The next item, or None if none came `within` seconds (time for a heartbeat) or the stream is closed."""
        if self.closed and self._items.empty():
            return None
        try:
            async with asyncio.timeout(within):
                return await self._items.get()
        except TimeoutError:
            return None

    async def __aiter__(self) -> AsyncIterator[Any]:
        while not (self.closed and self._items.empty()):
            item = await self._items.get()
            if item is not None:
                yield item


class Hub:
    """Passes pushed items to the listeners of their key. Costs one look-up where nobody listens."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._listeners: dict[str, set[Listener]] = {}
        self._open = Gauge("saypro_live_streams", "Open live streams", registry=registry)
        self._dropped = Counter(
            "saypro_live_overrun_total", "Streams closed for being too far behind", registry=registry
        )

    def listen(self, *keys: str) -> Listener:
        """A listener to `keys`, active within `with`."""
        return Listener(self, frozenset(keys))

    def push(self, key: str, item: Any) -> None:
        """Give `item` to everyone who listens to `key`."""
        for listener in tuple(self._listeners.get(key, ())):
            if not listener.offer(item):
                self._dropped.inc()

    def listens(self, key: str) -> bool:
        """Whether anyone listens to `key` here."""
        return key in self._listeners

    def add(self, listener: Listener) -> None:
        """Begin to pass items on."""
        for key in listener.keys:
            self._listeners.setdefault(key, set()).add(listener)
        self._open.inc()

    def remove(self, listener: Listener) -> None:
        """Stop passing items on."""
        for key in listener.keys:
            held = self._listeners.get(key, set())
            held.discard(listener)
            if not held:
                self._listeners.pop(key, None)
        self._open.dec()

    def close(self) -> None:
        """End every stream: the process is about to stop."""
        for listener in {one for held in self._listeners.values() for one in held}:
            listener.close()
