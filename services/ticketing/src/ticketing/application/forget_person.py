"""Forget a person (REQ P-06)."""

from dataclasses import dataclass

from ticketing.application.ports import People, TicketRepository
from ticketing.domain.erasure import without_words


@dataclass(frozen=True)
class ForgetPerson:
    """Removes their profile, and their words from their tickets; the bare facts stay for the statistics."""

    people: People
    tickets: TicketRepository

    async def __call__(self, user_id: str) -> int:
        """How many tickets had words of theirs; done twice is done once."""
        await self.people.forget(user_id)
        touched = 0
        for ticket in await self.tickets.of_requester(user_id):
            erased = without_words(ticket)
            if erased != ticket:
                await self.tickets.save(erased)
                touched += 1
        return touched
