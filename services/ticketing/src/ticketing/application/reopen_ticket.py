"""Open a ticket again."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.escalation import apply_rules
from ticketing.domain.lifecycle import reopen
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class ReopenTicket:
    """The answer was not one: it goes on (REQ T-06)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, reason: str, at: datetime) -> Ticket:
        """The open ticket; one that comes back for the second time climbs to the next level."""
        ticket = await self.door(number, viewer, Act.REOPEN)
        with refusals():
            after = reopen(ticket, by=viewer.user_id, at=at, reason=reason)
        ruled = [outcome.ticket for outcome in apply_rules(after, at=at)] if after != ticket else []
        return await self.keep(ticket, after, *ruled)
