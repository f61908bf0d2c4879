"""Whom news of an order concerns: the buyer always, the seller of a sale made or lost (REQ N-01 to N-09)."""

from typing import Final

from notifier.application.concern import Concern, expiry
from notifier.domain.links import NOWHERE, safe_link
from saypro_events import Event
from saypro_events.order import AlternativeKind, OrderStatus, OrderUpdated

BUYER_TYPE: Final[dict[OrderStatus, str]] = {
    OrderStatus.PLACED: "order_confirmed",
    OrderStatus.PAID: "order_paid",
    OrderStatus.PAYMENT_FAILED: "order_payment_failed",
    OrderStatus.OUT_OF_STOCK: "order_out_of_stock",
    OrderStatus.DISPATCHED: "order_dispatched",
    OrderStatus.MILESTONE: "order_milestone",
    OrderStatus.DELAYED: "order_delayed",
    OrderStatus.OUT_FOR_DELIVERY: "order_out_for_delivery",
    OrderStatus.DELIVERED: "order_delivered",
    OrderStatus.READY_FOR_PICKUP: "order_ready_for_pickup",
    OrderStatus.CANCELLED: "order_cancelled",
    OrderStatus.REFUND_STARTED: "order_refund_started",
    OrderStatus.REFUNDED: "order_refunded",
    OrderStatus.RETURNED: "order_returned",
}
SELLER_TYPE: Final[dict[OrderStatus, str]] = {OrderStatus.PLACED: "sale_made", OrderStatus.CANCELLED: "sale_cancelled"}


def concerned_by_order(event: Event[OrderUpdated]) -> list[Concern]:
    """The buyer, and the seller where it is theirs to act."""
    order = event.data
    concerns = []
    buyer_type = BUYER_TYPE.get(order.status)
    if buyer_type is not None:
        concerns.append(_concern(event, order.buyer_id, "buyer", buyer_type))
    seller_type = SELLER_TYPE.get(order.status)
    if seller_type is not None:
        concerns.append(_concern(event, order.seller_id, "seller", seller_type))
    return concerns


def _concern(event: Event[OrderUpdated], user_id: str, role: str, type_: str) -> Concern:
    order = event.data
    return Concern(
        user_id=user_id,
        role=role,
        type=type_,
        link=safe_link(_button(order) if role == "buyer" else order.order_url, NOWHERE),
        expires_at=expiry(type_, event.time),
        thread=f"order:{order.order_id}:{role}",
        position=event.sequence,
        supersedes=True,
    )


def _button(order: OrderUpdated) -> str | None:
    """Where the one thing to do next is done."""
    match order.status:
        case OrderStatus.PAYMENT_FAILED:
            return order.retry_url or order.order_url
        case OrderStatus.DELIVERED:
            return order.review_url or order.order_url
        case OrderStatus.CANCELLED | OrderStatus.OUT_OF_STOCK:
            similar = [choice.url for choice in order.alternatives if choice.kind is AlternativeKind.SIMILAR]
            return order.order_url or next(iter(similar), None)
        case OrderStatus.DISPATCHED | OrderStatus.MILESTONE | OrderStatus.DELAYED | OrderStatus.OUT_FOR_DELIVERY:
            return order.tracking_url or order.order_url
        case _:
            return order.order_url
