"""Who was concerned by an event, what was decided for each channel and why, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from chassis.errors import NotFound
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.delivery import PREFIX_LENGTH, event_prefix
from notifier.domain.explanation import in_words


class Decided(Protocol):
    """Where decisions are kept."""

    async def of_event(self, prefix: str, user_id: str | None = None) -> list[DeliveryRecord]:
        """All deliveries that one event caused, by its `event_prefix`; to one person, if given."""
        ...


_NOT_ASKED = {"outcome": "suppress", "reason": "not_opted_in", "why": in_words("not_opted_in"), "state": "suppressed"}


@dataclass(frozen=True)
class ExplainEvent:
    """Answers from what was recorded when it was decided."""

    deliveries: Decided

    async def __call__(self, event_id: str, user_id: str | None = None) -> dict[str, Any]:
        """Everyone's decisions for an event, or one person's. NotFound when it concerned nobody, or not them."""
        return _explained(event_id, await self.deliveries.of_event(event_prefix(event_id), user_id))

    async def of_delivery(self, delivery_id: str, user_id: str) -> tuple[DeliveryRecord, dict[str, Any]]:
        """One delivery to this person, with what was decided on their other channels."""
        siblings = await self.deliveries.of_event(delivery_id[:PREFIX_LENGTH], user_id)
        for record in siblings:
            if record["_id"] == delivery_id:
                return record, _explained(record["event_id"], siblings)
        raise NotFound("There is no such notification.")


def _explained(event_id: str, records: Sequence[DeliveryRecord]) -> dict[str, Any]:
    if not records:
        raise NotFound("No decision is recorded for this event: it concerned nobody, or is not handled yet.")
    people: dict[str, dict[str, Any]] = {}
    for record in records:
        person = people.setdefault(
            record["user_id"],
            {"user_id": record["user_id"], "role": record["role"], "type": record["type"], "channels": {}},
        )
        person["channels"][record["channel"]] = _channel(record)
        for channel in record.get("not_asked", ()):
            person["channels"][channel] = {**_NOT_ASKED, "decided_at": record["at"].isoformat()}
    return {"event_id": event_id, "event_type": records[0]["event_type"], "people": list(people.values())}


def _channel(record: DeliveryRecord) -> dict[str, Any]:
    due, changed = record.get("due"), record.get("changed_at")
    return {
        "notification_id": record["_id"],
        "outcome": record["outcome"],
        "reason": record["reason"],
        "why": in_words(record["reason"]),
        "state": record["state"],
        "decided_at": record["at"].isoformat(),
        "due_at": due.isoformat() if due else None,
        "changed_at": changed.isoformat() if changed else None,
        "attempts": record.get("attempts", 0),
        "last_error": record.get("error"),
    }
