"""A linear model of short texts that can say which words decided: small, pure Python.

A text's score for a label is the sum of the weights of its words, parts of words and pairs of words, over the square
root of their number. Weights are small integers in flat arrays, so a model costs a few megabytes and no dict.
"""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Self

from chassis.text_features import Word, feature_of_pair, features_of_word
from chassis.text_negation import words_meant
from chassis.text_weights import Weights

#: A word that adds less than this to a label's score does not decide; a text without a better one is not understood.
DECIDES = 0.25
#: Of the words that decide, those are told that weigh at least this part of the weightiest.
_WORTH_TELLING = 0.4
_MOST_TOLD = 4
#: A person can paste a novel; what it is about stands at its beginning.
_MOST_WORDS = 500
#: How many words and pairs are remembered with their weights: the common ones of a dozen languages, about a megabyte.
_REMEMBERED = 4096


class _Weighed(NamedTuple):
    """The weights of some features, added up per label, and how many of them the model knows."""

    sums: Sequence[int]
    known: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model makes of a text. chances: how likely each label is, in all 1, in the model's order."""

    text: str
    chances: Mapping[str, float]
    _words: tuple[Word, ...]
    _of_words: Sequence[_Weighed]
    _of_pairs: Sequence[_Weighed]
    _unit: float

    def words_for(self, label: str) -> tuple[str, ...]:
        """The words, as written and in order, that speak most for `label`, neighbours together; empty: none does."""
        weights = self._weights(list(self.chances).index(label))
        enough = max(DECIDES, _WORTH_TELLING * max(weights, default=0.0))
        heavy = sorted((-weight, i) for i, weight in enumerate(weights) if weight >= enough)
        return tuple(dict.fromkeys(self._written({i for _, i in heavy[:_MOST_TOLD]})))

    def _weights(self, column: int) -> list[float]:
        """What each word adds to a label's score; what a pair adds is shared by its two words."""
        pairs = [pair.sums[column] / 2 for pair in self._of_pairs]
        return [(w.sums[column] + pairs[i] + pairs[i + 1]) * self._unit for i, w in enumerate(self._of_words)]

    def _written(self, positions: set[int]) -> Iterator[str]:
        for first in sorted(positions):
            if first - 1 not in positions:
                last = first
                while last + 1 in positions:
                    last += 1
                yield self.text[self._words[first].start : self._words[last].end]


class TextModel:
    """Reads texts by the weights that it was given."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nothing = _Weighed((0,) * len(weights.labels), 0)
        self._word = lru_cache(maxsize=_REMEMBERED)(self._weigh_word)
        self._pair = lru_cache(maxsize=_REMEMBERED)(self._weigh_pair)

    @classmethod
    def load(cls, path: Path) -> Self:
        """The model whose weights are in this file."""
        return cls(Weights.unpacked(path.read_bytes()))

    def read(self, text: str) -> Reading:
        """Read any text, the first words of a long one. What is said again counts once."""
        words = words_meant(text)[:_MOST_WORDS]
        forms = [word.form for word in words]
        pairs = list(pairwise(("", *forms, "")))
        of_words = [self._word(form) for form in forms]
        of_pairs = [self._pair(*pair) for pair in pairs]
        counted = [*dict(zip(forms, of_words, strict=True)).values(), *dict(zip(pairs, of_pairs, strict=True)).values()]
        unit = self._weights.scale / math.sqrt(max(1, sum(one.known for one in counted)))
        totals = map(sum, zip(self._nothing.sums, *(one.sums for one in counted if one.known), strict=True))
        chances = likelihoods([bias + unit * total for bias, total in zip(self._weights.bias, totals, strict=True)])
        return Reading(text, dict(zip(self._weights.labels, chances, strict=True)), words, of_words, of_pairs, unit)

    def _weigh_word(self, form: str) -> _Weighed:
        return self._weigh(features_of_word(form))

    def _weigh_pair(self, first: str, second: str) -> _Weighed:
        return self._weigh([feature_of_pair(first, second)])

    def _weigh(self, features: Sequence[int]) -> _Weighed:
        keys, rows, width = self._weights.keys, self._weights.rows, len(self._weights.labels)
        found = []
        for feature in features:
            at = bisect_left(keys, feature)
            if at < len(keys) and keys[at] == feature:
                found.append(rows[at * width : (at + 1) * width])
        return _Weighed(array("h", map(sum, zip(*found, strict=True))), len(found)) if found else self._nothing


def likelihoods(scores: Sequence[float]) -> list[float]:
    """Scores as chances, in all 1."""
    highest = max(scores)
    parts = [math.exp(score - highest) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]
