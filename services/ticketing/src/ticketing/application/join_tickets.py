"""Let tickets go the way of their conversations when those are merged, parted again or split."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.current_ticket import CurrentTicket
from ticketing.application.follow_conversation import FollowConversation
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.merge_tickets import MergeTickets, by_merge_into
from ticketing.application.open_ticket import Inquiry, OpenTicket
from ticketing.application.ports import ConversationViews, Origin, TicketRepository
from ticketing.domain.following import acknowledge
from ticketing.domain.lifecycle import answer
from ticketing.domain.links import merged_by, part
from ticketing.domain.ticket import ConversationView


@dataclass(frozen=True)
class JoinTickets:
    """No question is left without a ticket, and none has two (REQ T-01)."""

    tickets: TicketRepository
    views: ConversationViews
    current: CurrentTicket
    keep: KeepTicket
    merge: MergeTickets
    follow: FollowConversation
    open_ticket: OpenTicket

    async def merged(
        self, conversation_id: str, view: ConversationView, by: str | None, at: datetime, origin: Origin
    ) -> None:
        """The conversation goes on in `view.into`; its ticket is closed and goes on as that one's."""
        ticket = await self.tickets.latest_of(conversation_id)
        if ticket is None:
            await self.views.remember(conversation_id, view)
        elif view.seq > ticket.seen.seq:
            known = await self.keep(ticket, acknowledge(ticket, view))
            await self.merge.goes_on(known, by, at, origin)

    async def absorbed(self, inquiry: Inquiry, view: ConversationView, by: str | None, origin: Origin) -> None:
        """Those in `view.absorbs` go on in this conversation, `inquiry` being what is asked in it now.

        Where its ticket was resolved so long ago that it cannot come back, what is open gets a ticket of its own.
        """
        await self.follow(inquiry.conversation_id, view, by, inquiry.at, origin)
        ticket = await self.current(inquiry.conversation_id)
        if ticket is not None and not ticket.active and ticket.seen.seq == view.seq and view.status != "resolved":
            successor = self.open_ticket.draft(inquiry, again=True, waiting=view.waiting)
            await self.open_ticket((acknowledge(successor, view), origin))
        await self.merge.takes_in(view.absorbs, by, inquiry.at, origin)

    async def parted(
        self,
        conversation_id: str,
        other_id: str,
        view: ConversationView,
        by: str | None,
        at: datetime,
        origin: Origin,
    ) -> None:
        """A merge of these two is undone; both sides tell of it, and that of the merged one parts the tickets."""
        ticket = await self.tickets.latest_of(conversation_id)
        if ticket is None or merged_by(ticket) != by_merge_into(other_id):
            await self.follow(conversation_id, view, by, at, origin)
            return
        into = await self.tickets.get(str(ticket.merged_into))
        if into is not None and view.seq > ticket.seen.seq:
            alone, left = part(acknowledge(ticket, view), into, by=by, at=at)
            await self.keep(into, left, origin=origin)
            await self.keep(ticket, alone, origin=origin)

    async def split_off(self, inquiry: Inquiry, from_id: str, *, answered_by: str | None, origin: Origin) -> None:
        """Messages of `from_id` are a conversation of their own now, which gets a ticket of its own.

        answered_by: who split off messages that owe no answer any more; None where one is owed.
        """
        parent = await self.tickets.latest_of(from_id)
        await self.open_ticket((self.open_ticket.draft(inquiry, parent=parent), origin))
        ticket = await self.tickets.latest_of(inquiry.conversation_id)
        if ticket is not None and answered_by is not None:
            await self.keep(ticket, answer(ticket, by=answered_by, at=inquiry.at), origin=origin)
