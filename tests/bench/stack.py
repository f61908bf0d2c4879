"""How soon `saypro up` is ready, and what it takes when nothing happens: memory and CPU of all its processes.

Run as `python -m tests.bench.stack` from the repository's root; one JSON line per figure. The stack is started twice,
over fresh data each time; the second start counts, for the first may have had to download and compile. The floor is a
bare Kafka and MongoDB on this machine, from the same binaries.
"""

import argparse
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
from tests.bench.figures import Figure, figure, show
from tests.bench.with_stack import running_stack

from saypro_local.infra import InfraKind, start_infra

_MEGABYTE = 1_000_000
_SETTLE_SECONDS = 5.0


def resident(processes: Iterable[psutil.Process]) -> tuple[float, float, dict[str, float]]:
    """Megabytes resident, megabytes in proportion (shared pages once), and the resident ones by process."""
    whole = shared_once = 0.0
    each: dict[str, float] = {}
    for number, process in enumerate(processes):
        memory = process.memory_full_info()
        whole += memory.rss / _MEGABYTE
        shared_once += memory.pss / _MEGABYTE
        each[f"{number} {_name(process)}"] = round(memory.rss / _MEGABYTE, 1)
    return whole, shared_once, each


def cpu_percent(processes: Iterable[psutil.Process], seconds: float) -> float:
    """Percent of one core that they use together while we wait."""
    watched = list(processes)
    before = sum(_used(process) for process in watched)
    time.sleep(seconds)
    return (sum(_used(process) for process in watched) - before) / seconds * 100


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _name(process: psutil.Process) -> str:
    """What runs: the module of a Python process, else the program."""
    command = process.cmdline()
    return command[command.index("-m") + 1] if "-m" in command[:3] else process.name()


def bare_infra(seconds: float) -> tuple[float, float, float]:
    """The floor: seconds until a bare Kafka and MongoDB answer, their megabytes, and their CPU percent when idle."""
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder:
        began = time.perf_counter()
        running = start_infra(InfraKind.EMBEDDED, Path(folder))
        took = time.perf_counter() - began
        try:
            processes = psutil.Process().children(recursive=True)
            time.sleep(_SETTLE_SECONDS)
            cpu = cpu_percent(processes, seconds)
            return took, resident(processes)[0], cpu
        finally:
            running.stop()


def figures(idle_seconds: float) -> list[Figure]:
    """All figures of this file."""
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as first, running_stack(Path(first)):
        pass
    floor_seconds, floor_memory, floor_cpu = bare_infra(idle_seconds)
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as second, running_stack(Path(second)) as started:
        time.sleep(_SETTLE_SECONDS)
        cpu = cpu_percent(started.processes(), idle_seconds)
        memory, shared_once, each = resident(started.processes())
    n = len(each)
    return [
        figure("stack_seconds_to_ready", started.seconds, "s", 1, floor_seconds),
        figure("stack_memory_resident", memory, "MB", n, floor_memory, of_it=each),
        figure("stack_memory_shared_pages_once", shared_once, "MB", n, floor_memory),
        figure("stack_cpu_idle", cpu, "% of a core", n, floor_cpu),
    ]


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--idle-seconds", type=float, default=10.0)
    show(figures(parser.parse_args().idle_seconds))


if __name__ == "__main__":
    main()
