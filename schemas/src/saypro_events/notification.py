"""What became of each notification (REQ N-21)."""

from typing import Annotated, ClassVar

from saypro_events.base import EventData, Id, Line, OpenEnum, UtcTime, about


class Channel(OpenEnum):
    """Where a person is reached."""

    IN_APP = "in_app"
    PUSH = "push"
    EMAIL = "email"
    SMS = "sms"
    WEBHOOK = "webhook"
    UNKNOWN = "unknown"


class NotificationState(OpenEnum):
    """What became of it."""

    PLANNED = "planned"
    DEFERRED = "deferred"
    DIGESTED = "digested"
    SUPPRESSED = "suppressed"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    OPENED = "opened"
    CLICKED = "clicked"
    UNSUBSCRIBED = "unsubscribed"
    FAILED = "failed"
    EXPIRED = "expired"
    CHANGED = "changed"
    """An inbox item was told more, or was put back to unread, archived or brought back."""
    UNKNOWN = "unknown"


class NotificationUpdated(EventData):
    """A notification to one person on one channel came to another state."""

    TYPE: ClassVar[str] = "com.saypro.notification.updated.v1"

    notification_id: Annotated[Id, about("The delivery: one event, one person, one channel.", "d-5f3a")]
    event_id: Annotated[Id, about("The event that caused it.", "ev-0192")]
    user_id: Annotated[Id, about("Who is told.", "u-thandi", person=True)]
    notification_type: Annotated[Line, about("Type of notification.", "order_shipped")]
    category: Annotated[Line, about("Category that the type belongs to.", "orders")]
    channel: Annotated[Channel, about("Where.", "email")]
    state: Annotated[NotificationState, about("What became of it.", "sent")]
    reason: Annotated[Line | None, about("Why suppressed, deferred, failed, bounced.", "quiet_hours")] = None
    template: Annotated[Line | None, about("Template it was made from.", "order_shipped/email")] = None
    action: Annotated[Line | None, about("Action that was clicked.", "track")] = None
    at: Annotated[UtcTime, about("When.", "2026-06-03T10:00:01Z")]
