"""An announcement to thousands of people, while whoever tells it is killed: each person is told once (REQ N-15)."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from lab.experiment import Run, experiment, under_load, until
from lab.reconcile import read_topic, reconcile, settled
from saypro_events.common import Audience
from saypro_events.platform import AnnouncementKind, PlatformAnnounced
from saypro_events.publisher import EventPublisher
from saypro_events.user import UserUpdated

pytestmark = pytest.mark.chaos

CROWD = 3_000
"""Sellers; the load's buyers are not spoken to."""
MOMENTS = [
    ("broadcast, kill -9 in the middle of a part", "broadcasts.before_commit"),
    ("broadcast, kill -9 after a part was told", "broadcasts.part_told"),
]


async def crowd(run: Run, publisher: EventPublisher) -> list[str]:
    """Sellers whom the notifier knows: these, and the one of the load."""
    names = [f"s-{number:05}" for number in range(CROWD)]
    await publisher.publish_all([UserUpdated(user_id=name, display_name=name, roles=("seller",)) for name in names])
    people = run.cluster.mongo["saypro_notifier"]["people"]

    async def known() -> bool:
        return bool(await people.count_documents({"roles": "seller"}) == CROWD + 1)

    await until(known, what="a notifier that knows the sellers")
    return [*names, "u-seller"]


def announcement() -> PlatformAnnounced:
    return PlatformAnnounced(
        announcement_id="an-1",
        kind=AnnouncementKind.POLICY,
        title="Returns now take 30 days",
        body="From July, buyers have 30 days.",
        audience=Audience(roles=("seller",)),
        published_at=datetime.now(UTC),
    )


async def told(run: Run, event_id: str) -> Counter[str]:
    """How often each person was told in the inbox; a record that came again with its own id is the same news."""
    news = {event.id: event for event in await read_topic(run.cluster.bootstrap, "notification.updated")}
    return Counter(
        event.data.user_id
        for event in news.values()
        if event.data.event_id == event_id
        and event.data.channel.value == "in_app"
        and event.data.state.value == "delivered"
    )


@pytest.mark.parametrize(("name", "moment"), MOMENTS, ids=[moment for _, moment in MOMENTS])
async def test_each_person_is_told_once(name: str, moment: str, options: Any, say: Callable[[str], None]) -> None:
    # REQ N-15, REQ P-05
    async with (
        experiment(options, say, notifiers=2) as run,
        EventPublisher(run.cluster.bootstrap, source="/chaos") as publisher,
    ):
        sellers = await crowd(run, publisher)
        notifiers = run.cluster.instances
        broadcasts = run.cluster.mongo["saypro_notifier"]["broadcasts"]

        async def strike() -> None:
            for notifier in notifiers:
                notifier.arm(moment, "kill", nth=2, times=options.kills)
            await publisher.publish(announcement(), id="an-1")
            await until(
                lambda: sum(n.deaths for n in notifiers) >= options.kills, what=f"{options.kills} kills at {moment}"
            )
            for notifier in notifiers:
                notifier.disarm()
                await notifier.ready()

        async def done() -> bool:
            return bool(await broadcasts.count_documents({"_id": "an-1", "state": "done"}))

        await under_load(run, strike)
        struck = time.monotonic()
        await until(done, what="the end of the announcement")
        await settled(run.cluster, run.load.produced)
        seconds = time.monotonic() - struck
        found = await reconcile(run.cluster, run.load.produced)
        heard = await told(run, "an-1")
        found.lost += [name for name in sellers if not heard[name]]
        found.doubled += [f"{name} x{count}" for name, count in heard.items() if count > 1 or name not in sellers]
        kills = sum(notifier.deaths for notifier in notifiers)
        events = len(run.load.produced.orders)
        say(found.line(f"{name} ({len(sellers)} people)", events=events + 1, kills=kills, seconds=seconds))
        assert found.clean, f"lost {found.lost[:5]} doubled {found.doubled[:5]} reordered {found.reordered[:5]}"
        assert kills >= options.kills
