"""The monthly report's page and files, on the real service."""

import re
import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from saypro_events.report import ReportPublished
from saypro_events.user import Role, UserUpdated
from tests.ticketing.conftest import NOON, a_ticket
from tests.ticketing.entrypoints.conftest import Marketplace, eventually
from ticketing.adapters.mongo import MongoTicketRepository
from ticketing.adapters.report_schedule import KIND
from ticketing.domain.lifecycle import answer, assign, resolve
from ticketing.domain.month import Month
from ticketing.domain.ticket import Ticket
from ticketing.settings import Settings

pytestmark = pytest.mark.infra
MARCH = "/ticketing/reports/2026-03"
HOUR = timedelta(hours=1)


@pytest.fixture
async def march(market: Marketplace) -> list[Ticket]:
    """Three tickets about the same thing, handled by Sam."""
    await market.send(UserUpdated(user_id="u-sam", display_name="Sam <i>Okoro</i>", roles=(Role.AGENT,)))
    await eventually(lambda: market.service.core.mongo.db["people"].find_one({"_id": "u-sam"}))
    tickets = []
    for number in range(3):
        ticket = a_ticket(
            ticket_id=f"t-march-{number}", number=900 + number, subject="My refund is missing",
            conversation_id=f"c-{uuid.uuid4().hex}", at=NOON + number * HOUR,
        )  # fmt: skip
        ticket = assign(ticket, "u-sam", by="u-sam", at=ticket.opened_at)
        ticket = answer(ticket, by="u-sam", at=ticket.opened_at + HOUR)
        tickets.append(resolve(ticket, by="u-sam", at=ticket.opened_at + 5 * HOUR))
    await MongoTicketRepository(market.service.core.mongo).add(tickets)
    return tickets


async def test_a_manager_reads_the_month(market: Marketplace, march: list[Ticket]) -> None:
    # REQ T-12
    async with market.browser("u-olga", "manager") as olga:
        page = (await olga.get(MARCH)).text
        assert "Support in March 2026" in page
        assert "Days of Africa/Johannesburg" in page
        assert "Sam &lt;i&gt;Okoro&lt;/i&gt;" in page
        assert re.search(r'<th scope="row">Payment and orders</th><td[^>]*>3</td>', page)
        assert re.search(r'First answer</span><span class="stat-value">60 min', page)
        assert re.search(r'Solution</span><span class="stat-value">5.0 h', page)
        assert "missing, refund" in page
        for path in ("2026-02", "2026-04", "2026-03.csv", "2026-03.pdf"):
            assert f'href="/ticketing/reports/{path}"' in page
        assert 'href="/ticketing/reports"' in (await olga.get("/ticketing/")).text


async def test_it_is_downloaded_as_csv_and_pdf(market: Marketplace, march: list[Ticket]) -> None:
    # REQ T-12
    async with market.browser("u-olga", "manager") as olga:
        table, document = await olga.get(f"{MARCH}.csv"), await olga.get(f"{MARCH}.pdf")
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.headers["content-disposition"] == 'attachment; filename="support-2026-03.csv"'
    assert "2026-03,person,u-sam,Sam <i>Okoro</i>,,3,60.00" in table.text
    assert document.headers["content-type"] == "application/pdf"
    assert document.content.startswith(b"%PDF-")


async def test_a_month_in_which_nothing_happened_says_so(market: Marketplace) -> None:
    # REQ T-12
    async with market.browser("u-ops", "admin") as ada:
        page = (await ada.get("/ticketing/reports/2021-02")).text
        assert "Nothing happened in February 2021" in page
        assert "What is counted" in page


async def test_only_managers_and_admins_read_it(market: Marketplace) -> None:
    # REQ M-09, REQ T-12
    for roles in (("buyer",), ("agent",), ("senior",)):
        async with market.browser("u-x", *roles) as browser:
            for path in ("/ticketing/reports", MARCH, f"{MARCH}.csv", f"{MARCH}.pdf"):
                assert (await browser.get(path)).status_code == 403
            assert 'href="/ticketing/reports"' not in (await browser.get("/ticketing/")).text


async def test_the_newest_whole_month_comes_first_and_the_running_one_is_so_far(market: Marketplace) -> None:
    # REQ T-12
    current = Month.of(market.clock(), ZoneInfo("Africa/Johannesburg"))
    async with market.browser("u-olga", "manager") as olga:
        first = await olga.get("/ticketing/reports")
        assert (first.status_code, first.headers["location"]) == (303, f"/ticketing/reports/{current.before}")
        page = (await olga.get(f"/ticketing/reports/{current}")).text
        assert "So far: the month is not over" in page
        assert f'href="/ticketing/reports/{current.after}"' not in page
        assert (await olga.get(f"/ticketing/reports/{current.after}")).status_code == 404
        for wrong in ("2026-13", "2026-5", "x", "2026-03.xls"):
            assert (await olga.get(f"/ticketing/reports/{wrong}")).status_code in {404, 422}


async def test_when_its_time_has_come_it_is_published_once_and_stays(market: Marketplace, march: list[Ticket]) -> None:
    # REQ T-12, REQ P-05
    core = market.service.core
    reports = core.mongo.db["reports"]
    for _ in range(2):
        await core.timers.schedule(KIND, "2026-03", market.clock())
        await eventually(lambda: reports.find_one({"_id": "2026-03"}))
        await eventually(lambda: _gone(market))
    (told,) = await market.heard(ReportPublished, report_id="rp-2026-03-support")
    assert told.data.figures["tickets"] == 3
    assert told.data.recipient_roles == ("manager",)
    assert await core.mongo.db["timers"].find_one({"_id": f"{KIND}:2026-04"}) is None  # it was due long ago as well
    async with market.browser("u-olga", "manager") as olga:
        assert "As published on" in (await olga.get(MARCH)).text


async def _gone(market: Marketplace) -> bool:
    """Whether every month that is over has been reported."""
    due = market.clock() + timedelta(seconds=1)
    waiting = await market.service.core.mongo.db["timers"].count_documents({"kind": KIND, "due": {"$lte": due}})
    return waiting == 0


async def test_at_every_start_the_running_month_is_set(market: Marketplace) -> None:
    # REQ T-12
    current = Month.of(market.clock(), ZoneInfo("Africa/Johannesburg"))
    assert await market.service.core.mongo.db["timers"].find_one({"_id": f"{KIND}:{current}"}) is not None


def test_an_unknown_time_zone_is_refused_at_the_start() -> None:
    given = {"mongo_url": "mongodb://localhost:1", "kafka_bootstrap": "localhost:1", "secret_key": "x" * 40}
    with pytest.raises(ValueError, match="not a known time zone"):
        Settings(environment="test", marketplace_timezone="Mars/Olympus", **given)  # type: ignore[arg-type]
