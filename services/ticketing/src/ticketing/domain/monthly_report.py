"""How support went in a month, reckoned from what happened to tickets (REQ T-12).

Each figure counts what happened within the month: tickets opened, first answers, resolutions, ratings. So a month that
is over keeps its figures, though a ticket is reopened or given to somebody else later.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Act(StrEnum):
    """What of a ticket's story is counted, or says with whom and since when it was."""

    FIRST_RESPONSE = "first_response"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    SURVEYED = "surveyed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a ticket's timeline. `assignee_id`: with whom it is from then on, where `handed` says it changed."""

    act: Act
    at: datetime
    actor_id: str | None = None
    handed: bool = False
    assignee_id: str | None = None
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What of a ticket counts: its category and what happened to it, in order."""

    category: str
    opened_at: datetime
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took, in seconds: how often, the mean, and what half and nine tenths did not exceed."""

    count: int = 0
    mean: float | None = None
    median: float | None = None
    p90: float | None = None


@dataclass(frozen=True, slots=True)
class Ratings:
    """How customers rated, from 1 to 5."""

    count: int = 0
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of everything, of one category, or of one person (who opens no tickets: `opened` is 0 there)."""

    opened: int = 0
    first_response: Spread = Spread()
    resolution: Spread = Spread()
    rating: Ratings = Ratings()


@dataclass(frozen=True, slots=True)
class MonthlyReport:
    """The figures of a month. `agents` are by the id of who had the ticket then; nobody's are left out there."""

    month: str
    total: Figures
    categories: tuple[tuple[str, Figures], ...] = ()
    agents: tuple[tuple[str, Figures], ...] = ()


@dataclass
class _Tally:
    opened: int = 0
    first_responses: list[float] = field(default_factory=list)
    resolutions: list[float] = field(default_factory=list)
    ratings: list[int] = field(default_factory=list)

    def figures(self) -> Figures:
        count = len(self.ratings)
        mean = sum(self.ratings) / count if count else None
        return Figures(self.opened, spread(self.first_responses), spread(self.resolutions), Ratings(count, mean))


def reckon(month: str, stories: Iterable[Story], start: datetime, end: datetime) -> MonthlyReport:
    """The report of what happened from `start` to before `end`."""
    total = _Tally()
    categories: dict[str, _Tally] = defaultdict(_Tally)
    agents: dict[str, _Tally] = defaultdict(_Tally)
    for story in stories:
        if start <= story.opened_at < end:
            total.opened += 1
            categories[story.category].opened += 1
        for step, agent_id, seconds in _counted(story):
            if start <= step.at < end:
                tallies = [total, categories[story.category], *([agents[agent_id]] if agent_id else [])]
                for tally in tallies:
                    _add(tally, step, seconds)
    return MonthlyReport(
        month,
        total.figures(),
        tuple((name, tally.figures()) for name, tally in sorted(categories.items())),
        tuple((user_id, tally.figures()) for user_id, tally in sorted(agents.items())),
    )


def spread(seconds: Sequence[float]) -> Spread:
    """Percentiles are nearest ranks: values that really occurred."""
    if not seconds:
        return Spread()
    ordered = sorted(seconds)
    return Spread(len(ordered), sum(ordered) / len(ordered), _rank(ordered, 50), _rank(ordered, 90))


def _rank(ordered: Sequence[float], percent: int) -> float:
    return ordered[max(math.ceil(len(ordered) * percent / 100), 1) - 1]


def _counted(story: Story) -> Iterator[tuple[Step, str | None, float]]:
    """What is counted of a ticket: the step, who had the ticket then (else who did it), and how long it had taken.

    A solution is timed from the inquiry, or from the reopening that it follows.
    """
    assignee_id: str | None = None
    since = story.opened_at
    for step in story.steps:
        if step.handed:
            assignee_id = step.assignee_id
        if step.act is Act.REOPENED:
            since = step.at
        elif step.act is Act.FIRST_RESPONSE:
            yield step, assignee_id or step.actor_id, _seconds(story.opened_at, step.at)
        elif step.act is Act.RESOLVED:
            yield step, assignee_id or step.actor_id, _seconds(since, step.at)
        elif step.act is Act.SURVEYED and step.rating is not None:
            yield step, assignee_id, 0.0


def _add(tally: _Tally, step: Step, seconds: float) -> None:
    if step.act is Act.FIRST_RESPONSE:
        tally.first_responses.append(seconds)
    elif step.act is Act.RESOLVED:
        tally.resolutions.append(seconds)
    else:
        tally.ratings.append(step.rating or 0)


def _seconds(start: datetime, end: datetime) -> float:
    """None of a story goes backwards, whatever the clocks of two machines say."""
    return max((end - start).total_seconds(), 0.0)
