"""Many records in few requests: one batch per partition, as the producer would have sorted them, but not one by one."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import DefaultPartitioner
from aiokafka.producer.message_accumulator import BatchBuilder

from saypro_events.envelope import Encoded

FEW = 32
"""Up to so many records a call shares the producer's own batches with other calls of the same moment.

`send_batch` takes one batch per partition and round trip: hundreds of calls with a batch each would wait for each other
until aiokafka gives up (it counts every wait of a call again with each further one).
"""
_partition_of = DefaultPartitioner()
"""murmur2 of the key: where Kafka's own clients put it too."""


class _Open:
    """A batch that is being filled, and which records it holds."""

    __slots__ = ("builder", "indices")

    def __init__(self, builder: BatchBuilder) -> None:
        self.builder = builder
        self.indices: list[int] = []


class BatchSender:
    """Sends records in order per key. `acks` pairs each batch's acknowledgement with the records in it."""

    def __init__(self, producer: AIOKafkaProducer) -> None:
        self._producer = producer
        self._partitions: dict[str, list[int]] = {}
        self._open: dict[tuple[str, int], _Open] = {}
        self.acks: list[tuple[asyncio.Future[Any], list[int]]] = []

    async def send(self, records: Sequence[Encoded]) -> None:
        """Hand all records to the producer. Raises KafkaError; those without an ack were not handed over then."""
        if len(records) <= FEW:
            await self._send_few(records)
            return
        for index, record in enumerate(records):
            place = await self._place_of(record)
            headers = list(record.headers)
            batch = self._open.get(place) or self._new(place)
            if batch.builder.append(timestamp=None, key=record.key, value=record.value, headers=headers) is None:
                await self._close(place, batch)
                batch = self._new(place)
                batch.builder.append(timestamp=None, key=record.key, value=record.value, headers=headers)
            batch.indices.append(index)
        for place, batch in tuple(self._open.items()):
            await self._close(place, batch)

    async def _send_few(self, records: Sequence[Encoded]) -> None:
        for index, record in enumerate(records):
            topic, partition = await self._place_of(record)
            headers = list(record.headers)
            ack = await self._producer.send(topic, record.value, record.key, partition=partition, headers=headers)
            self.acks.append((ack, [index]))

    async def _place_of(self, record: Encoded) -> tuple[str, int]:
        partitions = self._partitions.get(record.topic) or await self._partitions_of(record.topic)
        return record.topic, _partition_of(record.key, partitions, partitions)

    async def _partitions_of(self, topic: str) -> list[int]:
        partitions = sorted(await self._producer.partitions_for(topic))
        self._partitions[topic] = partitions
        return partitions

    def _new(self, place: tuple[str, int]) -> _Open:
        self._open[place] = batch = _Open(self._producer.create_batch())
        return batch

    async def _close(self, place: tuple[str, int], batch: _Open) -> None:
        del self._open[place]
        batch.builder.close()
        topic, partition = place
        self.acks.append((await self._producer.send_batch(batch.builder, topic, partition=partition), batch.indices))
