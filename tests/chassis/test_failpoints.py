"""Moments at which a fault test makes a process fail: exactly as often as it says, also over restarts."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chassis import failpoints
from chassis.failpoints import InjectedFault, enable, hit


@pytest.fixture
def points(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "points"
    enable(file)
    yield file
    enable(None)


def hits(name: str, times: int) -> list[bool]:
    return [hit(name) for _ in range(times)]


def test_one_that_is_not_armed_does_nothing(points: Path) -> None:
    assert hit("anything") is False
    points.write_text("here drop 2 1\n")
    assert hits("here", 5) == [False, True, False, False, False]
    assert points.read_text() == "here drop 2 0\n"


def test_where_they_are_off_a_file_arms_nothing(points: Path) -> None:
    points.write_text("here raise 1 9\n")
    enable(None)
    assert hits("here", 3) == [False] * 3
    assert points.read_text() == "here raise 1 9\n"


def test_every_nth_passing_so_many_times(points: Path) -> None:
    points.write_text("here drop 3 2\nthere drop 1 1\n")
    assert hits("here", 10) == [False, False, True, False, False, True, False, False, False, False]
    assert points.read_text() == "here drop 3 0\nthere drop 1 1\n"


def test_a_process_that_is_started_again_goes_on_with_what_is_left(points: Path) -> None:
    points.write_text("here drop 1 2\n")
    assert hits("here", 1) == [True]
    enable(points)
    assert hits("here", 3) == [True, False, False]


def test_what_is_armed_meanwhile_counts_and_what_is_taken_away_does_not(points: Path) -> None:
    points.write_text("")
    assert hit("here") is False
    fresh = points.with_suffix(".new")
    fresh.write_text("here raise:on_purpose 1 5\n")
    fresh.replace(points)
    with pytest.raises(InjectedFault, match="on_purpose"):
        hit("here")
    points.unlink()
    assert hit("here") is False


def test_an_injected_fault_is_an_ordinary_defect(points: Path) -> None:
    points.write_text("here raise 1 1\n")
    with pytest.raises(ValueError, match="injected"):
        hit("here")


@pytest.mark.parametrize(("action", "number"), [("kill", signal.SIGKILL), ("stop", signal.SIGSTOP)])
def test_a_killed_or_stopped_process_has_counted_its_fault_first(
    points: Path, action: str, number: signal.Signals
) -> None:
    points.write_text(f"here {action} 2 1\n")
    program = (
        "import pathlib, sys; from chassis import failpoints; failpoints.enable(pathlib.Path(sys.argv[1]))\n"
        "for _ in range(2): failpoints.hit('here')\nprint('went on')"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(points)], stdout=subprocess.PIPE, text=True)
    if action == "stop":
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        assert os.WSTOPSIG(status) == number
        process.send_signal(signal.SIGCONT)
        assert process.communicate()[0] == "went on\n"
    else:
        assert process.communicate()[0] == ""
        assert process.returncode == -number
    assert points.read_text() == f"here {action} 2 0\n"


def test_every_moment_that_is_passed_is_named_once() -> None:
    """Two places of one name could not be told apart by a fault test."""
    chassis = Path(failpoints.__file__).parent
    names = [
        name
        for file in chassis.rglob("*.py")
        for name in re.findall(r'failpoints\.hit\("([^"]+)"\)', file.read_text(encoding="utf-8"))
    ]
    assert len(names) == len(set(names)) > 5
