"""Tells a person's open pages of their inbox: a new item, or that something about it changed."""

from collections import OrderedDict
from datetime import UTC, datetime, timedelta
from typing import Final

from notifier.application.delivery_record import DeliveryRecord
from notifier.application.ports import Live, LiveItem

OVERLAP: Final = timedelta(seconds=10)
"""How far behind its last id a reconnecting page is served again: items of one instant may be stored out of order."""


def live_item(record: DeliveryRecord) -> LiveItem:
    """An inbox item for an open page. The id sorts by time, and says where to go on after a lost connection."""
    return LiveItem(
        id=f"{int(record['at'].timestamp() * 1000)}-{record['_id']}",
        event="notification",
        data={
            "id": record["_id"],
            "event_id": record["event_id"],
            "type": record["type"],
            "category": record["category"],
            "title": record["title"],
            "body": record["body"],
            "action": record["action"],
            "link": record["link"],
            "at": record["at"].isoformat(),
        },
    )


def id_at(at: datetime) -> str:
    """The id for a page that has seen all until now, and no item: it goes on from here after a lost connection."""
    return f"{int(at.timestamp() * 1000)}-opened"


def resume_from(last_id: str | None) -> datetime | None:
    """From when to replay for a page that has seen `last_id`; None for a new page (or an id that isn't ours)."""
    milliseconds, dash, _ = (last_id or "").partition("-")
    if not dash or not milliseconds.isascii() or not milliseconds.isdigit() or len(milliseconds) > 14:
        return None
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC) - OVERLAP


class ShownHere:
    """The latest items that this process has shown by itself: their news from Kafka need not show them again."""

    def __init__(self, kept: int = 10_000) -> None:
        self._kept = kept
        self._ids: OrderedDict[str, None] = OrderedDict()

    def add(self, delivery_id: str) -> None:
        """Remember one."""
        self._ids[delivery_id] = None
        if len(self._ids) > self._kept:
            self._ids.popitem(last=False)

    def __contains__(self, delivery_id: str) -> bool:
        return delivery_id in self._ids


def push_item(live: Live, record: DeliveryRecord) -> None:
    """Show a new item at once."""
    live.push(record["user_id"], live_item(record))


def push_change(live: Live, user_id: str) -> None:
    """Have the unread count read again."""
    live.push(user_id, LiveItem(id=None, event="unread", data={}))
