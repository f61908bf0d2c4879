"""Whom an event concerns, and in what: the step between a contract and a decision."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from notifier.domain.notification_types import TYPES
from saypro_events import Event


@dataclass(frozen=True, slots=True)
class Concern:
    """One person to be told of one event.

    `team` names a role instead of a person: everyone who has it is concerned. `thread` is what the news is about (an
    order, a conversation) and `position` its place there; with `supersedes`, news of a lower position are stale.
    `once` names news that more than one event tells: the first of them tells it. Its messages `wait` for one that knows
    more; one that does not wait knows all, and completes what was told.
    """

    user_id: str
    role: str
    type: str
    link: str
    expires_at: datetime | None
    thread: str | None = None
    position: int | None = None
    supersedes: bool = False
    team: str | None = None
    once: str | None = None
    wait: timedelta | None = None


Concerned = Callable[[Event[Any]], Sequence[Concern]]
"""Says whom an event of one type concerns."""
Concerns = Mapping[str, Concerned]
"""By event type."""


def expiry(type_: str, since: datetime) -> datetime | None:
    """When news of that type stops mattering."""
    lifetime = TYPES[type_].lifetime
    return None if lifetime is None else since + lifetime
