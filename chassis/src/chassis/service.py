"""The life of a service: start in order, run, stop in order with nothing in work.

Stop: not ready → stop fetching → finish the batch → commit → end timers and stages → flush the relay → close streams →
answer the last requests → disconnect.
"""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog
import uvloop
from aiokafka.errors import KafkaError
from pymongo import IndexModel
from pymongo.errors import PyMongoError

from chassis import connections, failpoints, logs
from chassis import core as core_module
from chassis.backoff import Backoff
from chassis.broadcast import BroadcastConsumer
from chassis.broker import PACE_SECONDS, connect, make_broker
from chassis.consumer import Group, GroupConsumer
from chassis.core import Core
from chassis.errors import is_transient
from chassis.forgetting import SetAside, forgetting
from chassis.lane import LaneParts
from chassis.records import Handle, Record
from chassis.redrive import Redriver
from chassis.server import App, Server, WithOperations
from chassis.settings import ServiceSettings, load
from chassis.timers import OnDue, TimerRunner

log = structlog.get_logger("service")

FLUSH_SECONDS = 10.0
WATCH_SECONDS = 2.0
DEAD_LOOKS = 5
"""After so many looks in a row at a process that is not live it ends itself, so that its supervisor starts it anew."""

Step = Callable[[], Awaitable[None]]
Run = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Subscription:
    """The topics that a service consumes, and its handler for a batch of their events (see `chassis.handlers.each`)."""

    topics: Sequence[str]
    handle: Handle
    max_batch: int = 200
    pace: float = PACE_SECONDS
    """Seconds between fetches. A handful of events costs broker, database and service little more than one alone, so
    what nobody waits for is worth collecting."""
    erasure: str = ""
    """The type of the events that ask to forget their `user_id`: nothing set aside is kept of them (forgetting.py)."""


@dataclass(frozen=True)
class Broadcast:
    """Topics of which every instance sees every record, for live delivery. `take` must not fail."""

    topics: Sequence[str]
    take: Callable[[Record], Awaitable[None] | None]


@dataclass
class Service:
    """One service, composed: what `build_app` returns."""

    core: Core
    subscription: Subscription | None = None
    broadcasts: Sequence[Broadcast] = ()
    http: App | None = None
    timers: Mapping[str, OnDue] = field(default_factory=dict)
    background: Mapping[str, Run] = field(default_factory=dict)
    """Loops by name that run until cancelled, such as a delivery stage."""
    indexes: Mapping[str, Sequence[IndexModel]] = field(default_factory=dict)
    retired_indexes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names of indexes by collection that earlier versions made and no query walks any more: dropped at the start."""
    collections: Sequence[str] = ()
    """Names of collections without indexes of their own, made before any transaction writes to them."""
    on_start: Sequence[Step] = ()
    """Once the database answers, before anything is consumed: seeds."""
    on_stop: Sequence[Step] = ()

    def __post_init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._broker = make_broker(self.core.settings)
        self._group: GroupConsumer | None = None
        self._live: list[BroadcastConsumer] = []
        self._stopping = asyncio.Event()

    @property
    def broker(self) -> Any:
        """FastStream's broker, for its AsyncAPI document."""
        return self._broker

    async def run(self) -> None:
        """Serve until `request_stop`, then stop in order."""
        settings = self.core.settings
        server = Server(
            WithOperations(self.http, self.core),
            host=settings.http_host,
            port=settings.http_port,
            trusted=settings.trusted_proxies,
        )
        serving = asyncio.create_task(server.serve(), name="http")
        starting = asyncio.create_task(self.start(), name="start")
        stop = asyncio.create_task(self._stopping.wait())
        await asyncio.wait({starting, stop, serving}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done() and not starting.cancelled() and starting.exception() is None:
            await asyncio.wait({stop, serving, asyncio.create_task(self._watch())}, return_when=asyncio.FIRST_COMPLETED)
        failure = starting.exception() if starting.done() and not starting.cancelled() else None
        starting.cancel()
        await self.stop()
        await server.stop(serving)
        await self.core.mongo.close()
        if failure is not None:
            raise failure

    def request_stop(self) -> None:
        """Begin to stop."""
        self._stopping.set()

    @property
    def stop_was_asked(self) -> bool:
        """Whether it ends because someone asked, rather than because it broke."""
        return self._stopping.is_set()

    async def start(self) -> None:
        """Connect, make what is missing, begin to consume, relay and fire. Waits for what is not there yet."""
        await self._when_it_answers("mongodb", self._prepare)
        self._spawn("relay", self.core.relay.run)
        self._spawn("relay-figures", self.core.relay.measure)
        self._spawn_timers()
        for name, run in self.background.items():
            self._spawn(name, run)
        self._subscribe()
        await self._when_it_answers("kafka", self._consume)
        self.core.health.started = True
        log.info("started")

    async def stop(self) -> None:
        """Stop in the order that loses nothing."""
        self.core.health.stopping = True
        if self._group is not None:
            await self._group.stop()
        for live in self._live:
            await live.stop()
        await self._end_tasks()
        with contextlib.suppress(KafkaError):
            await self._broker.stop()
        await self.core.relay.flush(FLUSH_SECONDS)
        self.core.hub.close()
        for step in self.on_stop:
            await step()
        log.info("stopped")

    async def _prepare(self) -> None:
        await self.core.mongo.ping()
        await self.core.mongo.ensure_collections([*core_module.COLLECTIONS, *self.indexes, *self.collections])
        await self.core.mongo.ensure_indexes({**core_module.INDEXES, **self.indexes})
        await self.core.mongo.drop_indexes(self.retired_indexes)
        for step in self.on_start:
            await step()

    def _subscribe(self) -> None:
        core = self.core
        if self.subscription is not None:
            set_aside = SetAside(core.dead_letters, core.parking)
            handle = forgetting(self.subscription.handle, set_aside, self.subscription.erasure)
            parts = LaneParts(
                reader=core.reader,
                handle=handle,
                unit_of_work=core.unit_of_work,
                inbox=core.inbox,
                offsets=core.offsets,
                parking=core.parking,
                dead_letters=core.dead_letters,
                metrics=core.lane_metrics,
                max_batch=self.subscription.max_batch,
            )
            core.lane_metrics.expect(self.subscription.topics)
            group = Group(core.name, core.settings.instance, self.subscription.topics, self.subscription.pace)
            self._group = GroupConsumer(self._broker, group, core.settings, parts)
            self._spawn_redriver(handle)
        self._live = [BroadcastConsumer(self._broker, one.topics, one.take) for one in self.broadcasts]

    async def _consume(self) -> None:
        await connect(self._broker)
        await self._broker.start()
        if self._group is not None:
            self._spawn("consumer", self._group.keep_up)
            self.core.health.must_live("consumer", self._group.problem)
        self.core.health.must_be_ready("mongodb", self._mongo_answers)
        self.core.health.must_be_ready("partitions", self._has_partitions)
        self.core.health.must_be_ready("relay", self._relay_works)

    def _spawn_timers(self) -> None:
        if self.timers:
            core = self.core
            lease = core.lease("timers")
            runner = TimerRunner(core.timers, core.unit_of_work, lease, self.timers, core.now, core.timer_metrics)
            self._spawn("timers", runner.run)
            self._spawn("timers-figures", runner.measure)

    def _spawn_redriver(self, handle: Handle) -> None:
        core = self.core
        redriver = Redriver(
            reader=core.reader,
            handle=handle,
            unit_of_work=core.unit_of_work,
            inbox=core.inbox,
            parking=core.parking,
            dead_letters=core.dead_letters,
            lease=core.lease("redrive"),
            set_aside=core.lane_metrics.set_aside,
        )
        self._spawn("redrive", redriver.run)
        self._spawn("redrive-figures", redriver.measure)

    def _spawn(self, name: str, run: Run) -> None:
        task = asyncio.create_task(run(), name=name)
        self._tasks[name] = task

        def problem() -> str | None:
            if not task.done() or self.core.health.stopping:
                return None
            error = None if task.cancelled() else task.exception()
            return f"ended: {type(error).__name__}" if error else "ended"

        self.core.health.must_live(name, problem)

    async def _end_tasks(self) -> None:
        self.core.relay.request_stop()
        if "relay" in self._tasks:
            await asyncio.wait([self._tasks["relay"]], timeout=FLUSH_SECONDS)
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _watch(self) -> None:
        """End this process when it stays dead: returns then."""
        looks = 0
        while looks < DEAD_LOOKS:
            await asyncio.sleep(WATCH_SECONDS)
            report = self.core.health.live()
            looks = 0 if report.ok else looks + 1
            if not report.ok:
                for name, task in self._tasks.items():
                    if task.done() and not task.cancelled() and looks == 1:
                        log.error("loop_ended", loop=name, exc_info=task.exception())
        log.error("not_live_so_ending", checks=dict(report.checks))

    async def _when_it_answers(self, what: str, step: Step) -> None:
        backoff = Backoff(first=0.2, most=3.0)
        while True:
            try:
                await step()
            except (PyMongoError, KafkaError, OSError) as error:
                if not is_transient(error):
                    raise
                log.warning("waiting_for", what=what, error=type(error).__name__)
                await backoff.wait()
            else:
                return

    async def _mongo_answers(self) -> str | None:
        await self.core.mongo.ping()
        return None

    async def _has_partitions(self) -> str | None:
        return None if self._group is None else self._group.obstacle()

    async def _relay_works(self) -> str | None:
        return None if self.core.relay.healthy else "the relay can't send"


def _spare_the_collector() -> None:
    """What is composed stays for good, and batches make much that dies at once by itself: look less often, at less.

    Worth a third of the CPU of each event in the notifier (measured).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


Settings = TypeVar("Settings", bound=ServiceSettings)


def main(kind: type[Settings], build_app: Callable[[Settings], Service]) -> None:
    """Run one service as a process: settings from the environment, SIGTERM and SIGINT stop it in order."""
    settings = load(kind)
    failpoints.enable(settings.fail_points)
    connections.expect_closed_ones()

    async def live() -> None:
        service = build_app(settings)
        _spare_the_collector()
        logs.configure(service=service.core.name, instance=settings.instance, level=settings.log_level)
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, service.request_stop)
        await service.run()
        if not service.stop_was_asked:
            sys.exit(1)

    uvloop.run(live())
