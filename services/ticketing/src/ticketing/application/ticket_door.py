"""The one way to a ticket for a person: by its number, and only as far as the table of access lets them."""

from dataclasses import dataclass

from chassis.errors import Forbidden, NotFound
from ticketing.application.ports import TicketRepository
from ticketing.application.refusals import refusals
from ticketing.domain.access import Act, Viewer, may
from ticketing.domain.number import TicketNumber
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class TicketDoor:
    """Finds a ticket for a person who wants to do something with it."""

    tickets: TicketRepository

    async def __call__(self, typed: str, viewer: Viewer, act: Act) -> Ticket:
        """The ticket with this number, however it was typed.

        Raises Invalid for what is no number, NotFound for a ticket that is not there or that is someone else's,
        Forbidden for an act that this person may not do on a ticket that they may see.
        """
        with refusals():
            number = TicketNumber.parse(typed)
        ticket = await self.tickets.by_number(number)
        if ticket is None or not may(viewer, Act.SEE, ticket):
            message = f"There is no ticket {number} of yours."
            raise NotFound(message)
        if not may(viewer, act, ticket):
            raise Forbidden("Your role does not cover this.")
        return ticket
