"""Rate how a ticket was answered."""

from dataclasses import dataclass
from datetime import datetime

from chassis.errors import NotFound
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import TicketRepository
from ticketing.application.refusals import refusals
from ticketing.domain import survey
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class SubmitSurvey:
    """By the signed link, once per resolution (REQ T-07)."""

    tickets: TicketRepository
    keep: KeepTicket
    secret: bytes

    async def __call__(self, token: str, rating: int, comment: str, at: datetime) -> Ticket:
        """The rated ticket. Raises Invalid for a forged link or a rating out of range, Conflict when it is closed."""
        ticket, resolution = await self.asked(token)
        with refusals():
            after = survey.submit(ticket, resolution, rating=rating, comment=comment, at=at)
        return await self.keep(ticket, after)

    async def asked(self, token: str) -> tuple[Ticket, int]:
        """The ticket and the resolution that the link asks about."""
        with refusals():
            link = survey.read(token, self.secret)
        ticket = await self.tickets.get(link.ticket_id)
        if ticket is None:
            raise NotFound("This ticket is no longer there.")
        return ticket, link.resolution

    def token(self, ticket: Ticket) -> str:
        """The signed token for the ticket's last resolution."""
        return survey.sign(survey.SurveyLink(ticket.ticket_id, ticket.resolutions), self.secret)
