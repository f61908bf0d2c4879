"""Holds back what would interrupt a person more often than is good, when it is about to be sent (REQ N-16, N-17)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.mail import Outcome
from notifier.domain.attention import Interruption, Place, places
from notifier.domain.decide import quiet_end
from notifier.domain.digest_times import next_digest
from notifier.domain.notification_types import NotificationType
from notifier.domain.person import Person
from notifier.domain.preferences import Cap
from notifier.domain.priority import LAST, PRIORITY

OVER_BUDGET: Final = "over_budget"
Item = tuple[Person, DeliveryRecord]


class Interruptions(Protocol):
    """When people were interrupted."""

    async def interruptions(
        self, user_ids: Iterable[str], types: Iterable[str], since: datetime, now: datetime, besides: Iterable[str]
    ) -> dict[str, list[datetime]]:
        """By person, a time for each message of these types since then; those under way count as now.

        Deliveries `besides` are left out.
        """
        ...


@dataclass(frozen=True)
class KeepAttention:
    """Sorts mails that may be sent into those that go and those that are one too many."""

    sent: Interruptions
    types: Mapping[str, NotificationType]
    caps: Sequence[Cap]
    """None: everything goes."""

    async def __call__(self, items: Sequence[Item], now: datetime) -> tuple[list[Item], list[Outcome]]:
        """What goes, and what becomes of the rest."""
        if not self.caps or not items:
            return list(items), []
        counted = [name for name, row in self.types.items() if not row.rule.critical]
        since = now - timedelta(hours=max(cap.hours for cap in self.caps))
        ids = [record["_id"] for _, record in items]
        before = await self.sent.interruptions({person.user_id for person, _ in items}, counted, since, now, ids)
        by_person: dict[str, dict[str, list[Item]]] = {}
        for item in items:
            by_person.setdefault(item[0].user_id, {}).setdefault(item[1]["message_id"], []).append(item)
        going: list[Item] = []
        held: list[Outcome] = []
        for user_id, messages in by_person.items():
            waiting = [self._interruption(message_id, parts) for message_id, parts in messages.items()]
            for message_id, place in places(waiting, before.get(user_id, ()), self.caps, now).items():
                if place.way == "go":
                    going += messages[message_id]
                else:
                    held += [self._held(person, record, place, now) for person, record in messages[message_id]]
        urgency = {record["_id"]: number for number, (_, record) in enumerate(items)}
        return sorted(going, key=lambda item: urgency[item[1]["_id"]]), held

    def _interruption(self, message_id: str, items: Sequence[Item]) -> Interruption:
        records = [record for _, record in items]
        rows = [self.types[record["type"]] for record in records]
        chances = [
            record["expires_at"]
            for record, row in zip(records, rows, strict=True)
            if "expires_at" in record and PRIORITY[row.urgency] != LAST
        ]
        return Interruption(
            message_id=message_id,
            urgency=min((row.urgency for row in rows), key=PRIORITY.__getitem__),
            due=min(record["due"] for record in records),
            last_chance=min(chances, default=None),
            begun=any(record.get("again", False) for record in records),
        )

    def _held(self, person: Person, record: DeliveryRecord, place: Place, now: datetime) -> Outcome:
        """An offer waits for the digest, or is not sent if it has ended by then; anything else waits for its place."""
        row, expires_at = self.types[record["type"]], record.get("expires_at")
        offer = PRIORITY[row.urgency] == LAST
        digest = place.way == "digest"
        at = next_digest("daily", now, person.preferences.digest, person.timezone) if digest else place.at
        if place.way != "group":
            calm = quiet_end(row.rule, record["channel"], person.preferences, person.timezone, at) or at
            at = calm if offer or expires_at is None or calm < expires_at else at
        if offer and expires_at is not None and at >= expires_at:
            return Outcome(record, "expired", OVER_BUDGET, now)
        return Outcome(record, "digested" if digest else "deferred", OVER_BUDGET, now, due=at)
