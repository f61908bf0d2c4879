"""Remind before a target is missed, and declare it missed when it is (REQ S-03)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sla_monitor.application.ports import Announcer, Backlog, BookRepository, Schedule, TicketRepository
from sla_monitor.domain.announcement import announce_due, next_instant
from sla_monitor.domain.ticket import Ticket

STALE = timedelta(seconds=3)
LOOK_AGAIN = timedelta(seconds=1)


@dataclass(frozen=True)
class FireClocks:
    """Takes the tickets whose time has come.

    Nothing is declared while events wait unread (after an outage, an answer may be among them): it is looked at
    again a moment later. The time of a breach is its due time, so waiting does not change what is told.
    """

    tickets: TicketRepository
    books: BookRepository
    schedule: Schedule
    announcer: Announcer
    backlog: Backlog

    async def __call__(self, ticket_ids: Sequence[str], now: datetime) -> None:
        """Tell what is due, once, and note when to look again."""
        heard = self.backlog.heard_until()
        if heard is None or heard < now - STALE:
            await self.schedule.set(dict.fromkeys(ticket_ids, now + LOOK_AGAIN))
            return
        book = await self.books.load()
        changed: list[Ticket] = []
        wanted: dict[str, datetime | None] = {}
        for ticket in (await self.tickets.get_many(ticket_ids)).values():
            after, told = announce_due(ticket, book, now)
            if told:
                changed.append(after)
                self.announcer.announce(told, book)
            wanted[after.ticket_id] = next_instant(after, book)
        await self.tickets.save_many(changed)
        await self.schedule.set({ticket_id: at for ticket_id, at in wanted.items() if at is not None})
