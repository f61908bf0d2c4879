"""What every page has: sign-in, keyboard, theme, and a whole page when something else is down or scripts are off."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


def test_one_session_for_all_services_and_out_again(enter: Enter) -> None:
    page = enter("u-thandi", "/ticketing/")
    for path in ("/messaging/", "/notifier/", "/ticketing/help"):
        page.goto(path)
        expect(page.locator(".account-button")).to_contain_text("Thandi Nkosi")
    page.locator(".account-button").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.goto("/messaging/")
    expect(page.get_by_role("heading", name="Who do you want to be?")).to_be_visible()


def test_a_link_to_a_page_survives_signing_in(enter: Enter) -> None:
    page = enter("u-sam")
    page.context.clear_cookies()
    page.goto("/messaging/desk?view=unassigned")
    page.locator('button[value="u-sam"]').click()
    expect(page).to_have_url(re.compile(r"view=unassigned"))


def test_a_person_without_the_role_is_told_so(enter: Enter) -> None:
    # REQ M-09
    page = enter("u-thandi")
    for path in ("/messaging/desk", "/notifier/operations"):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status in {403, 404}
        expect(page.locator("main h1")).to_be_visible()


def test_the_keyboard_goes_everywhere(enter: Enter) -> None:
    page = enter("u-sam", "/messaging/desk")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Go to messages")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.wait_for_url("**/ticketing/**")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()


def test_on_a_phone_more_is_marked_while_the_page_lies_in_it(enter: Enter, artifacts: Any) -> None:
    page = enter("u-sam", "/messaging/desk", width=390)
    more = page.locator(".nav-more summary")
    expect(more).not_to_have_attribute("aria-current", re.compile(""))
    marked = page.locator(".nav-link[aria-current=page]").evaluate("link => getComputedStyle(link).color")
    page.goto("/ticketing/help")
    expect(more).to_have_attribute("aria-current", "true")
    assert more.evaluate("link => getComputedStyle(link).color") == marked
    more.click()
    page.screenshot(path=artifacts / "more-390.png")
    expect(page.locator(".nav-more [aria-current=page]")).to_have_text("Help")


def test_the_theme_stays(enter: Enter) -> None:
    page = enter("u-thandi")
    page.locator(".account-button").click()
    page.locator("[data-theme-toggle]").click()
    page.locator("[data-theme-toggle]").click()
    page.goto("/ticketing/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 23, 26)"


def test_every_page_is_readable_without_scripts(stack: Any, chromium: Browser) -> None:
    context = chromium.new_context(base_url=stack.origin, java_script_enabled=False)
    page = context.new_page()
    page.goto("/messaging/")
    page.locator('button[value="u-thandi"]').click()
    page.goto("/messaging/new")
    page.get_by_label("Subject").fill("Written without scripts")
    page.get_by_label("Message", exact=True).fill("Plain forms do it too.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-own")).to_contain_text("Plain forms do it too.")
    page.get_by_label(re.compile("^Message to")).fill("And again.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-own").last).to_contain_text("And again.")
    for path in ("/messaging/", "/notifier/", "/notifier/preferences", "/ticketing/", "/ticketing/help"):
        page.goto(path)
        expect(page.locator("main h1").first).to_be_visible()
        unread = page.get_by_role("link", name="Notifications").locator("img")
        assert unread.evaluate("picture => picture.decode().then(() => picture.naturalWidth)") == 30
    context.close()


def test_a_page_stays_whole_when_the_notifier_is_away(enter: Enter) -> None:
    page = enter("u-thandi")
    page.context.route("**/notifier/**", lambda route: route.abort())
    page.goto("/messaging/")
    expect(page.locator("main h1").first).to_be_visible()
    expect(page.locator(".toast")).to_have_count(0)
    expect(page.locator("#live-status")).to_be_hidden()


@pytest.mark.parametrize(("key", "broken"), [("a", "signed out"), ("e", "no connection")])
def test_an_action_that_fails_says_so(enter: Enter, key: str, broken: str) -> None:
    # REQ M-03: the buttons lie in a place that loads by itself, which is silent
    lars = enter("u-lars")
    lars.goto("/messaging/new")
    lars.get_by_label("Message", exact=True).fill(f"Who hears me when {broken}?")
    lars.get_by_role("button", name="Send").click()
    lars.wait_for_url("**/messaging/c/**")
    sam = enter("u-sam", "/messaging/desk")
    sam.goto(lars.url.replace("/messaging/c/", "/messaging/desk/c/"))
    if broken == "signed out":
        sam.context.clear_cookies()
    else:
        sam.context.set_offline(True)
    sam.keyboard.press(key)
    told = "session has ended" if broken == "signed out" else "Check the connection"
    expect(sam.locator(".toast").filter(has_text=told)).to_be_visible()


# REQ P-04
def test_who_comes_by_the_address_signs_in_as_by_the_name(stack: Any, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{stack.origin.replace('localhost', '127.0.0.1')}/messaging/")
    page.locator('button[value="u-thandi"]').click()
    page.wait_for_url(f"{stack.origin}/messaging/**")
    expect(page.locator("body")).to_contain_text("Thandi")
    context.close()
