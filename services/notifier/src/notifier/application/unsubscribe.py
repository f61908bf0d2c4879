"""Saying no by a signed link, at one click, and taking it back (RFC 8058, REQ N-16, N-21)."""

import hashlib
from dataclasses import dataclass
from typing import Any

from chassis.clock import Now
from chassis.errors import NotFound
from chassis.unit_of_work import publish
from notifier.application.announce import SOURCE
from notifier.application.set_preferences import SetPreferences
from notifier.domain.errors import InvalidFieldError
from notifier.domain.notification_types import TYPES
from notifier.domain.unsubscribe import Leave, read
from saypro_events import encode, new_event
from saypro_events.notification import Channel, NotificationState, NotificationUpdated


@dataclass(frozen=True)
class Unsubscribe:
    """Whoever holds the link may: the signature is the proof. Runs inside the running unit of work."""

    preferences: SetPreferences
    secret: bytes
    now: Now

    def what(self, token: str) -> Leave:
        """What a link is about; NotFound unless we signed it."""
        try:
            leave = read(token, self.secret)
        except InvalidFieldError as error:
            raise NotFound("This link is not one of ours, or it is not whole.") from error
        if leave.type not in TYPES:
            raise NotFound("These messages no longer exist.")
        return leave

    async def __call__(self, token: str) -> Leave:
        """Switch the type off on the channel. Doing it again changes nothing."""
        leave = self.what(token)
        await self.preferences.add_entries(leave.user_id, [_entry(leave)], without=[{**_entry(leave), "allow": True}])
        publish(encode(new_event(self._told(leave, token), id=self._event_id(token), time=self.now(), source=SOURCE)))
        return leave

    async def undo(self, token: str) -> Leave:
        """Switch it on again, as it was."""
        leave = self.what(token)
        await self.preferences.add_entries(leave.user_id, [], without=[_entry(leave)])
        return leave

    def _event_id(self, token: str) -> str:
        digest = hashlib.blake2b(token.encode(), digest_size=12).hexdigest()
        return f"unsubscribed-{digest}-{int(self.now().timestamp())}"

    def _told(self, leave: Leave, token: str) -> NotificationUpdated:
        return NotificationUpdated(
            notification_id=self._event_id(token),
            event_id=self._event_id(token),
            user_id=leave.user_id,
            notification_type=leave.type,
            category=TYPES[leave.type].rule.category,
            channel=Channel(leave.channel),
            state=NotificationState.UNSUBSCRIBED,
            at=self.now(),
        )


def _entry(leave: Leave) -> dict[str, Any]:
    return {"type": leave.type, "channel": leave.channel, "allow": False}
