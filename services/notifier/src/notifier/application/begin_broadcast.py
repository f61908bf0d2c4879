"""An event for an audience arrives: it is written down, and everyone is told from there, part by part (REQ N-15)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chassis.clock import Now
from chassis.unit_of_work import after_commit
from notifier.application.broadcast import BroadcastRecord, Broadcasts, NewsByType
from notifier.domain.segment_forms import parse_audience
from saypro_events import Event


@dataclass(frozen=True)
class BeginBroadcast:
    """Handles one event for an audience, inside its transaction."""

    broadcasts: Broadcasts
    news: NewsByType
    begun: Callable[[], None]
    """Called after the commit."""
    now: Now

    async def __call__(self, event: Event[Any]) -> None:
        """Keep it for the stage. InvalidFieldError when its audience cannot be understood: nobody is told then."""
        parse_audience(event.data.audience.model_dump(mode="json"))
        news, now = self.news[event.type](event), self.now()
        if news.withdraws:
            await self.broadcasts.withdraw(event.type, event.key, now)
        if news.type is None:
            return
        record: BroadcastRecord = {
            "_id": event.id,
            "event_type": event.type,
            "source": event.source,
            "subject": event.key,
            "time": event.time,
            "correlation_id": event.correlationid or event.id,
            "state": "open",
            "cursor": "",
            "looked_at": 0,
            "told": 0,
            "begun_at": now,
            "facts": event.data.model_dump_json(exclude_none=True),
            "due": now,
        }
        if event.sequence is not None:
            record["sequence"] = event.sequence
        await self.broadcasts.begin(record)
        after_commit(self.begun)
