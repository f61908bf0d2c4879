"""Changes the two engines a little, many times over, and counts how often a test notices (mutation testing).

make mutants                                        everything anew, an hour or more on two cores
make mutants ARGS='notifier.domain.caps*'           only these (a pattern over the names of mutants)
make mutants ARGS='--continue'                      only what was not caught in the last run, as tests are now

Which files and how is in pyproject.toml, [tool.mutmut]. Every mutant meets the quick tests first; only what survives
them meets the slow ones as well (searches, centuries), which take nearly all of the time. A table tells caught / total
by file, then what survived. The exit code is 1 where an engine as a whole stays below 90 %.

mutmut 3 finds modules only in `.` and `src`, and leaves functions alone that have a decorator. So both engines and
their tests are laid out in mutants/ as one project with one `src`, where `@cache def f` is written `f = cache(f)`.
"""

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STAGE = ROOT / "mutants"
MUTMUT = Path(sys.executable).with_name("mutmut")
ENGINES = {"sla_monitor": ROOT / "services/sla-monitor/src", "notifier": ROOT / "services/notifier/src"}
CAUGHT = ("killed", "timeout")
WANTED_PERCENT = 90


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--continue", dest="go_on", action="store_true", help="keep what the last run caught")
    parser.add_argument("--children", type=int, default=2, help="how many tests run at a time")
    parser.add_argument("names", nargs="*", help="patterns over the names of mutants; all, if left out")
    asked = parser.parse_args()
    if not asked.go_on:
        shutil.rmtree(STAGE, ignore_errors=True)
    lay_out()
    command = [MUTMUT, "run", "--max-children", str(asked.children), *asked.names]
    for tests in ("quick", "all"):
        forget_survivors()
        subprocess.run(command, cwd=STAGE, check=True, env=os.environ | {"MUTANT_ROUND": tests})
    return report(verdicts())


def lay_out() -> None:
    """Write what is new or changed; a source that is unchanged keeps its time, by which mutmut knows it again."""
    for tests in (STAGE / "tests", STAGE / "mutants/tests"):
        shutil.rmtree(tests, ignore_errors=True)
    (STAGE / "mutants/mutmut-stats.json").unlink(missing_ok=True)  # it does not notice a function's new name
    put(STAGE / "pyproject.toml", (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    put(STAGE / "tests/conftest.py", Path(__file__).with_name("staged_conftest.py").read_text(encoding="utf-8"))
    for package, source in ENGINES.items():
        for path in found(source / package, "__init__.py", "cli.py", "domain/*.py"):
            put(STAGE / "src" / path.relative_to(source), undecorated(path.read_text(encoding="utf-8")))
        for path in found(ROOT / "tests" / package, "*.json", "domain/*.py"):
            put(STAGE / path.relative_to(ROOT), path.read_text(encoding="utf-8"))


def found(folder: Path, *patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(folder.glob(pattern))


def put(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def undecorated(source: str) -> str:
    """The same module, with functions decorated by a call after them."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(functions, key=lambda node: node.lineno, reverse=True):
        how = [ast.unparse(one) for one in node.decorator_list]
        if len(how) == 1 and how[0] not in ("staticmethod", "classmethod"):
            lines.insert(node.end_lineno or node.lineno, f"{' ' * node.col_offset}{node.name} = {how[0]}({node.name})")
            del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines) + "\n"


def forget_survivors() -> None:
    """What was not caught is asked again: a test may be new."""
    for path in STAGE.glob("mutants/src/**/*.meta"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        verdict = kept["exit_code_by_key"]
        kept["exit_code_by_key"] = {name: code if code == 1 else None for name, code in verdict.items()}
        path.write_text(json.dumps(kept), encoding="utf-8")


def verdicts() -> dict[str, str]:
    """By name of each mutant that was tried, what became of it."""
    said = subprocess.run([MUTMUT, "results", "--all", "1"], cwd=STAGE, capture_output=True, text=True, check=True)
    pairs = (line.strip().rsplit(": ", 1) for line in said.stdout.splitlines() if "__mutmut_" in line)
    return {name: verdict for name, verdict in pairs if verdict != "not checked"}


def report(became: dict[str, str]) -> int:
    files: dict[str, Counter[str]] = defaultdict(Counter)
    for name, verdict in became.items():
        files[name.rpartition(".")[0]][verdict] += 1
    print("\ncaught / total by file")
    for file, counts in sorted(files.items()):
        print(line(file, [counts]))
    engines = {engine: [files[file] for file in files if file.startswith(f"{engine}.")] for engine in ENGINES}
    for engine, counted in engines.items():
        if counted:
            print(line(f"{engine} (all)", counted))
    missed = [f"{name}: {verdict}" for name, verdict in became.items() if verdict not in CAUGHT]
    print("\nnot caught (to see one: cd mutants && ../.venv/bin/mutmut show NAME)", *missed, sep="\n  ")
    return int(any(percent(counted) < WANTED_PERCENT for counted in engines.values() if counted))


def line(name: str, counted: Iterable[Counter[str]]) -> str:
    total = sum(counted, Counter())
    return f"  {name:40} {caught(total):5} / {total.total():5}  {percent([total]):5.1f} %"


def caught(counts: Counter[str]) -> int:
    return sum(counts[verdict] for verdict in CAUGHT)


def percent(counted: Iterable[Counter[str]]) -> float:
    total = sum(counted, Counter())
    return 100 * caught(total) / max(1, total.total())


if __name__ == "__main__":
    sys.exit(main())
