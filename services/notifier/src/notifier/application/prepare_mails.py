"""Asks again, when a mail's time has come, whether it still matters and is wanted (DECISIONS "When `at` comes")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.keep_attention import KeepAttention
from notifier.application.mail import Outcome
from notifier.application.ports import Deliveries, People, ReadMarks, ThreadNews
from notifier.domain.consent import NO_CONSENT, lacks_consent
from notifier.domain.decide import decide_again
from notifier.domain.decision import Occasion
from notifier.domain.notification_types import NotificationType
from notifier.domain.person import Person, stranger


@dataclass(frozen=True)
class PrepareMails:
    """Sorts leased deliveries into those to send, by person, and those that are not, or not now."""

    people: People
    deliveries: Deliveries
    read_marks: ReadMarks
    types: Mapping[str, NotificationType]
    attention: KeepAttention

    async def __call__(
        self, records: Sequence[DeliveryRecord], now: datetime
    ) -> tuple[list[tuple[Person, DeliveryRecord]], list[Outcome]]:
        """What to send with whom it is for, and what became of the rest."""
        people = await self.people.get({record["user_id"] for record in records})
        read = await self.read_marks.get(
            {(r["thread"], r["user_id"]) for r in records if self.types[r["type"]].delayed and "thread" in r}
        )
        threads = {r["thread"] for r in records if self.types[r["type"]].outdated_by and "thread" in r}
        news = await self.deliveries.news(threads) if threads else []
        kept: list[tuple[Person, DeliveryRecord]] = []
        dropped: list[Outcome] = []
        for record in records:
            person = people.get(record["user_id"]) or stranger(record["user_id"])
            reason = self._reason_against(record, person, news, now)
            if reason is None and record.get("position", 0) <= read.get((record.get("thread", ""), person.user_id), -1):
                reason = "already_read"
            if reason is None:
                kept.append((person, record))
            else:
                dropped.append(Outcome(record, "expired" if reason == "expired" else "suppressed", reason, now))
        going, held = await self.attention(kept, now)
        return going, [*dropped, *held]

    def _reason_against(
        self, record: DeliveryRecord, person: Person, news: Sequence[ThreadNews], now: datetime
    ) -> str | None:
        row = self.types[record["type"]]
        decision = decide_again(
            row.rule,
            record["channel"],
            Occasion(record["role"], record.get("expires_at")),
            person.recipient,
            preferences=person.preferences,
            now=now,
        )
        if decision.outcome == "suppress":
            return decision.reason
        if lacks_consent(row.rule, person):
            return NO_CONSENT.reason
        thread, position = record.get("thread"), record.get("position", 0)
        outdated = any(n.thread == thread and n.position > position and n.type in row.outdated_by for n in news)
        return "superseded" if outdated else None
