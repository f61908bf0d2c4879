"""Let a ticket follow its conversation."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import ConversationViews, Origin, TicketRepository
from ticketing.domain.escalation import apply_rules
from ticketing.domain.following import acknowledge, follow
from ticketing.domain.ticket import ConversationView


@dataclass(frozen=True)
class FollowConversation:
    """Applies to the ticket what changed on its conversation: status, assignee, category, priority."""

    tickets: TicketRepository
    views: ConversationViews
    keep: KeepTicket

    async def __call__(
        self, conversation_id: str, view: ConversationView, by: str | None, at: datetime, origin: Origin
    ) -> None:
        """News that come before the ticket are kept for it; those of a merged ticket's conversation are ignored.

        An echo, which is what messaging did because of one of this ticket's own events, changes nothing.
        """
        ticket = await self.tickets.latest_of(conversation_id)
        if ticket is None:
            await self.views.remember(conversation_id, view)
            return
        if ticket.merged_into is not None:
            return
        if origin is not None and (origin.causationid or "").startswith(f"{ticket.ticket_id}."):
            await self.keep(ticket, acknowledge(ticket, view))
            return
        steps = follow(ticket, view, by=by, at=at)
        moved = steps[-1].reopenings > ticket.reopenings or steps[-1].category != ticket.category
        ruled = [outcome.ticket for outcome in apply_rules(steps[-1], at=at)] if moved else []
        await self.keep(ticket, *steps, *ruled, origin=origin)
