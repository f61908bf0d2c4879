"""What is kept of orders, points and offers for the summaries of a month (REQ N-19)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from notifier.domain.monthly_summary import Month, Offer, Order, Points

Happened = Order | Points


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that happened to a person. `activity_id` follows from its event: kept once."""

    activity_id: str
    user_id: str
    happened: Happened


@dataclass(frozen=True, slots=True)
class OfferKept:
    """An offer, and the audience that it is for in the form in which the event has it."""

    promotion_id: str
    offer: Offer
    audience: Mapping[str, object]


class Activities(Protocol):
    """Where it is kept, for a little longer than a month's summary needs it. All in the running transaction."""

    async def add(self, activities: Sequence[Activity]) -> None:
        """Keep what happened to people."""
        ...

    async def of(self, user_ids: Collection[str], month: Month) -> Mapping[str, Sequence[Happened]]:
        """By person, what happened in a month."""
        ...

    async def forget(self, user_id: str) -> int:
        """Remove what is kept of a person; how much there was."""
        ...

    async def count_of(self, user_id: str) -> int:
        """How much is kept of a person."""
        ...


class Offers(Protocol):
    """Where offers are kept, for as long. All in the running transaction."""

    async def keep(self, kept: OfferKept) -> None:
        """Keep an offer, in place of what was known of it."""
        ...

    async def published_in(self, month: Month) -> Sequence[OfferKept]:
        """The offers that were published in a month."""
        ...
