"""`python -m saypro_events.compat`: compare the models with every release; `--keep VERSION`: keep them as one."""

import argparse
import sys
from pathlib import Path

from saypro_events.compat.releases import check, keep
from saypro_events.generate.json_schema import file_stem, json_schema
from saypro_events.topics import BY_MODEL

ROOT = Path(__file__).resolve().parents[4]
"""The repository, when this package runs from its checkout."""


def main(arguments: list[str] | None = None) -> int:
    """Returns the exit code: 1 if anything breaks a release."""
    parser = argparse.ArgumentParser(prog="python -m saypro_events.compat", description=__doc__)
    parser.add_argument("--keep", metavar="VERSION", help="keep today's schemas and examples as this release")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository's root")
    given = parser.parse_args(arguments)
    problems = check(given.root, {file_stem(model): json_schema(model) for model in BY_MODEL})
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        sys.stderr.write(f"{len(problems)} breaking change(s).\n")
        return 1
    if given.keep:
        sys.stdout.write(f"Kept in {keep(given.root, given.keep)}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
