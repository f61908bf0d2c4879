"""One partition's events, in order, each batch in one transaction together with where to go on.

The transaction holds the inbox entries, whatever the handlers write, the outgoing events, parked and dead-lettered
records, and the lane's next offset. So a crash at any moment leaves either all of it or none, a redelivery finds
itself known, and a second consumer of the same partition (a zombie) fails on the offset.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import structlog

from chassis import failpoints
from chassis.backoff import Backoff
from chassis.dead_letters import DeadLetters
from chassis.errors import EventFailed, is_transient, outlived_transaction
from chassis.inbox import Inbox
from chassis.metrics import LaneMetrics
from chassis.offsets import Offsets
from chassis.parking import Parking, block_id
from chassis.records import Event, Handle, Reader, Record
from chassis.unit_of_work import UnitOfWork

log = structlog.get_logger("lane")

TOMBSTONE = "tombstone"
"""Reason of a record that only deletes its key from a compacted topic: no event, and nothing is wrong with it."""
SLOW_ATTEMPTS = 3
"""After so many transactions that the server ended for their length, the lane goes on one event at a time."""


@dataclass(frozen=True)
class LaneParts:
    """What every lane of one service works with."""

    reader: Reader
    handle: Handle
    unit_of_work: UnitOfWork
    inbox: Inbox
    offsets: Offsets
    parking: Parking
    dead_letters: DeadLetters
    metrics: LaneMetrics
    max_batch: int = 500


@dataclass(slots=True)
class _Plan:
    """One batch as read: what can be handled, what can't be, and what past attempts taught about it."""

    readable: list[tuple[Record, Event]] = field(default_factory=list)
    refused: list[tuple[Record, str, str]] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    duplicates: int = 0
    parked: int = 0
    handled: list[Event] = field(default_factory=list)
    blocked: set[str] = field(default_factory=set)


class Lane:
    """Works through one partition from `start`. Records are offered; progress and idleness can be asked for."""

    def __init__(self, parts: LaneParts, topic: str, partition: int, start: int | None) -> None:
        self.topic = topic
        self.partition = partition
        self.position = start
        """Offset of the next record to handle; None until the first record of a partition never read before."""
        self._parts = parts
        self._waiting: deque[Record] = deque()
        self._offered = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._may_be_blocked = True
        """Only this lane parks events of its partition: once it has seen no blocked key, there is none."""
        self._task: asyncio.Task[None] | None = None
        self.last_progress = asyncio.get_running_loop().time()

    @property
    def backlog(self) -> int:
        """Records that were fetched and wait."""
        return len(self._waiting)

    @property
    def alive(self) -> bool:
        """Whether its loop runs."""
        return self._task is not None and not self._task.done()

    @property
    def failure(self) -> BaseException | None:
        """What ended its loop, if it did end."""
        if self._task is None or not self._task.done() or self._task.cancelled():
            return None
        return self._task.exception()

    def start(self, on_end: Callable[[], None]) -> None:
        """Begin to work; `on_end` is called if the loop ends by itself, which it only does when fenced or broken."""
        self._task = asyncio.create_task(self._work(), name=f"lane {self.topic}/{self.partition}")
        self._task.add_done_callback(lambda task: None if task.cancelled() else on_end())

    def offer(self, records: Sequence[Record]) -> None:
        """Take fetched records; those that lie behind the lane's position are known already and fall away."""
        if self.backlog == 0 and self._idle.is_set():
            self.last_progress = asyncio.get_running_loop().time()
        self._waiting.extend(r for r in records if self.position is None or r.offset >= self.position)
        self._offered.set()

    async def stop(self, within: float) -> None:
        """Take nothing new, wait (at most `within` seconds) for the batch in work, and end."""
        self._stopping = True
        self._waiting.clear()
        self._offered.set()
        try:
            await asyncio.wait_for(self._idle.wait(), within)
        except TimeoutError:
            log.warning("lane_stopped_in_work", topic=self.topic, partition=self.partition)
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while not self._stopping:
            await self._offered.wait()
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self._parts.max_batch))]
            if not batch:
                self._offered.clear()
                continue
            self._idle.clear()
            try:
                await self._until_done(batch)
            finally:
                self._idle.set()

    async def _until_done(self, batch: Sequence[Record]) -> None:
        """Handle a batch, however often the surroundings fail; in halves when it is too long for a transaction."""
        plan = self._read(batch)
        backoff = Backoff(first=0.05, most=5.0)
        too_long = 0
        while not self._stopping:
            try:
                await self._commit(plan, batch)
            except EventFailed as failure:
                plan.failed[failure.event_id] = str(failure)
                log.warning(
                    "event_failed", event_id=failure.event_id, topic=self.topic, cause=type(failure.cause).__name__
                )
            except Exception as error:
                if not is_transient(error) and not outlived_transaction(error):
                    raise
                too_long += outlived_transaction(error)
                if too_long >= SLOW_ATTEMPTS:
                    await self._one_by_one(plan, batch)
                    return
                self._parts.metrics.retries.inc()
                log.warning("lane_backs_off", topic=self.topic, partition=self.partition, error=type(error).__name__)
                await backoff.wait()
            else:
                self._done(plan, batch)
                return

    async def _one_by_one(self, plan: _Plan, batch: Sequence[Record]) -> None:
        """Find the event that outlives a transaction: alone it is tried again, then parked as too slow."""
        if len(batch) == 1:
            for _, event in plan.readable:
                plan.failed[event.id] = "too slow: its handling outlives a transaction"
            await self._commit(plan, batch)
            self._done(plan, batch)
            return
        for record in batch:
            await self._until_done([record])

    def _read(self, batch: Sequence[Record]) -> _Plan:
        plan = _Plan()
        reader = self._parts.reader
        for record in batch:
            try:
                event = reader.decode(record.topic, record.key, record.value, record.headers)
            except reader.unreadable as error:
                if getattr(error, "reason", None) == TOMBSTONE:
                    continue
                plan.refused.append(
                    (record, getattr(error, "reason", "unreadable"), getattr(error, "detail", str(error)))
                )
            else:
                plan.readable.append((record, event))
        return plan

    async def _commit(self, plan: _Plan, batch: Sequence[Record]) -> None:
        await self._parts.unit_of_work.run(lambda: self._in_transaction(plan, batch))
        failpoints.hit("lane.after_transaction")

    async def _in_transaction(self, plan: _Plan, batch: Sequence[Record]) -> None:
        parts = self._parts
        next_offset = batch[-1].offset + 1
        await parts.offsets.advance(self.topic, self.partition, self.position, next_offset)
        if plan.readable:
            await self._handle(plan)
        if plan.refused:
            await parts.dead_letters.add(plan.refused)

    async def _handle(self, plan: _Plan) -> None:
        parts = self._parts
        known = await parts.inbox.known(event.id for _, event in plan.readable)
        blocked = await parts.parking.blocked(self.topic, self.partition) if self._may_be_blocked else set()
        handled: list[Event] = []
        plan.parked = plan.duplicates = 0
        plan.blocked = blocked
        for record, event in plan.readable:
            if event.id in known:
                plan.duplicates += 1
                continue
            if event.id in plan.failed or (blocked and block_id(record) in blocked):
                reason = plan.failed.get(event.id, "behind an earlier event of the same key")
                await parts.parking.park(record, event.id, reason)
                blocked.add(block_id(record))
                plan.parked += 1
                continue
            known.add(event.id)
            handled.append(event)
        plan.handled = handled
        if handled:
            failpoints.hit("lane.handle")
            await parts.inbox.remember(event.id for event in handled)
            await parts.handle(handled)

    def _done(self, plan: _Plan, batch: Sequence[Record]) -> None:
        self.position = batch[-1].offset + 1
        self.last_progress = asyncio.get_running_loop().time()
        if plan.readable:
            self._may_be_blocked = bool(plan.blocked)
        self._parts.metrics.batch_done(
            topic=self.topic,
            handled=plan.handled,
            duplicates=plan.duplicates,
            parked=plan.parked,
            dead=[reason for _, reason, _ in plan.refused],
        )
