"""The forms around the desk, filled in and sent by keyboard: refused at the field, mended, and the result seen."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
WIDTHS = [390, 1440]


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


def refused(page: Page, field: Locator, why: str) -> None:
    """The field has the focus, is marked as wrong, and the reason is read out with it."""
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(why)))
    sound(page)


def saved(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_automatic_reply_is_set_up(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-05
    page = enter("u-olga", "/messaging/desk/replies", width=width)
    new = page.locator("details", has=page.get_by_text("New reply", exact=True))
    if new.get_attribute("open") is None:
        new.locator("summary").press("Enter")
    form = page.get_by_role("form", name="New reply")
    phrases = form.get_by_label("Only when the message says one of these")
    phrases.focus()
    page.keyboard.type(f"okapi{width}")
    form.get_by_role("button", name="Add").press("Enter")
    first = form.get_by_label("In business hours")
    refused(page, first, "Write at least one of open, closed and away")
    expect(phrases).to_have_value(f"okapi{width}")
    page.screenshot(path=artifacts / f"reply-refused-{width}.png")
    page.keyboard.type(f"We look into okapi{width} at once.")
    form.get_by_role("button", name="Add").press("Enter")
    saved(page)
    own = page.locator("details", has=page.locator("summary", has_text=f"We look into okapi{width}"))
    expect(own).to_be_visible()
    page.get_by_label("A customer writes").fill(f"Where is my okapi{width}?")
    page.get_by_label("When", exact=True).select_option("open")
    page.get_by_role("button", name="Try").press("Enter")
    expect(page.locator("#preview .bubble-other")).to_contain_text(f"We look into okapi{width} at once.")
    own.locator("summary").press("Enter")
    own.get_by_role("button", name="Delete").press("Enter")
    saved(page)
    sound(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_business_hours_and_being_away(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-05
    page = enter("u-mei", "/messaging/replies", width=width)
    form = page.get_by_role("form", name="Business hours")
    monday = form.get_by_role("group", name="Monday")
    opens, closes = monday.get_by_label("Opens"), monday.get_by_label("Closes")
    opens.fill("17:00")
    closes.fill("09:00")
    form.get_by_role("button", name="Save").press("Enter")
    expect(opens).to_be_focused()
    expect(monday).to_have_accessible_description(re.compile("On Monday it must open before it closes"))
    expect(opens).to_have_value("17:00")
    sound(page)
    page.screenshot(path=artifacts / f"hours-refused-{width}.png")
    opens.fill("09:00")
    closes.fill("17:00")
    form.get_by_role("button", name="Save").press("Enter")
    saved(page)
    expect(closes).to_have_value("17:00")
    away = page.get_by_role("form", name="Away", exact=True)
    away.get_by_label("Away until").fill("2099-01-01T08:00")
    away.get_by_role("button", name="Save").press("Enter")
    saved(page)
    expect(page.locator(".badge", has_text="Away now")).to_be_visible()
    away.get_by_label("Away until").fill("")
    away.get_by_role("button", name="Save").press("Enter")
    expect(page.locator(".badge", has_text="Away now")).to_have_count(0)
    opens.fill("")
    closes.fill("")
    form.get_by_role("button", name="Save").press("Enter")
    saved(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_who_takes_what_is_set(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-09
    page = enter("u-olga", "/messaging/desk/staff", width=width)
    row = page.locator("details", has=page.locator("summary", has_text="Noor"))
    row.locator("summary").press("Enter")
    form = row.get_by_role("form")
    before = form.get_by_label("Languages").input_value()
    languages = form.get_by_label("Languages")
    languages.fill("english, zu")
    languages.press("Enter")
    refused(page, languages, "Two or three letters each, such as en or zu")
    expect(languages).to_have_value("english, zu")
    page.screenshot(path=artifacts / f"post-refused-{width}.png")
    languages.fill("en, zu")
    skills = form.get_by_label("Skills")
    skills.fill("Refunds, " + "x" * 100)
    skills.press("Enter")
    refused(page, skills, "At most")
    skills.fill("refunds, vip")
    skills.press("Enter")
    saved(page)
    row.locator("summary").press("Enter")
    expect(form.get_by_label("Skills")).to_have_value("refunds, vip")
    expect(form.get_by_label("Languages")).to_have_value("en, zu")
    form.get_by_label("Skills").fill("")
    form.get_by_label("Languages").fill(before)
    form.get_by_label("Languages").press("Enter")
    saved(page)


def test_next_is_taken_by_one_key_until_there_is_no_room(enter: Enter) -> None:
    # REQ M-03, REQ M-09
    lars = enter("u-lars")
    for number in range(2):
        lars.goto("/messaging/new")
        lars.get_by_label("Message", exact=True).fill(f"Who takes number {number}?")
        lars.get_by_role("button", name="Send").click()
        lars.wait_for_url("**/messaging/c/**")
    olga = enter("u-olga", "/messaging/desk/staff")
    sam = enter("u-sam", "/messaging/desk", width=390)

    def room(capacity: int) -> None:
        olga.goto("/messaging/desk/staff")
        row = olga.locator("details", has=olga.locator("summary", has_text="Sam Okoro"))
        row.locator("summary").press("Enter")
        row.get_by_label("At most open at a time").fill(str(capacity))
        row.get_by_label("At most open at a time").press("Enter")
        saved(olga)

    room(200)
    sam.keyboard.press("t")
    sam.wait_for_url("**/desk/c/**")
    expect(sam.locator("#lines")).to_contain_text("You took this conversation")
    room(0)
    sam.goto("/messaging/desk")
    sam.keyboard.press("t")
    expect(sam.get_by_role("status").filter(has_text="You have as many open as you take")).to_be_visible()
    sound(sam)
    room(10)
