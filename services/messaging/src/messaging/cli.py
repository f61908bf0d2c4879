"""`saypro messaging ...`: what a person tries at the command line."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from messaging.domain.text import scan as scan_text


def scan(file: Path) -> None:
    """Print a JSON line `{"id", "label", "confidence", "spans"}` per line of `file`.

    Each line of the file is a JSON object `{"id", "text"}`, in UTF-8; empty lines are passed over. A line that is none
    is named by its number on stderr, the others are still answered, and the exit status is 1. Spans are
    `[start, end)` in characters of the text.
    """
    bad = 0
    try:
        with file.open("rb") as lines:
            for number, answer in answers(lines):
                if isinstance(answer, str):
                    bad += 1
                    sys.stderr.write(f"{file}, line {number}: {answer}\n")
                else:
                    sys.stdout.write(json.dumps(answer) + "\n")
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
        found = scan_text(text)
        yield (
            number,
            {
                "id": identity,
                "label": found.label,
                "confidence": found.confidence,
                "spans": list(map(list, found.spans)),
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
