"""The single list of topics. Nothing else in the project says a topic's key, owner, partitions or retention again.

The name and version of an event type come from its model's `TYPE` (`com.saypro.<topic>.v<version>`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from saypro_events.account import AccountChanged
from saypro_events.base import EventData
from saypro_events.conversation import ConversationUpdated
from saypro_events.loyalty import LoyaltyUpdated
from saypro_events.message import MessageRead, MessageSent
from saypro_events.notification import NotificationUpdated
from saypro_events.order import OrderUpdated
from saypro_events.platform import PlatformAnnounced
from saypro_events.promotion import PromotionPublished
from saypro_events.referral import ReferralCompleted
from saypro_events.report import ReportPublished
from saypro_events.sla import SlaBreached, SlaUpdated, SlaWarned
from saypro_events.survey import SurveySubmitted
from saypro_events.ticket import TicketEscalated, TicketOpened, TicketResolved, TicketUpdated
from saypro_events.user import UserDataErased, UserDataExported, UserErased, UserExportRequested, UserUpdated

TYPE_PREFIX = "com.saypro."
MAX_EVENT_BYTES = 1024 * 1024
"""Largest value of a record, in bytes. Writers refuse to send more, readers refuse to read more."""
MAX_RECORD_BYTES = 2 * MAX_EVENT_BYTES + 128 * 1024
"""What the broker takes, in bytes: more than an event may have, so that an oversized one is refused with its reason."""

BUSY = 6
QUIET = 3
DAY_MS = 24 * 60 * 60 * 1000

MESSAGING, TICKETING, SLA, NOTIFIER = "messaging", "ticketing", "sla-monitor", "notifier"
SERVICES = (MESSAGING, TICKETING, SLA, NOTIFIER)
"""The services of this project; every other owner is a service of the marketplace."""


@dataclass(frozen=True)
class Topic:
    """One topic. `models` are the event types that travel on it, newest version last."""

    models: tuple[type[EventData], ...]
    key: str
    """Field of the data that is the record's key: what keeps its order."""
    owner: str
    """The service that decides on the contract; it alone writes, unless `writers` names others."""
    consumers: tuple[str, ...]
    says: str
    partitions: int = QUIET
    retention_days: int = 7
    cleanup: str = "delete"
    """Kafka's `cleanup.policy`. `compact` keeps the last event of each key for ever."""
    writers: tuple[str, ...] = ()

    @cached_property
    def name(self) -> str:
        return split_type(self.models[-1].TYPE)[0]

    @cached_property
    def model(self) -> type[EventData]:
        """The newest version."""
        return self.models[-1]

    @property
    def external(self) -> bool:
        """The marketplace writes it, not one of our services."""
        return self.owner not in SERVICES and not self.writers

    @property
    def producers(self) -> tuple[str, ...]:
        return self.writers or (self.owner,)

    @property
    def config(self) -> dict[str, str]:
        """The topic's settings at the broker."""
        retention = -1 if self.cleanup == "compact" else self.retention_days * DAY_MS
        return {
            "cleanup.policy": self.cleanup,
            "retention.ms": str(retention),
            "max.message.bytes": str(MAX_RECORD_BYTES),
        }


def split_type(event_type: str) -> tuple[str, int]:
    """Topic and version of a type `com.saypro.<topic>.v<n>`. Raises ValueError for any other."""
    name, dot, version = event_type.removeprefix(TYPE_PREFIX).rpartition(".v")
    if not event_type.startswith(TYPE_PREFIX) or not dot or not name or not (version.isascii() and version.isdigit()):
        msg = f"{event_type!r} is not of the form {TYPE_PREFIX}<topic>.v<version>"
        raise ValueError(msg)
    return name, int(version)


TOPICS: tuple[Topic, ...] = (
    Topic((OrderUpdated,), "order_id", "orders", (MESSAGING, NOTIFIER),
          "What happened to an order, with the whole order.", partitions=BUSY, retention_days=14),
    Topic((UserUpdated,), "user_id", "accounts", SERVICES,
          "A person's profile: contact points, locale, time zone, roles, attributes.", cleanup="compact"),
    Topic((UserErased,), "user_id", "accounts", SERVICES,
          "A person is to be forgotten.", retention_days=30),
    Topic((UserExportRequested,), "user_id", "accounts", SERVICES,
          "A person wants a copy of their data.", retention_days=30),
    Topic((UserDataExported,), "user_id", "accounts", ("accounts",),
          "One service's answer to an export request.", retention_days=30, writers=SERVICES),
    Topic((UserDataErased,), "user_id", "accounts", ("accounts",),
          "One service's answer to an erasure.", retention_days=30, writers=SERVICES),
    Topic((AccountChanged,), "user_id", "accounts", (NOTIFIER,),
          "Data changed, password reset, renewal ahead, suspension, security alert."),
    Topic((PromotionPublished,), "promotion_id", "marketing", (NOTIFIER,),
          "An offer: audience, products, code, start and end.", retention_days=30),
    Topic((LoyaltyUpdated,), "user_id", "loyalty", (NOTIFIER,),
          "Points, next reward, tier."),
    Topic((ReferralCompleted,), "referrer_id", "loyalty", (NOTIFIER,),
          "Who joined, bonus earned."),
    Topic((PlatformAnnounced,), "announcement_id", "operations", (MESSAGING, NOTIFIER),
          "Feature, policy, maintenance, known issue.", retention_days=30),
    Topic((ConversationUpdated,), "conversation_id", MESSAGING, (TICKETING, NOTIFIER),
          "A conversation was opened, assigned, resolved, ...", partitions=BUSY),
    Topic((MessageSent,), "conversation_id", MESSAGING, (TICKETING, SLA, NOTIFIER),
          "A message was sent.", partitions=BUSY),
    Topic((MessageRead,), "conversation_id", MESSAGING, (NOTIFIER,),
          "A conversation was read up to a message.", partitions=BUSY),
    Topic((TicketOpened,), "ticket_id", TICKETING, (MESSAGING, SLA, NOTIFIER),
          "An inquiry has become a ticket.", partitions=BUSY),
    Topic((TicketUpdated,), "ticket_id", TICKETING, (MESSAGING, SLA, NOTIFIER),
          "A ticket changed.", partitions=BUSY),
    Topic((TicketEscalated,), "ticket_id", TICKETING, (MESSAGING, SLA, NOTIFIER),
          "A ticket was handed to a higher level."),
    Topic((TicketResolved,), "ticket_id", TICKETING, (MESSAGING, SLA, NOTIFIER),
          "A ticket is resolved.", partitions=BUSY),
    Topic((SurveySubmitted,), "survey_id", TICKETING, (SLA, NOTIFIER),
          "A person rated what was done for them.", retention_days=30, writers=(TICKETING, MESSAGING)),
    Topic((SlaUpdated,), "ticket_id", SLA, (MESSAGING, TICKETING, NOTIFIER),
          "A clock started, paused, was met, ...", partitions=BUSY),
    Topic((SlaWarned,), "ticket_id", SLA, (MESSAGING, TICKETING, NOTIFIER),
          "A promise is about to be missed."),
    Topic((SlaBreached,), "ticket_id", SLA, (MESSAGING, TICKETING, NOTIFIER),
          "A promise was missed."),
    Topic((ReportPublished,), "report_id", TICKETING, (NOTIFIER,),
          "A report is ready.", retention_days=30),
    Topic((NotificationUpdated,), "user_id", NOTIFIER, (),
          "What became of a notification.", partitions=BUSY),
)  # fmt: skip

BY_NAME: dict[str, Topic] = {topic.name: topic for topic in TOPICS}
BY_TYPE: dict[str, Topic] = {model.TYPE: topic for topic in TOPICS for model in topic.models}
BY_MODEL: dict[type[EventData], Topic] = {model: topic for topic in TOPICS for model in topic.models}
NAMES: tuple[str, ...] = tuple(BY_NAME)


def consumed_by(service: str) -> tuple[Topic, ...]:
    """Topics that a service reads."""
    return tuple(topic for topic in TOPICS if service in topic.consumers)


def written_by(service: str) -> tuple[Topic, ...]:
    """Topics that a service writes."""
    return tuple(topic for topic in TOPICS if service in topic.producers)


def names(topics: Iterable[Topic]) -> tuple[str, ...]:
    return tuple(topic.name for topic in topics)
