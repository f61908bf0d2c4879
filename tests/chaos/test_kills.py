"""FAULTS 1 to 12: processes are killed, stopped and multiplied at the worst moments."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

import pytest

from lab.experiment import experiment, under_load, until

pytestmark = pytest.mark.chaos

MOMENTS = [
    ("fault 1, kill -9 before the transaction", "unit_of_work.before_transaction"),
    ("fault 2, kill -9 in the middle of the transaction", "unit_of_work.mid_transaction"),
    ("fault 3, kill -9 after the transaction, before the offset commit", "lane.after_transaction"),
    ("fault 4, kill -9 of the relay in the middle of a send", "relay.mid_send"),
    ("fault 5, kill -9 of the relay after the ack, before the delete", "relay.after_ack"),
    ("fault 6, kill -9 once an email is leased", "mail.leased"),
    ("fault 7, kill -9 after the provider accepted, before it is marked", "mail.accepted"),
]


@pytest.mark.parametrize(("name", "moment"), MOMENTS, ids=[name.partition(",")[0] for name, _ in MOMENTS])
async def test_killed_at(name: str, moment: str, options: Any, say: Callable[[str], None]) -> None:
    # REQ P-05
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances

        async def strike() -> None:
            notifier.arm(moment, "kill", nth=4, times=options.kills)
            await until(lambda: notifier.deaths >= options.kills, what=f"{options.kills} kills at {moment}")
            notifier.disarm()
            await notifier.ready()

        await under_load(run, strike)
        await run.verify(name)
        assert notifier.deaths == options.kills


async def test_asked_to_stop_under_load(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 8: SIGTERM ends the work in order; exit code 0, and no commit to Kafka fails."""
    async with experiment(options, say) as run:
        [notifier] = run.cluster.instances

        async def strike() -> None:
            for _ in range(options.kills):
                assert await notifier.stop(), f"it did not end by itself: {notifier.child.last_words()}"
                await notifier.start()
                await asyncio.sleep(0.3)

        await under_load(run, strike)
        await run.verify("fault 8, SIGTERM under load")
        assert "commit_left_to_the_next" not in notifier.child.log.read_text()


async def test_a_rolling_restart(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 9, as a deployment does it: each is asked to stop and is ready again before the next one's turn."""
    # REQ P-05
    async with experiment(options, say, notifiers=3) as run:

        async def strike() -> None:
            for notifier in run.cluster.instances:
                assert await notifier.stop(), f"it did not end by itself: {notifier.child.last_words()}"
                await notifier.start()

        await under_load(run, strike)
        await run.verify("fault 9, rolling restart of three instances")


async def test_scaled_from_one_to_four(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 10."""
    async with experiment(options, say) as run:

        async def strike() -> None:
            await run.cluster.add("notifier", 3)

        await under_load(run, strike)
        await run.verify("fault 10, from 1 to 4 instances while batches are in work")


async def test_a_zombie_wakes(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 11: stopped beyond its session (60 s with --minutes 1), until its partitions have gone to another."""
    async with experiment(options, say, notifiers=2) as run:
        first, second = run.cluster.instances

        def assignments() -> int:
            return second.child.log.read_text().count('"assigned"')

        async def strike() -> None:
            before = assignments()
            first.signal(signal.SIGSTOP)
            await asyncio.sleep(min(60.0, options.minutes * 60))
            await until(lambda: assignments() > before, what="partitions for the other one")
            await asyncio.sleep(1)  # in which it works on them
            first.signal(signal.SIGCONT)

        await under_load(run, strike)
        await run.verify("fault 11, SIGSTOP beyond the session, then SIGCONT")


async def test_two_relays_the_first_ones_lease_expired(options: Any, say: Callable[[str], None]) -> None:
    """FAULTS 12: the leader is stopped in the middle of a send, another leads, then the first one goes on."""
    async with experiment(options, say, notifiers=2) as run:
        leases = run.cluster.mongo["saypro_notifier"]["leases"]

        async def leader() -> Any:
            lease = await leases.find_one({"_id": "relay"})
            return next(i for i in run.cluster.instances if lease and i.name == lease["owner"])

        async def strike() -> None:
            first = await leader()
            first.arm("relay.mid_send", "stop")

            async def another_leads() -> bool:
                return (await leader()) is not first

            await until(another_leads, what="a second leader")
            await asyncio.sleep(1)
            first.signal(signal.SIGCONT)

        await under_load(run, strike)
        await run.verify("fault 12, two relays, the first one's lease expired")
