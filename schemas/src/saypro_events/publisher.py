"""Publish events to Kafka (extra `kafka`): checked, keyed, acknowledged by all replicas, or an error with the id."""

import asyncio
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from saypro_events.base import EventData
from saypro_events.batches import BatchSender
from saypro_events.encoding import encode
from saypro_events.envelope import DataT, Encoded, Event, new_event
from saypro_events.security import Security
from saypro_events.topics import BY_MODEL, MAX_RECORD_BYTES
from saypro_events.unknown_values import refuse_unknown

STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One event that Kafka did not acknowledge, and why. After a timeout it may yet arrive."""

    event_id: str
    error: BaseException

    def __str__(self) -> str:
        return f"{self.event_id}: {type(self.error).__name__}: {self.error}"


class DeliveryError(Exception):
    """Kafka did not acknowledge these events; every other one of the call was delivered.

    Publish them again with the same ids: should one have arrived after all, readers drop the second.
    """

    def __init__(self, failures: Sequence[Undelivered]) -> None:
        first = "; ".join(map(str, failures[:3]))
        super().__init__(f"{len(failures)} event(s) not delivered: {first}")
        self.failures = tuple(failures)

    @property
    def event_ids(self) -> tuple[str, ...]:
        return tuple(failure.event_id for failure in self.failures)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> str:
    return uuid.uuid4().hex


def checked(event: Event[Any]) -> Encoded:
    """The record of an event. Raises RefusedEvent for one that a reader would refuse.

    Its data was checked when it was made; what remains is a misspelt enumeration value, and the size.
    """
    record = encode(event)
    if b'"unknown"' in record.value:
        refuse_unknown(event)
    return record


class EventPublisher:
    """Publishes events. Use as `async with EventPublisher("kafka:9092", source="/orders") as publisher`.

    Every event is checked before it is sent, and sent with `acks=all` by an idempotent producer. `timeout` (seconds)
    is how long a call waits for Kafka. `source` names the publishing service in each event.
    """

    def __init__(
        self,
        bootstrap: str,
        *,
        source: str,
        security: Security | None = None,
        timeout: float = 30.0,
        linger_ms: int = 2,
        client_id: str = "saypro-publisher",
        clock: Callable[[], datetime] = _utc_now,
        new_id: Callable[[], str] = _new_id,
    ) -> None:
        self._bootstrap = bootstrap
        self._source = source
        self._security = security or Security()
        self._timeout = timeout
        self._linger_ms = linger_ms
        self._client_id = client_id
        self._clock = clock
        self._new_id = new_id
        self._producer: AIOKafkaProducer | None = None
        self._starting = asyncio.Lock()
        self._handing_over = asyncio.Lock()

    async def __aenter__(self) -> Self:
        await self._started()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    def event(
        self,
        data: DataT,
        *,
        id: str | None = None,  # noqa: A002 - the name that CloudEvents gives it
        time: datetime | None = None,
        sequence: int | None = None,
        cause: Event[Any] | None = None,
        traceparent: str | None = None,
    ) -> Event[DataT]:
        """Put data into an envelope: this publisher's source, and a new id and the time of now unless given."""
        return new_event(
            data,
            id=id or self._new_id(),
            time=time or self._clock(),
            source=self._source,
            sequence=sequence,
            cause=cause,
            traceparent=traceparent,
        )

    async def publish(
        self,
        data: DataT,
        *,
        id: str | None = None,  # noqa: A002 - the name that CloudEvents gives it
        time: datetime | None = None,
        sequence: int | None = None,
        cause: Event[Any] | None = None,
    ) -> Event[DataT]:
        """Publish one fact and return its event once Kafka has it. `id`: see `event_id_for` for jobs that may repeat.

        Raises RefusedEvent (nothing was sent) or DeliveryError (Kafka did not acknowledge it).
        """
        event = self.event(data, id=id, time=time, sequence=sequence, cause=cause)
        await self.publish_all((event,))
        return event

    async def publish_all(self, events: Iterable[EventData | Event[Any]]) -> list[Event[Any]]:
        """Publish many, in order per key, and return them once Kafka has all.

        All are checked before the first is sent: raises RefusedEvent with nothing sent. Raises DeliveryError naming
        those that Kafka did not acknowledge.
        """
        ready = [event if isinstance(event, Event) else self.event(event) for event in events]
        await self.send([checked(event) for event in ready])
        return ready

    async def forget(self, model: type[EventData], key: str) -> None:
        """Delete a key from a compacted topic: `forget(UserUpdated, user_id)` after an erasure (REQ P-06).

        Raises ValueError for a topic that is not compacted, DeliveryError when Kafka did not acknowledge it.
        """
        topic = BY_MODEL[model]
        if "compact" not in topic.cleanup:
            msg = f"{topic.name} is not compacted: its events expire by themselves"
            raise ValueError(msg)
        tombstone: Any = None
        await self.send([Encoded(topic.name, key.encode(), tombstone, (), f"tombstone of {key}")])

    async def send(self, records: Sequence[Encoded]) -> None:
        """Send records that are checked already, as an outbox holds them, in order per key. Raises DeliveryError."""
        sender: BatchSender | None = None
        failure: BaseException | None = None
        try:
            async with asyncio.timeout(self._timeout):
                sender = BatchSender(await self._started())
                async with self._handing_over:  # large calls take turns: see FEW in batches.py
                    await sender.send(records)
                if sender.acks:
                    await asyncio.wait([ack for ack, _ in sender.acks])
        except (KafkaError, TimeoutError) as caught:
            failure = caught
        failures = _undelivered(records, sender.acks if sender else [], failure)
        if failures:
            await self.stop()  # its sequence numbers may be lost with the failure: the next call begins anew
            raise DeliveryError(failures)

    async def stop(self) -> None:
        """Send what is waiting and close. What cannot be sent within five seconds has been reported already."""
        producer, self._producer = self._producer, None
        if producer is not None:
            stopping = asyncio.ensure_future(producer.stop())
            await asyncio.wait((stopping,), timeout=STOP_SECONDS)
            stopping.cancel()

    async def _started(self) -> AIOKafkaProducer:
        async with self._starting:
            if self._producer is None:
                producer = AIOKafkaProducer(
                    bootstrap_servers=self._bootstrap,
                    client_id=self._client_id,
                    acks="all",
                    enable_idempotence=True,
                    compression_type="zstd",
                    linger_ms=self._linger_ms,
                    max_batch_size=128 * 1024,
                    max_request_size=MAX_RECORD_BYTES,
                    request_timeout_ms=10_000,
                    **self._security.options(),
                )
                try:
                    await producer.start()
                except BaseException:
                    await producer.stop()
                    raise
                self._producer = producer
            return self._producer


def _undelivered(
    records: Sequence[Encoded], acks: Sequence[tuple["asyncio.Future[Any]", list[int]]], failure: BaseException | None
) -> list[Undelivered]:
    """The records whose batch was not acknowledged, or never handed over; `failure` is what ended the call early."""
    delivered: set[int] = set()
    why: dict[int, BaseException] = {}
    for ack, indices in acks:
        error = ack.exception() if ack.done() and not ack.cancelled() else failure or TimeoutError("no acknowledgement")
        if error is None:
            delivered.update(indices)
        else:
            why.update(dict.fromkeys(indices, error))
    return [
        Undelivered(record.id, why.get(index) or failure or TimeoutError("no acknowledgement"))
        for index, record in enumerate(records)
        if index not in delivered
    ]
