"""Canned answers in a real browser: put in by keyboard and by touch, never sent by themselves; their forms."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
BOX = re.compile("^Message to")


@pytest.fixture
def talk(enter: Enter) -> str:
    """The path, on the desk, of a conversation that waits for an answer."""
    lars = enter("u-lars", "/messaging/new")
    lars.get_by_label("Message", exact=True).fill("Where does my money stay?")
    lars.get_by_role("button", name="Send").click()
    lars.wait_for_url("**/messaging/c/**")
    return "/messaging/desk/c/" + lars.url.rsplit("/", 1)[-1]


def offered(page: Page, **which: Any) -> Locator:
    """What the list over the reply box offers."""
    return page.get_by_role("listbox", name="Canned answers").get_by_role("option", **which)


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in {"serious", "critical"}]


def test_a_slash_finds_one_by_keyboard_and_nothing_is_sent_by_itself(enter: Enter, talk: str) -> None:
    # REQ T-09
    page = enter("u-sam", "/messaging/desk")
    page.goto(talk)
    box, options = page.get_by_label(BOX), offered(page)
    page.keyboard.press("r")
    page.keyboard.type("See 1/2 here")
    expect(options).to_have_count(0)
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("/")
    expect(options.first).to_be_visible()
    assert options.count() >= 6
    assert serious(page) == []
    page.keyboard.type("upd")
    expect(options).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("/")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    page.keyboard.type("hello")
    page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile("^Hello Lars Becker,\n\nthank you .* I am Sam Okoro"))
    expect(page.locator(".bubble-own")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(box).to_have_value("/hello")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.type(" Really.")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble-own")).to_contain_text("looking into this now. Really.")
    expect(box).to_have_value("")


def test_what_nothing_is_known_for_is_filled_in_before_it_is_sent(enter: Enter, talk: str) -> None:
    # REQ T-09
    page = enter("u-sam", "/messaging/desk")
    page.goto(talk)
    box = page.get_by_label(BOX)
    page.keyboard.press("r")
    page.keyboard.type("/refund")
    expect(offered(page)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile(r"your order \{order_number\} is"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator(".bubble-own")).to_have_count(0)
    page.keyboard.type("ZA-1")
    expect(box).to_have_value(re.compile("your order ZA-1 is"))
    page.keyboard.press("Enter")
    expect(page.locator(".bubble-own")).to_contain_text("your order ZA-1 is")


def test_a_finger_opens_the_list_and_chooses(enter: Enter, talk: str) -> None:
    # REQ T-09
    page = enter("u-sam", "/messaging/desk", width=390, height=844, has_touch=True, is_mobile=True)
    page.goto(talk)
    page.get_by_role("button", name="Canned answers").tap()
    expect(offered(page).first).to_be_visible()
    assert serious(page) == []
    heights = offered(page).evaluate_all("all => all.map((each) => each.offsetHeight)")
    assert min(heights) >= 44
    offered(page, name=re.compile("Still working")).tap()
    expect(page.get_by_label(BOX)).to_have_value(re.compile("^Hello Lars Becker,\n\nthis is to let you know"))
    expect(offered(page)).to_have_count(0)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


def test_without_a_script_it_is_put_in_by_a_link(enter: Enter, talk: str) -> None:
    # REQ T-09
    page = enter("u-sam", "/messaging/desk", java_script_enabled=False)
    page.goto(talk)
    page.get_by_role("link", name="Canned answers").last.click()
    greeting = page.locator("details", has=page.locator("summary", has_text="Greeting"))
    greeting.locator("summary").click()
    greeting.get_by_role("link", name="Put into my reply").click()
    expect(page.get_by_label(BOX)).to_have_value(re.compile("^Hello Lars Becker,"))
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-own")).to_contain_text("thank you for writing")
    expect(page.get_by_label(BOX)).to_have_value("")


@pytest.mark.parametrize("width", [390, 1440])
def test_one_is_written_refused_mended_deleted_and_brought_back_by_keyboard(
    enter: Enter, width: int, artifacts: Any
) -> None:
    # REQ T-09
    page = enter("u-sam", "/messaging/desk", width=width)
    page.goto("/messaging/desk/canned")
    code = f"parcel-{width}"
    page.keyboard.press("n")
    page.wait_for_url("**/canned/new")
    page.get_by_label("Title").focus()
    page.keyboard.type("Parcel found")
    page.keyboard.press("Tab")
    page.keyboard.type(code)
    page.keyboard.press("Tab")
    page.keyboard.type("Hello {name}, it is here.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Text")).to_be_focused()
    expect(page.get_by_label("Text")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#text-hint")).to_contain_text("There is nothing to fill {name} with")
    assert serious(page) == []
    page.screenshot(path=artifacts / f"canned-refused-{width}.png")
    page.keyboard.press("Control+a")
    page.keyboard.type("Hello {customer_name}, it is here.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    row = page.locator(".row", has_text=f"/{code}")
    expect(row).to_be_visible()
    assert serious(page) == []
    row.locator("a").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Delete").press("Enter")
    expect(page.get_by_role("status").filter(has_text="was deleted")).to_be_visible()
    expect(row).to_have_count(0)
    page.screenshot(path=artifacts / f"canned-deleted-{width}.png")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(row).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
