"""A conversation was read: its news in the inbox count as read too, and its mails are no longer needed (REQ N-10)."""

from dataclasses import dataclass
from typing import Protocol

from chassis.clock import Now
from chassis.unit_of_work import after_commit, publish
from notifier.application.announce import announcement
from notifier.application.concerns.messages import conversation_thread
from notifier.application.delivery_record import DeliveryRecord
from notifier.application.ports import Live, ReadMarks
from notifier.application.push_live import push_change
from saypro_events import Event
from saypro_events.message import MessageRead


class Threads(Protocol):
    """Inbox items by what they are about."""

    async def read_thread(self, user_id: str, thread: str, up_to: int) -> list[DeliveryRecord]:
        """Mark a person's unread items of a thread as read, up to a position; those that were unread."""
        ...


@dataclass(frozen=True)
class NoteReading:
    """Follows `message.read`. The mark is kept: it may come before the message's own event."""

    read_marks: ReadMarks
    threads: Threads
    live: Live
    now: Now

    async def __call__(self, event: Event[MessageRead]) -> None:
        """Remember how far the reader is, and clear their inbox of it."""
        read = event.data
        thread = conversation_thread(read.conversation_id)
        await self.read_marks.raise_to({(thread, read.reader_id): read.read_up_to})
        cleared = await self.threads.read_thread(read.reader_id, thread, read.read_up_to)
        if not cleared:
            return
        now = self.now()
        publish(*(announcement(record, now, state="opened") for record in cleared))
        after_commit(lambda: push_change(self.live, read.reader_id))
