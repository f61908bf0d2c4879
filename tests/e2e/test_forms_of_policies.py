"""The editors of policies and calendars in a real browser: refused beside the field, mended, tried out, saved."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
SCREENS = [(390, "light"), (1440, "dark")]


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


def marked(field: Locator, why: str) -> None:
    """The field is marked as wrong, and the reason is read out with it."""
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(why)))


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_a_policy_is_refused_beside_its_fields_then_tried_out(
    enter: Enter, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ S-06
    page = enter("u-olga", "/sla/policies/urgent_4h", width=width, scheme=scheme)
    first = page.get_by_role("group", name="First answer")
    first.get_by_label("Within").fill("soon")
    first.get_by_label("Remind at").fill("150 %")
    page.get_by_label("Note").fill("typed by hand")
    page.get_by_role("button", name="What would change?").press("Enter")
    marked(first.get_by_label("Within"), "“soon” is not a time")
    marked(first.get_by_label("Remind at"), "“150 %” does not fit")
    expect(first.get_by_label("Within")).to_be_focused()
    expect(page.get_by_label("Note")).to_have_value("typed by hand")
    page.screenshot(path=artifacts / f"policy-refused-{width}-{scheme}.png")
    sound(page)
    page.get_by_role("alert").get_by_role("link", name="First answer: Remind at").press("Enter")
    expect(first.get_by_label("Remind at")).to_be_focused()
    first.get_by_label("Within").fill("3 h")
    page.get_by_role("button", name="Save as a new version").press("Enter")
    marked(first.get_by_label("Remind at"), "“150 %” does not fit")
    expect(first.get_by_label("Within")).to_have_value("3 h")
    first.get_by_label("Remind at").fill("75 %")
    page.get_by_role("button", name="What would change?").press("Enter")
    expect(page.get_by_role("heading", name="What would change")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(page.get_by_label("Note")).to_have_value("typed by hand")
    page.screenshot(path=artifacts / f"policy-tried-{width}-{scheme}.png")
    sound(page)
    page.get_by_role("button", name="Save as a new version").press("Enter")
    page.wait_for_url("**/sla/policies")
    expect(page.get_by_text("typed by hand")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_a_calendar_is_refused_beside_its_days(enter: Enter, width: int, scheme: str, artifacts: Any) -> None:
    # REQ S-02, S-06
    page = enter("u-olga", "/sla/calendars/office_hours", width=width, scheme=scheme)
    page.get_by_label("Saturday").fill("9 to 12")
    page.get_by_label("Closed once").fill("2026-12-28 Stocktaking\ntomorrow")
    page.get_by_label("Saturday").press("Enter")
    marked(page.get_by_label("Saturday"), "“9 to 12” cannot be read")
    marked(page.get_by_label("Closed once"), "“tomorrow” cannot be read")
    expect(page.get_by_label("Saturday")).to_be_focused()
    page.screenshot(path=artifacts / f"calendar-refused-{width}-{scheme}.png")
    sound(page)
    page.get_by_label("Saturday").fill("09:00-12:00")
    page.get_by_label("Closed once").fill("2026-12-28 Stocktaking")
    page.get_by_role("button", name="What would change?").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_policy_is_tried_out_without_scripts(enter: Enter) -> None:
    # REQ S-06
    page = enter("u-olga", "/sla/policies/general_24h", java_script_enabled=False)
    page.get_by_role("group", name="Solution").get_by_label("Within").fill("2 d")
    page.get_by_role("button", name="What would change?").click()
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    expect(page.get_by_role("group", name="Solution").get_by_label("Within")).to_have_value("2 d")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_board_says_what_its_numbers_are_of(
    enter: Enter, ticket_number: Callable[[Page], str], width: int, scheme: str, artifacts: Any
) -> None:
    # REQ S-05
    thandi = enter("u-thandi", "/messaging/new")
    thandi.get_by_label("Message", exact=True).fill("Where is my parcel?")
    thandi.get_by_role("button", name="Send").click()
    ticket_number(thandi)
    page = enter("u-olga", "/sla/", width=width, scheme=scheme)
    expect(page.locator("[aria-labelledby=later-title] tbody tr").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Everything here counts promises, not tickets")).to_be_visible()
    board = page.locator("[hx-trigger='every 5s']").inner_html()  # at one moment
    running, risk = (
        int(found[1])
        for label in ("Running now", "About to be missed")
        if (found := re.search(rf'{label}</span><span class="stat-value">(\d+)', board))
    )
    about, _, later = board.partition('id="later-title"')
    later = later.partition('id="missed-title"')[0]
    cut = re.search(r"The first (\d+) of (\d+)", later)
    assert about.count('id="clock-') == risk
    assert later.count('id="clock-') == (int(cut[1]) if cut else running - risk)
    assert cut is None or int(cut[2]) == running - risk
    page.screenshot(path=artifacts / f"board-{width}-{scheme}.png")
    sound(page)
