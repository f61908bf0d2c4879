"""What is half written stays until it has arrived: after an expired sign-in, after leaving, and for nobody else."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
WIDTHS = [390, 1440]
KEPT = "Object.entries({...localStorage, ...sessionStorage}).filter(([name]) => name.startsWith('saypro:draft')).flat()"


def sign_in(page: Page, persona: str) -> None:
    page.locator(f'button[value="{persona}"]').click()


def start(page: Page, text: str) -> None:
    page.goto("/messaging/new")
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")


def box(page: Page) -> Locator:
    return page.get_by_label(re.compile("^Message to"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_new_conversation_survives_an_expired_sign_in(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-01
    page = enter("u-thandi", "/messaging/new", width=width)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.get_by_label("Subject").fill("Zebra lamp")
    page.get_by_label("What is it about?").select_option("technical")
    page.get_by_label("Message", exact=True).fill("The zebra lamp does not light up.")
    page.context.clear_cookies()
    page.get_by_role("button", name="Send").click()
    sign_in(page, "u-thandi")
    page.wait_for_url("**/messaging/new")
    expect(page.get_by_label("Subject")).to_have_value("Zebra lamp")
    expect(page.get_by_label("What is it about?")).to_have_value("technical")
    expect(page.get_by_label("Message", exact=True)).to_have_value("The zebra lamp does not light up.")
    page.screenshot(path=artifacts / f"draft-new-{width}.png")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    expect(page.locator("#lines")).to_contain_text("The zebra lamp does not light up.")
    page.goto("/messaging/new")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    assert [one for one in addresses if "zebra" in one.lower()] == []


def sign_in_elsewhere(page: Page, persona: str) -> None:
    page.context.clear_cookies()
    other = page.context.new_page()
    other.goto("/messaging/")
    sign_in(other, persona)
    other.wait_for_url("**/messaging/")


def test_a_page_from_before_signing_in_elsewhere_loses_nothing(enter: Enter, artifacts: Any) -> None:
    page = enter("u-thandi", "/messaging/new?kind=support")
    page.get_by_label("Message", exact=True).fill("I signed in once more in another tab.")
    sign_in_elsewhere(page, "u-thandi")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Please send that again")).to_be_visible()
    page.screenshot(path=artifacts / "out-of-date.png")
    page.get_by_role("link", name="Back to the page").click()
    page.wait_for_url("**/messaging/new?kind=support")
    expect(page.get_by_label("Message", exact=True)).to_have_value("I signed in once more in another tab.")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    box(page).fill("And once more.")
    sign_in_elsewhere(page, "u-thandi")
    page.get_by_role("button", name="Send").click()
    page.locator(".bubble.is-failed").get_by_role("button", name="Reload").click()
    expect(box(page)).to_have_value("And once more.")
    expect(page.locator(".bubble-own", has_text="And once more.")).to_have_count(0)


def test_words_about_one_thing_are_not_put_to_the_seller_of_another(enter: Enter) -> None:
    page = enter("u-thandi", "/messaging/new?kind=product&product_id=p-1&seller_id=u-mei")
    page.get_by_label("Message", exact=True).fill("Is this one blue?")
    page.goto("/messaging/new?kind=product&product_id=p-2&seller_id=u-diego")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    page.goto("/messaging/new?kind=product&product_id=p-1&seller_id=u-mei")
    expect(page.get_by_label("Message", exact=True)).to_have_value("Is this one blue?")
    page.get_by_role("link", name="Cancel").click()
    page.goto("/messaging/new?kind=product&product_id=p-1&seller_id=u-mei")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reply_survives_an_expired_sign_in_and_is_said_once(enter: Enter, width: int, artifacts: Any) -> None:
    # REQ M-02
    page = enter("u-lars", width=width)
    start(page, "The first thing that I say.")
    talk = page.url
    page.context.clear_cookies()
    box(page).fill("The second thing that I say.")
    page.get_by_role("button", name="Send").click()
    failed = page.locator(".bubble.is-failed")
    expect(failed).to_contain_text("your session has ended")
    page.screenshot(path=artifacts / f"session-ended-{width}.png")
    failed.get_by_role("link", name="Sign in again").click()
    sign_in(page, "u-lars")
    page.wait_for_url(talk)
    expect(box(page)).to_have_value("The second thing that I say.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-own").last).to_contain_text("The second thing that I say.")
    expect(page.locator(".bubble-own .bubble-state").last).to_have_text(re.compile("Sent|Read"))
    page.reload()
    expect(box(page)).to_have_value("")
    expect(page.locator(".bubble-own", has_text="The second thing")).to_have_count(1)


def test_what_arrived_without_an_answer_is_not_kept(enter: Enter) -> None:
    page = enter("u-lars")
    start(page, "Can you hear me?")

    def arrives_but_the_answer_is_lost(route: Any) -> None:
        route.fetch()
        route.abort()

    page.context.route("**/v1/conversations/*/messages", arrives_but_the_answer_is_lost)
    page.context.route("**/messaging/v1/live", lambda route: route.abort())
    box(page).fill("It did arrive.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".bubble-own.is-failed")).to_contain_text("It did arrive.")
    page.reload()
    expect(page.locator(".bubble-own", has_text="It did arrive.")).to_have_count(1)
    expect(box(page)).to_have_value("")


def test_the_page_says_that_the_session_has_ended(enter: Enter, artifacts: Any) -> None:
    page = enter("u-sam", "/messaging/desk?view=mine", width=390)
    page.context.clear_cookies()
    told = page.get_by_role("alert").filter(has_text="Your session has ended.")
    for _ in range(50):  # a list that is being loaded just then is not asked for again
        page.evaluate("document.body.dispatchEvent(new CustomEvent('messaging:list'))")
        page.wait_for_timeout(200)
        if told.is_visible():
            break
    expect(told).to_be_visible()
    page.screenshot(path=artifacts / "session-ended-list.png")
    told.get_by_role("link").click()
    sign_in(page, "u-sam")
    page.wait_for_url("**/messaging/desk?view=mine")


@pytest.mark.parametrize("width", WIDTHS)
def test_half_a_reply_waits_in_its_conversation(enter: Enter, width: int) -> None:
    # REQ M-02, REQ M-03: a customer's as well as an agent's
    lars = enter("u-lars", width=width)
    start(lars, "Somewhere else")
    other = lars.url
    start(lars, "Where is my parcel?")
    talk = lars.url
    box(lars).fill("I forgot to say that")
    lars.goto(other)
    expect(box(lars)).to_have_value("")
    lars.goto(talk)
    expect(box(lars)).to_have_value("I forgot to say that")
    sam = enter("u-sam", "/messaging/desk", width=width)
    sam.goto(talk.replace("/messaging/c/", "/messaging/desk/c/"))
    box(sam).fill("Ask the carrier first")
    sam.get_by_label("Internal note").check()
    sam.goto("/messaging/desk")
    sam.goto(talk.replace("/messaging/c/", "/messaging/desk/c/"))
    expect(box(sam)).to_have_value("Ask the carrier first")
    expect(sam.get_by_label("Internal note")).to_be_checked()
    sam.get_by_role("button", name="Send").click()
    expect(sam.locator(".bubble-note")).to_contain_text("Ask the carrier first")
    expect(sam.locator(".bubble-note.is-sending")).to_have_count(0)
    sam.reload()
    expect(box(sam)).to_have_value("")
    assert sam.evaluate(KEPT) == []


def test_a_draft_is_for_nobody_else(enter: Enter) -> None:
    page = enter("u-lars")
    start(page, "Something between us.")
    box(page).fill("My secret gift")
    assert "My secret gift" in str(page.evaluate(KEPT))
    page.context.clear_cookies()
    page.goto("/ticketing/")
    sign_in(page, "u-thandi")
    expect(page.locator(".account-button")).to_contain_text("Thandi")
    page.wait_for_load_state("load")
    assert page.evaluate(KEPT) == []
    start(page, "Another talk.")
    box(page).fill("Not for the next one")
    page.goto("/ticketing/")
    page.locator(".account-button").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert page.evaluate(KEPT) == []
