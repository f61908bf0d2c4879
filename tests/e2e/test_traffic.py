"""The page of traffic in a real browser: any screen, light and dark, by keyboard."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pymongo import MongoClient

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


@pytest.fixture(scope="module")
def weeks(stack: Any) -> Iterator[None]:
    """Ten weeks of inquiries, more of them in the mornings and lately."""
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    client: MongoClient[dict[str, Any]] = MongoClient(ready["mongo"])
    tickets = client["saypro_ticketing"]["tickets"]
    now = datetime.now(UTC)
    made = []
    for number in range(900):
        at = now - timedelta(days=(number * 7919 % 70) ** 0.9 * 1.5, hours=number % 9)
        answered = None if number % 90 == 0 else at + timedelta(minutes=20 + number * 37 % 900)
        made.append({
            "_id": f"t-traffic-{number}", "number": f"SP-TRAFFIC-{number}", "opened_at": at, "requester_id": "u-lars",
            "category": ("account", "transaction", "listing", "technical")[number * number % 4], "subject": "x",
            "status": "open" if answered is None else "closed", "first_response_at": answered, "level": "agent",
            "priority": "low",
        })  # fmt: skip
    tickets.insert_many(made)
    yield
    tickets.delete_many({"_id": {"$regex": "^t-traffic-"}})
    client.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_traffic_is_seen_on_any_screen_and_by_keyboard(
    enter: Enter, weeks: None, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ M-12
    page = enter("u-olga", "/ticketing/", width=width, scheme=scheme)
    page.get_by_role("link", name="Traffic", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Traffic")
    hours = page.get_by_role("table", name="Inquiries of the last 4 weeks by weekday and hour")
    expect(hours.locator("tbody tr")).to_have_count(7)
    everything = _sum(page)
    sound(page)
    page.screenshot(path=artifacts / f"traffic-{width}-{scheme}.png", full_page=True)
    page.get_by_role("navigation", name="Category").get_by_role("link", name="Account").press("Enter")
    page.wait_for_url("**category=account**")
    assert 0 < _sum(page) < everything
    expect(page.get_by_role("link", name="Account")).to_have_attribute("aria-current", "page")
    page.get_by_role("region", name="Inquiries by hour of the week").focus()
    sound(page)


def _sum(page: Page) -> int:
    return sum(int(cell) for cell in page.locator(".traffic-grid td").all_inner_texts())
