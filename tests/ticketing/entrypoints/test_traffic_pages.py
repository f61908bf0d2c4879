"""The page of traffic, on the real service."""

import re
import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.ticketing.conftest import a_ticket
from tests.ticketing.entrypoints.conftest import Marketplace
from ticketing.adapters.mongo import MongoTicketRepository
from ticketing.domain.classification import Category
from ticketing.domain.lifecycle import answer
from ticketing.entrypoints.traffic_pages import bars, shade

pytestmark = pytest.mark.infra
ZONE = ZoneInfo("Africa/Johannesburg")


async def cells(market: Marketplace, query: str = "") -> tuple[str, int]:
    """The page, and how many inquiries its hours have in all."""
    async with market.browser("u-olga", "manager") as olga:
        page = (await olga.get(f"/ticketing/traffic{query}")).text
    return page, sum(map(int, re.findall(r'<td class="traffic-\d">(\d+)</td>', page)))


async def test_a_manager_sees_when_inquiries_come_and_where_they_wait(market: Marketplace) -> None:
    # REQ M-12
    _, before = await cells(market)
    yesterday = (market.clock().astimezone(ZONE) - timedelta(days=1)).replace(hour=9, minute=5)
    tickets = []
    for number in range(7):
        name = uuid.uuid4().hex
        ticket = a_ticket(ticket_id=f"t-{name}", number=50_000 + number, conversation_id=f"c-{name}",
                          category=Category.LISTING, subcategory=None, at=yesterday)  # fmt: skip
        tickets.append(answer(ticket, by="u-sam", at=yesterday + timedelta(hours=3)) if number else ticket)
    await MongoTicketRepository(market.service.core.mongo).add(tickets)
    page, after = await cells(market)
    assert after - before == 7
    assert "Days of" not in page
    assert "Whole days of Africa/Johannesburg" in page
    slot = rf'<td>{yesterday:%A} 09:00</td><td class="align-end">7</td><td class="align-end">3.0 h</td>'
    assert re.search(slot, page)
    row = re.search(r"<tr>\s*<td>Listing</td>.*?</tr>", page, re.DOTALL)
    assert row is not None
    assert re.search(r'role="img" aria-label="By week, the oldest first: 0, 0, 0, 0, 0, 0, 0, 7"', row[0])
    assert re.findall(r'<td class="align-end">([^<]+)</td>', row[0])[:3] == ["7", "–", "3.0 h"]
    only, count = await cells(market, "?category=listing")
    assert count == 7
    assert 'aria-current="page">Listing' in only
    assert (await cells(market, "?category=technical"))[1] == 0


async def test_only_managers_and_admins_see_it(market: Marketplace) -> None:
    # REQ M-09, REQ M-12
    for role, status in (("buyer", 403), ("agent", 403), ("senior", 403), ("admin", 200)):
        async with market.browser("u-x", role) as browser:
            assert (await browser.get("/ticketing/traffic")).status_code == status
    async with market.browser("u-olga", "manager") as olga:
        assert (await olga.get("/ticketing/traffic?category=nonsense")).status_code == 422
        assert 'href="/ticketing/traffic"' in (await olga.get("/ticketing/")).text


def test_shades_and_bars_are_to_scale() -> None:
    assert [shade(count, 8) for count in (0, 1, 2, 3, 8)] == [0, 1, 1, 2, 4]
    assert shade(0, 0) == 0
    assert bars((0, 1, 4)) == [0.0, 7.0, 28.0]
    assert bars((0, 0)) == [0.0, 0.0]
