"""A whole local stack for one group of figures: `saypro up` over a folder that is thrown away.

Run as `python -m tests.bench.with_stack MODULE [ARGS]`: starts one, runs MODULE with `--data DIR` added, stops it.
"""

import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from saypro_local.errors import CannotStart
from saypro_local.ports import free_ports
from saypro_local.processes import Child
from saypro_local.stack.ready import Ready, read_ready

_START_SECONDS = 90.0
_STOP_SECONDS = 60.0
_LOOK_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Started:
    """A stack that answers; `seconds` from the command to that."""

    ready: Ready
    data: Path
    seconds: float

    def processes(self) -> list[psutil.Process]:
        """The supervisor and everything under it."""
        supervisor = psutil.Process(self.ready.pids["saypro"])
        return [supervisor, *supervisor.children(recursive=True)]


@contextmanager
def running_stack(folder: Path) -> Iterator[Started]:
    """A stack on free ports over `folder`/data, stopped on leaving. RuntimeError with its last words if it can't be."""
    (port,) = free_ports(1)
    data = folder / "data"
    argv = [sys.executable, "-m", "saypro_local", "up", f"--port={port}", f"--data={data}"]
    child = Child("saypro up", argv, folder / "up.log")
    began = time.perf_counter()
    child.start()
    try:
        ready = _wait(child, data, began)
        yield Started(ready, data, time.perf_counter() - began)
    finally:
        child.stop(_STOP_SECONDS)


def _wait(child: Child, data: Path, began: float) -> Ready:
    while True:
        try:
            return read_ready(data)
        except CannotStart as not_yet:
            if not child.running or time.perf_counter() - began > _START_SECONDS:
                message = f"saypro up is not ready: {child.last_words()}"
                raise RuntimeError(message) from not_yet
        time.sleep(_LOOK_SECONDS)


def main() -> int:
    """Exit code of the module."""
    module, *arguments = sys.argv[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the stack is stopped in order
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder, running_stack(Path(folder)) as started:
        argv = [sys.executable, "-m", module, *arguments, f"--data={started.data}"]
        return subprocess.run(argv, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
