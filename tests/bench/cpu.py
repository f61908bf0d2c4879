"""CPU time by process of a running stack, so that a figure can say where its milliseconds went."""

import os
from collections.abc import Mapping

import psutil

from saypro_local.stack.ready import Ready

BENCH = "bench"
"""This process, which makes the load: told, but not counted."""


def cpu_seconds(ready: Ready) -> dict[str, float]:
    """Used so far by each process of the stack, and by this one."""
    used = {}
    for name, pid in {**ready.pids, BENCH: os.getpid()}.items():
        times = psutil.Process(pid).cpu_times()
        used[name] = times.user + times.system
    return used


def milliseconds_each(before: Mapping[str, float], after: Mapping[str, float], count: int) -> dict[str, float]:
    """Milliseconds of CPU by process for each of `count` pieces of work."""
    return {name: round((now - before.get(name, 0.0)) * 1000 / count, 3) for name, now in after.items()}


def of_the_stack(each: Mapping[str, float]) -> float:
    """All of it but the load's own."""
    return sum(ms for name, ms in each.items() if name != BENCH)
