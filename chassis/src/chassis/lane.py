"""The events of an instance's partitions, in order within each, a batch in one transaction with where to go on.

The transaction holds the inbox entries, whatever the handlers write, the outgoing events, parked and dead-lettered
records, and the partitions' next offsets. So a crash at any moment leaves either all of it or none, a redelivery finds
itself known, and a second consumer of the same partition (a zombie) fails on the offset.

A transaction costs much the same for one event as for twenty. So an instance has one lane: what arrives while one
transaction is at work shares the next, from whatever partition it came, and no two of them meet on one document.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import structlog

from chassis import failpoints
from chassis.backlog import Backlog
from chassis.backoff import Backoff
from chassis.dead_letters import DeadLetters
from chassis.errors import EventFailed, is_transient, outlived_transaction
from chassis.inbox import HandledBefore, Inbox
from chassis.metrics import LaneMetrics
from chassis.offsets import Offsets
from chassis.parking import Parking, block_id
from chassis.records import Event, Handle, Place, Reader, Record
from chassis.unit_of_work import UnitOfWork

log = structlog.get_logger("lane")

TOMBSTONE = "tombstone"
"""Reason of a record that only deletes its key from a compacted topic: no event, and nothing is wrong with it."""
SLOW_ATTEMPTS = 3
"""After so many transactions that the server ended for their length, the batch is halved."""


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

    records: Sequence[Record]
    readable: list[tuple[Record, Event]] = field(default_factory=list)
    refused: list[tuple[Record, str, str]] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    seen_before: bool = False
    """Whether some of it may have been handled already: then the inbox is read before it is written."""
    handled: list[tuple[str, Event]] = field(default_factory=list)
    duplicates: list[Record] = field(default_factory=list)
    parked: list[Record] = field(default_factory=list)
    blocked: dict[str, Place] = field(default_factory=dict)


class Lane:
    """Works through some partitions, each from where it stands. Records are offered; progress can be asked for."""

    def __init__(self, parts: LaneParts, starts: Mapping[Place, int | None]) -> None:
        self.positions = dict(starts)
        """Offset of the next record to handle; None until the first record of a partition never read before."""
        self._parts = parts
        self._waiting = Backlog()
        self._offered = asyncio.Event()
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False
        self._may_be_blocked = set(starts)
        """Only this lane parks events of its partitions: where it has seen no blocked key, there is none."""
        self._expects_repeats = True
        self._task: asyncio.Task[None] | None = None
        self.last_progress = asyncio.get_running_loop().time()

    @property
    def busy(self) -> bool:
        """Whether there is something to do."""
        return bool(len(self._waiting)) or not self._idle.is_set()

    def backlog(self, place: Place) -> int:
        """Records of a partition that were fetched and wait."""
        return self._waiting.of(place)

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
        self._task = asyncio.create_task(self._work(), name="lane")
        self._task.add_done_callback(lambda task: None if task.cancelled() else on_end())

    def offer(self, records: Sequence[Record]) -> None:
        """Take fetched records; those that lie behind their partition's position are known already and fall away."""
        if not self.busy:
            self.last_progress = asyncio.get_running_loop().time()
        self._waiting.add(r for r in records if (self.positions[r.place] or 0) <= r.offset)
        self._offered.set()

    async def stop(self, within: float) -> None:
        """Take nothing new, wait (at most `within` seconds) for the batch in work, and end."""
        self._stopping = True
        self._waiting.clear()
        self._offered.set()
        try:
            await asyncio.wait_for(self._idle.wait(), within)
        except TimeoutError:
            log.warning("lane_stopped_in_work")
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while not self._stopping:
            await self._offered.wait()
            batch = self._waiting.take(self._parts.max_batch)
            if not batch:
                self._offered.clear()
                continue
            self._idle.clear()
            try:
                await self._until_done(batch)
            finally:
                self._idle.set()

    async def _until_done(self, batch: Sequence[Record], too_long: int = 0) -> None:
        """Handle a batch, however often the surroundings fail; in halves when it is too long for a transaction."""
        plan = self._read(batch)
        backoff = Backoff(first=0.05, most=5.0)
        while not self._stopping:
            try:
                await self._commit(plan)
            except HandledBefore:
                plan.seen_before = True
            except EventFailed as failure:
                plan.failed[failure.event_id] = str(failure)
                log.warning("event_failed", event_id=failure.event_id, cause=type(failure.cause).__name__)
            except Exception as error:
                if not is_transient(error) and not outlived_transaction(error):
                    raise
                too_long += outlived_transaction(error)
                if too_long >= SLOW_ATTEMPTS:
                    await self._in_halves(plan)
                    return
                self._parts.metrics.retries.inc()
                self.last_progress = asyncio.get_running_loop().time()  # it waits, which is alive
                log.warning("lane_backs_off", error=type(error).__name__)
                await backoff.wait()
            else:
                self._done(plan)
                return

    async def _in_halves(self, plan: _Plan) -> None:
        """Until the event that outlives a transaction stands alone: then it is parked as too slow."""
        if len(plan.records) == 1:
            for _, event in plan.readable:
                plan.failed[event.id] = "too slow: its handling outlives a transaction"
            await self._commit(plan)
            self._done(plan)
            return
        middle = len(plan.records) // 2
        for half in (plan.records[:middle], plan.records[middle:]):
            await self._until_done(half, too_long=SLOW_ATTEMPTS - 1)

    def _read(self, batch: Sequence[Record]) -> _Plan:
        plan = _Plan(batch, seen_before=self._expects_repeats)
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

    async def _commit(self, plan: _Plan) -> None:
        await self._parts.unit_of_work.run(lambda: self._in_transaction(plan))
        failpoints.hit("lane.after_transaction")

    async def _in_transaction(self, plan: _Plan) -> None:
        following = self._following(plan)
        await self._parts.offsets.advance({place: (self.positions[place], at) for place, at in following.items()})
        if plan.readable:
            await self._handle(plan)
        if plan.refused:
            await self._parts.dead_letters.add(plan.refused)

    async def _handle(self, plan: _Plan) -> None:
        parts = self._parts
        known = await parts.inbox.known(event.id for _, event in plan.readable) if plan.seen_before else set()
        unsure = {record.place for record in plan.records} & self._may_be_blocked
        plan.blocked = await parts.parking.blocked(unsure) if unsure else {}
        plan.handled, plan.duplicates, plan.parked = [], [], []
        for record, event in plan.readable:
            if event.id in known:
                plan.duplicates.append(record)
            elif event.id in plan.failed or (plan.blocked and block_id(record) in plan.blocked):
                reason = plan.failed.get(event.id, "behind an earlier event of the same key")
                await parts.parking.park(record, event.id, reason)
                plan.blocked[block_id(record)] = record.place
                plan.parked.append(record)
            else:
                known.add(event.id)
                plan.handled.append((record.topic, event))
        if plan.handled:
            failpoints.hit("lane.handle")
            events = [event for _, event in plan.handled]
            await parts.inbox.remember(event.id for event in events)
            await parts.handle(events)

    def _following(self, plan: _Plan) -> dict[Place, int]:
        return {record.place: record.offset + 1 for record in plan.records}

    def _done(self, plan: _Plan) -> None:
        following = self._following(plan)
        self.positions.update(following)
        self.last_progress = asyncio.get_running_loop().time()
        if plan.readable:
            self._may_be_blocked -= following.keys()
            self._may_be_blocked.update(plan.blocked.values())
            self._expects_repeats = bool(plan.duplicates)
        self._parts.metrics.batch_done(
            handled=plan.handled,
            duplicates=[record.topic for record in plan.duplicates],
            parked=[record.topic for record in plan.parked],
            dead=[(record.topic, reason) for record, reason, _ in plan.refused],
        )
