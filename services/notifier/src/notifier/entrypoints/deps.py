"""What the HTTP entrypoints work with."""

from collections.abc import Mapping
from dataclasses import dataclass

from chassis.clock import Now
from chassis.live import Hub
from chassis.unit_of_work import UnitOfWork
from notifier.application.explain_event import ExplainEvent
from notifier.application.inbox import Inbox, ReadInbox
from notifier.application.move_notification import MoveNotification
from notifier.application.set_preferences import SetPreferences
from notifier.application.unsubscribe import Unsubscribe
from notifier.domain.notification_types import NotificationType


@dataclass(frozen=True)
class Deps:
    """Use cases, and what streams need."""

    read: ReadInbox
    move: MoveNotification
    preferences: SetPreferences
    unsubscribe: Unsubscribe
    explain: ExplainEvent
    inbox: Inbox
    types: Mapping[str, NotificationType]
    hub: Hub
    unit_of_work: UnitOfWork
    now: Now
