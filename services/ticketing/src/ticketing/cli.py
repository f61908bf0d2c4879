"""`saypro ticketing ...`: what a person tries at the command line."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ticketing.adapters import word_triage


def triage(file: Path) -> None:
    """Print a JSON line `{"id", "category", "subcategory", "priority", "reason", "words"}` per line of `file`.

    Each line of the file is a JSON object `{"id", "text"}`, in UTF-8; empty lines are passed over. A line that is none
    is named by its number on stderr, the others are still answered, and the exit status is 1.
    """
    bad = 0
    try:
        with file.open("rb") as lines:
            for number, answer in answers(lines):
                if isinstance(answer, str):
                    bad += 1
                    sys.stderr.write(f"{file}, line {number}: {answer}\n")
                else:
                    sys.stdout.write(_written(answer) + "\n")
    except OSError as error:
        sys.stderr.write(f"{file}: {error.strerror}\n")
        raise SystemExit(1) from error
    if bad:
        raise SystemExit(1)


def answers(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Per line its number, counted from 1, and the answer, or in words what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identity, text = _read(line)
        except ValueError as error:
            yield number, str(error)
            continue
        found = word_triage.triage(text)
        yield (
            number,
            {
                "id": identity,
                "category": found.proposal.category,
                "subcategory": found.proposal.subcategory,
                "priority": found.proposal.priority,
                "reason": found.proposal.reason,
                "words": found.words,
            },
        )


def _read(line: bytes) -> tuple[object, str]:
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("not JSON in UTF-8") from None
    if not isinstance(given, dict) or "id" not in given or not isinstance(given.get("text"), str):
        raise ValueError('an object with "id" and a string "text" is needed')
    return given["id"], given["text"]


def _written(answer: dict[str, object]) -> str:
    # A lone surrogate has no UTF-8; written as its escape the line is still JSON.
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
