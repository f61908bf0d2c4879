"""Note on the ticket that an answer is due soon."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.ports import TicketRepository
from ticketing.domain.ticket import note


@dataclass(frozen=True)
class NoteWarning:
    """Staff see on the timeline that they were warned; nobody else is told, the ticket is not changed by it."""

    tickets: TicketRepository

    async def __call__(self, ticket_id: str, cause: str, words: str, due_at: datetime | None, at: datetime) -> None:
        """Once per cause; `words` end in the time that is due. A ticket that we do not have needs no note."""
        ticket = await self.tickets.get(ticket_id)
        if ticket is None:
            return
        noted = note(ticket, words, at=at, cause=cause, due_at=due_at)
        if noted != ticket:
            await self.tickets.save(noted)
