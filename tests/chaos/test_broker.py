"""FAULTS 14, 15, 17 and 28: the broker is gone for longer, comes back without what it had, or forgets who consumes."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

import pytest

from chassis.relay import MEASURE_SECONDS
from lab.experiment import Run, experiment, under_load, until
from lab.issuer import Issuer
from lab.load import order
from lab.reconcile import read_topic, settled
from lab.talk import Talk
from lab.three_brokers import ThreeBrokers
from saypro_events.order import OrderStatus
from saypro_events.publisher import EventPublisher

pytestmark = pytest.mark.chaos

LIMIT = 60
"""Of an outbox, for this test: more than wait in its first part."""


async def test_the_broker_is_away(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 14: it hangs, then it is dead, and commands are accepted all the while, at the first attempt.

    Less than ten minutes, on the same path: it is longer than a session (6 s here), than a send (20 s) and than the
    longest pause between two attempts (5 s), and nothing depends on how many attempts have failed. Then it hangs until
    the outbox is full: no command is taken any more, reads are answered, and all goes on by itself once it is back.
    """
    # REQ P-05
    with Issuer() as issuer:
        async with experiment(options, say) as run:
            [messaging] = await run.cluster.add("messaging", **issuer.settings, outbox_limit=str(LIMIT))
            talk = Talk(messaging, issuer.bearer("u-1"))
            outbox = run.cluster.mongo["saypro_messaging"]["outbox"]

            async def says(status: int) -> bool:
                return await messaging.probe("/readyz") == status

            async def an_alert_would_tell() -> bool:
                """Long before an outbox is full, its depth and its age are there to be watched."""
                depth = await messaging.figure("saypro_outbox_depth_records")
                age = await messaging.figure("saypro_outbox_oldest_seconds")
                return depth >= 10 and age > 10

            async def strike() -> None:
                await talk.say(5)
                run.cluster.kafka.child.signal(signal.SIGSTOP)
                await talk.say(5)
                await until(lambda: says(503), within=20, what="a readiness probe that says so")
                run.cluster.kafka.child.signal(signal.SIGKILL)
                await talk.say(5)
                await until(an_alert_would_tell, what="figures that show what waits")
                assert await messaging.probe("/livez") == 200
                await asyncio.gather(run.cluster.restart_broker(), talk.say(10))
                await until(lambda: says(200), what="a service that is ready again")
                assert not talk.refused
                assert await messaging.figure("saypro_outbox_failures_total")
                await fill()

            async def refuses() -> None:
                refusal = await talk.say_until_refused(LIMIT + int(MEASURE_SECONDS * 10) + 20)
                assert (refusal.status_code, refusal.json()["code"]) == (503, "outbox_full")
                assert int(refusal.headers["retry-after"]) > 0
                waiting = await outbox.count_documents({})
                assert waiting >= LIMIT
                again = [(await talk.say_until_refused(1)).status_code for _ in range(5)]
                assert (again, await outbox.count_documents({})) == ([503] * 5, waiting)
                assert (await talk.read()).status_code == 200

            async def fill() -> None:
                run.cluster.kafka.child.signal(signal.SIGSTOP)
                try:
                    await refuses()
                finally:
                    run.cluster.kafka.child.signal(signal.SIGCONT)
                await talk.say(5)

            await under_load(run, strike)
            await run.verify("fault 14, the broker away")
            await talk.verify(run, "fault 14, the broker away")


async def test_a_leader_dies_in_a_send(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 15: kill -9 of one of three brokers while the relay is in the middle of a send to all of them."""
    # REQ P-05
    async with experiment(options, say, on=(brokers := ThreeBrokers())) as run:
        [notifier] = run.cluster.instances

        async def led_by_others() -> bool:
            return not {1, -1} & await brokers.leaders("notification.updated")

        async def strike() -> None:
            assert 1 in await brokers.leaders("notification.updated")
            notifier.arm("relay.mid_send", "stop")
            await until(lambda: notifier.stopped, what="a relay in the middle of a send")
            brokers.kill_broker(1)
            notifier.signal(signal.SIGCONT)
            await until(led_by_others, what="new leaders")
            await brokers.start_broker(1)

        await under_load(run, strike)
        await run.verify("fault 15, a partition's leader dies during a produce")


async def test_the_group_is_forgotten(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 28: the coordinator loses every member and every offset that was committed to it.

    With one broker no other can take over, so its own topic is deleted: instances find out one after the other, and for
    a moment two of them have the same partitions. Consumption goes on from our stored offsets, not from Kafka's.
    """
    # REQ P-05
    async with experiment(options, say, notifiers=2) as run:
        notifiers = run.cluster.instances

        def assignments() -> list[int]:
            return [notifier.child.log.read_text().count('"assigned"') for notifier in notifiers]

        async def worked_off() -> float:
            figures = ("saypro_events_handled_total", "saypro_events_duplicate_total")
            return sum([await notifier.figure(figure) for notifier in notifiers for figure in figures])

        async def strike() -> None:
            before = assignments()
            await run.cluster.forget_groups()
            await until(
                lambda: all(now > then for now, then in zip(assignments(), before, strict=True)),
                what="partitions for everyone again",
            )

        await under_load(run, strike)
        await run.verify("fault 28, the group coordinator lost")
        topics = [await read_topic(run.cluster.bootstrap, topic) for topic in ("order.updated", "user.updated")]
        assert await worked_off() == sum(map(len, topics)), "no record is worked off twice, or not at all"


async def test_the_log_lost_its_end(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 17: the broker has lost acknowledged records with its disk, so the next sequence numbers leave a gap.

    What is cut off is the notification of an order that is not counted: nobody could bring that back.
    """
    # REQ P-05
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances
        await run.load.orders(options.events // 4)
        await settled(run.cluster, run.load.produced)
        before = run.cluster.log_sizes("notification.updated")
        await uncounted_order(run)
        assert before != run.cluster.log_sizes("notification.updated")
        await run.cluster.restart_broker(with_logs_cut=before)
        await run.load.orders(options.events)
        await run.verify("fault 17, a broker that lost the end of its log")
        assert "OutOfOrderSequenceNumber" in notifier.child.log.read_text()


async def uncounted_order(run: Run) -> None:
    """An order of somebody without an address, told in the inbox alone."""
    async with EventPublisher(run.cluster.bootstrap, source="/chaos") as publisher:
        await publisher.publish(order("o-0", 1, "u-seller", OrderStatus.PLACED), id="uncounted", sequence=1)
    planned = run.cluster.mongo["saypro_notifier"]["deliveries"]

    async def told() -> bool:
        return bool(await planned.count_documents({"event_id": "uncounted"}))

    await until(told, what="the notification of the order")
    await settled(run.cluster, run.load.produced)
