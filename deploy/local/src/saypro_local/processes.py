"""A child process that never outlives us: the kernel kills it when its parent dies, however the parent dies."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from saypro_local.errors import CannotStart

_PR_SET_PDEATHSIG = 1
_TAIL_BYTES = 4_000
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def _die_with(parent: int) -> Callable[[], None]:
    """A hook that the child runs between fork and exec. Loaded before the fork: importing there could deadlock."""

    def hook() -> None:
        if _LIBC is not None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:  # the parent died before prctl took hold
                os._exit(1)

    return hook


def not_installed(name: str, program: str, error: OSError) -> CannotStart:
    """What to say where the system could not run a program."""
    return CannotStart(f"{name} can't be started: {program}: {error.strerror}. Install it anew: make clean setup")


@dataclass(slots=True)
class Child:
    """One child process with its output in a file. Start it from the main thread: the kernel watches the thread.

    `env` is added to ours. The child gets a session of its own, so that Ctrl-C reaches only the parent,
    which then stops everything in order.
    """

    name: str
    argv: Sequence[str]
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it (again). Its output is appended to the log. Raises CannotStart where its program is not there."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._process = self._started()
        except OSError as error:
            raise not_installed(self.name, self.argv[0], error) from error

    def _started(self) -> subprocess.Popen[bytes]:
        with self.log.open("ab") as output:
            return subprocess.Popen(  # noqa: S603 - our own argv, no shell
                list(self.argv),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self.env},
                cwd=self.cwd,
                start_new_session=True,
                preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 - the hook only makes system calls
            )

    @property
    def pid(self) -> int:
        """Process id of the last start; 0 before the first."""
        return self._process.pid if self._process is not None else 0

    @property
    def exit_code(self) -> int | None:
        """None while it runs or before it was started; negative: killed by that signal."""
        return self._process.poll() if self._process is not None else None

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def signal(self, number: signal.Signals) -> None:
        """Send a signal if it still runs."""
        if self._process is not None and self.running:
            self._process.send_signal(number)

    def stop(self, seconds: float) -> bool:
        """SIGTERM, wait, SIGKILL. True if it ended by itself within `seconds`."""
        if self._process is None:
            return True
        self.signal(signal.SIGTERM)
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            return False
        return True

    def last_words(self) -> str:
        """The end of its log, for the message when it dies."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(0, os.SEEK_END)
            log.seek(max(0, log.tell() - _TAIL_BYTES))
            return log.read().decode("utf-8", "replace").strip()
