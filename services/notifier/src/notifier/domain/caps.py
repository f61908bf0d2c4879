"""At most so many in any so many hours: when there is room again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from notifier.domain.preferences import Cap


def free_at(cap: Cap, sent: Iterable[datetime], now: datetime) -> datetime | None:
    """The first instant with fewer than the cap's count in its hours, or None when that is now."""
    span = timedelta(hours=cap.hours)
    counted = sorted(at for at in sent if now - span < at <= now)
    return None if len(counted) < cap.count else counted[-cap.count] + span


def room(cap: Cap, sent: Iterable[datetime], now: datetime) -> int:
    """How many more may be sent now."""
    span = timedelta(hours=cap.hours)
    return max(0, cap.count - sum(now - span < at <= now for at in sent))
