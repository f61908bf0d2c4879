"""The monthly report on a real MongoDB."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.ticketing.conftest import NOON, a_ticket

from chassis.core import COLLECTIONS as CORE_COLLECTIONS
from chassis.core import INDEXES as CORE_INDEXES
from chassis.core import Core
from chassis.errors import is_transient
from chassis.mongo import find_all
from chassis.records import Reader
from saypro_events import BadRecord, decode
from saypro_events.report import ReportPublished
from ticketing.adapters import mongo as adapters
from ticketing.adapters.mongo_reports import LOOK_BACK, REPORTS, MongoReportArchive, MongoStories
from ticketing.adapters.report_outbox import OutboxReportEvents
from ticketing.adapters.report_schedule import KIND, TimerReportSchedule
from ticketing.application.publish_report import PublishReport
from ticketing.application.report_ports import Published
from ticketing.domain.erasure import without_words
from ticketing.domain.lifecycle import answer, assign, reopen, resolve
from ticketing.domain.month import Month
from ticketing.domain.monthly_report import reckon
from ticketing.domain.survey import submit
from ticketing.domain.ticket import Ticket
from ticketing.settings import Settings

pytestmark = pytest.mark.infra
ZONE = ZoneInfo("Africa/Johannesburg")
MARCH = Month.of(NOON, ZONE)
START, END = MARCH.start(ZONE), MARCH.end(ZONE)
HOUR = timedelta(hours=1)


@pytest.fixture(params=["motor", "pymongo"])
async def core(infra: Any, request: pytest.FixtureRequest) -> AsyncIterator[Core]:
    settings = Settings(
        environment="test", instance=infra.unique("ticketing"), mongo_url=infra.mongo, mongo_driver=request.param,
        mongo_database=infra.database("reports"), kafka_bootstrap=infra.kafka, secret_key="x" * 40,
    )  # fmt: skip
    made = Core.build("ticketing", settings, Reader(decode, BadRecord))
    await made.mongo.ensure_collections([*CORE_COLLECTIONS, *adapters.INDEXES, REPORTS])
    await made.mongo.ensure_indexes({**CORE_INDEXES, adapters.TICKETS: adapters.INDEXES[adapters.TICKETS]})
    yield made
    await made.mongo.client.drop_database(settings.mongo_database)
    await made.mongo.close()


def handled(ticket: Ticket, at: datetime) -> Ticket:
    """Given to Sam, answered after an hour, solved after three, rated 4, reopened and solved again."""
    ticket = answer(assign(ticket, "u-sam", by="u-sam", at=at), by="u-sam", at=at + HOUR)
    ticket = submit(resolve(ticket, by="u-sam", at=at + 3 * HOUR), 1, rating=4, comment="", at=at + 4 * HOUR)
    return resolve(reopen(ticket, by="u-thandi", at=at + 5 * HOUR), by="u-sam", at=at + 6 * HOUR)


async def keep(core: Core, *tickets: Ticket) -> None:
    await adapters.MongoTicketRepository(core.mongo).add(tickets)


async def test_stories_are_those_of_the_month(core: Core) -> None:
    # REQ T-12
    early, late = START - timedelta(days=3), END + HOUR
    await keep(
        core,
        handled(a_ticket(ticket_id="t-1", number=1), NOON),
        a_ticket(ticket_id="t-2", number=2, at=START),
        a_ticket(ticket_id="t-3", number=3, at=END),
        answer(a_ticket(ticket_id="t-4", number=4, at=early), by="u-sam", at=START),
        handled(a_ticket(ticket_id="t-5", number=5, at=early), early),
        answer(a_ticket(ticket_id="t-6", number=6, at=early), by="u-sam", at=late),
        answer(a_ticket(ticket_id="t-7", number=7, at=START - LOOK_BACK - HOUR), by="u-sam", at=START),
    )
    stories = await MongoStories(core.mongo).between(START, END)
    assert len(stories) == 3
    report = reckon(str(MARCH), stories, START, END)
    assert (report.total.opened, report.total.first_response.count, report.total.resolution.count) == (2, 2, 2)
    assert report.total.resolution.p90 == 3 * 3600
    ((who, sam),) = report.agents
    assert (who, sam.rating.count, sam.rating.mean) == ("u-sam", 1, 4.0)


async def test_a_forgotten_customers_ticket_still_counts(core: Core) -> None:
    # REQ P-06, REQ T-12
    ticket = handled(a_ticket(), NOON)
    await keep(core, ticket)
    stories = MongoStories(core.mongo)
    before = reckon("x", await stories.between(START, END), START, END)
    await adapters.MongoTicketRepository(core.mongo).save(without_words(ticket))
    assert reckon("x", await stories.between(START, END), START, END) == before


def publishing(core: Core) -> PublishReport:
    return PublishReport(
        MongoStories(core.mongo), MongoReportArchive(core.mongo), OutboxReportEvents("https://app.test", ZONE),
        TimerReportSchedule(core.timers, ZONE), ZONE,
    )  # fmt: skip


async def told_in(core: Core) -> list[ReportPublished]:
    records = await find_all(core.mongo.db["outbox"].find())
    encoded = [event for record in records for event in record["events"]]
    return [
        decode(topic, bytes(key), bytes(value), [(name, bytes(content)) for name, content in headers]).data
        for topic, key, value, headers, _ in encoded
    ]


async def test_a_published_report_comes_back_as_it_was_and_is_told_once(core: Core) -> None:
    # REQ T-12, REQ P-05
    await keep(core, handled(a_ticket(), NOON))
    publish = publishing(core)
    done = [await core.unit_of_work.run(lambda: publish(MARCH, END)) for _ in range(2)]
    assert done == [True, False]
    stories = await MongoStories(core.mongo).between(START, END)
    archive = MongoReportArchive(core.mongo)
    assert await archive.get(MARCH) == Published(reckon(str(MARCH), stories, START, END), END.astimezone(UTC))
    assert await archive.get(MARCH.after) is None
    (told,) = await told_in(core)
    assert (told.title, told.recipient_roles) == ("Support in March 2026", ("manager",))
    assert told.url == "https://app.test/ticketing/reports/2026-03"
    assert (told.csv_url, told.pdf_url) == (f"{told.url}.csv", f"{told.url}.pdf")
    assert told.figures["tickets"] == 1
    assert told.figures["first_response_p50_minutes"] == 60
    assert told.figures["satisfaction"] == 4.0


async def test_two_instances_at_once_publish_one_report(core: Core) -> None:
    # REQ T-12, REQ P-05
    async def insist() -> bool:
        while True:
            try:
                return await core.unit_of_work.run(lambda: publishing(core)(MARCH, END))
            except Exception as error:
                if not is_transient(error):
                    raise
                await asyncio.sleep(0.02)

    assert sorted(await asyncio.gather(*(insist() for _ in range(4)))) == [False, False, False, True]
    assert len(await told_in(core)) == 1
    assert await core.mongo.db[REPORTS].count_documents({}) == 1


async def test_a_month_without_anything_is_told_without_times(core: Core) -> None:
    await core.unit_of_work.run(lambda: publishing(core)(MARCH, END))
    (told,) = await told_in(core)
    assert told.figures == {"tickets": 0.0, "resolved": 0.0}


async def test_a_months_report_is_due_on_the_morning_after_it(core: Core) -> None:
    # REQ T-12
    schedule = TimerReportSchedule(core.timers, ZONE)
    for _ in range(2):
        await schedule.set(MARCH)
    (timer,) = await core.timers.due(END + timedelta(days=1), 10)
    assert (timer["kind"], timer["key"], timer["due"]) == (KIND, "2026-03", datetime(2026, 4, 1, 4, tzinfo=UTC))
