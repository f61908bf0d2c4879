"""What people write because of what happens to their orders. Messages are commands: they go through the HTTP API."""

from dataclasses import dataclass
from random import Random
from typing import Any

from saypro_events import Event
from saypro_events.ids import event_id_for
from saypro_events.order import OrderStatus, OrderUpdated
from saypro_local.simulate.people import PEOPLE, Person

_SHARE = 0.3
"""Of the orders with trouble, so many lead to a message."""
_BY_ID = {person.profile.user_id: person for person in PEOPLE}

# kind of conversation, subject, text
_WORDS: dict[OrderStatus, tuple[tuple[str, str, str], ...]] = {
    OrderStatus.DELAYED: (
        ("order", "Where is my order?", "Order {number} was due and is late now. Can you tell me when it will arrive?"),
        (
            "support",
            "Delivery delayed",
            "My order {number} is delayed and I need it before the weekend. What can you do?",
        ),
    ),
    OrderStatus.PAYMENT_FAILED: (
        (
            "support",
            "Payment failed",
            "The payment for {number} failed, but my bank says it went through. Please check.",
        ),
    ),
    OrderStatus.OUT_OF_STOCK: (
        ("order", "Out of stock", "You took my money for {number} and now it is out of stock? When is it back?"),
    ),
    OrderStatus.RETURNED: (
        ("support", "Refund for a return", "I have sent {number} back. How long does the refund take?"),
    ),
    OrderStatus.DELIVERED: (
        ("order", "A question about {item}", "Thank you, {item} has arrived. Is there a guarantee on it?"),
        ("product", "{item} in another colour", "Do you have {item} in green as well?"),
    ),
}
_RARELY = {OrderStatus.DELIVERED: 0.08}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A message by a person: the body for POST /messaging/v1/conversations, and the key that makes a retry the same."""

    person: Person
    key: str
    body: dict[str, Any]


class Inquirers:
    """Decides who writes. The same seed and events: the same messages."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        # A generator of its own, so that writing or not does not change the events.
        self._random = Random(f"inquiries-{seed}")  # noqa: S311

    def about(self, event: Event[Any]) -> Inquiry | None:
        """What the buyer writes because of `event`, if anything."""
        order = event.data
        if not isinstance(order, OrderUpdated) or order.status not in _WORDS:
            return None
        if self._random.random() > _RARELY.get(order.status, _SHARE):
            return None
        kind, subject, text = self._random.choice(_WORDS[order.status])
        item = order.items[0]
        words = {"number": order.order_number, "item": item.name}
        body = {"kind": kind, "subject": subject.format(**words), "text": text.format(**words)}
        if kind == "order":
            body |= {"order_id": order.order_id, "seller_id": order.seller_id}
        elif kind == "product":
            body |= {"product_id": item.product_id, "seller_id": order.seller_id}
        key = event_id_for("inquiry", self._seed, event.id)
        return Inquiry(_BY_ID[order.buyer_id], key, body)
