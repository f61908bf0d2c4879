"""What other services say, translated: ticket and message events in batches, people one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.clock import Now
from chassis.errors import EventFailed
from chassis.handlers import each
from chassis.records import Handle
from chassis.unit_of_work import publish
from saypro_events import Event, encode, new_event, topics
from saypro_events.conversation import ConversationKind
from saypro_events.ids import event_id_for
from saypro_events.message import MessageSent, SenderRole
from saypro_events.survey import SurveySubmitted
from saypro_events.ticket import TicketEscalated, TicketFacts, TicketOpened, TicketResolved, TicketUpdated
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated
from sla_monitor.application.follow_tickets import CannotFollowError, FollowTickets
from sla_monitor.application.ports import (
    Hearing,
    Rating,
    RatingRepository,
    RequesterRepository,
    Sighting,
    TicketRepository,
)
from sla_monitor.domain.ticket import Message, Requester, Ticket, TicketState, Waiting

NAME = "sla-monitor"
DECISIVE_TOPICS = ("ticket.opened", "ticket.updated", "ticket.escalated", "ticket.resolved", "message.sent")
"""Where an answer may be told of: nothing is declared missed while these hold what we have not read."""
TOPICS = topics.names(topics.consumed_by("sla-monitor"))
_CUSTOMERS = frozenset({SenderRole.BUYER, SenderRole.SELLER})
_STAFF = frozenset({SenderRole.SUPPORT, SenderRole.ADMIN})
_TICKET_TYPES = frozenset({TicketOpened.TYPE, TicketUpdated.TYPE, TicketEscalated.TYPE, TicketResolved.TYPE})


@dataclass(frozen=True)
class Deps:
    """What the handlers call."""

    follow: FollowTickets
    people: RequesterRepository
    tickets: TicketRepository
    ratings: RatingRepository
    now: Now


def handlers(deps: Deps) -> Handle:
    """The batch handler of this service's consumer group."""

    async def on_user_updated(event: Event[UserUpdated]) -> None:
        user = event.data
        requester = Requester(user.user_id, frozenset(str(role) for role in user.roles), user.tier)
        await deps.people.put(requester, user.display_name, to_millisecond(event.time))

    async def on_user_erased(event: Event[UserErased]) -> None:
        user = event.data
        counts = {"profiles": await deps.people.erase(user.user_id)}
        at = deps.now()
        _answer(
            UserDataErased(user_id=user.user_id, request_id=user.request_id, service=NAME, counts=counts, erased_at=at),
            event,
        )

    async def on_export_requested(event: Event[UserExportRequested]) -> None:
        user = event.data
        known = await deps.people.get_many([user.user_id])
        counts = {"profiles": len(known), "tickets": await deps.tickets.count_of(user.user_id)}
        at = deps.now()
        _answer(
            UserDataExported(
                user_id=user.user_id, request_id=user.request_id, service=NAME, counts=counts, exported_at=at
            ),
            event,
        )

    async def on_survey_submitted(event: Event[SurveySubmitted]) -> None:
        survey = event.data
        if survey.ticket_id is None or survey.agent_id is None:
            return
        at = to_millisecond(survey.submitted_at)
        await deps.ratings.put(Rating(survey.survey_id, survey.ticket_id, survey.agent_id, survey.rating, at))

    one_by_one = each(
        {
            UserUpdated.TYPE: on_user_updated,
            UserErased.TYPE: on_user_erased,
            UserExportRequested.TYPE: on_export_requested,
            SurveySubmitted.TYPE: on_survey_submitted,
        }
    )

    async def handle(events: Sequence[Event[Any]]) -> None:
        await one_by_one(events)
        sightings = [sighting(event) for event in events if event.type in _TICKET_TYPES]
        hearings = [heard for event in events if event.type == MessageSent.TYPE and (heard := hearing(event))]
        if not sightings and not hearings:
            return
        try:
            await deps.follow(sightings, hearings)
        except CannotFollowError as refused:
            raise EventFailed(refused.event_id, refused.cause) from refused

    return handle


def _answer(data: UserDataErased | UserDataExported, request: Event[Any]) -> None:
    """Publish our answer to a request about a person: once per request."""
    at = data.erased_at if isinstance(data, UserDataErased) else data.exported_at
    event_id = event_id_for(NAME, data.TYPE, request.id)
    publish(encode(new_event(data, id=event_id, time=at, source=NAME, cause=request)))


def sighting(event: Event[TicketFacts]) -> Sighting:
    """What a ticket event says, in our words. Times are cut to the millisecond, which is what the database keeps."""
    facts = event.data
    at = getattr(facts, "at", None) or (facts.opened_at if event.type == TicketOpened.TYPE else event.time)
    state = TicketState(
        event_id=event.id,
        sequence=event.sequence,
        at=to_millisecond(at),
        status=facts.status.value,
        category=facts.category.value,
        subcategory=facts.subcategory,
        priority=facts.priority.value,
        channel=facts.channel.value,
        level=facts.level.value,
        assignee_id=facts.assignee_id,
        first_response_at=None if facts.first_response_at is None else to_millisecond(facts.first_response_at),
        resolved_at=None if facts.resolved_at is None else to_millisecond(facts.resolved_at),
        merged=facts.merged_into is not None,
        waiting=waiting(facts) if isinstance(facts, TicketUpdated) else None,
    )
    ticket = Ticket(
        ticket_id=facts.ticket_id,
        number=facts.number,
        conversation_id=facts.conversation_id,
        requester=Requester(facts.requester_id),
        opened_at=to_millisecond(facts.opened_at),
        states=(state,),
        correlation_id=event.correlationid or event.id,
    )
    return Sighting(event.id, ticket)


def waiting(facts: TicketUpdated) -> Waiting | None:
    """What is owed from here on, in our words; None where the event does not say."""
    if facts.waiting is None:
        return None
    since = facts.waiting.since
    return Waiting(None if since is None else to_millisecond(since))


def hearing(event: Event[MessageSent]) -> Hearing | None:
    """A person's message in a support conversation, without its words or whose they are; None for any other."""
    said = event.data
    if said.conversation_kind is not ConversationKind.SUPPORT or said.automatic:
        return None
    if said.sender_role not in _CUSTOMERS | _STAFF:
        return None
    message = Message(said.seq, to_millisecond(said.sent_at), by_staff=said.sender_role in _STAFF)
    return Hearing(event.id, said.conversation_id, message)


def to_millisecond(moment: datetime) -> datetime:
    """The instant, cut to what the database keeps."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
