"""What a person has said about being told (REQ N-16): allowed, when, how often."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Final, Literal, get_args

Mode = Literal["instant", "daily", "weekly"]
MODES: Final[tuple[Mode, ...]] = get_args(Mode)
ROLES: Final = ("buyer", "seller", "agent")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Entry:
    """One wish; a selector that is None matches everything, `allow` or `mode` that is None says nothing."""

    type: str | None = None
    category: str | None = None
    channel: str | None = None
    role: str | None = None
    allow: bool | None = None
    mode: Mode | None = None

    @property
    def specificity(self) -> tuple[int, bool, bool, bool, bool]:
        """More selectors first; at a tie the one with type, then category, then channel, then role."""
        named = (self.type is not None, self.category is not None, self.channel is not None, self.role is not None)
        return (sum(named), *named)

    def matches(self, type_: str, category: str, role: str) -> bool:
        """Whether the entry speaks of such a notification, on whichever channel."""
        return (
            (self.type is None or self.type == type_)
            and (self.category is None or self.category == category)
            and (self.role is None or self.role == role)
        )


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local times between which `channels` wait; `days` (0 is Monday) are those on which a window starts."""

    start: time
    end: time
    days: frozenset[int]
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class DigestTimes:
    """Local time of the daily digest, and the weekday (0 is Monday) of the weekly one."""

    daily_at: time = time(18)
    weekly_on: int = 4


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `count` on a channel in any `hours` elapsed hours."""

    count: int
    hours: int


@dataclass(frozen=True, slots=True)
class Preferences:
    """All that one person has said; the default says nothing."""

    entries: tuple[Entry, ...] = ()
    quiet_hours: QuietHours | None = None
    digest: DigestTimes = field(default_factory=DigestTimes)
    caps: Mapping[str, Cap] = field(default_factory=dict)


NO_PREFERENCES: Final = Preferences()
