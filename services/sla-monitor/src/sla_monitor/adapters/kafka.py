"""Whether all events that Kafka holds have been processed: the ends of its logs against our stored offsets."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from chassis.backoff import Backoff
from chassis.clock import Now
from chassis.errors import is_transient
from chassis.kafka import security
from chassis.offsets import Offsets
from chassis.settings import ServiceSettings

log = structlog.get_logger("backlog")

LOOK_SECONDS = 0.5
LOOKS = 120
"""Between looks at whether a topic has grown."""
LONGEST_WAIT = 240
"""After so many looks (two minutes) a log counts as heard: a lane that is stuck must not hide every breach."""


class KafkaBacklog:
    """Looks twice a second at how far the service has read; `heard_until` is the newest time known to be covered."""

    def __init__(self, settings: ServiceSettings, offsets: Offsets, topics: Sequence[str], now: Now) -> None:
        self._settings = settings
        self._offsets = offsets
        self._topics = topics
        self._now = now
        self._heard: datetime | None = None

    def heard_until(self) -> datetime | None:
        """A time up to which every event has been processed; None until that is known."""
        return self._heard

    async def run(self) -> None:
        """Look until cancelled."""
        backoff = Backoff(first=0.5, most=5.0)
        while True:
            consumer = AIOKafkaConsumer(
                bootstrap_servers=self._settings.kafka_bootstrap,
                client_id=f"{self._settings.instance}-backlog",
                group_id=None,
                enable_auto_commit=False,
                auto_offset_reset="earliest",
                **security(self._settings),
            )
            try:
                await consumer.start()
                while True:
                    places = await self._places(consumer)
                    for _ in range(LOOKS):
                        await self._hear(consumer, places)
                        backoff.reset()
            except Exception as error:
                if not isinstance(error, KafkaError) and not is_transient(error):
                    raise
                log.info("backlog_unknown", error=type(error).__name__)
            finally:
                await consumer.stop()
            await backoff.wait()

    async def _hear(self, consumer: AIOKafkaConsumer, places: Sequence[TopicPartition]) -> None:
        """Take the ends of the logs, and wait until all before them has been processed."""
        asked_at = self._now()
        ends: Mapping[TopicPartition, int] = await consumer.end_offsets(places)
        for _ in range(LONGEST_WAIT):
            if await self._reached(consumer, ends):
                break
            await asyncio.sleep(LOOK_SECONDS)
        self._heard = asked_at
        await asyncio.sleep(LOOK_SECONDS)

    async def _reached(self, consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int]) -> bool:
        stored = await self._offsets.stored((place.topic, place.partition) for place in ends)
        unread = [place for place in ends if (place.topic, place.partition) not in stored and ends[place]]
        begins: Mapping[TopicPartition, int] = await consumer.beginning_offsets(unread) if unread else {}
        return all(
            stored.get((place.topic, place.partition), begins.get(place, 0)) >= end for place, end in ends.items()
        )

    async def _places(self, consumer: AIOKafkaConsumer) -> list[TopicPartition]:
        await consumer.topics()
        return [
            TopicPartition(topic, partition)
            for topic in self._topics
            for partition in consumer.partitions_for_topic(topic) or ()
        ]
