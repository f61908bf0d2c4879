"""Load: people, then their orders through their whole life, published as a marketplace would."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from saypro_events.common import Address, Money, Window
from saypro_events.order import Item, OrderStatus, OrderUpdated
from saypro_events.publisher import DeliveryError, EventPublisher
from saypro_events.user import ContactPoint, UserUpdated

LIFE = (OrderStatus.PLACED, OrderStatus.DISPATCHED, OrderStatus.OUT_FOR_DELIVERY, OrderStatus.DELIVERED)
PEOPLE = 40
ATTEMPTS = 10


@dataclass
class Produced:
    """What was published: (order, sequence, buyer) by event id."""

    orders: dict[str, tuple[str, int, str]] = field(default_factory=dict)


class Load:
    """A seeded marketplace. The same seed gives the same orders and ids."""

    def __init__(self, bootstrap: str, seed: int) -> None:
        self._random = random.Random(seed)
        self._publisher = EventPublisher(bootstrap, source="/chaos", timeout=90)
        self._number = 0
        self._seed = seed
        self.produced = Produced()

    async def __aenter__(self) -> "Load":
        await self._publisher.__aenter__()
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self._publisher.stop()

    async def people(self) -> None:
        """Publish everyone who will buy and sell."""
        await self._publisher.publish_all(
            [
                UserUpdated(
                    user_id=f"u-{n}",
                    display_name=f"Person {n}",
                    email=ContactPoint(address=f"person{n}@example.test", verified=True),
                    locale="en-ZA",
                    timezone="Africa/Johannesburg",
                    country="ZA",
                    roles=("buyer",),
                )
                for n in range(PEOPLE)
            ]
            + [UserUpdated(user_id="u-seller", display_name="Seller", roles=("seller",))]  # without an address
        )

    async def orders(self, count: int, *, per_second: float = 400.0, doubled: float = 0.05) -> None:
        """Publish about `count` order events in order per order, some of them twice with the same id."""
        made = 0
        while made < count:
            lives = min(25, -(-(count - made) // len(LIFE)))
            batch = [event for _ in range(lives) for event in self._order()]
            again = [event for event in batch if self._random.random() < doubled]
            await self._insist(batch)
            await self._insist(again)
            made += len(batch)
            await asyncio.sleep(len(batch) / per_second)

    async def _insist(self, events: list[Any]) -> None:
        """Publish until Kafka has acknowledged all: again with the same ids, as the publisher asks of everyone."""
        for _ in range(ATTEMPTS - 1):
            try:
                await self._publisher.publish_all(events)
            except DeliveryError:
                await asyncio.sleep(0.5)
            else:
                return
        await self._publisher.publish_all(events)

    def _order(self) -> list[Any]:
        self._number += 1
        order_id, buyer = f"o-{self._seed}-{self._number}", f"u-{self._random.randrange(PEOPLE)}"
        events = []
        for sequence, status in enumerate(LIFE, 1):
            event_id = f"{order_id}-{sequence}"
            self.produced.orders[event_id] = (order_id, sequence, buyer)
            data = order(order_id, self._number, buyer, status)
            events.append(self._publisher.event(data, id=event_id, sequence=sequence))
        return events


def order(order_id: str, number: int, buyer: str, status: OrderStatus) -> OrderUpdated:
    """One believable order event."""
    now = datetime.now(UTC)
    price = Money(amount_minor=12_900, currency="ZAR")
    return OrderUpdated(
        order_id=order_id,
        order_number=f"{100_000 + number}",
        buyer_id=buyer,
        seller_id="u-seller",
        status=status,
        items=(Item(product_id="p-1", name="Copper kettle", quantity=1, unit_price=price),),
        subtotal=price,
        total=price,
        shipping_address=Address(name="Someone", line1="12 Long Street", city="Cape Town", country="ZA"),
        estimated_delivery=Window(earliest=now + timedelta(days=2), latest=now + timedelta(days=4)),
        carrier="Fast Parcels",
        tracking_number=f"FP{number}",
        tracking_url=f"https://track.example.test/FP{number}",
        order_url=f"https://shop.example.test/orders/{order_id}",
        occurred_at=now,
    )
