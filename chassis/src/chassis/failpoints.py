"""Named moments at which a fault test can make this process fail. Costs one comparison when not armed.

The file named by `SAYPRO_FAIL_POINTS` holds one fault a line: `name action nth times`, for example
`unit_of_work.before_commit kill 3 2` (at every third passing, kill -9, twice in all). It is read again when it changes,
and the count is written back before the fault, so that a restarted process goes on with what is left. Actions: `kill`,
`stop` (SIGSTOP), `raise`, `burn:SECONDS` (CPU), `drop` (the caller gets True and leaves the step out).
"""

import fcntl
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


class InjectedFault(ValueError):
    """What the action `raise` raises: an ordinary defect, as far as anyone can tell."""


@dataclass(slots=True)
class _Armed:
    action: str
    nth: int
    left: int
    seen: int = 0


_file: Path | None = None
_stamp = 0
_armed: dict[str, _Armed] = {}


def enable(path: Path | None) -> None:
    """Watch `path` for armed fail points; None turns them all off (the only choice in production)."""
    global _file, _stamp
    _file, _stamp = path, 0
    _armed.clear()


def hit(name: str) -> bool:
    """Pass the moment `name`. True asks the caller to leave its next step out; otherwise nothing, or a fault."""
    if _file is None:
        return False
    _reread()
    point = _armed.get(name)
    if point is None or point.left <= 0:
        return False
    point.seen += 1
    if point.seen % point.nth:
        return False
    point.left -= 1
    _write_back(name, point.left)
    return _fail(point.action)


def _fail(action: str) -> bool:
    verb, _, argument = action.partition(":")
    match verb:
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "raise":
            raise InjectedFault(argument or "injected fault")
        case "burn":
            until = time.monotonic() + float(argument)
            while time.monotonic() < until:
                pass
    return verb == "drop"


def _reread() -> None:
    global _stamp  # noqa: PLW0603
    if _file is None or not _file.exists():
        _armed.clear()
        return
    stamp = _file.stat().st_mtime_ns
    if stamp == _stamp:
        return
    _stamp = stamp
    fresh = {}
    for line in _file.read_text(encoding="utf-8").splitlines():
        name, action, nth, left = line.split()
        seen = _armed[name].seen if name in _armed else 0
        fresh[name] = _Armed(action, int(nth), int(left), seen)
    _armed.clear()
    _armed.update(fresh)


def _write_back(name: str, left: int) -> None:
    global _stamp  # noqa: PLW0603
    if _file is None:
        return
    with _file.open("r+", encoding="utf-8") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        lines = [line.split() for line in held.read().splitlines()]
        held.seek(0)
        held.truncate()
        for words in lines:
            held.write(" ".join([*words[:3], str(left)] if words[0] == name else words) + "\n")
        held.flush()
        os.fsync(held.fileno())
    _stamp = _file.stat().st_mtime_ns
