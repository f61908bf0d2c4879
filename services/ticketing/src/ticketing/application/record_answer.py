"""Record that support answered."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.current_ticket import CurrentTicket
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import Origin, TicketRepository
from ticketing.domain.lifecycle import answer
from ticketing.domain.links import takes_answers


@dataclass(frozen=True)
class RecordAnswer:
    """The first answer goes on record and stops the clock of the first response (REQ S-01)."""

    tickets: TicketRepository
    current: CurrentTicket
    keep: KeepTicket

    async def __call__(self, conversation_id: str, by: str, at: datetime, origin: Origin) -> None:
        """`at` is when the answer was sent. A conversation without a ticket is none of our business."""
        ticket = await self.tickets.latest_of(conversation_id)
        if ticket is not None and not takes_answers(ticket, at):
            ticket = await self.current(conversation_id)
        if ticket is not None:
            await self.keep(ticket, answer(ticket, by=by, at=at), origin=origin)
