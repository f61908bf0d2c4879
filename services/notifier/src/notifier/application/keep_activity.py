"""Orders, points and offers are kept as they come, so that a month can be summed up when it is over (REQ N-19)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from notifier.application.activity import Activities, Activity, Happened, OfferKept, Offers
from notifier.domain.delivery import delivery_id, event_prefix
from notifier.domain.links import NOWHERE, safe_link
from notifier.domain.monthly_summary import Offer, Order, Points
from saypro_events import Event
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_events.promotion import PromotionPublished

KIND: Final = "month"
"""Stands where a delivery's id has its channel."""
SUMMED_UP: Final = frozenset(
    {
        OrderStatus.PLACED,
        OrderStatus.READY_FOR_PICKUP,
        OrderStatus.DELIVERED,
        OrderStatus.CANCELLED,
        OrderStatus.RETURNED,
        OrderStatus.REFUNDED,
    }
)
"""The news of an order that a month's summary tells: what lies between is over by then."""


@dataclass(frozen=True)
class KeepActivity:
    """Follows orders, loyalty accounts and promotions, one write for a batch."""

    activities: Activities
    offers: Offers

    async def __call__(self, events: Sequence[Event[Any]]) -> None:
        """Keep what the events say, inside their transaction."""
        found = [_activity(event) for event in events if event.type in _READ]
        kept = [activity for activity in found if activity is not None]
        if kept:
            await self.activities.add(kept)
        for event in events:
            if event.type == PromotionPublished.TYPE:
                await self.offers.keep(_offer(event))


def _activity(event: Event[Any]) -> Activity | None:
    read = _READ[event.type](event)
    if read is None:
        return None
    user_id, happened = read
    return Activity(delivery_id(event_prefix(event.id), user_id, KIND), user_id, happened)


def _order(event: Event[OrderUpdated]) -> tuple[str, Happened] | None:
    order = event.data
    if order.status not in SUMMED_UP:
        return None
    kept = Order(
        order_id=order.order_id,
        number=order.order_number,
        status=order.status.value,
        amount_minor=order.total.amount_minor,
        currency=order.total.currency,
        link=_link(order.order_url),
        at=event.time,
        position=event.sequence or 0,
    )
    return order.buyer_id, kept


def _points(event: Event[LoyaltyUpdated]) -> tuple[str, Happened] | None:
    loyalty = event.data
    if not loyalty.points:
        return None
    return loyalty.user_id, Points(loyalty.points, loyalty.balance, event.time, event.sequence or 0)


def _offer(event: Event[PromotionPublished]) -> OfferKept:
    said = event.data
    offer = Offer(said.title, event.time, said.ends_at, _link(said.url))
    return OfferKept(said.promotion_id, offer, said.audience.model_dump(mode="json"))


def _link(url: str | None) -> str | None:
    link = safe_link(url, NOWHERE)
    return None if link == NOWHERE else link


_READ: Final[Mapping[str, Callable[[Any], tuple[str, Happened] | None]]] = {
    OrderUpdated.TYPE: _order,
    LoyaltyUpdated.TYPE: _points,
}
