"""A child never outlives us, and never hangs us."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from saypro_local.errors import CannotStart
from saypro_local.processes import Child

_SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
_DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)",
]


def _wait_until(condition) -> bool:
    deadline = time.monotonic() + 20
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _gone(pid: int) -> bool:
    """Ended, though perhaps not yet buried by whoever adopted it."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True


def test_stop_ends_it_and_says_that_it_was_clean(tmp_path):
    child = Child("sleeper", _SLEEP, tmp_path / "log")
    child.start()
    assert child.running
    assert child.stop(10)
    assert child.exit_code == -signal.SIGTERM


def test_one_that_ignores_sigterm_is_killed(tmp_path):
    child = Child("deaf", _DEAF, tmp_path / "log")
    child.start()
    assert _wait_until(lambda: child.last_words() == "deaf")
    assert not child.stop(0.2)
    assert child.exit_code == -signal.SIGKILL


def test_output_is_kept_and_the_environment_is_added(tmp_path):
    code = "import os; print(os.environ['SAYPRO_X'])"
    child = Child("talker", [sys.executable, "-c", code], tmp_path / "a" / "log", {"SAYPRO_X": "heard"})
    child.start()
    assert _wait_until(lambda: child.exit_code == 0)
    assert child.last_words() == "heard"


def test_a_child_dies_with_a_parent_that_is_killed(tmp_path):
    code = (
        "import sys, time; from pathlib import Path; from saypro_local.processes import Child;"
        f"child = Child('c', {_SLEEP!r}, Path({str(tmp_path / 'log')!r})); child.start();"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        os.kill(parent.pid, signal.SIGKILL)
    assert _wait_until(lambda: _gone(pid))


def test_a_program_that_is_not_there_is_named_with_what_to_do(tmp_path):
    child = Child("kafka", [str(tmp_path / "no-java"), "-version"], tmp_path / "log")
    with pytest.raises(CannotStart, match=r"kafka .*no-java.*make clean setup"):
        child.start()
    assert not child.running
