"""Measures how fast this is: every figure beside its floor from the same run, one JSON line each on standard output.

make bench                                  everything, about ten minutes on a machine that does nothing else
make bench ARGS='notifications latency'     only these groups
make bench ARGS='--list'                    which groups there are
make bench ARGS='--quick timers'            small numbers: to see that it works, not how fast it is

A line is {"name", "value", "unit", "floor", "ratio", "n"}: `floor` is the same work with the bare libraries on the
same broker and database, `ratio` is value to floor, `n` how many were measured. Where a target is set there are also
"target" and "reached". A group that fails gives {"name", "error"}, and the exit code is 1. Progress and a table of all
figures go to standard error.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[0] = str(ROOT)  # run as a script; imports are from the repository's root, as `python -m` has them

from tests.bench.groups import GROUPS, Group  # noqa: E402 - after the path is right
from tests.bench.targets import judged  # noqa: E402

Figure = dict[str, Any]
_STOP_SECONDS = 60.0


def say(text: str) -> None:
    """To the person who waits."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def lines_of(group: Group, *, quick: bool) -> Iterator[Figure]:
    """Run a group in fresh processes and give its figures as they come; at last its error, if it failed."""
    argv = [sys.executable, *group.argv(quick=quick)]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            argv, cwd=ROOT, stdout=subprocess.PIPE, stderr=complaints, text=True, start_new_session=True
        )
        stuck = threading.Event()
        timer = threading.Timer(group.seconds, lambda: (stuck.set(), end(process)))
        timer.start()
        count = 0
        try:
            assert process.stdout is not None
            for line in process.stdout:
                count += 1
                yield json.loads(line)
            code = process.wait()
        finally:
            timer.cancel()
            end(process)
        if stuck.is_set():
            yield {"name": group.name, "error": f"not finished after {group.seconds:.0f} s"}
        elif code != 0 or count == 0:
            complaints.seek(0)
            said = complaints.read().decode("utf-8", "replace").strip()
            say("\n".join(f"    {line}" for line in said.splitlines()[-12:]))
            last = said.splitlines()[-1][:200] if said else "it said nothing"
            yield {"name": group.name, "error": f"exit code {code}: {last}"}


def end(process: subprocess.Popen[str]) -> None:
    """Have a group that still runs stop what it started; kill what is left of it."""
    if process.poll() is not None:
        return
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def measure(groups: Sequence[Group], *, quick: bool) -> list[Figure]:
    """Run the groups one after the other, printing every figure as it comes."""
    found: list[Figure] = []
    for number, group in enumerate(groups, 1):
        say(f"[{number}/{len(groups)}] {group.name}: {group.about}")
        began = time.monotonic()
        for line in lines_of(group, quick=quick):
            found.append(judged(line))
            sys.stdout.write(json.dumps(found[-1]) + "\n")
            sys.stdout.flush()
        say(f"    {time.monotonic() - began:.0f} s")
    return found


def table(found: Sequence[Figure]) -> str:
    """All figures for the eye."""
    width = max((len(str(one["name"])) for one in found), default=0)
    units = max((len(one["unit"]) for one in found if "unit" in one), default=0)
    rows = [f"{'':<{width}}  {'value':>10}  {'unit':<{units}}{'floor':>12}{'ratio':>8}  target"]
    for one in found:
        if "error" in one:
            rows.append(f"{one['name']:<{width}}  FAILED: {one['error']}")
            continue
        judgement = "" if "reached" not in one else "reached" if one["reached"] else "NOT REACHED"
        cells = (
            f"{_short(one['value']):>10}",
            f"{one['unit']:<{units}}{_short(one['floor']):>12}{_short(one['ratio']):>8}",
        )
        rows.append(f"{one['name']:<{width}}  {'  '.join(cells)}  {one.get('target', ''):<14} {judgement}".rstrip())
    return "\n".join(rows)


def _short(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def chosen(names: Sequence[str]) -> list[Group]:
    """The groups of these names, in the usual order; all, if none is named. SystemExit for an unknown one."""
    known = {group.name for group in GROUPS}
    for name in names:
        if name not in known:
            raise SystemExit(f"there is no group {name!r}: choose from {', '.join(sorted(known))}")
    return [group for group in GROUPS if not names or group.name in names]


def main() -> int:
    """Exit code 0 when every group gave its figures, reached or not; 1 when one failed."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="GROUP", help="see --list; all, if left out")
    parser.add_argument("--list", action="store_true", help="tell which groups there are")
    parser.add_argument("--quick", action="store_true", help="small numbers")
    given = parser.parse_args()
    groups = chosen(given.names)
    if given.list:
        sys.stdout.writelines(f"{group.name:<15}{group.about}\n" for group in groups)
        return 0
    busy, cores = os.getloadavg()[0], os.cpu_count() or 1
    if busy > cores / 2:
        say(f"This machine is busy (load {busy:.1f} on {cores} cores): the figures will be worse than the software is.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        found = measure(groups, quick=given.quick)
    except KeyboardInterrupt:
        say("interrupted; everything that was started is stopped")
        return 130
    say("\n" + table(found))
    return 1 if any("error" in one for one in found) else 0


if __name__ == "__main__":
    raise SystemExit(main())
