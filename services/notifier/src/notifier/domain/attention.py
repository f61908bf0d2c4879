"""How often a person is interrupted, and what gives way when more is due than that (REQ N-16, N-17).

The inbox interrupts nobody. Critical news always go and count for nothing. Of the others, in the order of their
urgency: offers give way first and wait for the digest; then talk becomes one message; what is transactional waits for
the first free place, and is never dropped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from notifier.domain.caps import free_at, room
from notifier.domain.notification_types import Urgency
from notifier.domain.preferences import Cap
from notifier.domain.priority import PRIORITY

Way = Literal["go", "group", "wait", "digest"]


@dataclass(frozen=True, slots=True)
class Interruption:
    """One message that is due for a person, as urgent as its most urgent item.

    `last_chance` is when the first of its items that may not be dropped stops mattering. `begun`: an attempt at it was
    made before, so it may have arrived: it goes as it is.
    """

    message_id: str
    urgency: Urgency
    due: datetime
    last_chance: datetime | None = None
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What becomes of a message: it goes, is grouped with others, waits until `at`, or joins a digest."""

    way: Way
    at: datetime


def budget(per_hour: int, per_day: int) -> tuple[Cap, ...]:
    """At most so many in any hour and in any day; 0 is no limit."""
    return tuple(Cap(count, hours) for count, hours in ((per_hour, 1), (per_day, 24)) if count)


def places(
    waiting: Iterable[Interruption], sent: Iterable[datetime], caps: Sequence[Cap], now: datetime
) -> dict[str, Place]:
    """By message id, the place of each message that is due for one person, who was interrupted at the times `sent`."""
    ranked = sorted(waiting, key=lambda one: (PRIORITY[one.urgency], one.due, one.message_id))
    taken = [*sent, *(now for one in ranked if one.begun and one.urgency != "critical")]
    found = {one.message_id: Place("go", now) for one in ranked if one.begun or one.urgency == "critical"}
    over: list[Interruption] = []
    for urgency in ("transactional", "conversational", "promotional"):
        of_class = [one for one in ranked if one.urgency == urgency and one.message_id not in found]
        left = min((room(cap, taken, now) for cap in caps), default=len(of_class))
        if urgency == "conversational" and 0 < left < len(of_class):
            found |= {one.message_id: Place("group", now) for one in of_class}
            taken.append(now)
            continue
        found |= {one.message_id: Place("go", now) for one in of_class[:left]}
        taken += [now] * len(of_class[:left])
        over += of_class[left:]
    return found | _held(over, taken, caps, now)


def _held(over: Sequence[Interruption], taken: list[datetime], caps: Sequence[Cap], now: datetime) -> dict[str, Place]:
    """Those for whom there is no room; what would not matter any more by then goes after all."""
    found: dict[str, Place] = {}
    at = _free_at(caps, taken, now)
    for one in sorted(over, key=lambda one: (one.last_chance is None, one.last_chance or now)):
        if one.urgency == "promotional":
            found[one.message_id] = Place("digest", at)
        elif one.last_chance is not None and one.last_chance <= at:
            found[one.message_id] = Place("go", now)
            taken.append(now)
            at = _free_at(caps, taken, now)
    return {one.message_id: Place("wait", at) for one in over} | found


def _free_at(caps: Sequence[Cap], taken: Sequence[datetime], now: datetime) -> datetime:
    return max((at for cap in caps if (at := free_at(cap, taken, now)) is not None), default=now)
