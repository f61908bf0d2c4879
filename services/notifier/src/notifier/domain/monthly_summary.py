"""What a month brought a person, and when they are told (REQ N-19)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Generic, TypeVar

from notifier.domain.local_time import instant, local_date

HOUR: Final = time(9)
"""On the first of the month, on the reader's clock."""
SHOWN: Final = 5
"""Lines of each section; of more only the number is told."""
STILL_TO_COME: Final = timedelta(days=2)
"""A first of the month that is this near is the one that is due: the person has gone to another time zone."""
_DAY: Final = timedelta(days=1)
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Month:
    """A month as it was where the person lives: from its first instant to the next one's."""

    first: date
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Order:
    """How an order stood at a moment; `position` orders what happened in the same instant."""

    order_id: str
    number: str
    status: str
    amount_minor: int
    currency: str
    at: datetime
    position: int
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Points:
    """Points that came, or went when negative, and how many there were then."""

    points: int
    balance: int
    at: datetime
    position: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer, and until when it holds."""

    title: str
    at: datetime
    ends_at: datetime | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Section(Generic[Line]):
    """The newest lines of one kind, and how many more there were."""

    lines: Sequence[Line]
    more: int


@dataclass(frozen=True, slots=True)
class Account:
    """Points over a month: how many came, how many went, and how many there were at its end."""

    earned: int
    gone: int
    balance: int


def next_summary(after: datetime, zone_name: str) -> datetime:
    """The first time after an instant at which a summary is due there."""
    day = local_date(after, zone_name).replace(day=1)
    at = instant(day, HOUR, zone_name, second=False)
    return at if at > after else instant(_next(day), HOUR, zone_name, second=False)


def month_before(at: datetime, zone_name: str) -> Month:
    """The last whole month there."""
    last = local_date(at, zone_name).replace(day=1)
    first = (last - _DAY).replace(day=1)
    begins, ends = (instant(day, time(0), zone_name, second=False) for day in (first, last))
    return Month(first, begins, ends)


def orders_of(month: Iterable[Order]) -> Section[Order]:
    """Each order as it stood last, the newest first."""
    newest = {order.order_id: order for order in sorted(month, key=lambda one: (one.at, one.position))}
    return _section(sorted(newest.values(), key=lambda one: one.at, reverse=True))


def points_of(month: Iterable[Points]) -> Account | None:
    """What came, what went and what was left; None when nothing did."""
    changes = sorted(month, key=lambda one: (one.at, one.position))
    if not any(one.points for one in changes):
        return None
    earned = sum(one.points for one in changes if one.points > 0)
    gone = -sum(one.points for one in changes if one.points < 0)
    return Account(earned, gone, changes[-1].balance)


def offers_of(month: Iterable[Offer], now: datetime) -> Section[Offer]:
    """The offers that still hold, the newest first."""
    holding = [offer for offer in month if offer.ends_at is None or offer.ends_at > now]
    return _section(sorted(holding, key=lambda one: one.at, reverse=True))


def _section(newest: Sequence[Line]) -> Section[Line]:
    return Section(tuple(newest[:SHOWN]), max(0, len(newest) - SHOWN))


def _next(first: date) -> date:
    return (first + 31 * _DAY).replace(day=1)
