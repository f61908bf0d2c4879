"""Articles of the help centre, and which of them answers a question (REQ T-08)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]{2,}")
TITLE_WEIGHT, KEYWORD_WEIGHT, BODY_WEIGHT = 6, 4, 1


@dataclass(frozen=True, slots=True)
class Article:
    """One question and its answer. keywords: what people type who look for it. helpful, unhelpful: votes so far."""

    slug: str
    title: str
    category: str
    summary: str
    body: str
    keywords: tuple[str, ...] = ()
    helpful: int = 0
    unhelpful: int = 0


def best_matches(articles: Iterable[Article], question: str, limit: int = 5) -> list[Article]:
    """The articles that fit the words of the question, best first; none of the words found is no match.

    The last word counts from its beginning, because the person may still be typing it.
    """
    words = _words(question)
    if not words:
        return []
    scored = [(score, article) for article in articles if (score := _score(article, words)) > 0]
    scored.sort(key=lambda pair: (-pair[0], pair[1].title))
    return [article for _, article in scored[:limit]]


def _score(article: Article, words: list[str]) -> float:
    title, body = _words(article.title), _words(f"{article.summary} {article.body}")
    keywords = [word for keyword in article.keywords for word in _words(keyword)]
    score = 0.0
    for word in words:
        best = max(
            TITLE_WEIGHT * _fit(word, title), KEYWORD_WEIGHT * _fit(word, keywords), BODY_WEIGHT * _fit(word, body)
        )
        score += best
    return score


def _fit(word: str, among: list[str]) -> float:
    """1 for the word itself, 0.6 for one that begins with it or that it begins with (four letters or more)."""
    if word in among:
        return 1.0
    begins = any(other.startswith(word) or (len(other) >= 4 and word.startswith(other)) for other in among)
    return 0.6 if begins and len(word) >= 3 else 0.0


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
