"""News that more than one event tells: told by the first, completed by the one that knows all (REQ T-04).

A request is acknowledged when its ticket is opened. When to expect an answer is known from its clock: another service,
which may be slow or down. So the inbox item stands at once, and the mail waits a little for the clock.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from notifier.application.delivery_record import Also, DeliveryRecord
from notifier.application.ports import InAppText
from saypro_events import Event

AWAITS: Final = "promise_delay"


def begin(records: Iterable[DeliveryRecord], once: str, wait: timedelta | None, now: datetime) -> None:
    """Name new deliveries, and have those that would be sent at once wait."""
    for record in records:
        record["once"] = once
        if wait is not None and "queue" in record and record["state"] == "planned":
            record["due"] = max(record["due"], now + wait)
            record["state"], record["reason"] = "deferred", AWAITS


def note(records: Iterable[DeliveryRecord], event: Event[Any], now: datetime) -> None:
    """Keep which other event would have told it, to be found by whoever asks what became of that one."""
    for record in records:
        record["also"] = [*record.get("also", ()), Also(event_id=event.id, event_type=event.type, at=now)]


def complete(
    records: Iterable[DeliveryRecord], event: Event[Any], text: InAppText, now: datetime
) -> list[DeliveryRecord]:
    """Tell the rest: in the inbox item, and in messages that have not begun to be sent, which then need not wait.

    The deliveries that were changed.
    """
    changed = [r for r in records if "box" in r or ("queue" in r and "message_id" not in r)]
    for record in changed:
        if "box" in record:
            record["title"], record["body"], record["language"] = text.title, text.body, text.language
        else:
            record["facts"] = event.data.model_dump_json(exclude_none=True)
            record["facts_type"] = event.type
            if record["reason"] == AWAITS:
                record["state"], record["reason"], record["due"] = "planned", "ok", now
    return changed
