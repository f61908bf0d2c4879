"""The composition root of sla-monitor: the only place that chooses real adapters."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from chassis.clock import utc_now
from chassis.core import Core
from chassis.errors import Conflict
from chassis.records import Reader
from chassis.service import Service, Subscription
from chassis.web import Pages, create_app
from saypro_events import BadRecord, decode_now
from saypro_events.user import UserErased
from sla_monitor.adapters.kafka import KafkaBacklog
from sla_monitor.adapters.metrics import show_unheard
from sla_monitor.adapters.mongo import (
    COLLECTIONS,
    INDEXES,
    RETIRED_INDEXES,
    MongoBookRepository,
    MongoRatingRepository,
    MongoRequesterRepository,
    MongoTalkRepository,
    MongoTicketRepository,
)
from sla_monitor.adapters.mongo_board import MongoBoard
from sla_monitor.adapters.outbox import OutboxAnnouncer
from sla_monitor.adapters.public_holidays import public_holidays
from sla_monitor.adapters.timers import TimerSchedule
from sla_monitor.application.change_book import ChangeBook
from sla_monitor.application.explain_clock import ExplainClock
from sla_monitor.application.fire_clocks import FireClocks
from sla_monitor.application.follow_tickets import FollowTickets
from sla_monitor.application.recalculate_clocks import RecalculateClocks
from sla_monitor.application.seed_book import SeedBook
from sla_monitor.entrypoints import http, pages, subscribers
from sla_monitor.entrypoints.deps import WebDeps
from sla_monitor.entrypoints.jobs import jobs
from sla_monitor.settings import Settings

NAME, PREFIX, DATABASE = "sla-monitor", "sla", "saypro_sla"


def build_app(settings: Settings, *, now: Callable[[], datetime] = utc_now) -> Service:
    """The service, composed. Connects to nothing yet."""
    core = Core.build(NAME, settings, Reader(decode_now, BadRecord), database=DATABASE, now=now)
    tickets = MongoTicketRepository(core.mongo)
    talks = MongoTalkRepository(core.mongo)
    people = MongoRequesterRepository(core.mongo)
    ratings = MongoRatingRepository(core.mongo)
    books = MongoBookRepository(core.mongo, public_holidays)
    schedule, announcer = TimerSchedule(core.timers), OutboxAnnouncer()
    backlog = KafkaBacklog(settings, core.offsets, subscribers.DECISIVE_TOPICS, now)
    show_unheard(core.registry, backlog, now)
    follow = FollowTickets(tickets, talks, people, books, schedule, announcer)
    seed = SeedBook(books, settings.sla_timezone, settings.sla_country or None, settings.seeds_demo)
    web = WebDeps(
        books=books,
        change=ChangeBook(books, tickets, schedule),
        explain=ExplainClock(tickets, books),
        board=MongoBoard(core.mongo),
        people=people,
        ratings=ratings,
        now=now,
    )
    shell = Pages(service=NAME, prefix=PREFIX, folder=Path(__file__).parent, settings=settings, now=now)

    async def seed_once() -> None:
        with contextlib.suppress(Conflict):  # another instance was first
            await core.unit_of_work.run(lambda: seed(now()))

    return Service(
        core=core,
        subscription=Subscription(
            subscribers.TOPICS,
            subscribers.handlers(subscribers.Deps(follow, people, tickets, ratings, now)),
            max_batch=100,
            pace=0.1,
            erasure=UserErased.TYPE,
        ),
        http=create_app(
            service=NAME,
            prefix=PREFIX,
            settings=settings,
            routers=[http.router(web), pages.router(web, shell)],
            pages=shell,
            commands=core.commands,
            outbox_full=lambda: core.relay.full,
        ),
        timers=jobs(
            FireClocks(tickets, books, schedule, announcer, backlog),
            RecalculateClocks(tickets, books, schedule, announcer),
        ),
        background={"backlog": backlog.run},
        indexes=INDEXES,
        retired_indexes=RETIRED_INDEXES,
        collections=COLLECTIONS,
        on_start=[seed_once],
    )
