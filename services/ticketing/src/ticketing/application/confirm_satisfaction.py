"""Confirm that all is well."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.follow_up import satisfy
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class ConfirmSatisfaction:
    """The customer is satisfied with the answer: no more follow-up (REQ T-06)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, at: datetime) -> Ticket:
        """Said twice is said once; an open ticket is refused."""
        ticket = await self.door(number, viewer, Act.SATISFY)
        with refusals():
            after = satisfy(ticket, by=viewer.user_id, at=at)
        return await self.keep(ticket, after)
