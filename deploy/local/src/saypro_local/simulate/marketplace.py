"""The marketplace itself: a stream of events that depends on the seed, the rate and the start alone."""

import heapq
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from saypro_events import Event, EventData, new_event
from saypro_events.ids import event_id_for
from saypro_events.order import OrderStatus
from saypro_events.user import ContactPoint, MarketingConsent, Role, UserUpdated
from saypro_local.simulate.orders import Order, new_order
from saypro_local.simulate.people import BUYERS, PEOPLE, SELLERS, Person
from saypro_local.simulate.side_events import account_event, points_event, promotion_event

REPEATABLE_START = datetime(2026, 1, 1, tzinfo=UTC)
REPEATABLE_END = datetime(2026, 2, 1, tzinfo=UTC)
"""Between these lies a marketplace of a given seed that is only printed; one that lasts longer begins earlier."""
_SOURCE = "/simulated/{owner}"
_SETTLE_EVENTS = 25
"""Whoever joins does nothing for so long: topics have no common order, and people must be known before they act."""
_PERSONA_WEIGHT = 4
"""A persona buys this much more often than a neighbour, so that whoever watches as one sees something."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`rate`: events a second; `start`: time of the first event, aware."""

    seed: int
    rate: float
    start: datetime


def printed_start(events: int, rate: float, now: datetime | None) -> datetime:
    """When a marketplace that is only printed begins, so that none of its events lies in the future.

    With `now` it ends then. Without, its bytes are the same whenever they are printed.
    """
    lasts = timedelta(seconds=events / rate)
    return min(REPEATABLE_START, REPEATABLE_END - lasts) if now is None else now - lasts


def marketplace(settings: Settings) -> Iterator[Event[Any]]:
    """Events without end, in the order of their times, `1/rate` seconds apart. The same settings: the same events."""
    world = _World(settings)
    while True:
        yield from world.tick()


class _World:
    """Everyone who has joined by now, and every order that is under way."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # Not for secrets: a generator whose sequence is the same on every machine.
        self._random = Random(settings.seed)  # noqa: S311
        self._events = 0
        self._orders = 0
        self._promotions = 0
        self._under_way: list[tuple[int, int, Order]] = []
        self._last: dict[str, Event[Any]] = {}
        self._joined = {person.profile.user_id: -_SETTLE_EVENTS for person in PEOPLE if person.known}
        self._strangers = [person for person in PEOPLE if not person.known]
        self._points: dict[str, int] = {}

    def tick(self) -> Iterator[Event[Any]]:
        """The next event, with the ones that belong to it."""
        if self._under_way and self._under_way[0][0] <= self._events:
            yield from self._continue(heapq.heappop(self._under_way)[2])
            return
        shares = (70, 17, 3, 30 if self._strangers else 0)
        what = self._random.choices(("order", "account", "promotion", "join"), shares)[0]
        if what == "order":
            yield from self._continue(self._place(self._someone(BUYERS), self._someone(SELLERS)))
        elif what == "account":
            yield self._event(account_event(self._someone(BUYERS), self._random, self._now()), "accounts")
        elif what == "promotion":
            self._promotions += 1
            identity = f"pr-{self._settings.seed}-{self._promotions}"
            yield self._event(promotion_event(identity, self._random, self._now()), "marketing")
        else:
            yield self._join(self._strangers.pop(self._random.randrange(len(self._strangers))))

    def _someone(self, people: Sequence[Person]) -> Person:
        """One of those who have settled; personas more often than others."""
        settled = [
            person
            for person in people
            if self._joined.get(person.profile.user_id, self._events) <= self._events - _SETTLE_EVENTS
        ]
        return self._random.choices(settled, [_PERSONA_WEIGHT if person.known else 1 for person in settled])[0]

    def _join(self, person: Person) -> Event[Any]:
        self._joined[person.profile.user_id] = self._events
        return self._event(profile_of(person, self._now()), "accounts")

    def _place(self, buyer: Person, seller: Person) -> Order:
        self._orders += 1
        seed, country = self._settings.seed, buyer.country.code
        return new_order(
            f"o-{seed}-{self._orders}", f"{country}-{seed % 10_000:04d}-{self._orders}", buyer, seller, self._random
        )

    def _continue(self, order: Order) -> Iterator[Event[Any]]:
        data = order.step(self._random, self._now())
        event = self._event(data, "orders", order.steps_done, self._last.get(order.order_id))
        yield event
        if data.status is OrderStatus.DELIVERED:
            yield self._reward(order, event)
        if order.finished:
            self._last.pop(order.order_id, None)
            return
        self._last[order.order_id] = event
        wait = self._random.randint(4, 40)
        heapq.heappush(self._under_way, (self._events + wait, self._events, order))

    def _reward(self, order: Order, cause: Event[Any]) -> Event[Any]:
        user_id = order.buyer.profile.user_id
        country = order.buyer.country
        earned = max(1, round(order.total().amount_minor / country.minor / country.rate))
        self._points[user_id] = self._points.get(user_id, 0) + earned
        data = points_event(order.buyer, order.order_id, earned, self._points[user_id], self._now())
        return self._event(data, "loyalty", cause=cause)

    def _event(
        self, data: EventData, owner: str, sequence: int | None = None, cause: Event[Any] | None = None
    ) -> Event[Any]:
        now = self._now()
        identity = event_id_for("simulate", self._settings.seed, self._events)
        self._events += 1
        return new_event(
            data, id=identity, time=now, source=_SOURCE.format(owner=owner), sequence=sequence, cause=cause
        )

    def _now(self) -> datetime:
        return self._settings.start + timedelta(seconds=self._events / self._settings.rate)


def profile_of(person: Person, at: datetime) -> UserUpdated:
    """A neighbour as the accounts service would publish them."""
    profile = person.profile
    return UserUpdated(
        user_id=profile.user_id,
        display_name=profile.name,
        email=ContactPoint(address=profile.email, verified=True),
        locale=profile.locale,
        timezone=profile.timezone,
        country=profile.country,
        roles=tuple(Role(role) for role in profile.roles),
        marketing_consent=MarketingConsent(granted=True, at=at, source="sign-up form"),
        updated_at=at,
    )


def fresh_seed() -> int:
    """A seed that nobody has used: a new marketplace."""
    return secrets.randbelow(1_000_000)
