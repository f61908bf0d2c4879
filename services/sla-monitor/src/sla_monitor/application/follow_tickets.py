"""Start, pause, resume, meet and restart clocks as tickets change and people write (REQ S-01, S-02, S-04)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sla_monitor.application.ports import (
    Announcer,
    BookRepository,
    Hearing,
    RequesterRepository,
    Schedule,
    Sighting,
    Talk,
    TalkRepository,
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
    """Takes a batch of ticket and message events, in any order and more than once, and brings the clocks up to date.

    A ticket and its conversation may be heard of in either order: messages wait in the talk for their ticket.
    """

    tickets: TicketRepository
    talks: TalkRepository
    requesters: RequesterRepository
    books: BookRepository
    schedule: Schedule
    announcer: Announcer

    async def __call__(self, sightings: Sequence[Sighting], hearings: Sequence[Hearing] = ()) -> None:
        """Learn what the events say, reckon the clocks anew, tell what changed. Raises CannotFollowError."""
        book = await self.books.load()
        tickets = await self.tickets.get_many(list({seen.ticket.ticket_id for seen in sightings}))
        talks = await self._join(tickets, sightings, hearings)
        profiles = await self._profiles(tickets, sightings)
        changed: dict[str, Ticket] = {}

        def follow(known: Ticket | None, learnt: Ticket, event_id: str) -> None:
            if learnt is not known:
                after = self._tell(known, learnt, book, event_id)
                tickets[after.ticket_id] = changed[after.ticket_id] = after

        for seen in sightings:
            known = tickets.get(seen.ticket.ticket_id)
            follow(known, _learn(known, seen.ticket, profiles, talks), seen.event_id)
        for heard in hearings:
            for ticket_id in sorted(talks[heard.conversation_id].ticket_ids & tickets.keys()):
                follow(tickets[ticket_id], tickets[ticket_id].hear([heard.message]), heard.event_id)
        if changed:
            await self.tickets.save_many(list(changed.values()))
            await self.schedule.set({ticket_id: next_instant(ticket, book) for ticket_id, ticket in changed.items()})

    async def _join(
        self, tickets: dict[str, Ticket], sightings: Sequence[Sighting], hearings: Sequence[Hearing]
    ) -> dict[str, Talk]:
        """The talks that tickets or messages are new in; their other tickets are added to `tickets`."""
        news: dict[str, Talk] = {}
        for seen in sightings:
            conversation, ticket_id = seen.ticket.conversation_id, seen.ticket.ticket_id
            known = tickets.get(ticket_id)
            if conversation is not None and (known is None or known.conversation_id != conversation):
                news[conversation] = news.get(conversation, Talk()).with_more(Talk(frozenset({ticket_id})))
        for heard in hearings:
            said = Talk(messages=frozenset({heard.message}))
            news[heard.conversation_id] = news.get(heard.conversation_id, Talk()).with_more(said)
        talks = await self.talks.add(news) if news else {}
        others = {ticket_id for talk in talks.values() for ticket_id in talk.ticket_ids} - tickets.keys()
        tickets |= await self.tickets.get_many(sorted(others)) if others else {}
        return talks

    async def _profiles(self, tickets: dict[str, Ticket], sightings: Sequence[Sighting]) -> dict[str, Requester]:
        unknown = {seen.ticket.requester.user_id for seen in sightings if seen.ticket.ticket_id not in tickets}
        return await self.requesters.get_many(sorted(unknown)) if unknown else {}

    def _tell(self, before: Ticket | None, learnt: Ticket, book: Book, event_id: str) -> Ticket:
        try:
            after, told = announce_changes(before, watch(learnt, book))
            self.announcer.announce(told, book, cause_id=event_id)
        except InvalidFieldError as refused:
            raise CannotFollowError(event_id, refused) from refused
        return after


def _learn(known: Ticket | None, seen: Ticket, profiles: dict[str, Requester], talks: dict[str, Talk]) -> Ticket:
    """The ticket with what was seen of it, and with what had been said of it before it was known."""
    said = talks.get(seen.conversation_id or "", Talk()).messages
    if known is None:
        return replace(seen, requester=profiles.get(seen.requester.user_id, seen.requester)).hear(said)
    learnt = known.learn(seen.states)
    if learnt.now is known.now:
        return learnt
    conversation = seen.conversation_id or known.conversation_id
    moved = replace(learnt, number=seen.number, conversation_id=conversation)
    return moved if conversation == known.conversation_id else moved.hear(said)
