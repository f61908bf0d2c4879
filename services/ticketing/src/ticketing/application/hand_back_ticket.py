"""Hand an escalated ticket back to a lower level."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.errors import InvalidValueError
from ticketing.domain.escalation import step_down
from ticketing.domain.ticket import Level, Ticket


@dataclass(frozen=True)
class HandBackTicket:
    """The higher level has done its part (REQ T-05)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, to: str, reason: str, at: datetime) -> Ticket:
        """The ticket at the lower level; a reason must be given."""
        ticket = await self.door(number, viewer, Act.STEP_DOWN)
        with refusals():
            if to not in set(Level):
                raise InvalidValueError("to", f"one of {', '.join(Level)}")
            after = step_down(ticket, Level(to), by=viewer.user_id, at=at, reason=reason)
        return await self.keep(ticket, after)
