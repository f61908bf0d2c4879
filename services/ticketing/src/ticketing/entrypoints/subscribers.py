"""Events in: each handler translates one kind of event and calls one use case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from chassis.clock import Now
from chassis.handlers import each
from chassis.records import HandleOne
from chassis.unit_of_work import publish
from saypro_events import Event, EventData, encode, new_event, topics
from saypro_events.conversation import ConversationChange, ConversationKind, ConversationUpdated
from saypro_events.message import MessageSent, SenderRole
from saypro_events.sla import ClockFacts, SlaBreached, SlaWarned
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated
from ticketing.application.open_ticket import Inquiry
from ticketing.application.ports import People, Person, Promises, TicketRepository
from ticketing.application.use_cases import UseCases
from ticketing.domain.promise import Promise
from ticketing.domain.ticket import ConversationView, Ticket, Waiting

TOPICS = topics.names(topics.consumed_by("ticketing"))
SOURCE = "ticketing"
CUSTOMERS = frozenset({SenderRole.BUYER, SenderRole.SELLER})
STAFF = frozenset({SenderRole.SUPPORT, SenderRole.ADMIN})
JOINING = frozenset({ConversationChange.ABSORBED, ConversationChange.UNMERGED, ConversationChange.SPLIT})
"""After these the customer may wait for something else than before."""
PROMISED = {
    "first_response": "the first answer",
    "next_response": "the next answer",
    "resolution": "a solution",
    "update": "news",
}


class Subscribers:
    """The handlers of this service's lane."""

    def __init__(self, uses: UseCases, tickets: TicketRepository, people: People, promises: Promises, now: Now) -> None:
        self._uses = uses
        self._tickets = tickets
        self._people = people
        self._promises = promises
        self._now = now

    async def handle(self, events: Sequence[Event[Any]]) -> None:
        """A batch: in order for each conversation and ticket, with all openings in between written at once.

        What was promised goes first, all at once: it stands by itself, and most events tell nothing else.
        """
        await self._promises.put(*(_promise(event.data) for event in events if isinstance(event.data, ClockFacts)))
        openings: dict[str, tuple[Ticket, Event[Any]]] = {}
        one_by_one = each(self._handlers(openings))
        for event in events:
            elsewhere = isinstance(event.data, MessageSent) and event.data.conversation_id not in openings
            if openings and not elsewhere:
                await self._uses.open_ticket(*openings.values())
                openings.clear()
            await one_by_one([event])
        await self._uses.open_ticket(*openings.values())

    def _handlers(self, openings: dict[str, tuple[Ticket, Event[Any]]]) -> Mapping[str, HandleOne]:
        """By event type; drafts of tickets to open are collected in `openings`, by conversation."""

        async def on_message_sent(event: Event[MessageSent]) -> None:
            await self.on_message_sent(event, openings)

        return {
            MessageSent.TYPE: on_message_sent,
            ConversationUpdated.TYPE: self.on_conversation_updated,
            SlaWarned.TYPE: self.on_sla_warned,
            SlaBreached.TYPE: self.on_sla_breached,
            UserUpdated.TYPE: self.on_user_updated,
            UserErased.TYPE: self.on_user_erased,
            UserExportRequested.TYPE: self.on_export_requested,
        }

    async def on_message_sent(self, event: Event[MessageSent], openings: dict[str, tuple[Ticket, Event[Any]]]) -> None:
        """A customer's message to support opens or revives a ticket, an answer goes on record; all else is talk."""
        message = event.data
        if message.conversation_kind is not ConversationKind.SUPPORT or message.automatic:
            return
        if message.sender_role in STAFF:
            await self._uses.record_answer(message.conversation_id, message.sender_id, message.sent_at, event)
        elif message.sender_role in CUSTOMERS and message.first:
            openings[message.conversation_id] = (self._uses.open_ticket.draft(_inquiry(message)), event)
        elif message.sender_role in CUSTOMERS:
            await self._uses.hear_customer(_inquiry(message), event)

    async def on_conversation_updated(self, event: Event[ConversationUpdated]) -> None:
        """The opening says nothing that the first message does not say, unless it was split off another."""
        data = event.data
        if data.kind is not ConversationKind.SUPPORT:
            return
        join, view, related = self._uses.join_tickets, _view(data), data.related_conversation_id
        match data.change:
            case ConversationChange.OPENED:
                if related is not None:
                    answered_by = data.actor_id if data.waiting_since is None else None
                    await join.split_off(_joined_inquiry(data), related, answered_by=answered_by, origin=event)
            case ConversationChange.MERGED:
                await join.merged(data.conversation_id, view, data.actor_id, data.at, event)
            case ConversationChange.ABSORBED:
                await join.absorbed(_joined_inquiry(data), view, data.actor_id, event)
            case ConversationChange.UNMERGED if related is not None:
                await join.parted(data.conversation_id, related, view, data.actor_id, data.at, event)
            case _:
                await self._uses.follow_conversation(data.conversation_id, view, data.actor_id, data.at, event)

    async def on_sla_warned(self, event: Event[SlaWarned]) -> None:
        """On the timeline of the staff; the notifier reminds the assignee."""
        clock = event.data
        words = f"{_promised(clock)} is due"
        await self._uses.note_warning(clock.ticket_id, f"warned:{event.id}", words, clock.due_at, clock.at)

    async def on_sla_breached(self, event: Event[SlaBreached]) -> None:
        """To the next level, once for each clock."""
        clock = event.data
        words = f"{_promised(clock)} did not come in time"
        await self._uses.escalate_ticket(clock.ticket_id, clock.clock_id, words, clock.at, event)

    async def on_user_updated(self, event: Event[UserUpdated]) -> None:
        """Who is who, and who is of which level."""
        user = event.data
        roles = frozenset(str(role) for role in user.roles)
        await self._people.put(Person(user.user_id, user.display_name, roles))

    async def on_user_erased(self, event: Event[UserErased]) -> None:
        """Forget, and say so (REQ P-06)."""
        user = event.data
        counts = {"tickets": await self._uses.forget_person(user.user_id)}
        at = self._now()
        erased = UserDataErased(
            user_id=user.user_id, request_id=user.request_id, service=SOURCE, counts=counts, erased_at=at
        )
        _reply(erased, event, at)

    async def on_export_requested(self, event: Event[UserExportRequested]) -> None:
        """Say how much there is (REQ P-06); the person reads it all under /ticketing."""
        user = event.data
        counts = {"tickets": len(await self._tickets.of_requester(user.user_id))}
        at = self._now()
        exported = UserDataExported(
            user_id=user.user_id, request_id=user.request_id, service=SOURCE, counts=counts, exported_at=at
        )
        _reply(exported, event, at)


def _reply(data: EventData, request: Event[Any], at: datetime) -> None:
    publish(encode(new_event(data, id=f"{request.id}.{SOURCE}", time=at, source=SOURCE, cause=request)))


def _inquiry(message: MessageSent) -> Inquiry:
    return Inquiry(
        conversation_id=message.conversation_id,
        message_id=message.message_id,
        seq=message.seq,
        requester_id=message.sender_id,
        subject=message.subject,
        text=message.text,
        category=message.category,
        order_id=message.order_id,
        at=message.sent_at,
    )


def _view(data: ConversationUpdated) -> ConversationView:
    change, related = data.change, data.related_conversation_id
    into = {ConversationChange.MERGED: related, ConversationChange.UNMERGED: ""}.get(change)
    return ConversationView(
        seq=data.seq,
        status=data.status,
        assignee_id=data.assignee_id,
        category=data.category if change is ConversationChange.CATEGORY else None,
        priority=data.priority if change is ConversationChange.PRIORITY else None,
        into=into,
        absorbs=(related,) if related is not None and change is ConversationChange.ABSORBED else (),
        waiting=_waiting(data) if change in JOINING else None,
    )


def _waiting(data: ConversationUpdated) -> Waiting:
    came = data.change is ConversationChange.ABSORBED
    return Waiting(
        data.waiting_since,
        came_with=data.related_conversation_id if came else None,
        left_with=None if came else data.related_conversation_id,
        moved=data.moved_waiting_since is not None,
    )


def _joined_inquiry(data: ConversationUpdated) -> Inquiry:
    """What a merge or split makes the conversation ask: nobody wrote it, so the change stands for the message."""
    return Inquiry(
        conversation_id=data.conversation_id,
        message_id=f"{data.conversation_id}.{data.seq}",
        seq=data.seq,
        requester_id=data.requester_id,
        subject=data.subject,
        text=data.excerpt or "",
        category=data.category,
        order_id=data.order_id,
        at=data.at,
    )


def _promise(clock: ClockFacts) -> Promise:
    return Promise(
        clock_id=clock.clock_id,
        ticket_id=clock.ticket_id,
        metric=clock.metric,
        state=clock.state,
        due_at=clock.due_at,
        explanation=clock.explanation,
        at=clock.at,
    )


def _promised(clock: ClockFacts) -> str:
    return PROMISED.get(clock.metric, "an answer")
