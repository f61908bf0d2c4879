"""On the first of a month, a person is told what the last one brought: orders, points and offers (REQ N-19)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final, Protocol

from notifier.application.activity import Activities, Happened, Offers
from notifier.application.announce import SOURCE
from notifier.application.concern import Concern, expiry
from notifier.application.plan_notifications import PlanNotifications
from notifier.application.ports import People, SummaryTimers
from notifier.domain.consent import lacks_consent
from notifier.domain.decide import decide_again
from notifier.domain.decision import Occasion
from notifier.domain.delivery import delivery_id, event_prefix
from notifier.domain.monthly_summary import (
    STILL_TO_COME,
    Account,
    Month,
    Offer,
    Order,
    Points,
    Section,
    month_before,
    next_summary,
    offers_of,
    orders_of,
    points_of,
)
from notifier.domain.notification_types import TYPES
from notifier.domain.person import Person
from notifier.domain.segment_forms import parse_audience
from notifier.domain.segments import Audience
from saypro_events import Event, EventData

TYPE: Final = "monthly_summary"
CHANNEL: Final = "email"
INBOX: Final = "/notifier/?view=inbox"


class MonthlySummary(EventData):
    """What a month brought one person. Nobody publishes it: it is the facts that the mail is written from."""

    TYPE: ClassVar[str] = "com.saypro.notifier.monthly_summary.v1"

    month: date
    """Its first day."""
    orders: Section[Order]
    offers: Section[Offer]
    points: Account | None = None


class Deliveries(Protocol):
    """What was planned before."""

    async def present(self, ids: Iterable[str]) -> set[str]:
        """Those of the deliveries that there are."""
        ...


@dataclass(frozen=True)
class TellMonth:
    """Handles the timers that are due, inside the transaction that removes them."""

    people: People
    activities: Activities
    offers: Offers
    deliveries: Deliveries
    timers: SummaryTimers
    plan: PlanNotifications

    async def __call__(self, due: Mapping[str, datetime], now: datetime) -> None:
        """Plan the summaries that are due by person, and set the timers of the next ones."""
        people = [one for one in (await self.people.get(due)).values() if not one.recipient.erased]
        upcoming = {one.user_id: next_summary(due[one.user_id], one.timezone) for one in people}
        months: dict[Month, list[Person]] = {}
        for one in people:
            if upcoming[one.user_id] - due[one.user_id] > STILL_TO_COME:
                months.setdefault(month_before(due[one.user_id], one.timezone), []).append(one)
        for month, persons in months.items():
            await self._tell(month, persons, due, now)
        await self.timers.set(upcoming)

    async def _tell(self, month: Month, people: Sequence[Person], due: Mapping[str, datetime], now: datetime) -> None:
        """Whoever has nothing to be told, or was told before they moved to another time zone, is left out."""
        event_id = f"monthly-summary-{month.first:%Y-%m}"
        prefix = event_prefix(event_id)
        ids = {one.user_id: delivery_id(prefix, one.user_id, CHANNEL) for one in people}
        present = await self.deliveries.present(ids.values())
        happened = await self.activities.of(ids.keys(), month)
        offers = [(kept.offer, parse_audience(kept.audience)) for kept in await self.offers.published_in(month)]
        found = []
        for person in people:
            summary = _summary(month, happened.get(person.user_id, ()), _for(person, offers, now), now)
            if summary is not None and ids[person.user_id] not in present:
                event = Event(event_id, MonthlySummary.TYPE, SOURCE, person.user_id, now, summary)
                found.append((event, [_concern(person, due[person.user_id])]))
        await self.plan.plan(found)


def _for(person: Person, offers: Sequence[tuple[Offer, Audience]], now: datetime) -> list[Offer]:
    """The offers for somebody who agreed to offers, and still wants mails about them."""
    rule, occasion = TYPES["promotion"].rule, Occasion("buyer", None)
    wanted = decide_again(rule, CHANNEL, occasion, person.recipient, preferences=person.preferences, now=now)
    if lacks_consent(rule, person) or wanted.outcome == "suppress":
        return []
    return [offer for offer, audience in offers if audience.includes(person.user_id, person.profile)]


def _summary(
    month: Month, happened: Sequence[Happened], offers: Sequence[Offer], now: datetime
) -> MonthlySummary | None:
    orders = orders_of(one for one in happened if isinstance(one, Order))
    points = points_of(one for one in happened if isinstance(one, Points))
    holding = offers_of(offers, now)
    if not (orders.lines or points or holding.lines):
        return None
    return MonthlySummary(month=month.first, orders=orders, points=points, offers=holding)


def _concern(person: Person, due: datetime) -> Concern:
    return Concern(user_id=person.user_id, role="buyer", type=TYPE, link=INBOX, expires_at=expiry(TYPE, due))
