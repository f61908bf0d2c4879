"""A page that is open when its session ends says so, hears nothing more, and asks for nothing more."""

import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from chassis.web.tokens import LEEWAY_SECONDS
from saypro_local.issuer.keys import signing_key

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
NO_MORE_MILLISECONDS = 4_000
"""Several times as long as a lost line takes to come back."""


def lines_of(page: Page) -> list[WebSocket]:
    """The WebSockets that the page opens from now on."""
    opened: list[WebSocket] = []

    def note(line: WebSocket) -> None:
        opened.append(line)

    page.on("websocket", note)  # which wants a function of Python
    return opened


def told(page: Page) -> Locator:
    return page.get_by_role("alert").filter(has_text="Your session has ended.")


def expect_silence(page: Page, opened: list[WebSocket]) -> None:
    expect(told(page)).to_be_visible()
    known = len(opened)
    page.wait_for_timeout(NO_MORE_MILLISECONDS)
    assert len(opened) == known
    assert all(line.is_closed() for line in opened)


def shorten_session(page: Page, data: Any, seconds: int) -> None:
    """The same person, with a session that ends that soon."""
    [cookie] = [each for each in page.context.cookies() if each["name"] == "saypro_session"]
    claims = jwt.decode(cookie["value"], options={"verify_signature": False})
    claims["exp"] = int(time.time()) - LEEWAY_SECONDS + seconds
    page.context.add_cookies([cookie | {"value": signing_key(data).sign(claims)}])


def test_signing_out_in_one_tab_ends_the_others(enter: Enter) -> None:
    page = enter("u-thandi")
    other = page.context.new_page()
    opened = lines_of(other)
    with other.expect_websocket():
        other.goto("/messaging/")
    page.locator("summary.account-button").click()
    page.get_by_role("button", name="Sign out").click()
    expect_silence(other, opened)


def test_an_expired_session_ends_the_open_line(enter: Enter, stack: Any, artifacts: Any) -> None:
    first = enter("u-thandi")
    shorten_session(first, stack.data, 10)
    page = first.context.new_page()
    opened = lines_of(page)
    with page.expect_websocket() as line:
        page.goto("/messaging/")
    line.value.wait_for_event("close", timeout=30_000)
    expect_silence(page, opened)
    page.screenshot(path=artifacts / "session-over.png")
    told(page).get_by_role("link").click()
    page.locator('button[value="u-thandi"]').click()
    page.wait_for_url("**/messaging/")
    expect(told(page)).to_be_hidden()
