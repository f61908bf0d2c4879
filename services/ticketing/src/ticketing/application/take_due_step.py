"""Take the step of a ticket's follow-up that is due."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import Reminders, TicketRepository
from ticketing.domain.follow_up import next_step, take_due_step


@dataclass(frozen=True)
class TakeDueStep:
    """Follow up, resolve what stays unanswered, close what is done (REQ T-06)."""

    tickets: TicketRepository
    keep: KeepTicket
    reminders: Reminders

    async def __call__(self, ticket_id: str, now: datetime) -> None:
        """A reminder that comes too early is set again; one for a ticket that needs none is dropped."""
        ticket = await self.tickets.get(ticket_id)
        if ticket is None:
            return
        after = await self.keep(ticket, take_due_step(ticket, now))
        step = next_step(after)
        if after is ticket and step is not None:
            await self.reminders.set(ticket_id, step.due_at)
