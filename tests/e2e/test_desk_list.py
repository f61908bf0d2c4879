"""The list of the desk and of everybody's messages: its head is one line, and after a kill all of it is right again."""

import json
import os
import re
import signal
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


def write_to_support(page: Page, text: str, category: str = "") -> None:
    page.goto("/messaging/new")
    if category:
        page.get_by_label("What is it about?").select_option(category)
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")


def tally(page: Page, view: str) -> Locator:
    return page.locator("#views a", has_text=view).locator(".tally")


def number_of(page: Page, view: str) -> int:
    expect(tally(page, view)).to_have_text(re.compile(r"^\d+$"))
    return int(tally(page, view).inner_text())


def until_it_answers(page: Page) -> None:
    for _ in range(600):
        if page.request.get("/messaging/new").ok:
            return
        page.wait_for_timeout(100)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(("who", "path"), [("u-sam", "/messaging/desk"), ("u-mei", "/messaging/")])
def test_title_and_buttons_share_one_line(
    enter: Enter, who: str, path: str, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ M-03
    page = enter(who, path, width=width, scheme=scheme)
    parts = page.locator(".pane-list > .pane-head > *").all()
    boxes = [box for box in (part.bounding_box() for part in parts) if box]
    assert len(boxes) == len(parts) == 3
    middles = [box["y"] + box["height"] / 2 for box in boxes]
    assert max(middles) - min(middles) < 8, boxes
    page.screenshot(path=artifacts / f"list-{who}-{width}-{scheme}.png")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_filter_is_seen_counted_and_taken_off_again(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-03
    lars = enter("u-lars")
    write_to_support(lars, f"The page crashes with error 500 on my {width} px")
    sam = enter("u-sam", "/messaging/desk?category=technical", width=width)
    expect(sam.locator("#rows")).to_contain_text(f"{width} px")
    sam.goto("/messaging/desk")
    sam.locator(".filters > summary").click()
    sam.get_by_label("Category").select_option("listing")
    sam.get_by_label("Priority").select_option("high")
    sam.get_by_role("button", name="Show", exact=True).click()
    expect(tally(sam, "All open")).to_have_text("0")
    expect(sam.locator("#rows")).to_contain_text("Nothing fits")
    sam.screenshot(path=artifacts / f"filtered-{width}.png")
    sam.get_by_role("link", name="Without High").click()
    sam.wait_for_url("**/messaging/desk?category=listing")
    sam.go_back()
    sam.get_by_role("link", name="Show all kinds").click()
    sam.wait_for_url("**/messaging/desk")
    expect(sam.locator("#rows .row")).not_to_have_count(0)
    expect(tally(sam, "All open")).not_to_have_text("0")


def test_on_a_phone_the_way_back_leads_to_the_list_that_one_came_from(enter: Enter) -> None:
    # REQ M-03
    lars = enter("u-lars")
    write_to_support(lars, "Where do I come back to?")
    sam = enter("u-sam", "/messaging/desk?view=unassigned&order=waiting", width=390)
    with sam.expect_response("**/head?**"):  # which is loaded again as soon as the page is live
        sam.locator(".row-link").first.click()
    sam.wait_for_url("**/messaging/desk/c/**")
    sam.get_by_role("link", name="About this conversation").click()
    sam.get_by_role("link", name="Back", exact=True).click()
    with sam.expect_response("**/head?**"):
        sam.reload()
    sam.get_by_role("link", name="Back to the list").click()
    sam.wait_for_url("**/messaging/desk?view=unassigned&order=waiting")


def test_a_search_tells_how_each_stands(enter: Enter) -> None:
    # REQ M-02, REQ M-03
    lars = enter("u-lars")
    write_to_support(lars, "An axolotl arrived instead of a lamp")
    own = f".row:has(#row-{lars.url.rsplit('/', 1)[-1]})"
    sam = enter("u-sam", "/messaging/desk")
    sam.goto(lars.url.replace("/messaging/c/", "/messaging/desk/c/"))
    sam.get_by_role("button", name="Resolve").click()
    expect(sam.get_by_role("button", name="Open again")).to_be_visible()
    sam.goto("/messaging/desk?q=axolotl")
    expect(sam.locator(own)).to_contain_text("Resolved")
    sam.goto("/messaging/desk?view=resolved")
    expect(sam.locator(own)).to_be_visible()
    expect(sam.locator(own)).not_to_contain_text("Resolved")


def test_the_numbers_catch_up_with_the_rows_after_a_kill(enter: Enter, stack: Any) -> None:
    # REQ M-02, REQ M-03
    # In a category of their own: what others have left open would be due before these, and fill the first page.
    lars, sam = enter("u-lars"), enter("u-sam", "/messaging/desk?category=listing")
    write_to_support(lars, "Before the kill", "listing")
    expect(sam.locator("#rows")).to_contain_text("Before the kill")
    sam.reload()
    before = {view: number_of(sam, view) for view in ("All open", "Unassigned")}
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    os.kill(ready["pids"]["messaging-0"], signal.SIGKILL)
    for number in range(3):
        until_it_answers(lars)
        write_to_support(lars, f"After the kill {number}", "listing")
    for number in range(3):
        expect(sam.locator("#rows")).to_contain_text(f"After the kill {number}", timeout=40_000)
    for view, count in before.items():
        expect(tally(sam, view)).to_have_text(str(count + 3), timeout=40_000)
