"""Link two tickets, or merge a double into the one that goes on."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.refusals import refusals
from ticketing.application.ticket_door import TicketDoor
from ticketing.domain.access import Act, Viewer
from ticketing.domain.links import MERGED, link, merge
from ticketing.domain.ticket import Ticket


@dataclass(frozen=True)
class LinkTickets:
    """Relation `merged` closes the first ticket, which goes on as the second."""

    door: TicketDoor
    keep: KeepTicket

    async def __call__(self, number: str, other_number: str, relation: str, viewer: Viewer, at: datetime) -> Ticket:
        """The first ticket as it is now; both are kept."""
        act = Act.MERGE if relation == MERGED else Act.LINK
        one = await self.door(number, viewer, act)
        other = await self.door(other_number, viewer, act)
        with refusals():
            if relation == MERGED:
                one_after, other_after = merge(one, other, by=viewer.user_id, at=at)
            else:
                one_after, other_after = link(one, other, relation, by=viewer.user_id, at=at)
        await self.keep(other, other_after)
        return await self.keep(one, one_after)
