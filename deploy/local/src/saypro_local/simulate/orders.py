"""One order's whole life: which ways it can go, and what is true at each step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from saypro_events.common import Address, Money, Window
from saypro_events.order import (
    Alternative,
    AlternativeKind,
    CancelReason,
    Compensation,
    Item,
    Milestone,
    OrderStatus,
    OrderUpdated,
    Refund,
    Requester,
)
from saypro_local.simulate.catalogue import GOODS, SHOP, price
from saypro_local.simulate.people import Person

S = OrderStatus
_ON_ITS_WAY = (S.DISPATCHED, S.MILESTONE, S.MILESTONE, S.OUT_FOR_DELIVERY, S.DELIVERED)
_MONEY_BACK = (S.CANCELLED, S.REFUND_STARTED, S.REFUNDED)
# How many of a hundred orders go which way.
WAYS: tuple[tuple[int, tuple[OrderStatus, ...]], ...] = (
    (58, (S.PLACED, S.PAID, *_ON_ITS_WAY)),
    (11, (S.PLACED, S.PAID, S.DISPATCHED, S.MILESTONE, S.DELAYED, S.MILESTONE, S.OUT_FOR_DELIVERY, S.DELIVERED)),
    (6, (S.PLACED, S.PAID, S.DISPATCHED, S.MILESTONE, S.READY_FOR_PICKUP)),
    (8, (S.PLACED, S.PAYMENT_FAILED, S.PAID, *_ON_ITS_WAY)),
    (3, (S.PLACED, S.PAYMENT_FAILED, S.CANCELLED)),
    (5, (S.PLACED, S.PAID, S.OUT_OF_STOCK, *_MONEY_BACK)),
    (4, (S.PLACED, S.PAID, *_MONEY_BACK)),
    (5, (S.PLACED, S.PAID, *_ON_ITS_WAY, S.RETURNED, S.REFUND_STARTED, S.REFUNDED)),
)
_SHIPPED = {S.DISPATCHED, S.MILESTONE, S.DELAYED, S.OUT_FOR_DELIVERY, S.DELIVERED, S.READY_FOR_PICKUP}
_WHY = {
    S.PAYMENT_FAILED: CancelReason.PAYMENT_FAILURE,
    S.OUT_OF_STOCK: CancelReason.OUT_OF_STOCK,
    S.RETURNED: CancelReason.NOT_AS_DESCRIBED,
}
_LATE = (CancelReason.CARRIER_DELAY, CancelReason.CUSTOMS_DELAY, CancelReason.WEATHER)
_REASONS: Mapping[CancelReason, str] = {
    CancelReason.PAYMENT_FAILURE: "Your bank declined the payment.",
    CancelReason.OUT_OF_STOCK: "The seller has none left.",
    CancelReason.USER_REQUEST: "You asked us to cancel it.",
    CancelReason.NOT_AS_DESCRIBED: "It was not as described.",
    CancelReason.CARRIER_DELAY: "The carrier is running late.",
    CancelReason.CUSTOMS_DELAY: "Customs needs more time.",
    CancelReason.WEATHER: "Storms hold up the roads.",
}


@dataclass(slots=True)
class Order:
    """An order under way: what stays the same, and how far it has come."""

    order_id: str
    number: str
    buyer: Person
    seller: Person
    items: tuple[Item, ...]
    way: tuple[OrderStatus, ...]
    steps_done: int = 0
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        """Whether nothing more happens to it."""
        return self.steps_done == len(self.way)

    def total(self) -> Money:
        """What the buyer pays, shipping included."""
        goods = sum(item.quantity * item.unit_price.amount_minor for item in self.items)
        return _money(goods + self._shipping().amount_minor, self)

    def step(self, random: Random, now: datetime) -> OrderUpdated:
        """The next thing that happens to it."""
        status = self.way[self.steps_done]
        self.steps_done += 1
        self._happen(status, random, now)
        milestone = self._milestone() if status is S.MILESTONE else None
        total, url = self.total(), f"{SHOP}/o/{self.order_id}"
        return OrderUpdated(
            order_id=self.order_id,
            order_number=self.number,
            buyer_id=self.buyer.profile.user_id,
            seller_id=self.seller.profile.user_id,
            status=status,
            items=self.items,
            subtotal=_money(total.amount_minor - self._shipping().amount_minor, self),
            shipping=self._shipping(),
            total=total,
            shipping_address=_address(self.buyer),
            pickup_address=_pickup(self.buyer) if status is S.READY_FOR_PICKUP else None,
            milestone=milestone,
            milestone_text=None if milestone is None else f"Arrived in {self.buyer.country.city}",
            order_url=url,
            retry_url=f"{url}/pay" if status is S.PAYMENT_FAILED else None,
            return_url=f"{url}/return" if status is S.DELIVERED else None,
            review_url=f"{url}/review" if status is S.DELIVERED else None,
            occurred_at=now,
            **self.facts,
        )

    def _happen(self, status: OrderStatus, random: Random, now: datetime) -> None:
        """What becomes true, and stays so, with this step."""
        facts = self.facts
        for passing in ("reason", "reason_text", "alternatives"):
            facts.pop(passing, None)
        if status in _WHY:
            self._because(_WHY[status])
        if status is S.PLACED:
            facts["estimated_delivery"] = _window(now, random.randint(3, 9))
        elif status is S.DISPATCHED:
            code = f"{self.buyer.country.code}{random.randrange(10**9):09d}"
            facts["carrier"] = self.buyer.country.carrier
            facts["tracking_number"] = code
            facts["tracking_url"] = f"https://track.example.test/{code}"
        elif status is S.DELAYED:
            facts["estimated_delivery"] = _window(now, random.randint(10, 16))
            self._because(random.choice(_LATE))
        elif status is S.OUT_OF_STOCK:
            facts["alternatives"] = _alternatives(self, random, now)
        elif status is S.RETURNED:
            facts["requested_by"] = Requester.BUYER
        elif status is S.CANCELLED:
            self._cancel(now)
        elif status is S.REFUND_STARTED:
            facts["refund"] = Refund(
                amount=self.total(), method="original card", expected_by=_midnight(now + timedelta(days=7))
            )

    def _cancel(self, now: datetime) -> None:
        before = self.way[self.steps_done - 2]
        reason = _WHY.get(before, CancelReason.USER_REQUEST)
        self._because(reason)
        by_buyer = reason is CancelReason.USER_REQUEST
        self.facts["requested_by"] = Requester.BUYER if by_buyer else Requester.PLATFORM
        if reason is CancelReason.OUT_OF_STOCK:
            self.facts["compensation"] = Compensation(
                code="THANKYOU10",
                percent=10,
                expires_at=_midnight(now + timedelta(days=90)),
                url=f"{SHOP}/?code=THANKYOU10",
            )

    def _because(self, reason: CancelReason) -> None:
        self.facts["reason"] = reason
        self.facts["reason_text"] = _REASONS[reason]

    def _milestone(self) -> Milestone:
        earlier = self.way[: self.steps_done - 1].count(S.MILESTONE)
        return Milestone.AT_SORTING_CENTRE if earlier == 0 else Milestone.AT_LOCAL_CENTRE

    def _shipping(self) -> Money:
        return price(0 if len(self.items) > 2 else 490, self.buyer.country)


def new_order(order_id: str, number: str, buyer: Person, seller: Person, random: Random) -> Order:
    """An order that is about to be placed."""
    goods = random.sample(GOODS, random.choices((1, 2, 3, 4), (55, 28, 12, 5))[0])
    items = tuple(good.item(random.choices((1, 2, 3), (75, 18, 7))[0], buyer.country) for good in goods)
    (way,) = random.choices([way for _, way in WAYS], [share for share, _ in WAYS])
    return Order(order_id, number, buyer, seller, items, way)


def _alternatives(order: Order, random: Random, now: datetime) -> tuple[Alternative, ...]:
    gone = order.items[0].product_id
    other = random.choice([good for good in GOODS if good.product_id != gone])
    url = f"{SHOP}/o/{order.order_id}"
    return (
        Alternative(
            kind=AlternativeKind.SIMILAR,
            label=f"Take “{other.name}” instead",
            url=f"{url}/similar",
            product_id=other.product_id,
            name=other.name,
            price=price(other.cents, order.buyer.country),
        ),
        Alternative(
            kind=AlternativeKind.WAIT,
            label="Wait until it is back",
            url=f"{url}/wait",
            available_at=_midnight(now + timedelta(days=14)),
        ),
        Alternative(kind=AlternativeKind.REFUND, label="Cancel and refund", url=f"{url}/refund"),
    )


def _address(person: Person) -> Address:
    country = person.country
    house = sum(map(ord, person.profile.user_id)) % 90 + 1
    return Address(
        name=person.profile.name,
        line1=f"{house} {country.street}",
        city=country.city,
        region=country.region,
        postal_code=country.postal_code,
        country=country.code,
    )


def _pickup(person: Person) -> Address:
    country = person.country
    name = f"{country.carrier} pick-up point"
    return Address(name=name, line1="1 Station Square", city=country.city, country=country.code)


def _money(amount_minor: int, order: Order) -> Money:
    return Money(amount_minor=amount_minor, currency=order.buyer.country.currency)


def _window(now: datetime, days: int) -> Window:
    return Window(
        earliest=_midnight(now + timedelta(days=days)) + timedelta(hours=8),
        latest=_midnight(now + timedelta(days=days + 2)) + timedelta(hours=18),
    )


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
