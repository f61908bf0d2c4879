"""A consumer group's member: where it begins, what it commits, and what it says of itself when something is wrong."""

import asyncio
from collections.abc import AsyncIterator, Callable
from operator import attrgetter
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, RecordsToDelete
from pymongo.errors import AutoReconnect

from chassis import failpoints
from chassis.broker import FETCH_RECORDS, connect, make_broker
from chassis.consumer import ENOUGH_WAITING, STUCK_SECONDS, Group, GroupConsumer
from chassis.core import Core
from chassis.handlers import each
from chassis.lane import LaneParts
from chassis.offsets import Offsets

pytestmark = pytest.mark.infra


class Member:
    """One instance that consumes, notes what it handles, and can crash."""

    def __init__(self, core: Core, topic: str, offsets: Offsets | None = None) -> None:
        self.core = core
        self._offsets = offsets or core.offsets
        self.handled: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self._broker = make_broker(core.settings)
        self.group = GroupConsumer(
            self._broker, Group(core.name, core.settings.instance, (topic,)), core.settings, self._parts()
        )
        self._keeping: asyncio.Task[None] | None = None

    def _parts(self) -> LaneParts:
        core = self.core
        return LaneParts(
            reader=core.reader,
            handle=each({"test": self._handle}),
            unit_of_work=core.unit_of_work,
            inbox=core.inbox,
            offsets=self._offsets,
            parking=core.parking,
            dead_letters=core.dead_letters,
            metrics=core.lane_metrics,
        )

    async def _handle(self, event: Any) -> None:
        await self.gate.wait()
        self.handled.append(event.id)

    async def start(self, *, commits: bool = True) -> None:
        await connect(self._broker)
        await self._broker.start()
        if commits:
            self._keeping = asyncio.create_task(self.group.keep_up())

    async def stop(self) -> None:
        await self.group.stop()
        await self._end()

    async def crash(self) -> None:
        """End without a word to Kafka."""
        lane, self.group._lane = self.group._lane, None
        if lane is not None:
            await lane.stop(0)
        await self._end()

    async def _end(self) -> None:
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.wait({self._keeping})
        await self._broker.stop()
        await self.core.mongo.close()


Join = Callable[..., Any]


@pytest.fixture
def join(lab: Any, feed: Any, eventually: Callable[..., Any]) -> Join:
    """A member that has its partitions. The same instance comes back at once: its membership is static."""

    async def make(instance: str = "a", *, commits: bool = True) -> Member:
        member = Member(lab.make_core(instance=f"{lab.core.settings.instance}-{instance}"), feed.topic)
        await member.start(commits=commits)
        await eventually(lambda: member.group.assigned)
        return member

    return make


@pytest.fixture
async def kafkas_copy(infra: Any, lab: Any, feed: Any) -> AsyncIterator[Callable[..., Any]]:
    """The offset that Kafka has for a partition of the group."""
    reader = AIOKafkaConsumer(bootstrap_servers=infra.kafka, group_id=lab.core.name, enable_auto_commit=False)
    await reader.start()
    reader.assign([TopicPartition(feed.topic, n) for n in range(3)])

    async def committed(partition: int = 0) -> int | None:
        offset: int | None = await reader.committed(TopicPartition(feed.topic, partition))
        return offset

    yield committed
    await reader.stop()


def events(*names: str) -> list[dict[str, str]]:
    return [{"id": name} for name in names]


async def test_after_a_crash_before_kafkas_commit_it_goes_on_where_the_database_says(
    join: Join, feed: Any, kafkas_copy: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05, FAULTS 3
    await feed.put(*events("a", "b"))
    member = await join(commits=False)
    await eventually(lambda: member.handled == ["a", "b"] and not member.group._lane.busy)
    await member.crash()
    assert await kafkas_copy() is None
    await feed.put(*events("c"))
    successor = await join()
    await eventually(lambda: successor.handled)
    assert successor.handled == ["c"]
    await successor.stop()
    assert await kafkas_copy() == 3


async def test_kafkas_copy_is_not_believed_where_it_is_ahead(
    join: Join, feed: Any, kafkas_copy: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    await feed.put(*events("a", "b"))
    member = await join(commits=False)
    await eventually(lambda: member.handled == ["a", "b"] and not member.group._lane.busy)
    await member.group._consumer.commit({TopicPartition(feed.topic, 0): 5})
    await member.crash()
    assert await kafkas_copy() == 5
    await feed.put(*events("c", "d", "e"))
    successor = await join()
    await eventually(lambda: len(successor.handled) == 3)
    await successor.stop()
    assert successor.handled == ["c", "d", "e"]


async def test_who_lost_a_partition_never_commits_it_again(
    join: Join, feed: Any, kafkas_copy: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    for partition in range(3):
        await feed.put(*events(f"{partition}-0"), partition=partition)
    one = await join("a")
    await eventually(lambda: len(one.handled) == 3)
    other = await join("b")
    await eventually(lambda: len(one.group._consumer.assignment()) < 3 and one.group.assigned)
    for round_ in (1, 2):
        for partition in range(3):
            await feed.put(*events(f"{partition}-{round_}"), partition=partition)

        async def committed(offset: int = round_ + 1) -> bool:
            return [await kafkas_copy(n) for n in range(3)] == [offset] * 3

        await eventually(committed)
    assert other.handled
    assert sorted(one.handled + other.handled) == [f"{p}-{n}" for p in range(3) for n in range(3)]
    assert not set(one.group._lane.positions) & set(other.group._lane.positions)
    await one.stop()
    await other.stop()
    assert [await kafkas_copy(n) for n in range(3)] == [3, 3, 3]


class Shaky(Offsets):
    """A database that is away when it is first asked."""

    away = 4

    async def stored(self, partitions: Any) -> Any:
        if self.away:
            self.away -= 1
            raise AutoReconnect("no primary")
        return await super().stored(partitions)


async def test_a_database_that_is_away_at_the_first_assignment_costs_no_record(
    lab: Any, feed: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    await feed.put(*events("a", "b"))
    core = lab.make_core()
    member = Member(core, feed.topic, Shaky(core.mongo, core.name))
    await member.start()
    await eventually(lambda: member.group.assigned)
    await feed.put(*events("c"))
    await eventually(lambda: "c" in member.handled)
    await member.stop()
    assert member.handled == ["a", "b", "c"]


async def test_a_fenced_lane_begins_anew_where_the_other_has_come_to_and_keeps_what_only_it_had(
    lab: Any, join: Join, feed: Any, eventually: Callable[..., Any]
) -> None:
    # REQ P-05
    member = await join()
    member.gate.clear()
    await feed.put(*events("first"), partition=2)
    await eventually(lambda: member.group._lane.busy)
    await lab.core.offsets.advance({(feed.topic, 0): (None, 3)})
    await feed.put(*events("0", "1", "2", "3", "4"), partition=0)
    await feed.put(*events("mine", "mine too"), partition=1)
    await eventually(lambda: member.group._lane.backlog((feed.topic, 1)) == 2)
    member.gate.set()
    await eventually(lambda: len(member.handled) >= 5)
    assert member.core.registry.get_sample_value("saypro_lane_fenced_total") == 1
    assert sorted(member.handled) == ["3", "4", "first", "mine", "mine too"]
    assert member.group.problem() is None
    await member.stop()


async def test_a_log_that_was_made_anew_is_read_from_its_beginning(
    infra: Any, join: Join, feed: Any, eventually: Callable[..., Any]
) -> None:
    await feed.put(*events("a", "b", "c"))
    member = await join()
    await eventually(lambda: len(member.handled) == 3)
    await member.stop()
    admin = AIOKafkaAdminClient(bootstrap_servers=infra.kafka)
    await admin.start()
    await admin.delete_topics([feed.topic])

    async def gone() -> bool:
        return feed.topic not in await admin.list_topics()

    await eventually(gone)
    await admin.close()
    await infra.topics({feed.topic: 3})
    await feed.put(*events("d"))
    successor = await join()
    await eventually(lambda: successor.handled)
    await successor.stop()
    assert successor.handled == ["d"]


async def test_records_that_expired_unread_leave_a_gap_that_is_passed(
    infra: Any, lab: Any, join: Join, feed: Any, eventually: Callable[..., Any]
) -> None:
    await feed.put(*events("0", "1", "2", "3", "4", "5"))
    await lab.core.offsets.advance({(feed.topic, 0): (None, 2)})
    admin = AIOKafkaAdminClient(bootstrap_servers=infra.kafka)
    await admin.start()
    await admin.delete_records({TopicPartition(feed.topic, 0): RecordsToDelete(4)})
    await admin.close()
    member = await join()
    await eventually(lambda: len(member.handled) == 2)
    await member.stop()
    assert member.handled == ["4", "5"]


async def test_a_flood_waits_at_the_broker_and_holds_up_no_other_partition(
    join: Join, feed: Any, eventually: Callable[..., Any]
) -> None:
    member, flood = await join(), 2 * FETCH_RECORDS + ENOUGH_WAITING
    member.gate.clear()
    for n in range(flood):
        await feed.producer.send(feed.topic, b'{"id": "f%d"}' % n, partition=0)
    await feed.producer.flush()
    consumer, place = member.group._consumer, TopicPartition(feed.topic, 0)
    await eventually(lambda: place in consumer.held)
    await feed.put(*events("other"), partition=1)
    await eventually(lambda: member.group._lane.backlog((feed.topic, 1)))
    assert member.group._lane.backlog(place) <= ENOUGH_WAITING + FETCH_RECORDS
    member.gate.set()
    await eventually(lambda: len(member.handled) == flood + 1)
    assert member.handled.index("other") < flood
    assert [name for name in member.handled if name != "other"] == [f"f{n}" for n in range(flood)]
    await member.stop()


async def test_a_defect_in_handing_over_loses_no_record_and_is_told(
    join: Join, feed: Any, eventually: Callable[..., Any], tmp_path: Any
) -> None:
    # REQ P-05
    member = await join()
    assert member.group.problem() is None
    (tmp_path / "points").write_text("consumer.take raise 1 1\n")
    failpoints.enable(tmp_path / "points")
    await feed.put(*events("a"))
    await eventually(member.group.problem)
    assert "not handed over: InjectedFault" in member.group.problem()
    await feed.put(*events("b"))
    await member.stop()
    assert member.handled == []
    successor = await join()
    await eventually(lambda: len(successor.handled) == 2)
    assert successor.handled == ["a", "b"]
    await successor.stop()


async def test_it_says_when_it_is_not_alive(join: Join, feed: Any, eventually: Callable[..., Any]) -> None:
    member = await join()
    member.gate.clear()
    await feed.put(*events("a"))
    await eventually(lambda: member.group._lane.busy)
    assert member.group.problem() is None
    member.group._lane.last_progress -= STUCK_SECONDS + 1
    assert "no progress" in member.group.problem()
    member.gate.set()
    await eventually(lambda: member.group.problem() is None)
    await member.stop()
    assert member.group.problem() == "the consume loop has ended"


@pytest.mark.parametrize("loop", ["_coordinator._coordination_task", "_fetcher._fetch_task"])
async def test_a_client_whose_own_loop_has_ended_is_not_alive(
    join: Join, loop: str, eventually: Callable[..., Any]
) -> None:
    """As where it met an error that it does not expect: it never begins another."""
    member = await join()
    assert member.group.problem() is None
    attrgetter(loop)(member.group._consumer).cancel()
    await eventually(lambda: member.group.problem() == "a loop of the Kafka client has ended")
    await member.crash()


async def test_what_another_instance_holds_by_now_is_no_longer_measured_here(
    join: Join, eventually: Callable[..., Any]
) -> None:
    # REQ P-03
    member = await join()
    lag = member.core.lane_metrics.lag
    lag.labels("held before").set(5)

    def measured() -> set[str]:
        return {sample.labels["topic"] for metric in lag.collect() for sample in metric.samples}

    assert measured() == {"held before"}
    other = await join("b")
    await eventually(lambda: member.group.assigned and other.group.assigned)
    assert measured() == set()
    await other.stop()
    await member.stop()
