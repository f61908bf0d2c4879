"""Finds the ideas that rules speak of ("pay", "outside", "fee") in a text, whatever its language.

A table lists words by idea, in plain spelling (they are folded as texts are):

    [fee]
    en fee, fees, commission*
    zh 手续费

A `*` at the end stands for any ending; several words must follow each other. Words of scripts that put no spaces
between words are found inside others. The language at the beginning of a line is for its reader.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from messaging.domain.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
#: Of these scripts, and of Arabic with its prefixes, words are sought inside others: Hebrew up to Hangul.
JOINED_SCRIPT = re.compile(r"[\u0590-\u08ff\u0e00-\u11ff\u3040-\ufaff]")
#: Shorter beginnings of words would say too little.
_SHORTEST_STEM = 3


class Mention(NamedTuple):
    """An idea in a text: where it stands, and the numbers of its first and last word."""

    start: int
    end: int
    first: int
    last: int
    idea: str


class Vocabulary:
    """The words of a table."""

    def __init__(self, table: str) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        #: By the first two words; the second is "*" when it is a stem.
        self._phrases: dict[str, dict[str, list[tuple[list[str], str]]]] = defaultdict(lambda: defaultdict(list))
        self._joined: dict[str, set[str]] = defaultdict(set)
        for idea, entry in _entries(table):
            self._add(idea, entry)
        longest_first = "|".join(sorted(map(re.escape, self._joined), key=len, reverse=True))
        self._joined_pattern = re.compile(f"(?=({longest_first}))")
        self._ideas_of = lru_cache(maxsize=20_000)(self._look_up)

    def mentions(self, text: str) -> list[Mention]:
        """Every mention in a folded text, in its order."""
        words = list(_WORD.finditer(text))
        found: list[Mention] = []
        for number, word in enumerate(words):
            ideas = self._ideas_of(word.group())
            if ideas:
                found += [Mention(word.start(), word.end(), number, number, idea) for idea in ideas]
            if number + 1 < len(words) and word.group() in self._phrases:
                found += self._phrases_at(words, number)
        if self._joined and JOINED_SCRIPT.search(text):
            found += _placed(words, self._inside_words(text))
        return sorted(found)

    def _add(self, idea: str, entry: str) -> None:
        folded = fold(entry).lower
        if JOINED_SCRIPT.search(folded):
            self._joined[folded].add(idea)
            return
        words = re.findall(r"[^\W_]+\*?", folded)
        if len(words) > 1:
            second = "*" if words[1].endswith("*") else words[1]
            self._phrases[words[0]][second].append((words[1:], idea))
        elif words[0].endswith("*"):
            self._stems[words[0][:-1]].add(idea)
        else:
            self._words[words[0]].add(idea)

    def _look_up(self, word: str) -> tuple[str, ...]:
        ideas = set(self._words.get(word, ()))
        for length in range(_SHORTEST_STEM, len(word) + 1):
            ideas |= self._stems.get(word[:length], set())
        return tuple(sorted(ideas))

    def _phrases_at(self, words: list[re.Match[str]], number: int) -> Iterator[Mention]:
        begun = self._phrases[words[number].group()]
        second = words[number + 1].group()
        for rest, idea in [*begun.get(second, ()), *begun.get("*", ())]:
            last = number + len(rest)
            if last < len(words) and all(
                _is_like(words[number + 1 + i].group(), wanted) for i, wanted in enumerate(rest)
            ):
                yield Mention(words[number].start(), words[last].end(), number, last, idea)

    def _inside_words(self, text: str) -> Iterator[tuple[int, int, str]]:
        for found in self._joined_pattern.finditer(text):
            start, longest = found.start(), found[1]
            for length in range(1, len(longest) + 1):
                for idea in sorted(self._joined.get(longest[:length], ())):
                    yield start, start + length, idea


def with_spans(text: str, mentions: list[Mention], spans: Iterable[tuple[int, int, str]]) -> list[Mention]:
    """The mentions, and with them ideas that were found otherwise, as (start, end, idea)."""
    return sorted({*mentions, *_placed(list(_WORD.finditer(text)), spans)})


def _placed(words: list[re.Match[str]], spans: Iterable[tuple[int, int, str]]) -> Iterator[Mention]:
    """Mentions of ideas that are given by where they stand."""
    starts = [word.start() for word in words]
    for start, end, idea in spans:
        first = max(0, bisect_right(starts, start) - 1)
        yield Mention(start, end, first, max(first, bisect_right(starts, end - 1) - 1), idea)


def _is_like(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _entries(table: str) -> Iterator[tuple[str, str]]:
    idea = ""
    for line in table.strip().splitlines():
        if line.startswith("["):
            idea = line.strip("[]")
        elif line:
            for entry in line.partition(" ")[2].split(","):
                yield idea, entry.strip()
