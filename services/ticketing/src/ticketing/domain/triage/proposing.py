"""Proposes category, subcategory and priority for what a person wrote (REQ T-02, T-03)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ticketing.domain.classification import Category, Priority
from ticketing.domain.triage.languages import language_weights
from ticketing.domain.triage.lexicon import Lexicon
from ticketing.domain.triage.matching import Match, Matcher
from ticketing.domain.triage.negation import negated_positions
from ticketing.domain.triage.phrases import (
    PLAIN_WORDS,
    afrikaans,
    english_account_listing,
    english_technical_general,
    english_transaction,
    finnish,
    french,
    german,
    portuguese,
    spanish,
    zulu,
)
from ticketing.domain.triage.tokens import Token, tokenise
from ticketing.domain.triage.topics import TOPICS, Topic

_TABLES = (
    ("en", english_account_listing.TABLE),
    ("en", english_transaction.TABLE),
    ("en", english_technical_general.TABLE),
    ("de", german.TABLE),
    ("fr", french.TABLE),
    ("es", spanish.TABLE),
    ("pt", portuguese.TABLE),
    ("af", afrikaans.TABLE),
    ("zu", zulu.TABLE),
    ("fi", finnish.TABLE),
)
#: Less evidence than this and the text is an inquiry that a person must read.
ENOUGH = 1.5
#: A second phrase for the same topic says less than the first.
REPEATED = 0.35
#: What other topics of the category add to its best one.
SHARED = 0.15
#: Of two topics that are about as likely the urgent one is the safer guess.
URGENCY = {Priority.HIGH: 0.75, Priority.MEDIUM: 0.25, Priority.LOW: 0.0}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a ticket seems to be about.

    reason: why this priority, in words for staff. words: what the user wrote that decided it, in the order of the text;
    empty when nothing did and the proposal is the default (general inquiry, low).
    """

    category: Category
    subcategory: str | None
    priority: Priority
    reason: str
    words: tuple[str, ...]


def propose(text: str, locale: str | None = None) -> Proposal:
    """Propose for `text` in any of the languages known; any string gives an answer. locale: the user's, if known."""
    tokens = tokenise(text)
    trust = language_weights(tokens, locale)
    ignored = negated_positions(tokens)
    matches = [m for m in _matcher().find(tokens) if trust[m.phrase.language] and not ignored.issuperset(m.at)]
    evidence: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        evidence[match.phrase.topic].append(match)
    scores = {name: _score(evidence[name], trust) for name in TOPICS if evidence.get(name)}
    name = _choose(scores)
    if name is None:
        return Proposal(Category.GENERAL, "inquiry", Priority.LOW, "nothing in the text points to a problem", ())
    topic = TOPICS[name]
    priority, why = _priority(topic, evidence, text)
    return Proposal(topic.category, topic.subcategory, priority, why, _words(evidence[name], trust, tokens))


def _score(matches: Sequence[Match], trust: dict[str, float]) -> float:
    """The strongest phrase counts in full, each further one a part, and only for words not counted yet."""
    total, share = 0.0, 1.0
    counted: set[int] = set()
    for match in sorted(matches, key=lambda m: (-m.phrase.weight * trust[m.phrase.language], m.at)):
        fresh = len(set(match.at) - counted) / len(match.at)
        if fresh:
            total += match.phrase.weight * trust[match.phrase.language] * fresh * share
            share = REPEATED
            counted.update(match.at)
    return total


def _choose(scores: dict[str, float]) -> str | None:
    """The likeliest topic of the likeliest category; None when there is too little to go by."""
    if not scores or max(scores.values()) < ENOUGH:
        return None
    by_category: dict[Category, list[str]] = defaultdict(list)
    for name in scores:
        by_category[TOPICS[name].category].append(name)

    def rank(name: str) -> float:
        return scores[name] + URGENCY[TOPICS[name].priority]

    def weight(category: Category) -> float:
        names = by_category[category]
        best = max(map(rank, names))
        return best + SHARED * (sum(map(rank, names)) - best)

    likeliest = max(by_category, key=weight)
    return max(by_category[likeliest], key=lambda name: (rank(name), TOPICS[name].subcategory is not None))


def _priority(topic: Topic, evidence: dict[str, list[Match]], text: str) -> tuple[Priority, str]:
    troubled = "?trouble" in evidence
    if troubled and topic.troubled is not None:
        return topic.troubled, f"{topic.why}, and it does not work"
    if topic.asked is not None and not troubled and ("?asks" in evidence or "?" in text):
        return topic.asked, f"a question, no trouble: {topic.why}"
    return topic.priority, topic.why


def _words(matches: Sequence[Match], trust: dict[str, float], tokens: Sequence[Token]) -> tuple[str, ...]:
    """The phrases that weighed most, as written, without those that lie within another."""
    chosen: list[Match] = []
    covered: set[int] = set()
    for match in sorted(matches, key=lambda m: (-m.phrase.weight * trust[m.phrase.language], m.at)):
        if not covered.issuperset(match.at) and len(chosen) < 4:
            chosen.append(match)
            covered.update(match.at)
    ordered = sorted(chosen, key=lambda m: m.at)
    return tuple(dict.fromkeys(" ".join(tokens[i].written for i in m.at) for m in ordered))


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    lexicon = Lexicon()
    for language, table in _TABLES:
        lexicon.add_table(language, table)
    return Matcher(lexicon, PLAIN_WORDS)
