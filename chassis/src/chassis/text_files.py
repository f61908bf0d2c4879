"""Files of texts that a person tries at the command line, a JSON object `{"id", "text"}` a line.

They are read line by line, however many there are; for files of whole cases see `case_files`.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Answer = Callable[[str], dict[str, object]]
"""From a text to what is printed beside its id."""


def print_answers(file: Path, answer: Answer) -> None:
    """Print one JSON line per line of `file`; empty lines are passed over.

    A line that is none is named by its number on stderr, the others are still answered, and the exit status is 1.
    """
    bad = 0
    try:
        with file.open("rb") as lines:
            for number, found in _answers(lines, answer):
                if isinstance(found, str):
                    bad += 1
                    sys.stderr.write(f"{file}, line {number}: {found}\n")
                else:
                    sys.stdout.write(_written(found) + "\n")
    except OSError as error:
        sys.stderr.write(f"{file}: {error.strerror}\n")
        raise SystemExit(1) from error
    if bad:
        raise SystemExit(1)


def _answers(lines: Iterable[bytes], answer: Answer) -> Iterator[tuple[int, dict[str, object] | str]]:
    """Per line its number, counted from 1, and the answer, or in words what is wrong with the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            identity, text = _read(line)
        except ValueError as error:
            yield number, str(error)
        else:
            yield number, {"id": identity, **answer(text)}


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
