"""What was set aside of a person who is erased loses its content, and nobody waits for it any more (REQ P-06).

A record that could not be read, or an event whose handling failed, is kept whole until somebody deals with it. What
names the erased person is blanked and dismissed: that it was there, and why, stays on record.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chassis.dead_letters import DeadLetters
from chassis.parking import Parking
from chassis.records import Handle

BY = "erasure"
WHY = "the person it is about was erased"


@dataclass(frozen=True, slots=True)
class SetAside:
    """The dead letters and parked events of one service."""

    dead_letters: DeadLetters
    parking: Parking

    async def forget(self, user_id: str, event_id: str) -> int:
        """Blank what names this person, in the running transaction; not the erasure itself, if that was parked.

        How many there were.
        """
        names = naming(user_id)
        letters = await self.dead_letters.blank(names, BY, WHY)
        return letters + await self.parking.blank(names, BY, WHY, spare=event_id)


def naming(user_id: str) -> re.Pattern[bytes]:
    """What finds an id in a record, readable or not, and no longer id that begins or ends with it."""
    spellings = {user_id, json.dumps(user_id)[1:-1]}
    either = b"|".join(re.escape(one.encode()) for one in sorted(spellings))
    return re.compile(rb"(?<![\w-])(?:" + either + rb")(?![\w-])")


def forgetting(handle: Handle, set_aside: SetAside, erasure: str) -> Handle:
    """`handle`, after what was set aside is forgotten of whom an event of the type `erasure` names as its user."""

    async def forget_and_handle(events: Sequence[Any]) -> None:
        for event in events:
            if event.type == erasure:
                await set_aside.forget(event.data.user_id, event.id)
        await handle(events)

    return forget_and_handle
