"""The publisher for programs without asyncio: jobs, scripts, web frameworks with threads."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from saypro_events.base import EventData
from saypro_events.envelope import DataT, Event
from saypro_events.publisher import EventPublisher

ResultT = TypeVar("ResultT")


class SyncEventPublisher:
    """EventPublisher without `await`. Safe to share between threads; each call returns once Kafka has the events.

    Takes what EventPublisher takes. It keeps one background thread for the connection; close it, or use `with`.
    """

    def __init__(self, bootstrap: str, *, source: str, **options: Any) -> None:
        self._make: Callable[[], EventPublisher] = lambda: EventPublisher(bootstrap, source=source, **options)
        self._publisher: EventPublisher | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=loop.run_forever, name="saypro-publisher", daemon=True)
        self._thread.start()
        self._loop = loop
        self._publisher = self._make()
        try:
            self._run(self._publisher.__aenter__())
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def publish(
        self,
        data: DataT,
        *,
        id: str | None = None,  # noqa: A002 - the name that CloudEvents gives it
        time: datetime | None = None,
        sequence: int | None = None,
        cause: Event[Any] | None = None,
    ) -> Event[DataT]:
        """As EventPublisher.publish."""
        return self._run(self._open().publish(data, id=id, time=time, sequence=sequence, cause=cause))

    def publish_all(self, events: Iterable[EventData | Event[Any]]) -> list[Event[Any]]:
        """As EventPublisher.publish_all."""
        return self._run(self._open().publish_all(events))

    def close(self) -> None:
        """Send what is waiting and end the background thread."""
        if self._publisher is not None:
            self._run(self._publisher.stop())
        self._end()

    def _open(self) -> EventPublisher:
        if self._publisher is None:
            raise RuntimeError("the publisher is closed: use it inside `with`")
        return self._publisher

    def _run(self, work: Coroutine[Any, Any, ResultT]) -> ResultT:
        if self._loop is None:
            work.close()
            raise RuntimeError("the publisher is closed: use it inside `with`")
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _end(self) -> None:
        loop, thread = self._loop, self._thread
        self._loop = self._thread = self._publisher = None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            loop.close()
