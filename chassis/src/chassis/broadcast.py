"""Every record of some topics to every instance, from now on: for live delivery."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from faststream import AckPolicy
from faststream.kafka import KafkaBroker

from chassis.broker import FETCH_MS, FETCH_RECORDS, as_it_came, end_subscriber, undecoded
from chassis.records import Record


class BroadcastConsumer:
    """Every record of some topics to every instance, from now on: for live delivery, where `seq` closes the gaps."""

    def __init__(
        self, broker: KafkaBroker, topics: Sequence[str], take: Callable[[Record], Awaitable[None] | None]
    ) -> None:
        self._take_one = take
        self._subscriber = broker.subscriber(
            *topics,
            batch=True,
            group_id=None,
            auto_offset_reset="latest",
            ack_policy=AckPolicy.MANUAL,
            max_records=FETCH_RECORDS,
            batch_timeout_ms=FETCH_MS,
            fetch_max_wait_ms=500,
            isolation_level="read_committed",
            parser=as_it_came,
            decoder=undecoded,
            no_reply=True,
            title="live",
        )
        self._subscriber(self._take)

    async def _take(self, message: Any) -> None:
        for raw in message:
            done = self._take_one(Record(raw.topic, raw.partition, raw.offset, raw.key, raw.value, raw.headers))
            if done is not None:
                await done

    async def stop(self) -> None:
        """Stop following."""
        await end_subscriber(self._subscriber)
