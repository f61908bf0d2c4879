"""Kafka in: FastStream's broker and batch subscriber with raw records, a lane over all partitions, our own offsets.

FastStream fetches, hands over and documents (AsyncAPI); acknowledging is ours (policy MANUAL), because an offset is
only true once the transaction behind it is.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import structlog
from aiokafka import ConsumerRebalanceListener, TopicPartition
from aiokafka.coordinator.assignors.roundrobin import RoundRobinPartitionAssignor
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata
from faststream import AckPolicy
from faststream.kafka import KafkaBroker
from pymongo.errors import PyMongoError

from chassis import failpoints
from chassis.backoff import Backoff
from chassis.broker import FETCH_MS, FETCH_RECORDS, PACE_SECONDS, PatientConsumer, as_it_came, end_subscriber, undecoded
from chassis.lane import Lane, LaneParts
from chassis.offsets import Fenced
from chassis.records import Record
from chassis.settings import ServiceSettings

log = structlog.get_logger("consumer")

ENOUGH_WAITING = 1000
"""A partition with more than this waiting gives no more until its lane has worked them off."""
COMMIT_SECONDS = 1.0
REVOKE_SECONDS = 20.0
STUCK_SECONDS = 90.0
SILENT_SECONDS = 10.0


@dataclass(frozen=True)
class Group:
    """Who consumes what."""

    name: str
    instance: str
    topics: Sequence[str]
    pace: float = PACE_SECONDS


class GroupConsumer(ConsumerRebalanceListener):  # type: ignore[misc]  # aiokafka is untyped
    """One consumer group on this instance: what it fetches, and the lane that works it off."""

    def __init__(self, broker: KafkaBroker, group: Group, settings: ServiceSettings, parts: LaneParts) -> None:
        self._parts = parts
        self._pace = group.pace
        self._lane: Lane | None = None
        self._first: dict[TopicPartition, int] = {}
        """The first record that each partition gave since it was assigned."""
        self._fresh: dict[TopicPartition, int] = {}
        """Where partitions begin that have given the present lane no record yet, as far as that is known."""
        self._committed: dict[TopicPartition, int] = {}
        self._background: set[asyncio.Task[None]] = set()
        self._defect: BaseException | None = None
        self.assigned = False
        self._subscriber = broker.subscriber(
            *group.topics,
            batch=True,
            group_id=group.name,
            group_instance_id=f"{group.name}.{group.instance}",
            auto_offset_reset="earliest",
            ack_policy=AckPolicy.MANUAL,
            listener=self,
            max_records=FETCH_RECORDS,
            batch_timeout_ms=FETCH_MS,
            session_timeout_ms=settings.kafka_session_timeout_ms,
            heartbeat_interval_ms=settings.kafka_session_timeout_ms // 5,
            rebalance_timeout_ms=60_000,
            max_poll_interval_ms=30 * 60_000,
            fetch_max_wait_ms=500,
            fetch_min_bytes=1,
            fetch_max_bytes=50 * 1024 * 1024,
            max_partition_fetch_bytes=2 * 1024 * 1024,
            check_crcs=True,
            isolation_level="read_committed",
            partition_assignment_strategy=(RoundRobinPartitionAssignor,),
            exclude_internal_topics=True,
            parser=as_it_came,
            decoder=undecoded,
            title=f"{group.name}.consume",
            no_reply=True,
        )
        self._subscriber(self._take)

    async def _take(self, message: Any) -> None:
        """Hand fetched records to the lane; nothing here waits, so fetching and heartbeats never stall.

        FastStream logs what a handler raises and fetches on, past the records. So after such a defect nothing more is
        taken (a lane would move its offset over the gap), the probe says so, and the successor begins where it was.
        """
        if self._defect is not None:
            return
        try:
            self._hand_over(message)
        except BaseException as defect:
            self._defect = defect
            log.exception("records_not_handed_over")
            raise

    def _hand_over(self, message: Any) -> None:
        failpoints.hit("consumer.take")
        by_partition: dict[TopicPartition, list[Record]] = {}
        for raw in message:
            place = TopicPartition(raw.topic, raw.partition)
            by_partition.setdefault(place, []).append(
                Record(raw.topic, raw.partition, raw.offset, raw.key, raw.value, raw.headers)
            )
        lane = self._lane
        if lane is None:
            return
        for place, records in by_partition.items():
            if place not in lane.positions or self._is_stale(place, records[0].offset):
                continue
            self._first.setdefault(place, records[0].offset)
            if not lane.alive:
                continue
            lane.offer(records)
            if lane.backlog(place) > ENOUGH_WAITING and place not in self._consumer.held:
                self._consumer.hold(place)

    def _is_stale(self, place: TopicPartition, first: int) -> bool:
        """Records of a fetch from before a rebalance may start beyond where the new lane begins: ask once more.

        A true gap (compaction, expired records) looks the same at first, but is there again after a seek.
        """
        begins = self._fresh.pop(place, None)
        if begins is None or first <= begins:
            return False
        self._consumer.seek(place, begins)
        return True

    @property
    def _consumer(self) -> PatientConsumer:
        consumer = self._subscriber.consumer
        if consumer is None:
            raise RuntimeError("the subscriber is not started")
        assert isinstance(consumer, PatientConsumer)  # noqa: S101 - it was made by `broker.connect`
        return consumer

    async def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        """Finish what is in work, tell Kafka where we stand, let go."""
        self.assigned = False
        await self._let_go(REVOKE_SECONDS)

    async def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """Go on from the stored offsets, whatever Kafka's copy says.

        Until those are known nothing is fetched: with no lane to take it, it would be passed by.
        """
        self._consumer.held.clear()
        for place in assigned:
            self._consumer.hold(place)
        self._first.clear()
        self._parts.metrics.lag.clear()  # what others hold now is no longer measured here
        await self._let_go(0.0)
        backoff = Backoff()
        while True:
            try:
                starts = await self._starts(assigned)
            except (PyMongoError, KafkaError) as error:
                log.warning("assignment_backs_off", error=type(error).__name__)
                await backoff.wait()
            else:
                break
        self._open(assigned, starts)
        self._consumer.release(*assigned)
        self._consumer.pace = self._pace
        self.assigned = True
        log.info("assigned", partitions=len(assigned))

    async def _starts(self, assigned: set[TopicPartition]) -> dict[TopicPartition, int]:
        """Stored offsets; one beyond the log's end belongs to a log that was made anew, and is forgotten."""
        stored = await self._parts.offsets.stored(assigned)
        known = {TopicPartition(*place): offset for place, offset in stored.items()}
        ends = await self._consumer.end_offsets(list(known)) if known else {}
        for place, end in ends.items():
            if known[place] > end:
                log.error(
                    "log_was_replaced", topic=place.topic, partition=place.partition, stored=known[place], end=end
                )
                await self._parts.offsets.reset(place)
                del known[place]
        return known

    def _open(self, places: set[TopicPartition], starts: Mapping[TopicPartition, int]) -> None:
        """A lane over these partitions, each fetched from where it stands.

        One that was never stored, but has given records to a lane that is lost, gives them again.
        """
        self._lane = lane = Lane(self._parts, {place: starts.get(place) for place in places})
        self._fresh = {place: first for place, first in self._first.items() if place in places} | dict(starts)
        for place, begins in self._fresh.items():
            self._consumer.seek(place, begins)
        lane.start(on_end=lambda: self._on_lane_end(lane))

    def _on_lane_end(self, lane: Lane) -> None:
        """A fenced lane begins anew from the stored offsets of what is still ours; a defect ends the health."""
        if isinstance(lane.failure, Fenced):
            self._parts.metrics.fenced.inc()
            log.warning("fenced")
            task = asyncio.create_task(self._reopen(lane))
            self._background.add(task)
            task.add_done_callback(self._background.discard)
        elif lane.failure is not None:
            log.error("lane_broke", exc_info=lane.failure)

    async def _reopen(self, lane: Lane) -> None:
        backoff = Backoff(first=0.5)
        while self._lane is lane:
            await backoff.wait()
            places = set(self._consumer.assignment())
            try:
                starts = await self._starts(places)
            except (PyMongoError, KafkaError):
                continue
            if self._lane is lane and places == self._consumer.assignment():
                self._open(places, starts)
                return

    async def _let_go(self, within: float) -> None:
        lane, self._lane = self._lane, None
        self._fresh.clear()
        if lane is not None:
            await lane.stop(within)
            await self._commit(lane)

    async def keep_up(self) -> None:
        """Fetch again where enough is worked off, and commit to Kafka once a second, until cancelled."""
        last = 0.0
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(0.01 if self._consumer.held else 0.2)
            lane = self._lane
            if lane is None:
                continue
            enough = ENOUGH_WAITING // 2
            self._consumer.release(*(place for place in self._consumer.held if lane.backlog(place) <= enough))
            if loop.time() - last >= COMMIT_SECONDS:
                last = loop.time()
                await self._commit(lane)
                self._measure(lane)

    async def _commit(self, lane: Lane) -> None:
        """Kafka's copy of the offsets, for lag monitors and for a first start elsewhere. Losing one loses nothing."""
        moved = {
            TopicPartition(*place): at
            for place, at in lane.positions.items()
            if at is not None and self._committed.get(TopicPartition(*place)) != at
        }
        if not moved:
            return
        failpoints.hit("consumer.before_commit")
        try:
            await asyncio.wait_for(
                self._consumer.commit({place: OffsetAndMetadata(at, "") for place, at in moved.items()}), 5
            )
        except (KafkaError, TimeoutError, RuntimeError) as error:
            log.info("commit_left_to_the_next", error=type(error).__name__)
        else:
            self._committed.update(moved)

    def _measure(self, lane: Lane) -> None:
        behind: dict[str, int] = {}
        for (topic, partition), at in lane.positions.items():
            end = self._consumer.highwater(TopicPartition(topic, partition))
            if end is not None:
                behind[topic] = behind.get(topic, 0) + max(0, end - (at or 0))
        for topic, records in behind.items():
            self._parts.metrics.lag.labels(topic).set(records)

    def obstacle(self) -> str | None:
        """Why it could not take events now: None where it could."""
        if not self.assigned:
            return "no partitions assigned yet"
        if self._consumer.silent_for() > SILENT_SECONDS:
            return f"the broker has not answered for {SILENT_SECONDS:.0f} s"
        return None

    def problem(self) -> str | None:
        """Why consuming is not alive: None where it is (idle is alive; waiting for the database is too)."""
        tasks = self._subscriber.tasks
        if not tasks or all(task.done() for task in tasks):
            return "the consume loop has ended"
        consumer = self._subscriber.consumer
        if isinstance(consumer, PatientConsumer) and consumer.ended():
            return "a loop of the Kafka client has ended"
        if self._defect is not None:
            return f"records were not handed over: {type(self._defect).__name__}"
        return self._lane_problem()

    def _lane_problem(self) -> str | None:
        lane = self._lane
        if lane is None or isinstance(lane.failure, Fenced):
            return None
        if not lane.alive:
            return "the lane has ended"
        if lane.busy and asyncio.get_running_loop().time() - lane.last_progress > STUCK_SECONDS:
            return f"the lane has made no progress for {STUCK_SECONDS:.0f} s"
        return None

    async def stop(self) -> None:
        """Stop fetching, finish the batches in work, commit."""
        consumer = self._subscriber.consumer
        if consumer is not None:
            for task in self._subscriber.tasks:
                task.cancel()
            await self._let_go(REVOKE_SECONDS)
        await end_subscriber(self._subscriber)
