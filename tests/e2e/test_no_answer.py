"""Nobody answers: the assignee is reminded, then the next level and the buyer are told, once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
TWO_MINUTES = 120_000
SLACK = 30_000


def test_a_missed_promise_escalates_once_and_is_told(
    stack: Any, enter: Enter, ticket_number: Callable[[Page], str]
) -> None:
    # REQ S-03, REQ T-05, REQ M-07, REQ N-08: technical errors have a two-minute target in the demonstration data
    thandi = enter("u-thandi")
    thandi.goto("/messaging/new")
    thandi.get_by_label("Subject").fill("Error 500 on the checkout page")
    thandi.get_by_label("Message", exact=True).fill("The app shows an error message: error 500, it crashes every time.")
    thandi.get_by_role("button", name="Send").click()
    thandi.wait_for_url("**/messaging/c/**")
    quoted = ticket_number(thandi)

    desk = enter("u-sam", "/messaging/desk")
    row = desk.locator(".row", has_text="Error 500 on the checkout page").first
    expect(row.locator("[data-countdown]")).to_have_text(re.compile(r"^[01]:\d\d$"))
    row.locator("a").click()
    desk.get_by_role("button", name="Take", exact=True).click()
    expect(desk.get_by_role("button", name="Take", exact=True)).to_have_count(0)

    # Half of the time is gone: whoever took it is reminded.
    def about_it(mail: dict[str, str]) -> bool:
        return quoted in mail["subject"] + mail["text"]

    stack.wait_for_mail("sam@example.test", about_it, seconds=TWO_MINUTES / 1000)

    # All of it is gone: the desk says so by itself, the senior and the buyer are told.
    expect(desk.locator("#talk-head .urgency-late, #talk-head .is-breached")).to_be_visible(timeout=TWO_MINUTES + SLACK)
    escalation = stack.wait_for_mail("noor@example.test", about_it, seconds=60)
    stack.wait_for_mail(
        "thandi@example.test", lambda mail: about_it(mail) and "received" not in mail["subject"].lower(), seconds=60
    )
    noor = enter("u-noor", "/messaging/desk?view=breached")
    expect(noor.locator(".row", has_text="Error 500 on the checkout page").first).to_contain_text("Senior")

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
