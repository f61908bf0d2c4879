"""Which of the mails that wait goes first (REQ N-14, N-17)."""

from datetime import datetime, timedelta
from typing import Final

from notifier.domain.notification_types import Urgency

PRIORITY: Final[dict[Urgency, int]] = {"critical": 0, "transactional": 1, "conversational": 2, "promotional": 3}
"""By urgency; the lowest goes first."""
LAST: Final = PRIORITY["promotional"]
RISES_AFTER: Final = timedelta(minutes=30)
"""How long what is promotional waits behind all else: the less urgent comes later, and not never."""


def priority_now(priority: int, due: datetime, now: datetime) -> int:
    """The class in which a mail waits now: a promotional one that has been due for so long is one higher."""
    return priority - 1 if priority == LAST and due <= now - RISES_AFTER else priority
