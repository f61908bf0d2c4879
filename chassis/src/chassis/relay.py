"""Sends what is committed: in order per key, deleted only after the broker's acknowledgement, by one at a time.

It looks for the oldest records themselves, never past a remembered position (that would skip late commits), and is
woken by commits of its own process; those of others it finds by looking, 10 times a second where there are others.
"""

import asyncio
import contextlib

import structlog
from aiokafka.errors import KafkaError
from pymongo.errors import PyMongoError

from chassis import failpoints
from chassis.backoff import Backoff
from chassis.errors import is_transient
from chassis.lease import Lease
from chassis.metrics import RelayMetrics
from chassis.outbox import Outbox
from chassis.producer import Producer

log = structlog.get_logger("relay")

RECORDS_A_TURN = 64
LOOK_SECONDS = 0.1
ALONE_SECONDS = 1.0
"""Between looks where no other instance could have committed anything."""
PACE_SECONDS = 0.04
"""Turns that don't fill up begin at least so far apart: each costs as much for one event as for twenty."""
MEASURE_SECONDS = 5.0


class Relay:
    """Moves one service's outbox to Kafka."""

    def __init__(self, outbox: Outbox, producer: Producer, lease: Lease, metrics: RelayMetrics, limit: int) -> None:
        self._outbox = outbox
        self._producer = producer
        self._lease = lease
        self._metrics = metrics
        self._limit = limit
        self._backoff = Backoff(first=0.1, most=5.0)
        self._stopping = False
        self.healthy = False
        """Whether the last turn worked (or another instance leads)."""
        self.full = False
        """Whether `limit` records or more waited when they were last counted: no more commands then, please."""

    async def run(self) -> None:
        """Relay until asked to stop; a turn in work is finished, so that what was acknowledged is also forgotten."""
        loop = asyncio.get_running_loop()
        while not self._stopping:
            began = loop.time()
            try:
                sent = await self.turn()
            except Exception as error:
                if not is_transient(error):
                    raise
                self.healthy = False
                self._metrics.failures.inc()
                log.warning("relay_backs_off", error=type(error).__name__)
                await self._producer.renew()
                await self._backoff.wait()
                continue
            self.healthy = True
            self._backoff.reset()
            if sent < RECORDS_A_TURN:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._patience()):  # wait_for loses a cancellation that meets the wake
                        await self._outbox.wake.wait()
                if not self._stopping:
                    await asyncio.sleep(began + PACE_SECONDS - loop.time())

    def _patience(self) -> float:
        return LOOK_SECONDS if self._lease.contended else ALONE_SECONDS

    async def turn(self) -> int:
        """Send the oldest records if this instance leads. How many records went out."""
        leads = await self._lease.ensure()
        self._metrics.leading.set(leads)
        if not leads:
            await asyncio.sleep(LOOK_SECONDS * 2)
            return 0
        self._outbox.wake.clear()
        records = await self._outbox.oldest(RECORDS_A_TURN)
        if not records:
            return 0
        events = [event for record in records for event in record["events"]]
        failpoints.hit("relay.before_send")
        if not self._lease.held:
            return 0
        await self._producer.send(events)
        failpoints.hit("relay.after_ack")
        await self._outbox.delete([record["_id"] for record in records])
        self._metrics.sent.inc(len(events))
        return len(records)

    def request_stop(self) -> None:
        """End `run` after its turn."""
        self._stopping = True
        self._outbox.signal()

    async def measure(self) -> None:
        """Keep the depth and age figures fresh, and `full`, until cancelled."""
        while True:
            with contextlib.suppress(PyMongoError):
                await self.look()
            await asyncio.sleep(MEASURE_SECONDS)

    async def look(self) -> None:
        """Measure once."""
        depth, age = await self._outbox.depth()
        self._metrics.depth.set(depth)
        self._metrics.age.set(age)
        full = depth >= self._limit
        if full and not self.full:
            log.error("outbox_full_so_commands_are_refused", waiting=depth, limit=self._limit)
        elif self.full and not full:
            log.info("outbox_takes_commands_again", waiting=depth)
        self.full = full

    async def flush(self, within: float) -> None:
        """Before the process ends: send what waits, at most for `within` seconds, and let another instance lead."""
        with contextlib.suppress(PyMongoError, KafkaError, OSError, TimeoutError):
            async with asyncio.timeout(within):
                while await self.turn():
                    pass
                await self._lease.release()
        await self._producer.renew()
