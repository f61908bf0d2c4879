"""Reads tables of phrases.

One line is `confidence pattern`: a regular expression over folded text (lower case, no accents) in which a space stands
for any white space, `~30` for at most 30 characters of the same sentence, and `<name>` for a set, which is defined by a
line `<name> = a|b|c`. A line that begins with two spaces goes on from the one before.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

Patterns = tuple[tuple[re.Pattern[str], float], ...]

_FAR = re.compile(r"~(\d+)")
_SET = re.compile(r"<(\w+)>")


def _read_sets(table: str) -> dict[str, str]:
    """The sets of a table, each as one alternation; a set may name those before it."""
    sets: dict[str, str] = {}
    for line in _lines(table):
        if line.startswith("<"):
            name, _, alternatives = line.partition(" = ")
            sets[name.strip("<>")] = f"(?:{_expand(alternatives, sets)})"
    return sets


def read_by_topic(table: str) -> dict[str, Patterns]:
    """The patterns under each `[topic]` line, those of one number joined; each begins at the beginning of a word."""
    sets = _read_sets(table)
    topic = ""
    found: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in _lines(table):
        if line.startswith("["):
            topic = line.strip("[]")
        elif not line.startswith("<"):
            number, _, pattern = line.partition(" ")
            found[topic][float(number)].append(_expand(pattern, sets))
    return {topic: tuple((_join(p), number) for number, p in by.items()) for topic, by in found.items()}


def _join(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(patterns)})")


def _expand(pattern: str, sets: dict[str, str]) -> str:
    spaced = pattern.replace(" ", r"\s+")
    return _SET.sub(lambda m: sets[m[1]], _FAR.sub(r"[^.!?\\n]{0,\1}?", spaced))


def _lines(table: str) -> Iterator[str]:
    whole = ""
    for line in table.strip().splitlines():
        if line.startswith("  "):
            whole += line[2:]
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole
