"""An order's news reach two people at once: inbox page, badge, mailbox, and why."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
ALONE = "u-ops"
"""Buys here only, and nobody tells them of anything else, so that what they have not read can be counted."""


def money(minor: int) -> dict[str, Any]:
    return {"amount_minor": minor, "currency": "ZAR"}


def order(buyer: str, number: str, status: str, **more: Any) -> dict[str, Any]:
    """An `order.updated` as the orders service publishes it."""
    now = datetime.now(UTC)
    data = {
        "order_id": f"o-{number}",
        "order_number": number,
        "buyer_id": buyer,
        "seller_id": "u-mei",
        "status": status,
        "items": [{"product_id": "p-1", "name": "Merino <b>blanket</b>", "quantity": 2, "unit_price": money(49_950)}],
        "subtotal": money(99_900),
        "shipping": money(8_500),
        "total": money(108_400),
        "shipping_address": {
            "name": "Thandi Nkosi",
            "line1": "75 Long Street", "city": "Cape Town", "postal_code": "8001", "country": "ZA",
        },
        "estimated_delivery": {
            "earliest": (now + timedelta(days=2)).isoformat(), "latest": (now + timedelta(days=4)).isoformat(),
        },
        "order_url": f"https://shop.example.test/o/{number}",
        "occurred_at": now.isoformat(),
    }  # fmt: skip
    return {
        "specversion": "1.0",
        "id": uuid.uuid4().hex,
        "source": "/orders",
        "type": "com.saypro.order.updated.v1",
        "time": now.isoformat(),
        "subject": f"o-{number}",
        "datacontenttype": "application/json",
        "data": data | more,
    }


def fresh_number() -> str:
    return f"ZA-{uuid.uuid4().hex[:6].upper()}"


def test_an_order_reaches_two_people_while_they_look(stack: Any, enter: Enter) -> None:
    # REQ N-01, REQ N-02, REQ N-17, REQ N-18
    thandi = enter("u-thandi", "/notifier/")
    lars = enter("u-lars", "/messaging/", width=390, height=844, scheme="dark")
    for_thandi, for_lars = fresh_number(), fresh_number()
    stack.publish(order("u-thandi", for_thandi, "placed"), order("u-lars", for_lars, "placed"))

    # The open inbox shows it without reloading; the badge is in the shell of every page.
    row = thandi.locator(".row", has_text=for_thandi)
    expect(row).to_be_visible()
    expect(row).to_have_class(re.compile("is-unread"))
    expect(thandi.locator(".row", has_text=for_lars)).to_have_count(0)
    expect(lars.locator("#unread-count .count")).to_be_visible()

    mail = stack.wait_for_mail("thandi@example.test", lambda mail: for_thandi in mail["text"])
    for part in (mail["text"], mail["html"]):
        assert for_thandi in part
        assert re.search(r"1.084,00", part)
        assert "75 Long Street" in part
        assert "shop.example.test" in part
    assert "<b>blanket</b>" not in mail["html"]
    stack.wait_for_mail("lars@example.test", lambda mail: for_lars in mail["text"])

    # Its life goes on: dispatched with a tracking link.
    tracking = {
        "carrier": "The Courier Guy",
        "tracking_number": "TCG-99",
        "tracking_url": "https://tcg.example.test/99",
    }
    stack.publish(order("u-thandi", for_thandi, "dispatched", **tracking))
    dispatched = stack.wait_for_mail(
        "thandi@example.test", lambda mail: for_thandi in mail["text"] and "TCG-99" in mail["text"]
    )
    assert "https://tcg.example.test/99" in dispatched["html"]
    expect(thandi.locator(".row", has_text=for_thandi)).to_have_count(2)


def test_why_did_i_get_this(stack: Any, enter: Enter) -> None:
    # REQ N-16
    thandi = enter("u-thandi", "/notifier/")
    number = fresh_number()
    stack.publish(order("u-thandi", number, "payment_failed", retry_url="https://shop.example.test/pay"))
    thandi.locator(".row", has_text=number).get_by_role("link", name="Why?").click()
    expect(thandi.locator("main")).to_contain_text("Email")
    expect(thandi.locator("main")).to_contain_text("Sent at once")


def test_reading_and_archiving_move_the_badge(stack: Any, enter: Enter) -> None:
    page = enter(ALONE, "/notifier/")
    numbers = [fresh_number(), fresh_number()]
    stack.publish(*(order(ALONE, number, "placed") for number in numbers))
    first = page.locator(".row", has_text=numbers[0])
    for number in numbers:
        expect(page.locator(".row", has_text=number)).to_have_class(re.compile("is-unread"))
    page.reload()
    before = int(page.locator("#unread-count .count").inner_text())
    first.get_by_role("button", name="Mark read").click()
    expect(first).not_to_have_class(re.compile("is-unread"))
    expect(page.locator("#unread-count .count")).to_have_text(str(before - 1))
    page.locator(".row", has_text=numbers[1]).get_by_role("button", name="Archive").click()
    expect(page.locator(".row", has_text=numbers[1])).to_have_count(0)
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.locator("#unread-count .count")).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_all_of_a_category_is_read_and_unread_again_while_another_page_looks_on(
    stack: Any, enter: Enter, scripts: bool
) -> None:
    # REQ N-18
    other = enter(ALONE, "/notifier/")
    page = enter(ALONE, "/notifier/?category=orders", java_script_enabled=scripts)
    numbers = [fresh_number(), fresh_number()]
    stack.publish(*(order(ALONE, number, "placed") for number in numbers))
    rows = [look.locator(".row", has_text=number) for look in (other, page) for number in numbers]
    for row in rows[:2]:
        expect(row).to_have_class(re.compile("is-unread"))
    page.reload()
    other.reload()
    count = other.locator("#unread-count")
    before = count.inner_text()
    page.get_by_role("button", name="Mark all in Orders as read").click()
    for row in rows:
        expect(row).not_to_have_class(re.compile("is-unread"))
    expect(count).not_to_have_text(before)
    page.get_by_role("button", name="Undo").click()
    for row in rows:
        expect(row).to_have_class(re.compile("is-unread"))
    expect(count).to_have_text(before)


def test_the_focus_stays_where_it_is_when_news_come(stack: Any, enter: Enter) -> None:
    # REQ N-18
    page = enter("u-mei", "/notifier/")
    number, later = fresh_number(), fresh_number()
    stack.publish(order("u-mei", number, "placed"))
    archive = page.locator(".row", has_text=number).get_by_role("button", name="Archive")
    archive.focus()
    stack.publish(order("u-mei", later, "placed"))
    expect(page.locator(".row", has_text=later)).to_be_visible()
    expect(archive).to_be_focused()


def test_what_is_switched_off_is_not_sent(stack: Any, enter: Enter) -> None:
    # REQ N-16
    page = enter("u-mei", "/notifier/preferences")
    switch = page.get_by_role(
        "switch", name=re.compile("^Order (confirmation|confirmed|placed).* by Email", re.I)
    ).first
    switch.uncheck(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Saved")
    quiet, loud = fresh_number(), fresh_number()
    stack.publish(order("u-mei", quiet, "placed"), order("u-mei", loud, "dispatched", carrier="DHL"))
    stack.wait_for_mail("mei@example.test", lambda mail: loud in mail["text"])
    assert not [mail for mail in stack.mails("mei@example.test") if quiet in mail["text"]]
    page.goto("/notifier/")
    expect(page.locator(".row", has_text=quiet)).to_be_visible()


def test_one_click_unsubscribes_and_can_be_undone(stack: Any, enter: Enter) -> None:
    # REQ N-16: RFC 8058
    page = enter("u-lars", "/notifier/")
    number = fresh_number()
    stack.publish(order("u-lars", number, "delivered"))
    mail = stack.wait_for_mail("lars@example.test", lambda mail: number in mail["text"])
    headers = {name.lower(): value for name, value in mail["headers"]}
    assert headers["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    found = re.search(r"<(http[^>]+)>", headers["list-unsubscribe"])
    assert found is not None
    address = found[1]
    page.goto(address)
    page.get_by_role("button", name="Unsubscribe").click()
    expect(page.locator("h1")).to_contain_text("You are unsubscribed")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("h1")).to_contain_text("again")
