"""FAULTS 13 (twice), 16, 18, 19, 20, 27, 30 and 32: the broker, the database and the process's own loop misbehave."""

import asyncio
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

from lab.experiment import experiment, under_load, until
from lab.instance import Instance
from lab.issuer import Issuer
from lab.talk import Talk

pytestmark = pytest.mark.chaos


async def test_the_broker_restarts(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 13."""
    async with experiment(options, say) as run:
        await under_load(run, run.cluster.restart_broker)
        await run.verify("fault 13, broker restart")


async def test_the_broker_hangs(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 13, I6: its connections stay open and nothing answers. Not ready, alive, and ready again by itself."""
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances

        async def says(status: int) -> bool:
            return await notifier.probe("/readyz") == status

        async def strike() -> None:
            os.kill(run.cluster.kafka.child.pid, signal.SIGSTOP)
            try:
                await until(lambda: says(503), within=20, what="a readiness probe that says so")
                assert await notifier.probe("/livez") == 200
            finally:
                os.kill(run.cluster.kafka.child.pid, signal.SIGCONT)
            await until(lambda: says(200), what="a service that is ready again")

        await under_load(run, strike)
        await run.verify("fault 13, a broker that hangs")


async def test_the_produce_reply_is_cut_off(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 16: the broker has the events, the relay never hears of it."""
    async with experiment(options, say, proxied=True) as run:
        proxy = run.cluster.kafka_proxy
        assert proxy is not None

        async def strike() -> None:
            for _ in range(options.kills):
                proxy.drop_answers = True
                await asyncio.sleep(0.5)
                proxy.mend()
                await asyncio.sleep(1.5)

        await under_load(run, strike)
        await run.verify("fault 16, produce replies cut off")


async def test_the_primary_steps_down(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 18, in a batch's commit and in a command's: once before the server has it, once while it works on it."""
    # REQ P-05
    with Issuer() as issuer:
        async with experiment(options, say) as run:
            [messaging] = await run.cluster.add("messaging", **issuer.settings)
            talk = Talk(messaging, issuer.bearer("u-1"))
            mongod = run.cluster.mongod.child

            async def before_the_commit_of(instance: Instance) -> None:
                instance.arm("unit_of_work.before_commit", "stop")
                await until(lambda: instance.stopped, what="a process that is about to commit")
                await run.cluster.step_down()
                instance.signal(signal.SIGCONT)
                await run.cluster.primary()

            async def with_the_commit_of(instance: Instance) -> None:
                instance.arm("unit_of_work.before_commit", "stop")
                await until(lambda: instance.stopped, what="a process that is about to commit")
                mongod.signal(signal.SIGSTOP)
                instance.signal(signal.SIGCONT)
                stepping = asyncio.create_task(run.cluster.step_down())
                await asyncio.sleep(0.3)
                mongod.signal(signal.SIGCONT)
                await stepping
                await run.cluster.primary()

            async def strike() -> None:
                talking = asyncio.create_task(talk.say(60))
                for instance in run.cluster.instances:
                    await before_the_commit_of(instance)
                    await with_the_commit_of(instance)
                await talking

            await under_load(run, strike)
            await run.verify("fault 18, the primary steps down in a commit")
            await talk.verify(run, "fault 18, the primary steps down in a commit")
            assert not [instance.name for instance in run.cluster.instances if instance.deaths]


async def test_the_database_answers_late(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 19: 5 s late for 12 s. Nobody loses partitions over it."""
    async with experiment(options, say, proxied=True) as run:
        [notifier] = run.cluster.instances
        proxy = run.cluster.mongo_proxy
        assert proxy is not None
        before = notifier.child.log.read_text().count('"assigned"')

        async def strike() -> None:
            proxy.delay = 5.0
            await asyncio.sleep(12)
            proxy.mend()

        await under_load(run, strike)
        await run.verify("fault 19, the database answers 5 s late")
        assert notifier.child.log.read_text().count('"assigned"') == before, "a rebalance"


async def test_the_database_is_cut_off(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 20: not ready, alive, no hot loop, and everything is caught up with."""
    async with experiment(options, say, proxied=True) as run:
        [notifier] = run.cluster.instances
        proxy = run.cluster.mongo_proxy
        assert proxy is not None

        async def strike() -> None:
            proxy.cut()
            await asyncio.sleep(6)
            assert await notifier.probe("/readyz") == 503
            assert await notifier.probe("/livez") == 200
            proxy.mend()

        await under_load(run, strike)
        await run.verify("fault 20, the database cut off")
        retries = notifier.child.log.read_text().count("backs_off")
        assert retries < 400, f"{retries} retries in six seconds is a hot loop"


async def test_a_handler_burns_the_processor(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 27: 15 s without a heartbeat, longer than the transaction may live and than the session lasts."""
    async with experiment(options, say, notifiers=2) as run:
        first = run.cluster.instances[0]

        async def strike() -> None:
            first.arm("lane.handle", "burn:15")
            await asyncio.sleep(16)

        await under_load(run, strike)
        await run.verify("fault 27, a handler that burns CPU for 15 s")


async def test_the_relay_was_down_while_history_was_lost(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 30: the oplog, and every change stream with it, has moved on while events waited in the outbox."""
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances
        notifier.arm("relay.before_send", "kill", nth=1, times=1000)
        await run.load.orders(200)
        await until(lambda: notifier.deaths >= 2, what="a relay that is down")
        await notifier.stop()
        await run.cluster.mongo.admin.command({"replSetResizeOplog": 1, "size": 990.0, "minRetentionHours": 0.0})
        filler = run.cluster.mongo["filler"]["filler"]
        for _ in range(20):
            await filler.insert_many([{"x": b"0" * 900_000} for _ in range(60)])
        await run.cluster.mongo.drop_database("filler")
        notifier.disarm()
        await notifier.start()
        await run.load.orders(200)
        await run.verify("fault 30, change stream history gone while the relay was down")


async def test_a_consume_loop_that_is_dead(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 32: the probe says so, the process ends itself, and its successor goes on."""
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances
        notifier.arm("consumer.take", "raise")
        loading = asyncio.create_task(run.load.orders(run.options.events))

        async def dead() -> bool:
            return await notifier.probe("/livez") == 503

        await until(dead, what="a liveness probe that says so")
        await until(lambda: notifier.deaths == 1, what="a process that ends itself")
        await loading
        await run.verify("fault 32, a dead consume loop")
