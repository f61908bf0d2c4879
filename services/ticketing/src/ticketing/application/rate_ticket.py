"""Rate a ticket while signed in."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain import survey
from ticketing.domain.access import Act, Viewer
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class RateTicket:
    """The same survey as behind the signed link, for its last resolution (REQ T-07)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, rating: int, comment: str, at: datetime) -> Ticket:
        """The rated ticket; Conflict when there is nothing to rate, or it was rated already."""
        ticket = await self.door(number, viewer, Act.RATE)
        with refusals():
            after = survey.submit(ticket, ticket.resolutions, rating=rating, comment=comment, at=at)
        return await self.keep(ticket, after)
