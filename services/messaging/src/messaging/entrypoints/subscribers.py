"""What other services say, translated and kept (their events, our words)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from chassis.clock import Now
from chassis.handlers import each
from chassis.records import Handle
from chassis.unit_of_work import publish
from messaging.application.facts import (
    ClockReading,
    FactStore,
    OrderFacts,
    OrderLine,
    Profile,
    TicketState,
)
from messaging.application.follow_ticket import FollowTicket
from messaging.application.ports import OrderParties
from messaging.application.summaries import Ticket
from messaging.domain.permissions import Role
from messaging.domain.values import Status
from saypro_events import Event, encode, new_event
from saypro_events.order import OrderUpdated
from saypro_events.sla import ClockFacts
from saypro_events.ticket import TicketEscalated, TicketFacts, TicketOpened, TicketResolved, TicketUpdated
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated

SERVICE = "messaging"
TOPICS = (
    "user.updated",
    "user.erased",
    "user.export_requested",
    "order.updated",
    "ticket.opened",
    "ticket.updated",
    "ticket.escalated",
    "ticket.resolved",
    "sla.updated",
    "sla.warned",
    "sla.breached",
)
_STATUSES = {"open": Status.OPEN, "pending": Status.PENDING, "resolved": Status.RESOLVED, "closed": Status.RESOLVED}
_ROLES = {role.value: role for role in Role}


def handlers(facts: FactStore, follow: FollowTicket, facts_changed: Callable[[str], None], now: Now) -> Handle:
    """Give the batch handler of this service's consumer group; `facts_changed` takes a conversation's id."""

    async def on_user_updated(event: Event[UserUpdated]) -> None:
        user = event.data
        roles = tuple(_ROLES[role] for role in user.roles if role in _ROLES)
        profile = Profile(user_id=user.user_id, name=user.display_name, roles=roles, locale=user.locale)
        await facts.keep_profile(profile, event.time)

    async def on_user_erased(event: Event[UserErased]) -> None:
        counts = await facts.forget(event.data.user_id)
        publish(encode(erasure_answer(event, counts, now())))

    async def on_export_requested(event: Event[UserExportRequested]) -> None:
        counts = await facts.holdings(event.data.user_id)
        publish(encode(export_answer(event, counts, now())))

    async def on_ticket(event: Event[TicketFacts]) -> None:
        state = ticket_state(event)
        status = decided_there(event, state) if state else None
        if state is not None and status is not None:
            await follow(state.conversation_id, status, _actor(event.data), event.time, event)

    one_by_one = each(
        {
            UserUpdated.TYPE: on_user_updated,
            UserErased.TYPE: on_user_erased,
            UserExportRequested.TYPE: on_export_requested,
            **dict.fromkeys(
                (TicketOpened.TYPE, TicketUpdated.TYPE, TicketEscalated.TYPE, TicketResolved.TYPE), on_ticket
            ),
        }
    )

    async def on_batch(events: Sequence[Event[Any]]) -> None:
        await keep_facts(facts, events, facts_changed)
        await one_by_one(events)

    return on_batch


async def keep_facts(facts: FactStore, events: Sequence[Event[Any]], facts_changed: Callable[[str], None]) -> None:
    """What orders, tickets and clocks are by now: that of a whole batch with one write for each collection."""
    orders = [order_facts(event.data) for event in events if isinstance(event.data, OrderUpdated)]
    tickets = [ticket_state(event) for event in events if isinstance(event.data, TicketFacts)]
    clocks = [clock_reading(event.data) for event in events if isinstance(event.data, ClockFacts)]
    states, readings = [one for one in tickets if one], [one for one in clocks if one]
    if orders:
        await facts.keep_orders(orders)
    if states or readings:
        await facts.keep_support(states, readings)
    for conversation_id in {one.conversation_id for one in states} | {one.conversation_id for one in readings}:
        facts_changed(conversation_id)


def erasure_answer(request: Event[UserErased], counts: dict[str, int], at: datetime) -> Event[UserDataErased]:
    """Say that what this service held of a person is gone."""
    data = UserDataErased(
        user_id=request.data.user_id,
        request_id=request.data.request_id,
        service=SERVICE,
        counts=counts,
        erased_at=at,
    )
    return new_event(data, id=f"{request.id}.{SERVICE}", time=at, source=SERVICE, cause=request)


def export_answer(request: Event[UserExportRequested], counts: dict[str, int], at: datetime) -> Event[UserDataExported]:
    """Say what this service holds of a person. They read it all on their own pages, so no copy is made."""
    data = UserDataExported(
        user_id=request.data.user_id,
        request_id=request.data.request_id,
        service=SERVICE,
        counts=counts,
        exported_at=at,
    )
    return new_event(data, id=f"{request.id}.{SERVICE}", time=at, source=SERVICE, cause=request)


def ticket_state(event: Event[TicketFacts]) -> TicketState | None:
    """Give what a ticket event says of its conversation; None for a ticket that came another way.

    The four ticket topics have no order among each other: the event's sequence tells which state is newer, and for a
    producer that sends none its time does.
    """
    facts = event.data
    if facts.conversation_id is None:
        return None
    ticket = Ticket(
        id=facts.ticket_id,
        number=facts.number,
        status=facts.status.value,
        priority=facts.priority.value,
        level=facts.level.value,
        category=facts.category.value,
    )
    version = event.sequence if event.sequence is not None else int(event.time.timestamp() * 1000)
    return TicketState(conversation_id=facts.conversation_id, ticket=ticket, version=version)


def decided_there(event: Event[TicketFacts], state: TicketState) -> Status | None:
    """The status that ticketing decided on by itself, not because of an event of ours."""
    if (event.causationid or "").startswith(f"{state.conversation_id}."):
        return None
    if isinstance(event.data, TicketResolved):
        return Status.RESOLVED
    if isinstance(event.data, TicketUpdated) and any(change.field == "status" for change in event.data.changes):
        return _STATUSES.get(state.ticket.status)
    return None


def _actor(facts: TicketFacts) -> str | None:
    return getattr(facts, "actor_id", None) or getattr(facts, "resolved_by", None)


def clock_reading(clock: ClockFacts) -> ClockReading | None:
    """Give what an sla event says of its conversation; None for a ticket without one."""
    if clock.conversation_id is None:
        return None
    return ClockReading(
        conversation_id=clock.conversation_id,
        clock_id=clock.clock_id,
        metric=clock.metric.value,
        state=clock.state.value,
        due_at=clock.due_at,
        explanation=clock.explanation,
        at=clock.at,
    )


def order_facts(order: OrderUpdated) -> OrderFacts:
    """Give what the talk beside an order shows of it."""
    estimate = order.estimated_delivery
    return OrderFacts(
        parties=OrderParties(
            order_id=order.order_id, number=order.order_number, buyer_id=order.buyer_id, seller_id=order.seller_id
        ),
        status=order.status.value,
        lines=tuple(
            OrderLine(
                name=item.name,
                quantity=item.quantity,
                amount_minor=item.unit_price.amount_minor,
                currency=item.unit_price.currency,
                product_id=item.product_id,
                image_url=item.image_url,
            )
            for item in order.items
        ),
        total_minor=order.total.amount_minor,
        currency=order.total.currency,
        carrier=order.carrier,
        tracking_number=order.tracking_number,
        tracking_url=order.tracking_url,
        order_url=order.order_url,
        estimate_from=estimate.earliest if estimate else None,
        estimate_to=estimate.latest if estimate else None,
        at=order.occurred_at,
    )
