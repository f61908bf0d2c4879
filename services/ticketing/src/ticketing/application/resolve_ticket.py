"""Resolve a ticket."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.lifecycle import resolve
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class ResolveTicket:
    """Staff say that it is answered; the customer is asked how it was (REQ T-07)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, reason: str, at: datetime) -> Ticket:
        """The resolved ticket; resolving twice is once."""
        ticket = await self.door(number, viewer, Act.RESOLVE)
        return await self.keep(ticket, resolve(ticket, by=viewer.user_id, at=at, reason=reason))
