"""A buyer writes to support, an agent answers, and both see it happen: two people at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


def write_to_support(page: Page, subject: str, text: str) -> None:
    page.goto("/messaging/new")
    page.get_by_label("Subject").fill(subject)
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    expect(page.locator(".bubble-own")).to_contain_text(text)


def open_on_desk(desk: Page, customer: Page) -> None:
    """The conversation that the customer has open; on a busy desk it need not be on the list's first page."""
    desk.goto(f"/messaging/desk/c/{customer.url.rsplit('/', 1)[-1]}")


def test_a_message_becomes_a_ticket_with_a_clock_and_gets_its_answer(
    stack: Any, enter: Enter, ticket_number: Callable[[Page], str]
) -> None:
    # REQ M-01, REQ M-03, REQ M-06, REQ T-01, REQ T-04, REQ S-01
    desk = enter("u-sam", "/messaging/desk?view=unassigned&category=transaction&priority=high")
    thandi = enter("u-thandi")
    write_to_support(
        thandi, "Charged twice for order SP-20418", "My card was charged twice for one order. Please help!"
    )

    # The agent's open desk shows it without reloading, with its number, priority and countdown.
    row = desk.locator(f".row:has(#row-{thandi.url.rsplit('/', 1)[-1]})")
    expect(row).to_be_visible()
    expect(row.locator("[data-countdown]")).to_be_visible()
    expect(row).to_contain_text("High")

    # The buyer has the number beside the talk and in the mailbox, with when to expect an answer.
    quoted = ticket_number(thandi)
    mail = stack.wait_for_mail("thandi@example.test", lambda mail: quoted in mail["subject"] + mail["text"])
    assert quoted in mail["html"]

    # The agent takes it, answers, and marks it as pending; the buyer sees each at once.
    row.locator("a").click()
    desk.wait_for_url("**/messaging/desk/c/**")
    desk.get_by_role("button", name="Take", exact=True).click()
    desk.get_by_label(re.compile("^Message to")).fill("I have started the refund of the second charge.")
    desk.get_by_label(re.compile("^Message to")).press("Enter")
    expect(thandi.locator(".bubble-other")).to_contain_text("I have started the refund")
    expect(thandi.locator(".bubble-other")).to_contain_text("Sam")

    desk.get_by_role("button", name=re.compile("^Pending")).click()
    expect(thandi.locator(".pane-head .badge").filter(has_text="Pending")).to_be_visible()

    # The buyer answers by keyboard alone; it is open again for the agent, who resolves it.
    thandi.keyboard.press("r")
    thandi.keyboard.type("Thank you, it is there.")
    thandi.keyboard.press("Enter")
    expect(desk.locator(".bubble-other").last).to_contain_text("Thank you, it is there.")
    desk.get_by_role("button", name=re.compile("^Resolve")).click()
    expect(thandi.locator(".pane-head .badge").filter(has_text="Resolved")).to_be_visible()

    # The ticket knows it all, by its number.
    thandi.get_by_role("link", name="Open the ticket").click()
    expect(thandi.locator("main")).to_contain_text("Resolved")


def test_an_internal_note_is_never_seen_by_the_customer(enter: Enter) -> None:
    # REQ M-09
    lars = enter("u-lars")
    write_to_support(lars, "Where is my invoice", "I need an invoice for my last order.")
    desk = enter("u-sam", "/messaging/desk")
    open_on_desk(desk, lars)
    desk.get_by_text("Internal note", exact=True).click()
    desk.get_by_label(re.compile("^Message to")).fill("Customer has three accounts, check the second")
    desk.get_by_label(re.compile("^Message to")).press("Enter")
    expect(desk.locator(".bubble-note")).to_contain_text("three accounts")
    desk.get_by_text("Internal note", exact=True).first.click()
    desk.get_by_label(re.compile("^Message to")).fill("Your invoice is on its way.")
    desk.get_by_label(re.compile("^Message to")).press("Enter")
    expect(lars.locator(".bubble-other")).to_contain_text("on its way")
    lars.reload()
    expect(lars.locator("main")).not_to_contain_text("three accounts")


def test_nothing_is_missed_while_the_connection_is_gone(enter: Enter) -> None:
    # REQ M-06
    lars = enter("u-lars")
    write_to_support(lars, "Cut off in the middle", "Are you still there?")
    desk = enter("u-sam", "/messaging/desk")
    open_on_desk(desk, lars)
    lars.context.set_offline(True)
    for number in (1, 2, 3):
        desk.get_by_label(re.compile("^Message to")).fill(f"While you were away, {number}")
        desk.get_by_label(re.compile("^Message to")).press("Enter")
        expect(desk.locator(".bubble-own").last).to_contain_text(f"away, {number}")
    lars.context.set_offline(False)
    for number in (1, 2, 3):
        expect(lars.locator(".bubble-other", has_text=f"away, {number}")).to_have_count(1)


def test_what_was_not_sent_says_so_and_is_sent_once(enter: Enter) -> None:
    # REQ M-06
    lars = enter("u-lars")
    write_to_support(lars, "Sent without a connection", "First of two.")
    lars.context.set_offline(True)
    lars.get_by_label(re.compile("^Message to")).fill("Second of two.")
    lars.get_by_label(re.compile("^Message to")).press("Enter")
    retry = lars.locator(".bubble-own", has_text="Second of two.").get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    lars.context.set_offline(False)
    retry.click()
    expect(lars.locator(".bubble-own", has_text="Second of two.")).not_to_have_class(re.compile("is-(sending|failed)"))
    lars.reload()
    expect(lars.locator(".bubble-own", has_text="Second of two.")).to_have_count(1)


def test_markup_in_a_message_is_shown_and_not_run(enter: Enter) -> None:
    # REQ M-11
    lars = enter("u-lars")
    evil = "<img src=x onerror=alert(1)><script>document.title='owned'</script>"
    write_to_support(lars, evil, evil)
    desk = enter("u-sam", "/messaging/desk")
    open_on_desk(desk, lars)
    lars.goto("/messaging/")
    expect(lars.locator(".row", has_text="<img src=x").first).to_be_visible()
    expect(desk.locator(".bubble-other")).to_contain_text(evil)
    for page in (lars, desk):
        assert "owned" not in page.title().replace(evil, "")
        assert page.locator("img[src=x]").count() == 0
