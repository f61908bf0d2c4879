"""Hand a ticket to the next level because a promise was broken."""

from dataclasses import dataclass
from datetime import datetime

from chassis.errors import NotFound
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import Origin, TicketRepository
from ticketing.domain.escalation import Outcome, breach, escalate


@dataclass(frozen=True)
class EscalateTicket:
    """Once per clock, however often and in whatever order it is told (REQ T-05, S-03)."""

    tickets: TicketRepository
    keep: KeepTicket

    async def __call__(self, ticket_id: str, clock_id: str, words: str, at: datetime, origin: Origin) -> Outcome:
        """What the breach did to the ticket. Raises NotFound for a ticket that we never opened."""
        ticket = await self.tickets.get(ticket_id)
        if ticket is None:
            message = f"there is no ticket {ticket_id}"
            raise NotFound(message)
        outcome = escalate(ticket, breach(clock_id, words), at=at)
        await self.keep(ticket, outcome.ticket, origin=origin)
        return outcome
