"""One process under supervision: started, watched, started again with backoff when it dies."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from saypro_local.errors import CannotStart
from saypro_local.ports import answers
from saypro_local.processes import Child

Probe = Callable[[], Awaitable[bool]]

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 15.0
_STABLE_SECONDS = 30.0
_POLL = 0.1
_STOP_POLL = 0.02
_DEATHS_BEFORE_FIRST_READY = 3


class State(StrEnum):
    """What a person sees of a process."""

    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    DIED = "died"
    STOPPED = "stopped"


@dataclass(slots=True)
class Unit:
    """A child process, how to tell that it is ready, and how long it may take to stop."""

    child: Child
    probe: Probe
    address: str = ""
    stop_seconds: float = 20.0
    state: State = State.WAITING
    note: str = ""
    """What just happened to it, in words."""
    restarts: int = 0
    _began: float = field(default_factory=time.monotonic)

    @property
    def name(self) -> str:
        """Also its name in ready.json."""
        return self.child.name

    @property
    def age(self) -> float:
        """Seconds since its last start."""
        return time.monotonic() - self._began

    async def keep_running(self, changed: Callable[["Unit"], None]) -> None:
        """Start it and keep it running until cancelled, telling `changed` of every change of state.

        Raises CannotStart if it dies three times before it was ever ready: time won't heal that.
        """
        pause, deaths, was_ready = _FIRST_PAUSE, 0, False
        while True:
            self._began = time.monotonic()
            self.child.start()
            self._set(State.STARTING, self.note, changed)
            while self.child.running:
                if self.state is State.STARTING and await self.probe():
                    was_ready = True
                    self._set(State.READY, "", changed)
                await asyncio.sleep(_POLL)
            if self.age > _STABLE_SECONDS:
                pause = _FIRST_PAUSE
            deaths += 1
            if not was_ready and deaths >= _DEATHS_BEFORE_FIRST_READY:
                raise CannotStart(f"{self.name} ends as soon as it starts: {self._last_line()} (log: {self.child.log})")
            self.restarts += 1
            self._set(State.DIED, f"{how_it_ended(self.child.exit_code)}; starting again in {pause:g} s", changed)
            await asyncio.sleep(pause)
            self.note = f"start number {self.restarts + 1}"
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def stop(self, changed: Callable[["Unit"], None], impatient: Callable[[], bool]) -> None:
        """SIGTERM, wait up to `stop_seconds` or until `impatient`, SIGKILL."""
        if not self.child.running:
            return
        self.child.signal(signal.SIGTERM)
        deadline = time.monotonic() + self.stop_seconds
        while self.child.running and time.monotonic() < deadline and not impatient():  # noqa: ASYNC110 - no event
            await asyncio.sleep(_STOP_POLL)
        clean = not self.child.running
        self.child.stop(0)
        self._set(State.STOPPED, "" if clean else "had to be killed", changed)

    def _set(self, state: State, note: str, changed: Callable[["Unit"], None]) -> None:
        self.state, self.note = state, note
        changed(self)

    def _last_line(self) -> str:
        """The last that tells a person something: no line of a stack trace, none of mongod's log."""
        lines = self.child.last_words().splitlines()
        telling = [line for line in lines if line[:1].strip() and not line.startswith('{"t":{"$date"')]
        return telling[-1][:300] if telling else how_it_ended(self.child.exit_code)


def how_it_ended(exit_code: int | None) -> str:
    """An exit code in words."""
    if exit_code is None:
        return "runs"
    return f"killed by signal {-exit_code}" if exit_code < 0 else f"ended with exit code {exit_code}"


def tcp_probe(address: str) -> Probe:
    """Ready when `host:port` accepts a connection."""

    async def probe() -> bool:
        return answers(address)

    return probe


def http_probe(port: int, path: str) -> Probe:
    """Ready when GET `path` on the loopback port answers 200. (By hand: an HTTP client costs 20 MB here.)"""

    async def probe() -> bool:
        try:
            async with asyncio.timeout(2.0):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
                status = await reader.readline()
                writer.close()
        except (OSError, TimeoutError):
            return False
        return status.split(b" ")[1:2] == [b"200"]

    return probe
