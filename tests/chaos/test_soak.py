"""FAULTS 33: load for as long as one likes, with no fault at all: memory and latency stay as they are."""

import asyncio
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from lab.experiment import Run, experiment
from lab.issuer import Issuer
from lab.talk import Talk

pytestmark = pytest.mark.chaos

SECONDS = 6.0
"""Without --minutes: too short to find a leak, long enough to know that this would be measured."""
QUARTERS = 4
LEAK_MB = 32.0
"""What an instance may gain between its second quarter (it is warm then) and its last, however long they are."""


async def test_memory_and_latency_stay_flat(options: Any, say: Callable[[str], None]) -> None:
    """`make chaos ARGS='--minutes 60 -k soak'` is an hour. Latency is told, not judged: no test asserts a time."""
    with Issuer() as issuer:
        async with experiment(options, say) as run:
            [messaging] = await run.cluster.add("messaging", **issuer.settings)
            talk = Talk(messaging, issuer.bearer("u-1"))
            seconds = (options.minutes * 60 or SECONDS) / QUARTERS
            memory, handled = [_memory(run)], [await _handling(run)]
            for _ in range(QUARTERS):
                await _load(run, talk, seconds)
                memory.append(_memory(run))
                handled.append(await _handling(run))
            await run.verify("fault 33, soak, notifications")
            await talk.verify(run, "fault 33, soak")
            for number, instance in enumerate(run.cluster.instances):
                megabytes = [sample[number] for sample in memory]
                say(f"fault 33, soak, {instance.name}: {' → '.join(f'{one:.0f}' for one in megabytes)} MB")
                assert megabytes[-1] - megabytes[2] < LEAK_MB
                assert not instance.deaths
            means = [(after[0] - before[0]) / (after[1] - before[1]) for before, after in pairwise(handled)]
            say(f"fault 33, soak, from an event to its effect: {' → '.join(f'{one * 1000:.0f}' for one in means)} ms")


def _memory(run: Run) -> list[float]:
    """Resident megabytes of each instance."""
    return [instance.megabytes for instance in run.cluster.instances]


async def _handling(run: Run) -> tuple[float, float]:
    """Seconds from event to effect, summed over all events of the notifier so far, and their number."""
    [notifier] = [one for one in run.cluster.instances if one.name.startswith("notifier")]
    total, count = [await notifier.figure(f"saypro_event_end_to_end_seconds_{what}") for what in ("sum", "count")]
    return total, count


async def _load(run: Run, talk: Talk, seconds: float) -> None:
    """Some hundred events and a few commands a second."""
    over = time.monotonic() + seconds
    while time.monotonic() < over:
        await asyncio.gather(run.load.orders(100, per_second=100), talk.say(4))
