"""One service process under observation: started again when it dies, killed and stopped on demand."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx
import psutil

from saypro_local.processes import Child

READY_SECONDS = 60.0


class Instance:
    """`python -m <package>` with a fail point file of its own."""

    def __init__(self, name: str, package: str, port: int, folder: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        self.fail_points = folder / f"{name}.failpoints"
        self.fail_points.touch()
        self.deaths = 0
        self._wanted = False
        self._keeper: asyncio.Task[None] | None = None
        self.child = Child(
            name,
            [sys.executable, "-m", package],
            folder / f"{name}.log",
            {
                **environment,
                "SAYPRO_INSTANCE": name,
                "SAYPRO_HTTP_PORT": str(port),
                "SAYPRO_FAIL_POINTS": str(self.fail_points),
            },
        )

    def arm(self, point: str, action: str = "kill", *, nth: int = 1, times: int = 1) -> None:
        """Make the process fail at `point`."""
        fresh = self.fail_points.with_suffix(".new")
        fresh.write_text(f"{point} {action} {nth} {times}\n")
        fresh.replace(self.fail_points)

    def disarm(self) -> None:
        """No more faults."""
        self.fail_points.write_text("")

    def left(self) -> int:
        """How many faults are still to come."""
        words = self.fail_points.read_text().split()
        return int(words[3]) if words else 0

    async def start(self) -> None:
        """Start and keep running; returns when ready."""
        self._wanted = True
        self.child.start()
        self._keeper = asyncio.create_task(self._keep())
        await self.ready()

    async def ready(self) -> None:
        """Wait until it says so."""
        deadline = time.monotonic() + READY_SECONDS
        async with httpx.AsyncClient() as client:
            while time.monotonic() < deadline:
                try:
                    answer = await client.get(f"{self.url}/readyz", timeout=3)
                except httpx.HTTPError:
                    answer = None
                if answer is not None and answer.status_code == 200:
                    return
                await asyncio.sleep(0.1)
        raise AssertionError(f"{self.name} is not ready:\n{self.child.last_words()}")

    async def probe(self, path: str) -> int:
        """Status of a probe; 0 if there is no answer."""
        async with httpx.AsyncClient() as client:
            try:
                return (await client.get(self.url + path, timeout=3)).status_code
            except httpx.HTTPError:
                return 0

    async def figure(self, name: str) -> float:
        """What `/metrics` says now, all labels together."""
        async with httpx.AsyncClient() as client:
            lines = (await client.get(f"{self.url}/metrics", timeout=3)).text.splitlines()
        samples = [line.rsplit(" ", 1) for line in lines if not line.startswith("#")]
        return sum(float(value) for sample, value in samples if sample.partition("{")[0] == name)

    @property
    def stopped(self) -> bool:
        """Whether a SIGSTOP holds the process."""
        state = Path(f"/proc/{self.child.pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state == "T"

    @property
    def megabytes(self) -> float:
        """Resident memory of the process."""
        return float(psutil.Process(self.child.pid).memory_info().rss) / 2**20

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        os.kill(self.child.pid, number)

    async def stop(self, seconds: float = 30.0) -> bool:
        """SIGTERM, and wait. True if it ended by itself, with exit code 0."""
        self._wanted = False
        if self._keeper is not None:
            self._keeper.cancel()
        ended = await asyncio.to_thread(self.child.stop, seconds)
        return ended and self.child.exit_code == 0

    async def _keep(self) -> None:
        while self._wanted:
            await asyncio.sleep(0.05)
            if not self.child.running and self._wanted:
                self.deaths += 1
                await asyncio.sleep(0.3)
                self.child.start()
