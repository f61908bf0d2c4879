"""Start, pause, resume, meet and restart clocks as tickets change (REQ S-01, S-02, S-04)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sla_monitor.application.ports import (
    Announcer,
    BookRepository,
    RequesterRepository,
    Schedule,
    Sighting,
    TicketRepository,
)
from sla_monitor.domain.announcement import announce_changes, next_instant
from sla_monitor.domain.book import Book
from sla_monitor.domain.errors import InvalidFieldError
from sla_monitor.domain.ticket import Requester, Ticket
from sla_monitor.domain.watch import watch


class CannotFollowError(Exception):
    """The rules refuse what an event leads to; `event_id` names the event."""

    def __init__(self, event_id: str, cause: InvalidFieldError) -> None:
        super().__init__(str(cause))
        self.event_id = event_id
        self.cause = cause


@dataclass(frozen=True)
class FollowTickets:
    """Takes a batch of ticket events, in any order and more than once, and brings the clocks up to date."""

    tickets: TicketRepository
    requesters: RequesterRepository
    books: BookRepository
    schedule: Schedule
    announcer: Announcer

    async def __call__(self, sightings: Sequence[Sighting]) -> None:
        """Learn what the events say, reckon the clocks anew, tell what changed. Raises CannotFollowError."""
        book = await self.books.load()
        tickets = await self.tickets.get_many(list({seen.ticket.ticket_id for seen in sightings}))
        unknown = [s.ticket.requester.user_id for s in sightings if s.ticket.ticket_id not in tickets]
        profiles = await self.requesters.get_many(list(set(unknown))) if unknown else {}
        changed: dict[str, Ticket] = {}
        for seen in sightings:
            known = tickets.get(seen.ticket.ticket_id)
            learnt = _learn(known, seen.ticket, profiles)
            if learnt is known:
                continue
            after = self._tell(known, learnt, book, seen.event_id)
            tickets[after.ticket_id] = changed[after.ticket_id] = after
        if changed:
            await self.tickets.save_many(list(changed.values()))
            await self.schedule.set({ticket_id: next_instant(ticket, book) for ticket_id, ticket in changed.items()})

    def _tell(self, before: Ticket | None, learnt: Ticket, book: Book, event_id: str) -> Ticket:
        try:
            after, told = announce_changes(before, watch(learnt, book))
            self.announcer.announce(told, book, cause_id=event_id)
        except InvalidFieldError as refused:
            raise CannotFollowError(event_id, refused) from refused
        return after


def _learn(known: Ticket | None, seen: Ticket, profiles: dict[str, Requester]) -> Ticket:
    if known is None:
        return replace(seen, requester=profiles.get(seen.requester.user_id, seen.requester))
    learnt = known.learn(seen.states)
    if learnt.now is known.now:
        return learnt
    return replace(learnt, number=seen.number, conversation_id=seen.conversation_id or known.conversation_id)
