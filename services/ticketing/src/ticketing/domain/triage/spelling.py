"""Finds the word of the tables that a misspelt word was meant to be."""

from collections import defaultdict
from collections.abc import Iterable

#: A word shorter than this has too many neighbours to guess at; from LONG on, two slips are forgiven.
SHORTEST, LONG = 5, 8


class Speller:
    """Nearest known word within one edit (two for long words), by shared deletions (the SymSpell way)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_deletion: dict[str, set[str]] = defaultdict(set)
        for word in words:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                for variant in _deletions(word):
                    self._by_deletion[variant].add(word)

    def nearest(self, word: str) -> str | None:
        """Return the known word nearest to `word`, the same one every time, or None when nothing is near enough."""
        if len(word) < SHORTEST or not word.isalpha():
            return None
        allowed = _allowed(word)
        candidates = {known for variant in _deletions(word) for known in self._by_deletion.get(variant, ())}
        ranked = sorted((distance(word, known), known) for known in candidates if known[0] == word[0] or allowed == 1)
        for edits, known in ranked:
            if edits <= min(allowed, _allowed(known)) and (known[0] == word[0] or known[:2] == word[1::-1]):
                return known
        return None


def distance(a: str, b: str) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _allowed(word: str) -> int:
    return 2 if len(word) >= LONG else 1


def _deletions(word: str) -> set[str]:
    once = {word[:i] + word[i + 1 :] for i in range(len(word))}
    if _allowed(word) == 1:
        return once | {word}
    return once | {word} | {w[:i] + w[i + 1 :] for w in once for i in range(len(w))}
