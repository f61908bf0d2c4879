"""Bring all running clocks to a book that changed for them (REQ S-06), some tickets at a time."""

from dataclasses import dataclass
from datetime import datetime

from sla_monitor.application.ports import Announcer, BookRepository, Schedule, TicketRepository
from sla_monitor.domain.announcement import announce_changes, next_instant
from sla_monitor.domain.ticket import Ticket
from sla_monitor.domain.watch import watch

AT_ONCE = 100


@dataclass(frozen=True)
class RecalculateClocks:
    """Goes through the live tickets by id; what changed is told as for any other change."""

    tickets: TicketRepository
    books: BookRepository
    schedule: Schedule
    announcer: Announcer

    async def __call__(self, after: str, now: datetime) -> None:
        """Take the next tickets after that id, and schedule the ones behind them."""
        book = await self.books.load()
        found = await self.tickets.live(AT_ONCE, after)
        changed: list[Ticket] = []
        for ticket in found:
            renewed, told = announce_changes(ticket, watch(ticket, book))
            if told:
                changed.append(renewed)
                self.announcer.announce(told, book)
        await self.tickets.save_many(changed)
        await self.schedule.set({ticket.ticket_id: next_instant(ticket, book) for ticket in changed})
        if len(found) == AT_ONCE:
            await self.schedule.recalculate(found[-1].ticket_id, now)
