"""`python -m saypro_events.generate`: write what is generated from the models; `--check`: say what is not fresh."""

import argparse
import sys
from importlib.metadata import version
from pathlib import Path

from saypro_events.generate.artifacts import artifacts, stale, write

ROOT = Path(__file__).resolve().parents[4]
"""The repository, when this package runs from its checkout."""


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 1 if `--check` finds anything."""
    parser = argparse.ArgumentParser(prog="python -m saypro_events.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file is not fresh")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository's root")
    given = parser.parse_args(arguments)
    files = artifacts(version("saypro-events"))
    if not given.check:
        write(given.root, files)
        return 0
    problems = stale(given.root, files)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write("Run `python -m saypro_events.generate`.\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
