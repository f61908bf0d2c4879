"""Log what came of a call."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain import call_back
from ticketing.domain.access import Act, Viewer
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class LogCall:
    """Staff take a request off the list of calls (REQ T-10)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(
        self, number: str, viewer: Viewer, call_back_id: str, outcome: str, note: str, at: datetime
    ) -> Ticket:
        """The ticket with the outcome on its timeline."""
        ticket = await self.door(number, viewer, Act.LOG_CALL)
        with refusals():
            after = call_back.log_call(ticket, call_back_id, outcome=outcome, note=note, by=viewer.user_id, at=at)
        return await self.keep(ticket, after)
