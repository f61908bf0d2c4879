"""Take note that the customer wrote again."""

from dataclasses import dataclass

from ticketing.application.current_ticket import CurrentTicket
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.open_ticket import Inquiry, OpenTicket
from ticketing.application.ports import Origin
from ticketing.domain.escalation import apply_rules
from ticketing.domain.following import hear_customer, outlived


@dataclass(frozen=True)
class HearCustomer:
    """Reopens what was resolved, resumes what waited, and opens a ticket where there is none (REQ T-06)."""

    current: CurrentTicket
    keep: KeepTicket
    open_ticket: OpenTicket

    async def __call__(self, inquiry: Inquiry, origin: Origin) -> None:
        """A message told twice, or late, changes nothing."""
        ticket = await self.current(inquiry.conversation_id)
        if ticket is None:
            await self.open_ticket((self.open_ticket.draft(inquiry), origin))
            return
        if ticket.conversation_id != inquiry.conversation_id:
            return  # merged: the ticket follows the other conversation
        if outlived(ticket, inquiry.seq, inquiry.at):
            await self.open_ticket((self.open_ticket.draft(inquiry, again=True), origin))
            return
        heard = hear_customer(ticket, inquiry.seq, by=inquiry.requester_id, at=inquiry.at)
        came_back = heard.reopenings > ticket.reopenings
        ruled = [outcome.ticket for outcome in apply_rules(heard, at=inquiry.at)] if came_back else []
        await self.keep(ticket, heard, *ruled, origin=origin)
