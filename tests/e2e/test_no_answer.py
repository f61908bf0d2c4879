"""Nobody answers: the assignee is reminded, then the next level and the buyer are told, once."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


@pytest.fixture
def a_minute(enter: Enter) -> Iterator[None]:
    """Technical errors are to be answered in one minute; the two of the demonstration would be a long wait."""
    olga = enter("u-olga")
    promise(olga, "1 min")
    yield
    promise(olga, "2 min")


def promise(olga: Page, within: str) -> None:
    olga.goto("/sla/policies/demo_two_minutes")
    olga.get_by_role("group", name="First answer").get_by_label("Within").fill(within)
    olga.get_by_role("button", name="Save as a new version").click()
    olga.wait_for_url("**/sla/policies")


def test_a_missed_promise_escalates_once_and_is_told(
    stack: Any, enter: Enter, a_minute: None, ticket_number: Callable[[Page], str]
) -> None:
    # REQ S-03, REQ T-05, REQ M-07, REQ N-08
    thandi = enter("u-thandi")
    thandi.goto("/messaging/new")
    thandi.get_by_label("Subject").fill("Error 500 on the checkout page")
    thandi.get_by_label("Message", exact=True).fill("The app shows an error message: error 500, it crashes every time.")
    thandi.get_by_role("button", name="Send").click()
    thandi.wait_for_url("**/messaging/c/**")
    quoted = ticket_number(thandi)

    own = f".row:has(#row-{thandi.url.rsplit('/', 1)[-1]})"
    desk = enter("u-sam", "/messaging/desk?view=unassigned&category=technical")
    row = desk.locator(own)
    expect(row.locator("[data-countdown]")).to_have_text(re.compile(r"^0:\d\d$"))
    row.locator("a").click()
    desk.get_by_role("button", name="Take", exact=True).click()
    expect(desk.get_by_role("button", name="Take", exact=True)).to_have_count(0)

    # Half of the time is gone: whoever took it is reminded.
    def about_it(mail: dict[str, str]) -> bool:
        return quoted in mail["subject"] + mail["text"]

    stack.wait_for_mail("sam@example.test", about_it, seconds=120)

    # All of it is gone: the desk says so by itself, the senior and the buyer are told.
    expect(desk.locator("#talk-head .urgency-late, #talk-head .is-breached")).to_be_visible(timeout=120_000)
    escalation = stack.wait_for_mail("noor@example.test", about_it, seconds=60)
    stack.wait_for_mail(
        "thandi@example.test", lambda mail: about_it(mail) and "received" not in mail["subject"].lower(), seconds=60
    )
    noor = enter("u-noor", "/messaging/desk?view=breached&category=technical")
    expect(noor.locator(own)).to_contain_text("Senior")

    told = [mail for mail in stack.mails("noor@example.test") if mail["subject"] == escalation["subject"]]
    assert len(told) == 1
    noor.goto(f"/ticketing/tickets/{quoted}")
    expect(noor.locator("main")).to_contain_text("Senior")

    # Answered after all: the desk counts down to the solution, and to nothing once it is resolved.
    desk.get_by_label(re.compile("^Message to")).fill("Sorry that it took so long.")
    desk.keyboard.press("Enter")
    head = desk.locator("#talk-head")
    expect(head.locator(".urgency-late, .is-breached")).to_have_count(0)
    expect(head.locator("[data-countdown]")).to_be_visible()
    desk.get_by_role("button", name="Resolve").click()
    expect(head).to_contain_text("Resolved")
    expect(head.locator("[data-countdown]")).to_have_count(0)
