"""Proposes what a conversation is about (REQ M-04)."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from messaging.domain.text.category_phrases import TABLES
from messaging.domain.text.folding import Folded, fold
from messaging.domain.text.phrases import read_by_topic

CategoryId = Literal[
    "order_inquiry", "product_query", "complaint", "support_request", "technical", "account", "listing", "transaction",
    "returns_refunds", "general",
]  # fmt: skip
CATEGORIES: tuple[CategoryId, ...] = get_args(CategoryId)
#: A phrase in a language that is neither the user's nor English says less.
OTHER_LANGUAGE = 0.7
#: A second phrase of a category says less than the first.
REPEATED = 0.4
MOST_CHARACTERS = 5_000


@dataclass(frozen=True, slots=True)
class CategoryProposal:
    """A category and the words that decided it, as written, in the order of the text; no words: nothing did."""

    category: CategoryId
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    weight: float
    start: int
    end: int


def propose_category(text: str, locale: str | None = None) -> CategoryProposal:
    """Propose for the first message of a conversation; any string gives an answer. locale: the writer's ("de-DE")."""
    text = text[:MOST_CHARACTERS]
    folded = fold(text)
    hits: dict[CategoryId, list[_Hit]] = {}
    for language, category, pattern, weight in _patterns():
        trust = 1.0 if language in _languages_of(locale) else OTHER_LANGUAGE
        for found in pattern.finditer(folded.lower):
            if found.end() > found.start():
                hits.setdefault(category, []).append(_Hit(weight * trust, found.start(), found.end()))
    if not hits:
        return CategoryProposal("general", ())
    best = max(CATEGORIES, key=lambda category: _score(hits.get(category, [])))
    return CategoryProposal(best, _words(hits[best], folded, text))


def _score(hits: list[_Hit]) -> float:
    total, share = 0.0, 1.0
    counted: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start)):
        if counted.isdisjoint(range(hit.start, hit.end)):
            total += hit.weight * share
            share = REPEATED
            counted.update(range(hit.start, hit.end))
    return total


def _words(hits: list[_Hit], folded: Folded, text: str) -> tuple[str, ...]:
    chosen: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start)):
        if all(hit.end <= other.start or hit.start >= other.end for other in chosen):
            chosen.append(hit)
    spans = (folded.span(h.start, h.end) for h in sorted(chosen[:3], key=lambda h: h.start))
    return tuple(dict.fromkeys(text[start:end].strip() for start, end in spans))


def _languages_of(locale: str | None) -> tuple[str, str]:
    return ("en", (locale or "en").replace("_", "-").partition("-")[0].lower())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, CategoryId, re.Pattern[str], float], ...]:
    return tuple(
        (language, category, pattern, weight)
        for language, table in TABLES.items()
        for category in CATEGORIES
        for pattern, weight in read_by_topic(table).get(category, ())
    )
