"""Every mechanism of one service, made from its settings. Nothing here connects yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from prometheus_client import CollectorRegistry, ProcessCollector
from pymongo import IndexModel

from chassis import commands, dead_letters, inbox, lease, offsets, outbox, parking, timers
from chassis.clock import Now, utc_now
from chassis.commands import Commands
from chassis.dead_letters import DeadLetters
from chassis.health import Health
from chassis.inbox import Inbox
from chassis.lease import Lease
from chassis.live import Hub
from chassis.metrics import HttpMetrics, LaneMetrics, RelayMetrics, TimerMetrics
from chassis.mongo import Mongo
from chassis.offsets import Offsets
from chassis.outbox import Outbox
from chassis.parking import Parking
from chassis.producer import Producer
from chassis.records import Reader
from chassis.relay import Relay
from chassis.settings import ServiceSettings
from chassis.timers import Timers
from chassis.unit_of_work import UnitOfWork

INDEXES: Mapping[str, Sequence[IndexModel]] = {
    **outbox.INDEXES,
    **inbox.INDEXES,
    **dead_letters.INDEXES,
    **parking.INDEXES,
    **timers.INDEXES,
    **commands.INDEXES,
}
COLLECTIONS = (*INDEXES, lease.COLLECTION, offsets.COLLECTION)


@dataclass(frozen=True)
class Core:
    """What a service's bootstrap builds its use cases on."""

    name: str
    settings: ServiceSettings
    reader: Reader
    mongo: Mongo
    outbox: Outbox
    unit_of_work: UnitOfWork
    inbox: Inbox
    offsets: Offsets
    parking: Parking
    dead_letters: DeadLetters
    timers: Timers
    commands: Commands
    hub: Hub
    producer: Producer
    relay: Relay
    registry: CollectorRegistry
    lane_metrics: LaneMetrics
    timer_metrics: TimerMetrics
    http_metrics: HttpMetrics
    now: Now
    health: Health = field(default_factory=Health)

    @classmethod
    def build(
        cls, name: str, settings: ServiceSettings, reader: Reader, *, database: str = "", now: Now = utc_now
    ) -> Self:
        """The mechanism for service `name`; its database is `database` unless the settings name another."""
        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        mongo = Mongo(
            settings.mongo_url.get_secret_value(),
            settings.mongo_database or database or f"saypro_{name.replace('-', '_')}",
            settings.mongo_driver,
        )
        store = Outbox(mongo)
        unit_of_work = UnitOfWork(mongo, store)
        producer = Producer(settings)
        relay_metrics = RelayMetrics(registry)
        relay_lease = Lease(mongo, "relay", settings.instance)
        return cls(
            name=name,
            settings=settings,
            reader=reader,
            mongo=mongo,
            outbox=store,
            unit_of_work=unit_of_work,
            inbox=Inbox(mongo, name, now),
            offsets=Offsets(mongo, name),
            parking=Parking(mongo, now),
            dead_letters=DeadLetters(mongo, now),
            timers=Timers(mongo),
            commands=Commands(mongo, unit_of_work, now),
            hub=Hub(registry),
            producer=producer,
            relay=Relay(store, producer, relay_lease, relay_metrics, settings.outbox_limit),
            registry=registry,
            lane_metrics=LaneMetrics(registry),
            timer_metrics=TimerMetrics(registry),
            http_metrics=HttpMetrics(registry),
            now=now,
        )

    def lease(self, name: str) -> Lease:
        """The lease `name` for this instance."""
        return Lease(self.mongo, name, self.settings.instance)
