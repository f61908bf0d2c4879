"""Compiles the phrase tables.

Notation of a table, one line each (a line that begins with two spaces goes on from the one before):

    @set = word|stem*|two_words        a named list of alternatives, used below as @set
    [topic]                            the phrases that follow speak for this topic
    5 charge*|billed twice ; no refund & seller
                                       weight (log-odds, 1 a hint .. 9 settles it), then phrases separated by ` ; `

A phrase is a row of slots; each slot lists alternatives: a word, a beginning (`stem*`), a part (`*part*`), or words
that stand side by side (`log_in`). Up to two other words may stand between slots, up to eight where `..` stands. Sides
joined by ` & ` may come in any order in one sentence. Everything is compared after `tokens.simplify`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ticketing.domain.triage.tokens import simplify

NEAR, FAR = 2, 8


@dataclass(frozen=True, slots=True)
class Step:
    """The next slot of a phrase, and how many other words may stand before it."""

    slot: int
    gap: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Sides that must all be found; `needs` are their slots, for a quick no."""

    topic: str
    weight: float
    language: str
    sides: tuple[tuple[Step, ...], ...]
    needs: frozenset[int]


@dataclass(slots=True)
class Lexicon:
    """All phrases, and which slots each word, beginning, part or pair of words fills."""

    phrases_by_slot: dict[int, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    compounds: dict[str, list[tuple[tuple[str, ...], int]]] = field(default_factory=lambda: defaultdict(list))
    known: set[str] = field(default_factory=set)
    _slots: dict[frozenset[str], int] = field(default_factory=dict)

    def add_table(self, language: str, table: str) -> None:
        """Add one language's table; ValueError names a line that is not in the notation."""
        lines = list(_logical_lines(table))
        sets = dict(line[1:].split(" = ", 1) for line in lines if _is_set(line))
        topic = ""
        for line in lines:
            if _is_set(line):
                continue
            if line.startswith("["):
                topic = line.strip("[]")
            else:
                weight, _, phrases = line.partition(" ")
                for phrase in phrases.split(" ; "):
                    self._add_phrase(topic, float(weight), language, phrase, sets)

    def _add_phrase(self, topic: str, weight: float, language: str, text: str, sets: dict[str, str]) -> None:
        sides = tuple(tuple(self._steps(side.split(), sets)) for side in text.split(" & "))
        needs = frozenset(step.slot for side in sides for step in side)
        if not needs or not all(sides):
            message = f"empty phrase under [{topic}] in {language}: {text!r}"
            raise ValueError(message)
        self.phrases_by_slot[sides[0][0].slot].append(Phrase(topic, weight, language, sides, needs))

    def _steps(self, slots: list[str], sets: dict[str, str]) -> Iterable[Step]:
        gap = NEAR
        for slot in slots:
            if slot == "..":
                gap = FAR
                continue
            yield Step(self._slot(_expand(slot, sets)), gap)
            gap = NEAR

    def _slot(self, alternatives: frozenset[str]) -> int:
        number = self._slots.get(alternatives)
        if number is not None:
            return number
        number = self._slots[alternatives] = len(self._slots)
        for alternative in alternatives:
            self._index(alternative, number)
        return number

    def _index(self, alternative: str, number: int) -> None:
        words = tuple(simplify(w.strip("*")) + ("*" if w.endswith("*") else "") for w in _split_words(alternative))
        self.known.update(w for w in words if not w.endswith("*"))
        first = words[0]
        if len(words) > 1:
            self.compounds[first].append((words[1:], number))
        elif alternative.startswith("*"):
            self.parts[first.strip("*")].add(number)
        elif first.endswith("*"):
            self.stems[first[:-1]].add(number)
        else:
            self.words[first].add(number)


def _is_set(line: str) -> bool:
    return line.startswith("@") and " = " in line


def _split_words(alternative: str) -> list[str]:
    return alternative.strip("_").split("_")


def _expand(slot: str, sets: dict[str, str]) -> frozenset[str]:
    found: set[str] = set()
    for alternative in slot.split("|"):
        if alternative.startswith("@"):
            found |= _expand(sets[alternative[1:]], sets)
        elif alternative:
            found.add(alternative)
    return frozenset(found)


def _logical_lines(table: str) -> Iterable[str]:
    whole = ""
    for line in table.splitlines():
        if line.startswith("  "):
            whole += line.strip() if whole.endswith("|") else " " + line.strip()
            continue
        if whole.strip():
            yield whole
        whole = line.rstrip()
    if whole.strip():
        yield whole
