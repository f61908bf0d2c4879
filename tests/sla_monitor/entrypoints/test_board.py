"""The manager's board: what each of its numbers is of, and over which time."""

import html
import re
from typing import Any

from sla_monitor.application.ports import Rating


def tiles(page: str) -> dict[str, tuple[str, str]]:
    """Each tile's value and what it says it is of."""
    found = re.findall(
        r'class="stat-label">([^<]+)</span><span class="stat-value">([^<]+)</span><span class="stat-hint">([^<]+)', page
    )
    return {label: (value, html.unescape(hint)) for label, value, hint in found}


def listed(page: str, title: str) -> int:
    """How many rows a list of the page has."""
    section = re.search(rf'aria-labelledby="{title}-title".*?</section>', page, re.DOTALL)
    return section[0].count('id="clock-') if section else 0


async def test_every_tile_counts_promises_and_agrees_with_the_lists(site: Any) -> None:
    # REQ S-05
    olga = site.as_("u-olga", "manager")
    await site.world.see("t2", opened_at=site.world.now, requester="u-lars")
    await site.world.see("t3", status="pending")
    for hours in (0, 2, 5):
        await site.world.passes(hours=hours)
        page = (await olga.get("/sla/")).text
        found = tiles(page)
        about, later, missed = (listed(page, title) for title in ("due", "later", "missed"))
        assert found["Running now"] == (str(about + later), "promises whose time runs")
        assert found["About to be missed"] == (str(about), "of those that run, warned about or due within 2 hours")
        assert found["Missed"] == (str(missed), "promises, in the last 7 days")
        assert found["Waiting for the customer"][1] == "promises whose time stands still"
        assert "The first" not in page
    assert missed > 0
    assert found["Kept"] == ("81 %", "9 of 11 promises, in the last 30 days")


async def test_tables_add_up_to_the_tile_and_say_what_their_numbers_are_of(site: Any) -> None:
    # REQ S-05 S-07
    await site.world.put(Rating("s1", "t1", "u-sam", 4, site.world.now))
    page = (await site.as_("u-olga", "manager").get("/sla/")).text
    for title in ("team", "person"):
        section = re.search(rf'aria-labelledby="{title}-title".*?</section>', page, re.DOTALL)
        assert section is not None
        assert "last 30 days" in section[0]
        *rows, total = re.findall(r'<td class="align-end">(\d+)</td><td class="align-end">(\d+)</td>', section[0])
        assert [sum(int(row[at]) for row in rows) for at in (0, 1)] == [int(each) for each in total] == [9, 2]
    assert "4.0 of 5 (1)" in page
    assert "mean time from inquiry to first answer" in page
    assert "9 promises kept (below), 2 missed (above)" in page


async def test_days_are_those_of_who_looks(site: Any) -> None:
    # REQ S-05
    page = (await site.as_("u-olga", "manager").get("/sla/")).text
    zone = site.board.zones[-1]
    assert f"days of {zone.replace('_', ' ')}" in page


async def test_a_list_that_is_cut_says_of_how_many(site: Any) -> None:
    # REQ S-05
    for number in range(60):
        await site.world.see(f"x{number}", opened_at=site.world.now)
    page = (await site.as_("u-olga", "manager").get("/sla/")).text
    running, risk = (int(tiles(page)[label][0]) for label in ("Running now", "About to be missed"))
    assert running > 100
    assert f"The first {listed(page, 'later')} of {running - risk}." in page
