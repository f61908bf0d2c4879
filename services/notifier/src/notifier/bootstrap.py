"""The composition root: the only place where adapters are chosen."""

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import httpx

from chassis.clock import Now, utc_now
from chassis.core import Core
from chassis.records import Reader
from chassis.service import Broadcast, Service, Subscription
from chassis.web import Pages, create_app
from chassis.web.brand import load_brand
from notifier.adapters.formats import is_locale
from notifier.adapters.jinja_texts import JinjaTexts
from notifier.adapters.mail_composer import MailComposer
from notifier.adapters.metrics import PrometheusCounts
from notifier.adapters.mongo import INDEXES, RETIRED_INDEXES
from notifier.adapters.mongo.activity import MongoActivities, MongoOffers
from notifier.adapters.mongo.broadcasts import MongoBroadcasts
from notifier.adapters.mongo.deliveries import MongoDeliveries
from notifier.adapters.mongo.inbox import MongoInbox
from notifier.adapters.mongo.indexes import COLLECTIONS
from notifier.adapters.mongo.mail_queue import MongoMailQueue
from notifier.adapters.mongo.people import MongoPeople
from notifier.adapters.mongo.read_marks import MongoReadMarks
from notifier.adapters.smtp import SmtpProvider, SmtpServer, SmtpTransport
from notifier.adapters.timers import TimerSummaries
from notifier.application.begin_broadcast import BeginBroadcast
from notifier.application.concerns.broadcasts import NEWS
from notifier.application.concerns.table import CONCERNS
from notifier.application.explain_event import ExplainEvent
from notifier.application.inbox import ReadInbox
from notifier.application.keep_activity import KeepActivity
from notifier.application.keep_attention import KeepAttention
from notifier.application.keep_people import KeepPeople
from notifier.application.move_notification import MoveNotification
from notifier.application.note_reading import NoteReading
from notifier.application.plan_notifications import PlanNotifications
from notifier.application.prepare_mails import PrepareMails
from notifier.application.push_live import ShownHere
from notifier.application.send_mails import MailWork, SendMails
from notifier.application.set_preferences import SetPreferences
from notifier.application.settle_mails import SettleMails
from notifier.application.tell_everyone import BroadcastWork, TellEveryone
from notifier.application.tell_month import TellMonth
from notifier.application.unsubscribe import Unsubscribe
from notifier.domain.attention import budget
from notifier.domain.notification_types import TYPES, NotificationType, offered
from notifier.domain.unsubscribe import Leave, sign
from notifier.entrypoints import http, live, pages, subscribers
from notifier.entrypoints.deps import Deps
from notifier.entrypoints.jobs import jobs
from notifier.settings import Settings
from saypro_events import BadRecord, decode_now
from saypro_events.user import UserErased

NAME = "notifier"
FOLDER = Path(__file__).parent
INSTALLED = frozenset({"in_app", "email"})
"""The channels that this installation can deliver on; nothing is decided for the others."""


def build_app(settings: Settings, *, now: Now = utc_now, issuer: httpx.AsyncClient | None = None) -> Service:
    """The service, composed and not yet connected. Tests hand in their clock and sign-in issuer."""
    core = Core.build(NAME, settings, Reader(decode_now, BadRecord), now=now)
    types = {name: offered(row, INSTALLED) for name, row in TYPES.items()}
    texts = JinjaTexts()
    secret = settings.key_for("unsubscribe")
    deps = build_deps(core, types, secret)
    queue = MongoMailQueue(core.mongo, core.now)
    shell = Pages(service=NAME, prefix=NAME, folder=FOLDER, settings=settings, now=now)
    app = create_app(
        service=NAME,
        prefix=NAME,
        settings=settings,
        routers=[*http.routers(deps), live.router(deps), *pages.routers(deps, shell, core, queue.waiting)],
        pages=shell,
        commands=core.commands,
        outbox_full=lambda: core.relay.full,
        http=issuer,
    )
    transport, shown, counts = smtp_transport(settings), ShownHere(), PrometheusCounts(core.registry)
    stage = mail_stage(core, settings, types, texts, transport, secret, counts)
    plan = plan_notifications(core, types, texts, settings, shown, stage.wake.set, counts)
    telling = broadcast_stage(core, plan)
    handle = subscribers.batch_handler(
        plan,
        keep_people(core),
        NoteReading(MongoReadMarks(core.mongo), MongoInbox(core.mongo), core.hub, core.now),
        BeginBroadcast(MongoBroadcasts(core.mongo), NEWS, telling.wake.set, core.now),
        KeepActivity(MongoActivities(core.mongo), MongoOffers(core.mongo)),
    )
    return Service(
        core=core,
        subscription=Subscription(
            subscribers.TOPICS, handle, max_batch=settings.max_batch, pace=0.08, erasure=UserErased.TYPE
        ),
        broadcasts=[Broadcast(live.TOPICS, live.follower(core.hub, deps.inbox, shown))],
        http=app,
        timers=jobs(tell_month(core, plan)),
        background={"broadcasts": telling.run, "mail-figures": lambda: counts.measure(queue)}
        | ({"mail": stage.run} if settings.mail_stage else {}),
        indexes=INDEXES,
        retired_indexes=RETIRED_INDEXES,
        collections=COLLECTIONS,
        on_stop=(transport.close,),
    )


def build_deps(core: Core, types: dict[str, NotificationType], secret: bytes) -> Deps:
    """What the HTTP entrypoints work with."""
    inbox = MongoInbox(core.mongo)
    preferences = SetPreferences(MongoPeople(core.mongo), is_locale)
    return Deps(
        read=ReadInbox(inbox),
        move=MoveNotification(inbox, core.hub, core.now),
        preferences=preferences,
        unsubscribe=Unsubscribe(preferences, secret, core.now),
        explain=ExplainEvent(MongoDeliveries(core.mongo), MongoBroadcasts(core.mongo)),
        inbox=inbox,
        types=types,
        hub=core.hub,
        unit_of_work=core.unit_of_work,
        now=core.now,
    )


def plan_notifications(
    core: Core,
    types: dict[str, NotificationType],
    texts: JinjaTexts,
    settings: Settings,
    shown: ShownHere,
    queued: Callable[[], None],
    counts: PrometheusCounts,
) -> PlanNotifications:
    """The planning of batches."""
    return PlanNotifications(
        people=MongoPeople(core.mongo),
        deliveries=MongoDeliveries(core.mongo),
        read_marks=MongoReadMarks(core.mongo),
        texts=texts,
        live=core.hub,
        shown=shown,
        queued=queued,
        planned=counts.planned,
        types=types,
        concerns=CONCERNS,
        now=core.now,
        unread_delay=timedelta(seconds=settings.unread_delay_seconds),
    )


def broadcast_stage(core: Core, plan: PlanNotifications) -> TellEveryone:
    """The stage that tells audiences."""
    return TellEveryone(
        BroadcastWork(
            broadcasts=MongoBroadcasts(core.mongo),
            everyone=MongoPeople(core.mongo),
            plan=plan,
            news=NEWS,
            unit_of_work=core.unit_of_work,
            right=core.lease("broadcasts"),
            now=core.now,
        )
    )


def keep_people(core: Core) -> KeepPeople:
    """What follows account events."""
    return KeepPeople(
        MongoPeople(core.mongo),
        MongoDeliveries(core.mongo),
        MongoActivities(core.mongo),
        TimerSummaries(core.timers),
        core.now,
    )


def tell_month(core: Core, plan: PlanNotifications) -> TellMonth:
    """What is done when a month is over."""
    return TellMonth(
        people=MongoPeople(core.mongo),
        activities=MongoActivities(core.mongo),
        offers=MongoOffers(core.mongo),
        deliveries=MongoDeliveries(core.mongo),
        timers=TimerSummaries(core.timers),
        plan=plan,
    )


def mail_stage(
    core: Core,
    settings: Settings,
    types: dict[str, NotificationType],
    texts: JinjaTexts,
    transport: SmtpTransport,
    secret: bytes,
    counts: PrometheusCounts,
) -> SendMails:
    """The email stage."""
    people, deliveries = MongoPeople(core.mongo), MongoDeliveries(core.mongo)
    queue = MongoMailQueue(core.mongo, core.now)
    attention = KeepAttention(deliveries, types, budget(settings.attention_per_hour, settings.attention_per_day))

    def leave_link(user_id: str, type_: str) -> str:
        return f"{settings.origin}/{NAME}/unsubscribe/{sign(Leave(user_id, type_, 'email'), secret)}"

    composer = MailComposer(
        brand=load_brand(settings.brand_file),
        origin=settings.origin,
        domain=settings.mail_domain,
        texts=texts,
        unsubscribe=leave_link,
        now=core.now,
    )
    return SendMails(
        MailWork(
            queue=queue,
            prepare=PrepareMails(people, deliveries, MongoReadMarks(core.mongo), types, attention),
            composer=composer,
            transport=transport,
            settle=SettleMails(core.unit_of_work, queue, people, counts.settled),
            now=core.now,
            jitter=random.random,
            owner=settings.instance,
            at_once=settings.smtp_connections,
        )
    )


def smtp_transport(settings: Settings) -> SmtpTransport:
    """The providers, first the preferred one."""
    sender = load_brand(settings.brand_file).sender.email
    servers = [
        SmtpServer(
            host=settings.smtp_host,
            port=settings.smtp_port,
            tls=settings.smtp_tls,
            username=settings.smtp_username,
            password=settings.smtp_password.get_secret_value() if settings.smtp_password else None,
            ca_file=str(settings.smtp_ca_file) if settings.smtp_ca_file else None,
            sender=sender,
            connections=settings.smtp_connections,
            per_second=settings.smtp_per_second,
        )
    ]
    if settings.smtp2_host is not None:
        servers.append(
            SmtpServer(
                host=settings.smtp2_host,
                port=settings.smtp2_port,
                tls=settings.smtp2_tls,
                username=settings.smtp2_username,
                password=settings.smtp2_password.get_secret_value() if settings.smtp2_password else None,
                sender=sender,
                connections=settings.smtp_connections,
            )
        )
    return SmtpTransport([SmtpProvider(server) for server in servers])
