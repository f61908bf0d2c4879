"""Finds the phrases of a lexicon in a text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ticketing.domain.triage.lexicon import Lexicon, Phrase, Step
from ticketing.domain.triage.spelling import Speller
from ticketing.domain.triage.tokens import Token, simplify

#: Words between the sides of an `&` phrase.
REACH = 12
#: A person can paste a novel; what the ticket is about stands at its beginning.
MOST_TOKENS = 600


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found, and the positions of the words that filled its slots, ascending."""

    phrase: Phrase
    at: tuple[int, ...]


Spans = dict[int, list[tuple[int, int]]]


class Matcher:
    """Looks up words (misspelt ones by their nearest known word) and joins them to phrases."""

    def __init__(self, lexicon: Lexicon, plain_words: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._plain = frozenset(map(simplify, plain_words))
        self._speller = Speller({*lexicon.known, *lexicon.stems})
        self._stem_lengths = range(2, max(map(len, lexicon.stems), default=2) + 1)
        self._meant = lru_cache(maxsize=50_000)(self._correct)
        self._filled_by = lru_cache(maxsize=50_000)(self._slots_of)

    def find(self, tokens: Sequence[Token]) -> list[Match]:
        """Every phrase found, each once, with its first occurrence."""
        tokens = tokens[:MOST_TOKENS]
        spans = self._spans(tokens)
        present = spans.keys()
        found = []
        for slot in spans:
            for phrase in self._lexicon.phrases_by_slot.get(slot, ()):
                if phrase.needs <= present:
                    at = _locate(phrase, spans, tokens)
                    if at:
                        found.append(Match(phrase, at))
        return found

    def _spans(self, tokens: Sequence[Token]) -> Spans:
        spans: Spans = defaultdict(list)
        forms = [self._meant(t.form) for t in tokens]
        for i, form in enumerate(forms):
            for slot in self._filled_by(form):
                spans[slot].append((i, i + 1))
            for rest, slot in self._lexicon.compounds.get(form, ()):
                if len(rest) < len(forms) - i and all(_fits(forms[i + 1 + k], w) for k, w in enumerate(rest)):
                    spans[slot].append((i, i + 1 + len(rest)))
        return spans

    def _correct(self, form: str) -> str:
        if form in self._lexicon.known or form in self._plain or self._filled_by(form):
            return form
        return self._speller.nearest(form) or form

    def _slots_of(self, form: str) -> tuple[int, ...]:
        lexicon = self._lexicon
        slots = set(lexicon.words.get(form, ()))
        for length in self._stem_lengths[: len(form)]:
            slots |= lexicon.stems.get(form[:length], set())
        for part, filled in lexicon.parts.items():
            if part in form:
                slots |= filled
        return tuple(slots)


def _fits(form: str, pattern: str) -> bool:
    return form.startswith(pattern[:-1]) if pattern.endswith("*") else form == pattern


def _locate(phrase: Phrase, spans: Spans, tokens: Sequence[Token]) -> tuple[int, ...]:
    """Positions of the first place where all sides stand in one sentence without sharing a word; empty if nowhere."""
    for first in _runs(phrase.sides[0], spans, tokens):
        taken = list(first)
        for side in phrase.sides[1:]:
            fitting = (run for run in _runs(side, spans, tokens) if _beside(run, taken, tokens))
            run = next(fitting, None)
            if run is None:
                break
            taken += run
        else:
            return tuple(sorted(taken))
    return ()


def _beside(run: tuple[int, ...], taken: list[int], tokens: Sequence[Token]) -> bool:
    if tokens[run[0]].sentence != tokens[taken[0]].sentence or not set(run).isdisjoint(taken):
        return False
    return min(abs(a - b) for a in run for b in taken) <= REACH


def _runs(steps: tuple[Step, ...], spans: Spans, tokens: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    for start, end in spans[steps[0].slot]:
        rest = _continue(steps[1:], end, spans, tokens)
        if rest is not None:
            yield (*range(start, end), *rest)


def _continue(steps: tuple[Step, ...], end: int, spans: Spans, tokens: Sequence[Token]) -> tuple[int, ...] | None:
    if not steps:
        return ()
    step = steps[0]
    for start, stop in spans[step.slot]:
        if end <= start <= end + step.gap and tokens[start].sentence == tokens[end - 1].sentence:
            rest = _continue(steps[1:], stop, spans, tokens)
            if rest is not None:
                return (*range(start, stop), *rest)
    return None
