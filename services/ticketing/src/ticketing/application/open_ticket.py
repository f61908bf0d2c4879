"""Open a ticket for an inquiry."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.merge_tickets import MergeTickets
from ticketing.application.ports import ConversationViews, Numbers, Origin, Triage
from ticketing.domain.classification import Category, Classification
from ticketing.domain.following import follow
from ticketing.domain.ticket import Channel, ConversationView, Ticket, Waiting, open_ticket

_TICKETS = uuid.UUID("6f3c7f0e-2a64-4d0e-9c58-6f2b6a1c7d21")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A customer's message that asks for something. seq: its place in the conversation. category: as chosen there."""

    conversation_id: str
    message_id: str
    seq: int
    requester_id: str
    subject: str
    text: str
    category: str | None
    order_id: str | None
    at: datetime


def ticket_id_of(conversation_id: str, after: str = "") -> str:
    """The id that a conversation's ticket has, whoever opens it and however often; `after` makes a further one."""
    return f"t-{uuid.uuid5(_TICKETS, conversation_id + after).hex}"


@dataclass(frozen=True)
class OpenTicket:
    """Gives an inquiry a number, proposes category and priority, and tells the others (REQ T-01 to T-03)."""

    keep: KeepTicket
    views: ConversationViews
    merge: MergeTickets
    numbers: Numbers
    triage: Triage

    async def __call__(self, *drafts: tuple[Ticket, Origin]) -> int:
        """Open the tickets of these drafts; how many were not there yet.

        A ticket's id follows from its conversation, so the same inquiry told twice, or by two at once, is one ticket.
        """
        if not drafts:
            return 0
        views = await self.views.take([ticket.conversation_id for ticket, _ in drafts if ticket.conversation_id])
        histories = []
        for ticket, origin in drafts:
            view = views.get(ticket.conversation_id or "")
            followed = follow(ticket, view, by=None, at=ticket.opened_at) if view else []
            histories.append(([ticket, *followed], origin))
        opened = await self.keep.add(histories)
        for ticket, origin in drafts:
            view = views.get(ticket.conversation_id or "")
            if ticket.conversation_id is not None and view is not None and (view.into or view.absorbs):
                await self.merge(ticket.conversation_id, None, ticket.opened_at, origin)
        return opened

    def draft(
        self, inquiry: Inquiry, *, again: bool = False, parent: Ticket | None = None, waiting: Waiting | None = None
    ) -> Ticket:
        """The ticket as it would be opened.

        again: for an inquiry long after the conversation's last was resolved. parent: the ticket that it is split off.
        waiting: what a merge brought in, where it is opened for that.
        """
        ticket = open_ticket(
            ticket_id=ticket_id_of(inquiry.conversation_id, inquiry.message_id if again else ""),
            number=self.numbers.next(),
            requester_id=inquiry.requester_id,
            subject=inquiry.subject or inquiry.text[:120],
            channel=Channel.MESSAGE,
            classification=self._classified(inquiry, parent),
            at=inquiry.at,
            conversation_id=inquiry.conversation_id,
            order_id=inquiry.order_id,
            waiting=waiting,
            parent=None if parent is None else parent.number,
        )
        return replace(ticket, heard_seq=inquiry.seq, seen=ConversationView(category=inquiry.category))

    def _classified(self, inquiry: Inquiry, parent: Ticket | None) -> Classification:
        """What the words say; where they say nothing in particular, as the parent or the conversation was sorted."""
        proposed = self.triage.propose(f"{inquiry.subject}\n{inquiry.text}")
        if proposed.category is not Category.GENERAL:
            return proposed
        if parent is not None:
            return Classification(parent.category, parent.subcategory, parent.priority, f"as {parent.number}")
        if inquiry.category in set(Category) - {Category.GENERAL}:
            return replace(proposed, category=Category(inquiry.category), subcategory=None)
        return proposed
