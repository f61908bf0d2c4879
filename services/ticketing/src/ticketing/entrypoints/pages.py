"""All pages of the service."""

from fastapi import APIRouter

from chassis.clock import Now
from chassis.unit_of_work import UnitOfWork
from chassis.web import Pages
from ticketing.application.analyse_traffic import AnalyseTraffic
from ticketing.application.help_centre import HelpCentre
from ticketing.application.read_report import ReadReport
from ticketing.application.use_cases import UseCases
from ticketing.entrypoints import help_pages, survey_pages, ticket_forms
from ticketing.entrypoints.report_pages import ReportPages
from ticketing.entrypoints.ticket_pages import TicketPages
from ticketing.entrypoints.traffic_pages import TrafficPages


def routers(
    uses: UseCases,
    centre: HelpCentre,
    reports: ReadReport,
    traffic: AnalyseTraffic,
    pages: Pages,
    now: Now,
    unit_of_work: UnitOfWork,
) -> list[APIRouter]:
    """One router for each part."""
    own = TicketPages(uses, pages, now, unit_of_work)
    return [
        own.router(),
        ticket_forms.router(own),
        survey_pages.router(own),
        help_pages.router(centre, pages),
        ReportPages(reports, pages, now).router(),
        TrafficPages(traffic, pages, now).router(),
    ]
