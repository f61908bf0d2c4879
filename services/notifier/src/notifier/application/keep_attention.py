"""Holds back what would interrupt a person more often than is good, when it is about to be sent (REQ N-16, N-17)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Outcome
from notifier.domain.attention import Interruption, held_back
from notifier.domain.decide import quiet_end
from notifier.domain.digest_times import next_digest
from notifier.domain.notification_types import NotificationType
from notifier.domain.person import Person
from notifier.domain.preferences import Cap
from notifier.domain.priority import PRIORITY

OVER_BUDGET: Final = "over_budget"
Item = tuple[Person, DeliveryRecord]


class Interruptions(Protocol):
    """When people were interrupted."""

    async def interruptions(
        self, user_ids: Iterable[str], since: datetime, now: datetime, besides: Iterable[str]
    ) -> dict[str, list[datetime]]:
        """By person, a time for each message since then; those under way count as now.

        Deliveries `besides` are left out.
        """
        ...


@dataclass(frozen=True)
class KeepAttention:
    """Sorts mails that may be sent into those that go and those that give way."""

    sent: Interruptions
    types: Mapping[str, NotificationType]
    caps: Sequence[Cap]
    """None: everything goes."""

    async def __call__(self, items: Sequence[Item], now: datetime) -> tuple[list[Item], list[Outcome]]:
        """What goes, and what becomes of the rest. Who has nothing due that may give way is not looked up."""
        by_person: dict[str, dict[str, list[DeliveryRecord]]] = {}
        for person, record in items:
            by_person.setdefault(person.user_id, {}).setdefault(record["message_id"], []).append(record)
        due = {user_id: [self._interruption(*each) for each in m.items()] for user_id, m in by_person.items()}
        waiting = {user_id: found for user_id, found in due.items() if any(one.gives_way for one in found)}
        if not self.caps or not waiting:
            return list(items), []
        since = now - timedelta(hours=max(cap.hours for cap in self.caps))
        before = await self.sent.interruptions(waiting, since, now, [record["_id"] for _, record in items])
        held: dict[str, datetime | None] = {}
        for user_id, found in waiting.items():
            held |= held_back(found, before.get(user_id, ()), self.caps, now)
        going = [item for item in items if item[1]["message_id"] not in held]
        return going, [
            self._outcome(person, record, held[record["message_id"]], now)
            for person, record in items
            if record["message_id"] in held
        ]

    def _interruption(self, message_id: str, records: Sequence[DeliveryRecord]) -> Interruption:
        """A digest is firm: the person asked for it, or it is where offers have waited."""
        return Interruption(
            message_id=message_id,
            urgency=min((self.types[record["type"]].urgency for record in records), key=PRIORITY.__getitem__),
            due=min(record["due"] for record in records),
            firm=any(
                record.get("again", False) or record["outcome"] == "digest" or record["reason"] == OVER_BUDGET
                for record in records
            ),
        )

    def _outcome(self, person: Person, record: DeliveryRecord, until: datetime | None, now: datetime) -> Outcome:
        """It waits, and no quiet hour is broken by that; an offer that has ended by then is not sent."""
        at = until or next_digest("daily", now, person.preferences.digest, person.timezone)
        rule, expires_at = self.types[record["type"]].rule, record.get("expires_at")
        at = quiet_end(rule, record["channel"], person.preferences, person.timezone, at) or at
        if expires_at is not None and at >= expires_at:
            return Outcome(record, "expired", OVER_BUDGET, now)
        return Outcome(record, "deferred" if until else "digested", OVER_BUDGET, now, due=at)
