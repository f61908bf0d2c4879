"""The one place that chooses what ticketing runs on."""

from pathlib import Path

import httpx

from chassis.clock import Now, utc_now
from chassis.core import Core
from chassis.records import Reader
from chassis.service import Service, Subscription
from chassis.web import Pages, create_app
from saypro_events import BadRecord, decode_now
from saypro_events.user import UserErased
from ticketing.adapters import mongo, mongo_arrivals, mongo_reports, report_schedule
from ticketing.adapters.help_articles import seeds
from ticketing.adapters.mongo import INDEXES
from ticketing.adapters.outbox import OutboxTicketEvents
from ticketing.adapters.random_numbers import RandomNumbers
from ticketing.adapters.report_outbox import OutboxReportEvents
from ticketing.adapters.timers import KIND, TimerReminders
from ticketing.adapters.word_triage import WordTriage
from ticketing.application.analyse_traffic import AnalyseTraffic
from ticketing.application.help_centre import HelpCentre
from ticketing.application.publish_report import PublishReport
from ticketing.application.read_report import ReadReport
from ticketing.application.use_cases import Ports, UseCases
from ticketing.domain.survey import SurveyLink, sign
from ticketing.domain.ticket import Ticket
from ticketing.entrypoints import http, jobs, pages, report_jobs
from ticketing.entrypoints.subscribers import TOPICS, Subscribers
from ticketing.settings import Settings

FOLDER = Path(__file__).parent


def build_app(settings: Settings, *, now: Now = utc_now, issuer: httpx.AsyncClient | None = None) -> Service:
    """The service, composed and not yet connected. Tests hand in their clock and sign-in issuer."""
    core = Core.build("ticketing", settings, Reader(decode_now, BadRecord), now=now)
    ports = ports_of(core, settings)
    uses = UseCases.of(ports)
    centre = HelpCentre(mongo.MongoArticles(core.mongo))
    reports, publish_report = reports_of(core, settings, ports)
    traffic = AnalyseTraffic(mongo_arrivals.MongoArrivals(core.mongo), settings.marketplace_zone)
    templates = Pages(service="ticketing", prefix="ticketing", folder=FOLDER, settings=settings, now=now)
    app = create_app(
        service="ticketing",
        prefix="ticketing",
        settings=settings,
        routers=[
            http.router(uses, now),
            *pages.routers(uses, centre, reports, traffic, templates, now, core.unit_of_work),
        ],
        pages=templates,
        commands=core.commands,
        outbox_full=lambda: core.relay.full,
        http=issuer,
    )
    subscribers = Subscribers(uses, ports.tickets, ports.people, ports.promises, now)
    return Service(
        core=core,
        subscription=Subscription(TOPICS, subscribers.handle, max_batch=100, pace=0.1, erasure=UserErased.TYPE),
        http=app,
        timers={**jobs.timers(uses, KIND), **report_jobs.timers(publish_report, report_schedule.KIND)},
        indexes=INDEXES,
        collections=(mongo.ARTICLES, mongo_reports.REPORTS),
        on_start=(lambda: centre.articles.seed(seeds()), lambda: publish_report.begin(now())),
    )


def ports_of(core: Core, settings: Settings) -> Ports:
    """The real adapters."""
    secret = settings.key_for("survey")

    def survey_url(ticket: Ticket) -> str:
        token = sign(SurveyLink(ticket.ticket_id, ticket.resolutions), secret)
        return f"{settings.origin}/ticketing/survey/{token}"

    return Ports(
        tickets=mongo.MongoTicketRepository(core.mongo),
        lists=mongo.MongoTicketLists(core.mongo),
        views=mongo.MongoConversationViews(core.mongo),
        events=OutboxTicketEvents(survey_url),
        reminders=TimerReminders(core.timers),
        people=mongo.MongoPeople(core.mongo),
        promises=mongo.MongoPromises(core.mongo),
        numbers=RandomNumbers(),
        triage=WordTriage(),
        survey_secret=secret,
    )


def reports_of(core: Core, settings: Settings, ports: Ports) -> tuple[ReadReport, PublishReport]:
    """The use cases of the monthly report on the real adapters."""
    zone = settings.marketplace_zone
    stories, archive = mongo_reports.MongoStories(core.mongo), mongo_reports.MongoReportArchive(core.mongo)
    schedule = report_schedule.TimerReportSchedule(core.timers, zone)
    return (
        ReadReport(stories, archive, ports.lists, ports.people, zone),
        PublishReport(stories, archive, OutboxReportEvents(settings.origin, zone), schedule, zone),
    )
