"""Find the ticket that a conversation is about now."""

from dataclasses import dataclass

from ticketing.application.ports import TicketRepository
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class CurrentTicket:
    """Follows a merged ticket to the one that goes on. Merges make no circle: nothing merges into a merged ticket."""

    tickets: TicketRepository

    async def __call__(self, conversation_id: str) -> Ticket | None:
        """The ticket, or None when the conversation has none."""
        ticket = await self.tickets.latest_of(conversation_id)
        while ticket is not None and ticket.merged_into is not None:
            ticket = await self.tickets.get(ticket.merged_into)
        return ticket
