"""Rules over the ideas in a text.

One line is `confidence step>step & step/step !idea`: each part that `&` joins must be there, in any order, close
together; `>` means "soon after", `+` "with at most a word between", `=` "right after", `/` "or", and an idea after `!`
keeps the rule from holding.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from messaging.domain.text.vocabulary import Mention

#: So many words may lie between two steps of a chain.
BETWEEN = {">": 4, "+": 1, "=": 0}
#: So many words may lie between the first and the last word of a match.
MOST_APART = 14
#: From so many words away an idea keeps a rule from holding.
HINDERS = 4
#: A text is read through a window of so many words, moved on by half of it.
WINDOW = 2 * MOST_APART
#: An idea that a window names more often is judged by its first mentions.
MOST_MENTIONS = 8
#: A text that says the same a thousand times is judged by its first part.
MOST_MATCHES = 500


class Step(NamedTuple):
    """One of these ideas, at most so many words after the step before."""

    ideas: frozenset[str]
    between: int


Chain = tuple[Step, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """How sure a match is, what must be there, and what must not.

    needs, either: what a text must name for the chains to be worth a look: all of these ideas, and one of each set.
    """

    confidence: float
    chains: tuple[Chain, ...]
    unless: frozenset[str]
    needs: frozenset[str]
    either: tuple[frozenset[str], ...]

    def may_hold(self, present: frozenset[str]) -> bool:
        """Whether a text that names these ideas has all the words, in whatever order."""
        return self.needs <= present and not any(map(present.isdisjoint, self.either))


class Match(NamedTuple):
    """What a rule found."""

    start: int
    end: int
    confidence: float


#: Rules by the ideas of which a text must mention one for them to hold: the last step of their first chain.
Rules = dict[str, tuple[Rule, ...]]


def read_rules(table: str) -> Rules:
    """The rules of a table; lines that begin with `#` are for the reader."""
    rules = [_read_rule(line) for line in table.strip().splitlines() if line and not line.startswith("#")]
    ideas = {idea for rule in rules for idea in rule.chains[0][-1].ideas}
    return {idea: tuple(rule for rule in rules if idea in rule.chains[0][-1].ideas) for idea in ideas}


def _read_rule(line: str) -> Rule:
    number, _, rest = line.partition(" ")
    wanted, *unless = re.split(r"\s*!", rest.strip())
    chains = tuple(tuple(_read_chain(part.strip())) for part in wanted.split("&"))
    steps = [step.ideas for chain in chains for step in chain]
    needs = frozenset(idea for ideas in steps if len(ideas) == 1 for idea in ideas)
    return Rule(float(number), chains, frozenset(unless), needs, tuple(ideas for ideas in steps if len(ideas) > 1))


def _read_chain(part: str) -> Iterator[Step]:
    for sign, step in re.findall(r"([>+=]?)([^>+=]+)", part):
        yield Step(frozenset(step.split("/")), BETWEEN.get(sign, 0))


def apply_rules(rules: Rules, mentions: Sequence[Mention]) -> list[Match]:
    """What the rules find, without what only widens another match; mentions are in the order of the text."""
    found = sorted(set(islice(_matches(rules, mentions), MOST_MATCHES)), key=lambda m: m.end - m.start)
    tight: list[Match] = []
    for match in found:
        if not any(match.start <= t.start and t.end <= match.end and t.confidence >= match.confidence for t in tight):
            tight.append(match)
    return tight


def _matches(rules: Rules, mentions: Sequence[Mention]) -> Iterator[Match]:
    for window in _windows(mentions):
        by_idea: dict[str, list[Mention]] = defaultdict(list)
        for mention in window:
            if len(by_idea[mention.idea]) < MOST_MENTIONS:
                by_idea[mention.idea].append(mention)
        present = frozenset(by_idea)
        for rule in dict.fromkeys(rule for idea in by_idea for rule in rules.get(idea, ())):
            if rule.may_hold(present):
                yield from _match(rule, by_idea)


def _windows(mentions: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    if not mentions:
        return
    firsts = [mention.first for mention in mentions]
    for begin in range(firsts[0], max(firsts[0], firsts[-1] - MOST_APART) + 1, MOST_APART):
        yield mentions[bisect_left(firsts, begin) : bisect_left(firsts, begin + WINDOW)]


def _match(rule: Rule, by_idea: dict[str, list[Mention]]) -> Iterator[Match]:
    first, *others = [list(_occurrences(chain, by_idea)) for chain in rule.chains]
    for one in first:
        parts = list(one)
        for occurrences in others:
            apart = [o for o in occurrences if not any(m.start < p.end and p.start < m.end for m in o for p in parts)]
            if not apart:
                break
            nearest = min(apart, key=lambda o: abs(o[0].first - one[0].first))
            parts += nearest
        else:
            apart_by = max(p.first for p in parts) - min(p.last for p in parts)
            begin, end = min(p.first for p in parts), max(p.last for p in parts)
            if apart_by <= MOST_APART and not _hindered(rule, by_idea, begin, end):
                yield Match(min(p.start for p in parts), max(p.end for p in parts), rule.confidence)


def _hindered(rule: Rule, by_idea: dict[str, list[Mention]], begin: int, end: int) -> bool:
    """Whether an idea that speaks against the rule stands among the words from begin to end, or near them."""
    return any(
        begin - HINDERS <= mention.last and mention.first <= end + HINDERS
        for idea in rule.unless
        for mention in by_idea.get(idea, ())
    )


def _occurrences(chain: Chain, by_idea: dict[str, list[Mention]]) -> Iterator[tuple[Mention, ...]]:
    for mention in _of(chain[0], by_idea):
        found: tuple[Mention, ...] = (mention,)
        for step in chain[1:]:
            after = [m for m in _of(step, by_idea) if m.start >= found[-1].end]
            if not after or after[0].first - found[-1].last > step.between + 1:
                break
            found = (*found, after[0])
        else:
            yield found


def _of(step: Step, by_idea: dict[str, list[Mention]]) -> list[Mention]:
    return sorted(mention for idea in step.ideas for mention in by_idea.get(idea, ()))
