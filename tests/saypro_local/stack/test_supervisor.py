"""Everything is started in order, kept running, and stopped in order, gateway first."""

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress

import pytest

from saypro_local.errors import CannotStart
from saypro_local.infra import Endpoints, InfraKind
from saypro_local.processes import Child
from saypro_local.stack.folder import READY, DataFolder
from saypro_local.stack.options import UpOptions
from saypro_local.stack.plan import Plan
from saypro_local.stack.supervisor import Supervisor
from saypro_local.stack.unit import Unit

pytestmark = pytest.mark.infra
WORKS = """
import pathlib, signal, sys, time
story, name = pathlib.Path(sys.argv[1]), sys.argv[2]
def tell(word):
    with story.open("a") as out:
        out.write(f"{word} {name}\\n")
def end(*_):
    tell("ended")
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
tell("began")
while True:
    time.sleep(1)
"""
FAILS = "raise SystemExit('SAYPRO_SECRET_KEY: Field required')"


class Silent:
    """A screen that nobody looks at."""

    def step(self, text):
        """Nothing."""

    changed = ready = step

    def close(self):
        """Nothing."""


class Stack:
    """A stack of little processes that note when they begin and end, over the real Kafka."""

    def __init__(self, folder: DataFolder, infra, failing=()):
        self.folder = folder
        self.story = folder.root / "story"
        self.story.touch()
        (folder.root / "personas.published").touch()  # other tests share this broker: nobody is told of people
        self.plan = Plan(
            infra=(self._unit("mongod"), self._unit("kafka")),
            devtools=self._unit("devtools"),
            services=tuple(self._unit(name, name in failing) for name in ("notifier-0", "ticketing-0")),
            gateway=self._unit("caddy"),
            service_urls={"notifier-0": "http://127.0.0.1:1", "ticketing-0": "http://127.0.0.1:2"},
            smtp="127.0.0.1:3",
            mongod=None,
        )
        options = UpOptions(InfraKind.EXTERNAL, 8080, folder.root)
        endpoints = Endpoints(infra.kafka, infra.mongo)
        self.supervisor = Supervisor(options, folder, self.plan, endpoints, Silent(), time.monotonic())

    def _unit(self, name: str, fails: bool = False) -> Unit:
        argv = [sys.executable, "-c", FAILS if fails else WORKS, str(self.story), name]

        async def began() -> bool:
            return f"began {name}\n" in self.story.read_text()

        return Unit(Child(name, argv, self.folder.logs / f"{name}.log"), began, stop_seconds=10)

    def lines(self, word: str) -> list[str]:
        return [line.split()[1] for line in self.story.read_text().splitlines() if line.startswith(word)]

    def pids(self) -> dict[str, int]:
        with suppress(FileNotFoundError):
            return json.loads((self.folder.root / READY).read_text())["pids"]
        return {}


@pytest.fixture
async def folder(tmp_path):
    made = DataFolder(tmp_path)
    made.claim()
    made.logs.mkdir()
    yield made
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.remove_signal_handler(number)


async def until(condition):
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.02)


async def test_it_starts_keeps_running_and_stops_in_order(folder, infra):
    stack = Stack(folder, infra)
    running = asyncio.create_task(stack.supervisor.run())
    await until(stack.pids)
    first = stack.pids()
    assert set(first) == {"saypro", *(unit.name for unit in stack.plan.units)}
    assert set(stack.lines("began")[4:]) == {"notifier-0", "ticketing-0"}

    os.kill(first["notifier-0"], signal.SIGKILL)
    await until(lambda: stack.pids()["notifier-0"] != first["notifier-0"])
    assert {name: pid for name, pid in stack.pids().items() if pid != first[name]}.keys() == {"notifier-0"}
    await until(lambda: stack.lines("began").count("notifier-0") == 2)

    os.kill(os.getpid(), signal.SIGTERM)
    await running
    ended = stack.lines("ended")
    assert (ended[0], set(ended[1:3]), ended[3:]) == (
        "caddy",
        {"notifier-0", "ticketing-0"},
        ["devtools", "mongod", "kafka"],
    )
    assert stack.pids() == {}
    assert not any(unit.child.running for unit in stack.plan.units)


async def test_a_service_that_cannot_start_ends_all_of_it_with_its_words(folder, infra):
    stack = Stack(folder, infra, failing={"ticketing-0"})
    with pytest.raises(CannotStart, match=r"ticketing-0 .*SAYPRO_SECRET_KEY: Field required"):
        await stack.supervisor.run()
    assert stack.lines("ended")[0] == "caddy"
    assert not any(unit.child.running for unit in stack.plan.units)
    assert stack.pids() == {}
