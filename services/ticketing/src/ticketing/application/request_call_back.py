"""Ask to be rung."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain import call_back
from ticketing.domain.access import Act, Viewer
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class RequestCallBack:
    """For critical matters (REQ T-10)."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, viewer: Viewer, phone: str, when: str, at: datetime) -> Ticket:
        """The ticket with the request on the list of calls."""
        ticket = await self.door(number, viewer, Act.REQUEST_CALL)
        with refusals():
            after = call_back.request_call_back(
                ticket, call_back_id=uuid.uuid4().hex, phone=phone, when=when, by=viewer.user_id, at=at
            )
        return await self.keep(ticket, after)
