"""FastStream's broker as we use it: for consuming only, with batches as they came and fetches that wait."""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from faststream import AckPolicy
from faststream.kafka import KafkaBroker
from faststream.kafka.message import KafkaMessage

from chassis.kafka import broker_security
from chassis.settings import ServiceSettings

FETCH_MS = 1000
"""How long a fetch waits for the first record before it looks whether it should stop."""
FETCH_RECORDS = 2000
IDLE_SECONDS = 0.02
PACE_SECONDS = 0.02
"""Fetches begin at least so far apart, unless a consumer is given another pace (see `Subscription.pace`)."""


def make_broker(settings: ServiceSettings) -> KafkaBroker:
    """A broker for consuming only: what goes out goes through the outbox."""
    return KafkaBroker(
        settings.kafka_bootstrap.split(","),  # FastStream takes a string for one address
        client_id=settings.instance,
        security=broker_security(settings),
        consumer_only=True,
        allow_auto_create_topics=False,
        request_timeout_ms=40_000,
        retry_backoff_ms=100,
        metadata_max_age_ms=60_000,
        connections_max_idle_ms=540_000,
        ack_policy=AckPolicy.MANUAL,
        graceful_timeout=None,
        logger=None,
        apply_types=False,
    )


class Silence:
    """How long a broker has not answered, learnt from the fetches that are under way anyway.

    Each is answered within half a second, with nothing if there is nothing; a broker that hangs answers none of them,
    and its clients would notice only when their requests run out of time.
    """

    def __init__(self, now: float) -> None:
        self._since = now
        self._answers: Mapping[TopicPartition, int | None] = {}

    def answered(self, now: float) -> None:
        """Records came, or nothing was asked."""
        self._since = now

    def look(self, answers: Mapping[TopicPartition, int | None], now: float) -> None:
        """When each partition that is asked for was last answered, by whatever clock; None: not yet."""
        if not answers or answers != self._answers:
            self._answers = answers
            self._since = now

    def seconds(self, now: float) -> float:
        return now - self._since


class PatientConsumer(AIOKafkaConsumer):  # type: ignore[misc]  # aiokafka is untyped
    """Waits until there is something, takes it, and rests: what comes meanwhile is fetched with one request.

    After an empty fetch FastStream would sleep, and what comes then would wait. And aiokafka would ask again at once,
    get the next record alone, and keep it until it is taken: partitions that are paused are not asked for.
    """

    pace = PACE_SECONDS

    def __init__(self, *topics: str, **options: Any) -> None:
        super().__init__(*topics, **options)
        self.held: set[TopicPartition] = set()
        """Partitions that are not fetched, for enough of them waits."""
        self._rests = False
        self._not_before = 0.0
        self._silence = Silence(asyncio.get_running_loop().time())

    def hold(self, place: TopicPartition) -> None:
        """Fetch no more of a partition, until it is released."""
        self.held.add(place)
        self.pause(place)

    def release(self, *places: TopicPartition) -> None:
        """Fetch them again."""
        self.held.difference_update(places)
        if not self._rests:
            self._resume()

    def silent_for(self) -> float:
        """Seconds since the broker answered."""
        return self._silence.seconds(asyncio.get_running_loop().time())

    def ended(self) -> bool:
        """Whether one of the client's own loops has ended: it never begins another, and says so to nobody."""
        coordination = self._coordinator._coordination_task  # noqa: SLF001  (aiokafka gives it no public name)
        return bool(coordination.done() or self._fetcher.error_future.done())

    async def getmany(self, *partitions: Any, timeout_ms: int = 0, max_records: int | None = None) -> Any:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self._not_before - loop.time())
        self._rests = False
        self._resume()
        while True:
            asked = loop.time()
            found = await super().getmany(*partitions, timeout_ms=timeout_ms, max_records=max_records)
            if found:
                self._silence.answered(loop.time())
                self._not_before = asked + self.pace
                self._rests = True
                self.pause(*self.assignment())
            if found or not timeout_ms:
                return found
            asked_for = self.assignment() - self.held
            self._silence.look({place: self.last_poll_timestamp(place) for place in asked_for}, loop.time())
            if loop.time() - asked < timeout_ms / 2000:  # nothing can be fetched now: paused, or no partitions
                await asyncio.sleep(IDLE_SECONDS)

    def _resume(self) -> None:
        self.resume(*(self.paused() - self.held))


async def connect(broker: KafkaBroker) -> None:
    """Connect, and have FastStream make our kind of consumer."""
    made = await broker.connect()
    broker.config.broker_config.builder = partial(PatientConsumer, **made.keywords)  # type: ignore[attr-defined]


async def as_it_came(raw: tuple[ConsumerRecord, ...]) -> KafkaMessage:
    """FastStream's own parser decodes headers and drops the batch where one is null: ours looks at nothing."""
    return _RawBatch(raw_message=raw, body=raw, headers={}, consumer=_NO_CONSUMER)


async def undecoded(message: KafkaMessage) -> Any:
    return message.raw_message


class _RawBatch(KafkaMessage):
    """A batch whose acknowledgement is not FastStream's business."""


class _NoConsumer:
    async def commit(self) -> None:
        raise AssertionError("offsets are committed by the lanes")

    def seek(self, partition: TopicPartition, offset: int) -> None:
        raise AssertionError("seeking is the lanes' business")


_NO_CONSUMER = _NoConsumer()


async def end_subscriber(subscriber: Any) -> None:
    """Stop a subscriber. aiokafka lets the cancellation of a fetch that waits to be retried out of its `close`."""
    try:
        await subscriber.stop()
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
