"""Tickets about the same thing, found by the words they share (first form of REQ T-11)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ticketing.domain.erasure import ERASED

ALIKE = 0.5
"""Two tickets are about the same thing when at least half of the words of the shorter one are in both."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_FILLERS = (
    "the and for with not are was has have had this that from you your our can cannot could would please help "
    "hello what when where why how does did will been about any all get got its der die das und ich nicht ist "
    "ein eine mit que los las por para una les des une est pas"
)
_SAY_NOTHING = frozenset(_FILLERS.split())


@dataclass(frozen=True, slots=True)
class Sample:
    """What of a ticket matters for grouping."""

    number: str
    category: str
    subcategory: str | None
    subject: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Issue:
    """Tickets that belong together. growth: how many more in the latest period than in the one before."""

    words: tuple[str, ...]
    category: str
    subcategory: str | None
    numbers: tuple[str, ...]
    growth: int


def find_recurring(
    samples: Iterable[Sample], *, now: datetime, period: timedelta = timedelta(days=7), at_least: int = 3
) -> list[Issue]:
    """The issues with at least `at_least` tickets, those with most tickets first.

    Each ticket belongs to one issue: that of the first earlier ticket of its category and subcategory that is alike.
    What was erased of a person has no words any more, and none in common.
    """
    clusters: list[tuple[frozenset[str], list[Sample]]] = []
    holding: dict[tuple[str, str | None, str], list[int]] = {}
    for sample in sorted(samples, key=lambda each: (each.opened_at, each.number)):
        words = significant_words(sample.subject)
        if not words or sample.subject == ERASED:
            continue
        keys = [(sample.category, sample.subcategory, word) for word in words]
        sharing = sorted({index for key in keys for index in holding.get(key, ())})
        match = next((index for index in sharing if _alike(words, clusters[index][0])), None)
        if match is None:
            for key in keys:
                holding.setdefault(key, []).append(len(clusters))
            clusters.append((words, [sample]))
        else:
            clusters[match][1].append(sample)
    issues = [_issue(members, now, period) for _, members in clusters if len(members) >= at_least]
    return sorted(issues, key=lambda issue: (-len(issue.numbers), issue.words))


def significant_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about: three letters or more, no numbers, no fillers."""
    return frozenset(_WORD.findall(text.casefold())) - _SAY_NOTHING


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * min(len(one), len(other))


def _issue(members: list[Sample], now: datetime, period: timedelta) -> Issue:
    counts = Counter(word for member in members for word in significant_words(member.subject))
    common = sorted(counts, key=lambda word: (-counts[word], word))[:5]
    latest = sum(1 for member in members if now - period < member.opened_at <= now)
    before = sum(1 for member in members if now - 2 * period < member.opened_at <= now - period)
    first = members[0]
    numbers = tuple(member.number for member in members)
    return Issue(tuple(common), first.category, first.subcategory, numbers, latest - before)
