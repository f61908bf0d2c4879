"""Every topic that the notifier reads, to the use cases that it concerns."""

from collections.abc import Sequence
from typing import Any

from chassis.handlers import each
from chassis.records import Handle
from notifier.application.begin_broadcast import BeginBroadcast
from notifier.application.keep_activity import KeepActivity
from notifier.application.keep_people import KeepPeople
from notifier.application.note_reading import NoteReading
from notifier.application.plan_notifications import PlanNotifications
from saypro_events import Event, topics
from saypro_events.message import MessageRead
from saypro_events.platform import PlatformAnnounced
from saypro_events.promotion import PromotionPublished
from saypro_events.user import UserErased, UserExportRequested, UserUpdated

TOPICS = topics.names(topics.consumed_by("notifier"))


def batch_handler(
    plan: PlanNotifications,
    people: KeepPeople,
    reading: NoteReading,
    broadcast: BeginBroadcast,
    activity: KeepActivity,
) -> Handle:
    """One handler for the batches of all topics: a batch comes from one partition, so all of it is of one kind."""
    one_by_one = each(
        {
            UserUpdated.TYPE: people.update,
            UserErased.TYPE: people.erase,
            UserExportRequested.TYPE: people.export,
            MessageRead.TYPE: reading.__call__,
            PromotionPublished.TYPE: broadcast.__call__,
            PlatformAnnounced.TYPE: broadcast.__call__,
        }
    )

    async def on_batch(events: Sequence[Event[Any]]) -> None:
        await one_by_one(events)
        await plan(events)
        await activity(events)

    return on_batch
