"""FAULTS 34: the SMTP server refuses, stalls, drops half-way, answers 4xx and then 5xx."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from lab.experiment import experiment, until
from lab.mailbox import Mood
from lab.reconcile import read_topic

pytestmark = pytest.mark.chaos


async def test_a_mail_server_in_a_bad_mood(options: Any, say: Callable[[str], None]) -> None:
    async with experiment(options, say) as run:
        mailbox = run.cluster.mailbox
        for mood in (Mood.LATER, Mood.DROP, Mood.STALL):
            mailbox.mood = mood
            before = mailbox.attempts
            await run.load.orders(60)
            await until(lambda seen=before: mailbox.attempts > seen, what=f"an attempt in the mood {mood}")  # type: ignore[misc]
        mailbox.stop()
        await run.load.orders(60)
        await asyncio.sleep(2)
        mailbox.mood = Mood.FINE
        mailbox.start()
        await run.verify("fault 34, SMTP refuses, stalls, drops, answers 4xx")


async def test_a_mail_that_is_refused_for_ever(options: Any, say: Callable[[str], None]) -> None:
    async with experiment(options, say) as run:
        run.cluster.mailbox.mood = Mood.NEVER
        await run.load.orders(20)

        async def bounced() -> list[Any]:
            told = await read_topic(run.cluster.bootstrap, "notification.updated")
            return [e for e in told if e.data.channel.value == "email" and e.data.state.value == "bounced"]

        await until(bounced, what="a recorded bounce")
        say(f"fault 34, SMTP answers 5xx: {len(await bounced())} bounces, {len(run.cluster.mailbox.accepted)} accepted")
        assert not run.cluster.mailbox.accepted
