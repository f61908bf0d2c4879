"""The last act of every use case: state, events and reminder, in the transaction that is running."""

from collections.abc import Sequence
from dataclasses import dataclass

from ticketing.application.ports import Origin, People, Reminders, TicketEvents, TicketRepository
from ticketing.domain.follow_up import next_step
from ticketing.domain.ticket import Kind, Ticket


@dataclass(frozen=True)
class KeepTicket:
    """Saves a ticket and tells of each version it went through."""

    tickets: TicketRepository
    events: TicketEvents
    reminders: Reminders
    people: People

    async def __call__(self, before: Ticket, *steps: Ticket, origin: Origin = None) -> Ticket:
        """Keep the last of `steps`, the versions that `before` went through; nothing is written when none differs."""
        last = steps[-1] if steps else before
        if last == before:
            return before
        await self.tickets.save(last)
        await self.tell(before.version, steps, origin)
        if next_step(last) != next_step(before):
            await self._remind(last)
        return last

    async def add(self, histories: Sequence[tuple[Sequence[Ticket], Origin]]) -> int:
        """Keep new tickets, each with the versions it went through; those known already are passed over untold.

        How many were new. One write for all: this is the path on which many come at once.
        """
        new = await self.tickets.add([steps[-1] for steps, _ in histories])
        for (steps, origin), is_new in zip(histories, new, strict=True):
            if is_new:
                await self.tell(0, steps, origin)
                if next_step(steps[-1]) is not None:
                    await self._remind(steps[-1])
        return sum(new)

    async def tell(self, version: int, steps: Sequence[Ticket], origin: Origin) -> None:
        """Publish each step that made a version above `version`."""
        for step in steps:
            if step.version > version:
                entry = step.timeline[-1]
                to = await self.people.at_level(step.level) if entry.kind is Kind.ESCALATED else ()
                self.events.publish(step, to, origin)
                version = step.version

    async def _remind(self, ticket: Ticket) -> None:
        step = next_step(ticket)
        await self.reminders.set(ticket.ticket_id, step.due_at if step else None)
