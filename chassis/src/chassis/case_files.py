"""Files of cases that a person tries at the command line: what is good is answered, what is bad is named.

A file is a JSON list of cases, one case, or one case a line.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic_core import from_json, to_json

_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A case that cannot be answered: where it stands in the file, and what is wrong with it."""

    where: str
    problem: str


class CaseRefused(Exception):
    """A case that the rules cannot take: its id, where it has one, and field and fault in words."""

    def __init__(self, name: str | int | None, problem: str) -> None:
        super().__init__(problem)
        self.name = name
        self.problem = problem


Answer = Callable[[object], object]
"""From a case, whatever it is, to what is printed as its JSON; raises CaseRefused."""


def print_answers(file: Path, answer: Answer) -> int:
    """Print one JSON line per case of `file`; name on stderr what is refused, and go on. The exit status: 1 then."""
    try:
        found = answers(file.read_bytes(), answer)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{file}: {error}\n")
        return 1
    refusals = 0
    for each in found:
        if isinstance(each, Refusal):
            refusals += 1
            sys.stderr.write(f"{file}, {each.where}: {each.problem}\n")
        else:
            sys.stdout.write(each + "\n")
    return 1 if refusals else 0


def answers(content: bytes, answer: Answer) -> Iterator[str | Refusal]:
    """The answer to each case, in order; ValueError for what is neither a list, nor a case, nor a case a line."""
    content = content.removeprefix(_BOM)
    if not content.strip():
        raise ValueError("empty, where a JSON list of cases or one case a line is needed")
    try:
        whole = from_json(content)
    except ValueError as error:
        if content.lstrip().startswith(b"["):
            raise ValueError(f"not JSON: {error}") from error
        return _by_line(content, answer)
    cases = whole if isinstance(whole, list) else [whole]
    return (_answered(f"case {number}", case, answer) for number, case in enumerate(cases, 1))


def _by_line(content: bytes, answer: Answer) -> Iterator[str | Refusal]:
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            case = from_json(line)
        except ValueError as error:
            yield Refusal(f"line {number}", f"not JSON: {error}".replace("at line 1 column", "at column"))
        else:
            yield _answered(f"line {number}", case, answer)


def _answered(where: str, case: object, answer: Answer) -> str | Refusal:
    try:
        return to_json(answer(case), ensure_ascii=True).decode()
    except CaseRefused as refused:
        return Refusal(where if refused.name is None else f"{where} (id {refused.name})", refused.problem)
