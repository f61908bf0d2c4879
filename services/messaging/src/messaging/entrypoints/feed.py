"""One reader's place in one conversation: everything after it, in order, once, whatever comes twice or too late."""

from typing import Any

from messaging.application.live import LiveChange, LiveHint
from messaging.application.summaries import ChangeLog, StoredChange
from messaging.application.views import Plain, change_view
from messaging.domain.changes import is_internal
from messaging.domain.conversation import Conversation, Person
from messaging.domain.permissions import Action

BATCH = 200

Frame = dict[str, Any]


class TalkFeed:
    """Turns what is pushed, and what is read from the log where a push was missed, into frames for one reader.

    Each frame says after which `seq` it comes, so that the reader, too, notices a gap (numbers alone do not tell:
    a customer is not shown all of them).
    """

    def __init__(self, log: ChangeLog, conversation: Conversation, person: Person, after: int) -> None:
        self._log = log
        self.conversation_id = conversation.id
        self.sees_notes = conversation.allows(person, Action.SEE_NOTES)
        self.may_type = conversation.allows(person, Action.TYPE)
        self.participants = frozenset(one.user_id for one in conversation.participants)
        self._seen = after
        self._shown = after

    async def catch_up(self) -> list[Frame]:
        """Read everything after the reader's place, in batches."""
        frames: list[Frame] = []
        while True:
            changes = await self._log.after(self.conversation_id, self._seen, BATCH)
            frames += [frame for stored in changes for frame in self._stored(stored)]
            if len(changes) < BATCH:
                return frames

    async def take(self, item: LiveChange | LiveHint) -> list[Frame]:
        """Pass on the next change; drop a known one; read the log where one is missing."""
        if item.seq <= self._seen:
            return []
        if isinstance(item, LiveHint) or item.seq > self._seen + 1:
            return await self.catch_up()
        return self._next(item.seq, item.view, internal=item.internal)

    def _stored(self, stored: StoredChange) -> list[Frame]:
        return self._next(stored.change.seq, change_view(stored), internal=is_internal(stored.change))

    def _next(self, seq: int, view: Plain, *, internal: bool) -> list[Frame]:
        self._seen = seq
        if internal and not self.sees_notes:
            return []
        frame = {"type": "change", "conversation_id": self.conversation_id, "after": self._shown, "change": view}
        self._shown = seq
        return [frame]
