"""How often a person is interrupted, and what gives way when more is due than that (REQ N-16, N-17).

The inbox interrupts nobody. What a person must know always goes, and takes up room. In the room that is left, talk goes
before offers. Talk for which there is none waits for it, an hour at most, and goes as one message; an offer waits for
the digest. Nothing gives way twice: what has waited goes when its time has come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from notifier.domain.caps import free_at, room
from notifier.domain.notification_types import Urgency
from notifier.domain.preferences import Cap

LONGEST_WAIT: Final = timedelta(hours=1)
"""Of talk: whoever wrote waits for an answer."""


@dataclass(frozen=True, slots=True)
class Interruption:
    """One message that is due for a person, as urgent as its most urgent item."""

    message_id: str
    urgency: Urgency
    due: datetime
    firm: bool = False
    """It goes as it is: it has waited before, or an attempt at it was made and may have arrived."""

    @property
    def gives_way(self) -> bool:
        """Whether it may be held back at all."""
        return not self.firm and self.urgency in {"conversational", "promotional"}


def budget(per_hour: int, per_day: int) -> tuple[Cap, ...]:
    """At most so many in any hour and in any day; 0 is no limit."""
    return tuple(Cap(count, hours) for count, hours in ((per_hour, 1), (per_day, 24)) if count)


def held_back(
    waiting: Iterable[Interruption], sent: Iterable[datetime], caps: Sequence[Cap], now: datetime
) -> dict[str, datetime | None]:
    """Of what is due for one person, interrupted at the times `sent`: by id, until when each that gives way waits.

    None is the next digest. Whatever is not named here goes.
    """
    ranked = sorted(waiting, key=lambda one: (one.due, one.message_id))
    taken = [*sent, *(now for one in ranked if not one.gives_way)]
    left = min((room(cap, taken, now) for cap in caps), default=len(ranked))
    talk = [one.message_id for one in ranked if one.gives_way and one.urgency == "conversational"]
    offers = [one.message_id for one in ranked if one.gives_way and one.urgency == "promotional"]
    held: dict[str, datetime | None] = {}
    if len(talk) > left:
        held = dict.fromkeys(talk[left:], _next_room(caps, [*taken, *(now for _ in talk[:left])], now))
    return held | dict.fromkeys(offers[max(0, left - len(talk)) :])


def _next_room(caps: Sequence[Cap], taken: Sequence[datetime], now: datetime) -> datetime:
    free = max(at for cap in caps if (at := free_at(cap, taken, now)) is not None)
    return min(free, now + LONGEST_WAIT)
