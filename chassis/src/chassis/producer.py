"""A Kafka producer with every setting said: idempotent, all replicas, one order per key, and sends that end."""

import asyncio
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import murmur2

from chassis import failpoints
from chassis.kafka import security
from chassis.settings import ServiceSettings

SEND_SECONDS = 20.0
"""An idempotent producer's batches never expire by themselves, so a send has its own end."""

Packed = Sequence[Any]
"""topic, key, value, headers, id: as the outbox keeps an event."""


class Producer:
    """Sends packed events in order. After any failure it must be `renew`ed: its sequence numbers may be lost."""

    def __init__(self, settings: ServiceSettings) -> None:
        self._settings = settings
        self._client: AIOKafkaProducer | None = None

    async def send(self, events: Sequence[Packed]) -> None:
        """Send all and return once every one is acknowledged by all in-sync replicas.

        Raises the broker's error or TimeoutError; some may have been written then, so sending again makes duplicates
        (with the same ids, which readers drop).
        """
        client = await self._started()
        async with asyncio.timeout(SEND_SECONDS):
            batches = _Batches(client)
            for topic, key, value, headers, _ in events:
                await batches.add(topic, key, value, headers)
            await batches.close()
            failpoints.hit("relay.mid_send")
            if batches.acks:
                await asyncio.gather(*batches.acks)

    async def renew(self) -> None:
        """Drop the client with its state; the next send starts a new one."""
        client, self._client = self._client, None
        if client is not None:
            stop = asyncio.ensure_future(client.stop())
            await asyncio.wait([stop], timeout=2)
            if not stop.done():
                stop.cancel()

    async def _started(self) -> AIOKafkaProducer:
        if self._client is None:
            client = AIOKafkaProducer(
                bootstrap_servers=self._settings.kafka_bootstrap,
                client_id=self._settings.instance,
                acks="all",
                enable_idempotence=True,
                transactional_id=None,
                compression_type="lz4",
                linger_ms=0,
                max_batch_size=256 * 1024,
                max_request_size=2 * 1024 * 1024,
                request_timeout_ms=10_000,
                retry_backoff_ms=100,
                metadata_max_age_ms=60_000,
                connections_max_idle_ms=540_000,
                key_serializer=None,
                value_serializer=None,
                **security(self._settings),
            )
            try:
                await client.start()
            except BaseException:
                await client.stop()
                raise
            self._client = client
        return self._client


class _Batches:
    """Record batches built whole, per partition and in order: a third of the cost of one `send` for each event."""

    def __init__(self, client: AIOKafkaProducer) -> None:
        self._client = client
        self._counts: dict[str, int] = {}
        self._open: dict[tuple[str, int], Any] = {}
        self.acks: list[asyncio.Future[Any]] = []

    async def add(self, topic: str, key: bytes, value: bytes, headers: Sequence[tuple[str, bytes]]) -> None:
        count = self._counts.get(topic)
        if count is None:
            count = self._counts[topic] = len(await self._client.partitions_for(topic))
        headers = [(name, content) for name, content in headers]  # lists, as the database gives them, are refused
        place = (topic, _hash(key) % count)
        batch = self._open.get(place)
        if batch is not None and batch.append(timestamp=None, key=key, value=value, headers=headers) is not None:
            return
        if batch is not None:
            await self._submit(place)
        batch = self._open[place] = self._client.create_batch()
        batch.append(timestamp=None, key=key, value=value, headers=headers)

    async def close(self) -> None:
        for place in list(self._open):
            await self._submit(place)

    async def _submit(self, place: tuple[str, int]) -> None:
        topic, partition = place
        self.acks.append(await self._client.send_batch(self._open.pop(place), topic, partition=partition))


@lru_cache(maxsize=65_536)
def _hash(key: bytes) -> int:
    """Kafka's own hash of a key, as every client computes it, so that a key's partition is the same whoever writes."""
    return int(murmur2(key)) & 0x7FFFFFFF
