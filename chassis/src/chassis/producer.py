"""A Kafka producer with every setting said: idempotent, all replicas, one order per key, and sends that end."""

import asyncio
from collections.abc import Sequence
from typing import Any

from aiokafka import AIOKafkaProducer

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
            acks = [
                await client.send(topic, value, key=key, headers=[(name, content) for name, content in headers])
                for topic, key, value, headers, _ in events
            ]
            failpoints.hit("relay.mid_send")
            if acks:
                await asyncio.gather(*acks)

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
