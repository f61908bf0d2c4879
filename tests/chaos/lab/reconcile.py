"""Every event against every effect: the topics, the database, the mailbox."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiokafka import AIOKafkaConsumer, TopicPartition

from lab.cluster import Cluster
from lab.load import Produced
from saypro_events import decode
from saypro_events.topics import BY_NAME


@dataclass
class Findings:
    """What went wrong; all empty is what we want. `resent` counts records that came again with their own id."""

    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    reordered: list[str] = field(default_factory=list)
    resent: int = 0
    mails: int = 0
    mails_resent: int = 0

    @property
    def clean(self) -> bool:
        """Nothing lost, doubled or reordered."""
        return not (self.lost or self.doubled or self.reordered)

    def line(self, name: str, *, events: int, kills: int, seconds: float) -> str:
        """The one line that a fault test prints."""
        return (
            f"{name}: {events} events, {kills} kills, {len(self.lost)} lost, {len(self.doubled)} doubled, "
            f"{len(self.reordered)} reordered, {seconds:.1f} s to recover "
            f"({self.mails} mails, {self.mails_resent} sent again under the same id; {self.resent} records resent)"
        )


async def read_topic(bootstrap: str, topic: str) -> list[Any]:
    """Everything that stands in a topic, as events, in order per partition."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, auto_offset_reset="earliest", enable_auto_commit=False)
    await consumer.start()
    try:
        partitions = [TopicPartition(topic, number) for number in range(BY_NAME[topic].partitions)]
        consumer.assign(partitions)
        ends = await consumer.end_offsets(partitions)
        events: list[Any] = []
        left = {p for p in partitions if ends[p] > 0}
        while left:
            for place, records in (await consumer.getmany(timeout_ms=500)).items():
                events += [decode(r.topic, r.key, r.value, r.headers) for r in records]
                if records and records[-1].offset >= ends[place] - 1:
                    left.discard(place)
        return events
    finally:
        await consumer.stop()


async def settled(cluster: Cluster, produced: Produced, *, within: float = 120.0) -> float:
    """Wait until every order event has been planned, relayed and mailed. Seconds that it took."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    db = cluster.mongo["saypro_notifier"]
    while loop.time() - began < within:
        planned = await db["deliveries"].distinct("event_id", {"channel": "in_app"})
        unsent = await db["deliveries"].count_documents({"queue": "email"})
        waiting = await db["outbox"].count_documents({})  # last: what the others end is told through it
        if produced.orders.keys() <= set(planned) and not waiting and not unsent:
            return loop.time() - began
        await asyncio.sleep(0.1)
    raise AssertionError(
        f"not settled within {within:.0f} s: {len(produced.orders.keys() - set(planned))} events not planned, "
        f"{waiting} outbox records, {unsent} mails waiting"
    )


async def reconcile(cluster: Cluster, produced: Produced) -> Findings:
    """Compare what was produced with what the notifier told the world."""
    found = Findings()
    records = [
        e for e in await read_topic(cluster.bootstrap, "notification.updated") if e.data.event_id in produced.orders
    ]
    unique = list({record.id: record for record in records}.values())
    found.resent = len(records) - len(unique)
    _effects(unique, produced, found)
    _order(unique, produced, found)
    named = cluster.mongo["saypro_notifier"]["deliveries"].find({"message_id": {"$exists": True}}, {"message_id": 1})
    _mails(unique, cluster, {delivery["_id"]: delivery["message_id"] async for delivery in named}, found)
    return found


def _effects(unique: list[Any], produced: Produced, found: Findings) -> None:
    """One in-app notification for the buyer of each event, and each state of each delivery told once."""
    told = Counter((r.data.notification_id, r.data.state.value) for r in unique)
    found.doubled += [f"{name} {state} x{n}" for (name, state), n in told.items() if n > 1]
    in_app = Counter(
        r.data.event_id
        for r in unique
        if r.data.channel.value == "in_app"
        and r.data.user_id == produced.orders[r.data.event_id][2]
        and r.data.state.value in {"delivered", "suppressed"}
    )
    found.lost += [event_id for event_id in produced.orders if not in_app[event_id]]


def _order(unique: list[Any], produced: Produced, found: Findings) -> None:
    """The notifications of one order come in the order's own order."""
    last: dict[tuple[str, str], int] = {}
    for record in unique:
        if record.data.channel.value != "in_app":
            continue
        order_id, sequence, buyer = produced.orders[record.data.event_id]
        if record.data.user_id != buyer:
            continue
        if sequence < last.get((order_id, buyer), 0):
            found.reordered.append(record.data.event_id)
        last[order_id, buyer] = sequence


def _mails(unique: list[Any], cluster: Cluster, message_of: dict[str, str], found: Findings) -> None:
    """Each mail that was said to be sent has arrived, and no other has. (What was due together is one mail.)"""
    said = [r.data.notification_id for r in unique if r.data.channel.value == "email" and r.data.state.value == "sent"]
    sent = {message_of.get(name, name) for name in said}
    arrived = {name.strip("<>").partition("@")[0]: count for name, count in cluster.mailbox.accepted.items()}
    found.mails = len(arrived)
    found.mails_resent = sum(count - 1 for count in arrived.values())
    found.lost += [f"mail {name}" for name in sent - arrived.keys()]
    found.doubled += [f"mail {name} was never said to be sent" for name in arrived.keys() - sent]
