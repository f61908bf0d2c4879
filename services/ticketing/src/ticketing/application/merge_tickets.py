"""Merge the tickets of conversations that were merged."""

from dataclasses import dataclass
from datetime import datetime

from ticketing.application.current_ticket import CurrentTicket
from ticketing.application.keep_ticket import KeepTicket
from ticketing.application.ports import Origin, TicketRepository
from ticketing.domain.lifecycle import can_reopen
from ticketing.domain.links import merge
from ticketing.domain.ticket import Ticket


def by_merge_into(conversation_id: str) -> str:
    """The cause of a merge of tickets: their conversations were merged into this one."""
    return f"conversation:{conversation_id}"


@dataclass(frozen=True)
class MergeTickets:
    """Both conversations tell of a merge, each at its own time, and a ticket may be heard of after it was merged.

    So each side only notes what it knows (`into`, `absorbs`), and whatever comes last merges the tickets.
    """

    tickets: TicketRepository
    current: CurrentTicket
    keep: KeepTicket

    async def __call__(self, conversation_id: str, by: str | None, at: datetime, origin: Origin) -> None:
        """What is known of this conversation's merges is done, as far as the other tickets are there."""
        ticket = await self.tickets.latest_of(conversation_id)
        if ticket is not None:
            await self.goes_on(ticket, by, at, origin)
            await self.takes_in(ticket.seen.absorbs, by, at, origin)

    async def takes_in(self, absorbed: tuple[str, ...], by: str | None, at: datetime, origin: Origin) -> None:
        """The tickets of these conversations go on as others, where their own side has said so too."""
        for conversation_id in absorbed:
            double = await self.tickets.latest_of(conversation_id)
            if double is not None:
                await self.goes_on(double, by, at, origin)

    async def goes_on(self, double: Ticket, by: str | None, at: datetime, origin: Origin) -> None:
        """The ticket goes on as the one of the conversation that its own was merged into."""
        if not double.seen.into or double.merged_into is not None:
            return
        into = await self.current(double.seen.into)
        if into is not None and into.ticket_id != double.ticket_id and not _awaits_successor(double, into, at):
            gone, kept = merge(double, into, by=by, at=at, cause=by_merge_into(double.seen.into))
            await self.keep(into, kept, origin=origin)
            await self.keep(double, gone, origin=origin)


def _awaits_successor(double: Ticket, into: Ticket, at: datetime) -> bool:
    """Whether the other side has yet to say if it needs a further ticket, because this one cannot come back."""
    is_over = not into.active and not can_reopen(into, at)
    return is_over and double.conversation_id not in into.seen.absorbs
