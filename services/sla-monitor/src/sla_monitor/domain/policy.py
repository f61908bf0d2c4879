"""Policies: which promise is made to whom. Data with versions, edited by managers (REQ S-06)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sla_monitor.domain.deadline import Target
from sla_monitor.domain.errors import InvalidFieldError, shown

FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION, UPDATE = "first_response", "next_response", "resolution", "update"
METRICS = (FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION, UPDATE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What policies are matched against: the ticket, and who asks."""

    category: str
    subcategory: str | None
    priority: str
    channel: str
    roles: frozenset[str] = frozenset()
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Everything given must hold; an empty set says nothing. Of `roles`, one is enough."""

    categories: frozenset[str] = frozenset()
    subcategories: frozenset[str] = frozenset()
    priorities: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()

    def covers(self, subject: Subject) -> bool:
        """Whether a subject meets this."""
        single = (
            (self.categories, subject.category),
            (self.subcategories, subject.subcategory),
            (self.priorities, subject.priority),
            (self.channels, subject.channel),
            (self.tiers, subject.tier),
        )
        return all(not wanted or value in wanted for wanted, value in single) and (
            not self.roles or bool(self.roles & subject.roles)
        )


@dataclass(frozen=True, slots=True)
class Warn:
    """When to remind: once `percent` of the open time is used up, or `minutes` (real ones) before the due time."""

    percent: int | None = None
    minutes: int | None = None

    def __post_init__(self) -> None:
        if (self.percent is None) == (self.minutes is None):
            raise InvalidFieldError("warnings", "both percent and minutes, or neither", "one of the two")
        if self.percent is not None and not 0 < self.percent < 100:
            raise InvalidFieldError("warnings.percent", shown(self.percent), "a whole number from 1 to 99")
        if self.minutes is not None and not 0 < self.minutes <= 60 * 24 * 366:
            raise InvalidFieldError("warnings.minutes", shown(self.minutes), "minutes above 0, at most a year")

    @property
    def key(self) -> str:
        """Names this warning within its promise."""
        return f"{self.percent}%" if self.percent is not None else f"{self.minutes}min"


@dataclass(frozen=True, slots=True)
class Promise:
    """One metric's target, on a calendar named here, with its warnings."""

    metric: str
    target: Target
    calendar: str
    warnings: tuple[Warn, ...] = ()

    def __post_init__(self) -> None:
        if self.metric not in METRICS:
            raise InvalidFieldError("metric", shown(self.metric), ", ".join(METRICS))


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of a policy. The lowest `rank` that matches decides; no `matches` at all means everything.

    `edited_at` is when this version began to count. With `to_running` it also counts for the clocks that ran then.
    """

    name: str
    version: int
    rank: int
    promises: tuple[Promise, ...]
    edited_at: datetime
    matches: tuple[Match, ...] = ()
    active: bool = True
    to_running: bool = False
    edited_by: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not self.promises:
            raise InvalidFieldError(
                "promises", f"policy {self.name!r} has no target", "at least one metric with a target"
            )
        metrics = [promise.metric for promise in self.promises]
        if len(set(metrics)) != len(metrics):
            raise InvalidFieldError("promises.metric", "a metric is given twice", "each metric once")

    def covers(self, subject: Subject) -> bool:
        """Whether the policy speaks of a subject."""
        return self.active and (not self.matches or any(match.covers(subject) for match in self.matches))

    def promise(self, metric: str) -> Promise | None:
        """The promise for a metric, if the policy makes one."""
        return next((promise for promise in self.promises if promise.metric == metric), None)


def counting(versions: Iterable[Policy], at: datetime) -> Iterator[Policy]:
    """Of each policy the version that counts at that time; before its first version, the first."""
    latest: dict[str, Policy] = {}
    for version in sorted(versions, key=lambda policy: policy.version):
        if version.name not in latest or version.edited_at <= at:
            latest[version.name] = version
    yield from latest.values()


def choose(versions: Iterable[Policy], subject: Subject, at: datetime) -> Policy | None:
    """The policy for a subject at that time: the lowest rank that covers it, then the first name."""
    fitting = [policy for policy in counting(versions, at) if policy.covers(subject)]
    return min(fitting, key=lambda policy: (policy.rank, policy.name), default=None)
