"""Who was concerned by an event, what was decided for each channel and why, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from chassis.errors import NotFound
from notifier.application.broadcast import BroadcastRecord
from notifier.application.delivery_record import DeliveryRecord
from notifier.domain.delivery import PREFIX_LENGTH, event_prefix
from notifier.domain.explanation import in_words

MOST: Final = 500
"""Decisions that one answer shows; a single person can always be asked about."""


class Decided(Protocol):
    """Where decisions are kept."""

    async def of_event(self, prefix: str, user_id: str | None = None, most: int = MOST) -> list[DeliveryRecord]:
        """The first `most` deliveries that one event caused, by its `event_prefix`; to one person, if given."""
        ...

    async def also_of(self, event_id: str, user_id: str | None = None, most: int = MOST) -> list[DeliveryRecord]:
        """The first `most` deliveries that one event would have caused, had another not done so before."""
        ...


class Begun(Protocol):
    """Where broadcasts are kept."""

    async def one(self, event_id: str) -> BroadcastRecord | None:
        """The one that an event began."""
        ...


def _suppressed(reason: str) -> dict[str, Any]:
    return {"outcome": "suppress", "reason": reason, "why": in_words(reason), "state": "suppressed"}


_NOT_ASKED: Final = _suppressed("not_opted_in")
_TOLD: Final = _suppressed("told_before")


@dataclass(frozen=True)
class ExplainEvent:
    """Answers from what was recorded when it was decided."""

    deliveries: Decided
    broadcasts: Begun

    async def __call__(self, event_id: str, user_id: str | None = None, *, progress: bool = False) -> dict[str, Any]:
        """Everyone's decisions for an event, or one person's; with `progress`, how far a broadcast has come.

        NotFound when it concerned nobody, or not them.
        """
        records = await self.deliveries.of_event(event_prefix(event_id), user_id, MOST + 1)
        begun = await self.broadcasts.one(event_id) if progress else None
        if begun is None and not records:
            return _told_before(event_id, await self.deliveries.also_of(event_id, user_id, MOST + 1))
        if begun is None:
            return _explained(event_id, records)
        event_type = {"event_id": event_id, "event_type": begun["event_type"]}
        told = _explained(event_id, records) if records else {**event_type, "people": [], "more": False}
        return {**told, "broadcast": _progress(begun)}

    async def of_delivery(self, delivery_id: str, user_id: str) -> tuple[DeliveryRecord, dict[str, Any]]:
        """One delivery to this person, with what was decided on their other channels."""
        siblings = await self.deliveries.of_event(delivery_id[:PREFIX_LENGTH], user_id)
        for record in siblings:
            if record["_id"] == delivery_id:
                return record, _explained(record["event_id"], siblings)
        raise NotFound("There is no such notification.")


def _explained(event_id: str, records: Sequence[DeliveryRecord]) -> dict[str, Any]:
    people: dict[str, dict[str, Any]] = {}
    for record in records[:MOST]:
        person = people.setdefault(record["user_id"], _person(record))
        person["channels"][record["channel"]] = _channel(record)
        for channel in record.get("not_asked", ()):
            person["channels"][channel] = {**_NOT_ASKED, "decided_at": record["at"].isoformat()}
    return _answer(event_id, records[0]["event_type"], people, records)


def _told_before(event_id: str, records: Sequence[DeliveryRecord]) -> dict[str, Any]:
    """What became of an event whose news another one had told: it was told once, by that one."""
    if not records:
        raise NotFound("No decision is recorded for this event: it concerned nobody, or is not handled yet.")
    people: dict[str, dict[str, Any]] = {}
    for record in records[:MOST]:
        person = people.setdefault(record["user_id"], {**_person(record), "told_by": record["event_id"]})
        [also] = [one for one in record["also"] if one["event_id"] == event_id]
        decided = {"notification_id": record["_id"], "decided_at": also["at"].isoformat()}
        person["channels"][record["channel"]] = {**_TOLD, **decided}
    return _answer(event_id, also["event_type"], people, records)


def _person(record: DeliveryRecord) -> dict[str, Any]:
    return {"user_id": record["user_id"], "role": record["role"], "type": record["type"], "channels": {}}


def _answer(
    event_id: str, event_type: str, people: Mapping[str, dict[str, Any]], records: Sequence[DeliveryRecord]
) -> dict[str, Any]:
    shown, more = list(people.values()), len(records) > MOST
    return {"event_id": event_id, "event_type": event_type, "people": shown, "more": more}


def _progress(begun: BroadcastRecord) -> dict[str, Any]:
    ended = begun.get("ended_at")
    return {
        "state": begun["state"],
        "looked_at": begun["looked_at"],
        "told": begun["told"],
        "begun_at": begun["begun_at"].isoformat(),
        "ended_at": ended.isoformat() if ended else None,
        "last_error": begun.get("error"),
    }


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
