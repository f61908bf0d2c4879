"""Read events from Kafka as an async iterator (extra `kafka`): typed, each once, at least once over restarts."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from types import TracebackType
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import CommitFailedError, IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError

from saypro_events.base import EventData
from saypro_events.decoding import decode
from saypro_events.envelope import Event
from saypro_events.errors import BadRecord
from saypro_events.security import Security
from saypro_events.topics import BY_MODEL, MAX_RECORD_BYTES

OnBad = Callable[[BadRecord, "ConsumerRecord[bytes, bytes]"], None]
_LOST_MEMBERSHIP = (CommitFailedError, IllegalGenerationError, RebalanceInProgressError, UnknownMemberIdError)


class SeenIds:
    """The last `size` ids, to tell an event that comes again."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._ids: OrderedDict[str, None] = OrderedDict()

    def is_new(self, event_id: str) -> bool:
        """True the first time an id is asked for. Forgets the oldest ids beyond `size`."""
        if event_id in self._ids:
            self._ids.move_to_end(event_id)
            return False
        self._ids[event_id] = None
        if len(self._ids) > self._size:
            self._ids.popitem(last=False)
        return True


class EventReader:
    """Reads events: `async with EventReader(...) as events: async for event in events: ...`.

    An event counts as handled when the next one is asked for; handled ones are committed batch by batch. After a crash
    or a rebalance some come again. Those within the last `remember` ids are dropped here; a reader that must never see
    one twice keeps the ids with its own data. `on_bad` is told of each record that is not an event; then it is skipped.
    """

    def __init__(
        self,
        bootstrap: str,
        *,
        group: str,
        models: Sequence[type[EventData]],
        on_bad: OnBad,
        security: Security | None = None,
        remember: int = 100_000,
        client_id: str = "saypro-reader",
    ) -> None:
        self._topics = tuple(dict.fromkeys(BY_MODEL[model].name for model in models))
        self._models = tuple(models)
        self._on_bad = on_bad
        self._seen = SeenIds(remember)
        self._handled: dict[TopicPartition, int] = {}
        self._settings: dict[str, Any] = {
            "bootstrap_servers": bootstrap,
            "group_id": group,
            "client_id": client_id,
            "enable_auto_commit": False,
            "auto_offset_reset": "earliest",
            "max_partition_fetch_bytes": 2 * MAX_RECORD_BYTES,
            "isolation_level": "read_committed",
        }
        self._security = security or Security()
        self._consumer: AIOKafkaConsumer | None = None

    async def __aenter__(self) -> Self:
        consumer = AIOKafkaConsumer(*self._topics, **self._settings, **self._security.options())
        try:
            await consumer.start()
        except BaseException:
            await consumer.stop()
            raise
        self._consumer = consumer
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        consumer = self._open()
        try:
            await self._commit(consumer)
        finally:
            self._consumer = None
            await consumer.stop()

    async def __aiter__(self) -> AsyncIterator[Event[Any]]:
        consumer = self._open()
        while True:
            batch = await consumer.getmany(timeout_ms=1000, max_records=500)
            for partition, records in batch.items():
                for record in records:
                    event = self._read(record)
                    if event is not None:
                        yield event
                    self._handled[partition] = record.offset + 1
            await self._commit(consumer)

    def _read(self, record: "ConsumerRecord[bytes, bytes]") -> Event[Any] | None:
        """The event, or None for one that came before, is of no wanted type, or is bad."""
        try:
            event = decode(record.topic, record.key, record.value, record.headers)
        except BadRecord as bad:
            self._on_bad(bad, record)
            return None
        return event if isinstance(event.data, self._models) and self._seen.is_new(event.id) else None

    async def _commit(self, consumer: AIOKafkaConsumer) -> None:
        assigned = consumer.assignment()
        offsets = {partition: offset for partition, offset in self._handled.items() if partition in assigned}
        self._handled.clear()
        if offsets:
            try:
                await consumer.commit(offsets)
            except _LOST_MEMBERSHIP:
                return  # the partitions have gone to another member; what it reads again is told by its id

    def _open(self) -> AIOKafkaConsumer:
        if self._consumer is None:
            raise RuntimeError("the reader is closed: use it inside `async with`")
        return self._consumer
