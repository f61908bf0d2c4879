"""What dies is started again; what can't start is given up with its reason."""

import asyncio
import signal
import sys

import pytest

from saypro_local.errors import CannotStart
from saypro_local.processes import Child
from saypro_local.stack.unit import State, Unit, how_it_ended


async def _at_once() -> bool:
    return True


async def _never() -> bool:
    return False


def _unit(tmp_path, code: str, probe=_at_once) -> Unit:
    return Unit(Child("worker", [sys.executable, "-c", code], tmp_path / "worker.log"), probe)


async def test_a_process_that_is_killed_is_started_again_and_the_screen_is_told(tmp_path):
    unit = _unit(tmp_path, "import time; time.sleep(60)")
    seen: list[tuple[State, str]] = []
    ready = asyncio.Queue[int]()

    def changed(one: Unit) -> None:
        seen.append((one.state, one.note))
        if one.state is State.READY:
            ready.put_nowait(one.child.pid)

    keeping = asyncio.create_task(unit.keep_running(changed))
    first = await ready.get()
    unit.child.signal(signal.SIGKILL)
    second = await ready.get()
    keeping.cancel()
    await unit.stop(changed, lambda: False)
    assert first != second
    assert [state for state, _ in seen] == ["starting", "ready", "died", "starting", "ready", "stopped"]
    assert seen[2][1] == "killed by signal 9; starting again in 0.5 s"


async def test_one_that_never_gets_ready_is_given_up_with_its_last_words(tmp_path):
    unit = _unit(tmp_path, "raise SystemExit('SAYPRO_MONGO_URL: Field required')", _never)
    with pytest.raises(CannotStart, match="SAYPRO_MONGO_URL: Field required"):
        await unit.keep_running(lambda _: None)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (r"java.lang.RuntimeException: no node ID\n\tat kafka.Kafka.main(Kafka.scala)", "RuntimeException: no node ID"),
        (r"{\"t\":{\"$date\":\"2026-06-03\"},\"s\":\"I\",\"msg\":\"Frame\"}", "ended with exit code 3"),
    ],
)
async def test_its_last_words_are_those_that_tell_something(tmp_path, printed, words):
    unit = _unit(tmp_path, f'print("{printed}"); raise SystemExit(3)', _never)
    with pytest.raises(CannotStart, match=words):
        await unit.keep_running(lambda _: None)


async def test_whoever_is_impatient_need_not_wait(tmp_path):
    unit = _unit(tmp_path, "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)")
    unit.child.start()
    await unit.stop(lambda _: None, lambda: True)
    assert not unit.child.running


def test_endings_in_words():
    assert how_it_ended(-9) == "killed by signal 9"
    assert how_it_ended(2) == "ended with exit code 2"
