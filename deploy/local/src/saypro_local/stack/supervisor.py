"""Starting everything in order, keeping it running, stopping it in order."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from saypro_local.errors import CannotStart
from saypro_local.infra import Endpoints
from saypro_local.processes import Child
from saypro_local.stack.folder import DataFolder
from saypro_local.stack.options import UpOptions
from saypro_local.stack.plan import Plan
from saypro_local.stack.ready import Ready
from saypro_local.stack.screen import Screen
from saypro_local.stack.unit import State, Unit

_READY_SECONDS = 90.0
_POLL = 0.05


class Supervisor:
    """Runs a plan until it is told to stop. `began`: monotonic seconds at which the start counts as begun."""

    def __init__(
        self, options: UpOptions, folder: DataFolder, plan: Plan, endpoints: Endpoints, screen: Screen, began: float
    ) -> None:
        self._options = options
        self._folder = folder
        self._plan = plan
        self._endpoints = endpoints
        self._screen = screen
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._simulator: Unit | None = None
        self._ready: Ready | None = None
        self._began = began
        self._impatient = False

    async def run(self) -> None:
        """Start, keep running until SIGINT or SIGTERM, stop. Raises CannotStart, with everything stopped again."""
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._asked_to_stop, stop)
        try:
            starting = loop.create_task(self._start())
            waiting = loop.create_task(stop.wait())
            await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if starting.done():
                starting.result()
            else:
                starting.cancel()
                await asyncio.gather(starting, return_exceptions=True)
            while not stop.is_set():
                await self._watch()
                await asyncio.wait({waiting}, timeout=0.5)
        finally:
            await self._stop()

    def _asked_to_stop(self, stop: asyncio.Event) -> None:
        self._impatient = stop.is_set()
        stop.set()

    async def _start(self) -> None:
        plan = self._plan
        preparing = self._preparation()
        self._keep(*plan.infra, plan.devtools, plan.gateway)
        preparing.start()
        await self._finish(preparing)
        self._keep(*plan.services)
        await self._until_ready(plan.units)
        if self._options.simulate is not None:
            self._simulator = _simulator(self._options.simulate, self._folder)
        self._announce(time.monotonic() - self._began)
        if self._simulator is not None:
            self._keep(self._simulator)

    def _preparation(self) -> Child:
        argv = [sys.executable, "-m", "saypro_local.stack.prepare", f"--kafka={self._endpoints.kafka}"]
        argv.append(f"--marker={self._folder.root / 'personas.published'}")
        if self._plan.mongod:
            argv.append(f"--mongod={self._plan.mongod}")
        return Child("prepare", argv, self._folder.logs / "prepare.log")

    async def _finish(self, preparing: Child) -> None:
        self._screen.step("Kafka and MongoDB start; topics and people are put in place")
        try:
            while preparing.running:
                await self._watch()
                await asyncio.sleep(_POLL)
        finally:
            preparing.stop(0)
        if preparing.exit_code != 0:
            raise CannotStart(preparing.last_words().splitlines()[-1][:500])

    def _keep(self, *units: Unit) -> None:
        for unit in units:
            self._tasks[unit.name] = asyncio.get_running_loop().create_task(unit.keep_running(self._changed))

    async def _until_ready(self, units: Sequence[Unit]) -> None:
        self._screen.step("The services start")
        while not all(unit.state is State.READY for unit in units):
            await self._watch()
            if time.monotonic() - self._began > _READY_SECONDS:
                late = ", ".join(f"{unit.name} ({unit.child.log})" for unit in units if unit.state is not State.READY)
                raise CannotStart(f"not ready after {_READY_SECONDS:.0f} s: {late}")
            await asyncio.sleep(_POLL)

    async def _watch(self) -> None:
        """Pass on what ended a supervising task: only CannotStart does."""
        for task in self._tasks.values():
            if task.done():
                task.result()

    def _changed(self, unit: Unit) -> None:
        self._screen.changed(unit)
        if self._ready is not None and unit.state in {State.STARTING, State.READY}:
            self._announce(self._ready.ready_seconds)

    def _announce(self, seconds: float) -> None:
        before = self._ready
        units = [*self._plan.units, *([self._simulator] if self._simulator else [])]
        self._ready = Ready(
            origin=self._options.origin,
            kafka=self._endpoints.kafka,
            mongo=self._endpoints.mongo,
            smtp=self._plan.smtp,
            issuer=f"{self._options.origin}/dev/issuer",
            mail=f"{self._options.origin}/dev/mail/",
            services=self._plan.service_urls,
            metrics={name: f"{url}/metrics" for name, url in self._plan.service_urls.items()},
            pids={"saypro": os.getpid(), **{unit.name: unit.child.pid for unit in units if unit.child.pid}},
            data=str(self._folder.root),
            infra=self._options.infra,
            started_at=datetime.now(UTC).isoformat(timespec="seconds") if before is None else before.started_at,
            ready_seconds=round(seconds, 2),
        )
        self._folder.write_ready(self._ready.as_json())
        if before is None:
            self._screen.ready(self._ready)

    async def _stop(self) -> None:
        """Gateway first, so that nothing new comes in; then who works; last what they work on."""
        self._folder.remove_ready()
        self._ready = None
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._screen.step("Stopping")
        plan = self._plan
        simulator = () if self._simulator is None else (self._simulator,)
        in_order = (simulator, (plan.gateway,), plan.services, (plan.devtools,), *((unit,) for unit in plan.infra))
        for group in in_order:
            await asyncio.gather(*(unit.stop(self._screen.changed, lambda: self._impatient) for unit in group))


def _simulator(rate: float, folder: DataFolder) -> Unit:
    argv = [sys.executable, "-m", "saypro_local", "simulate", f"--rate={rate}", f"--data={folder.root}"]

    async def at_once() -> bool:
        return True

    return Unit(Child("simulate", argv, folder.logs / "simulate.log"), at_once, stop_seconds=5.0)
