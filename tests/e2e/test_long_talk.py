"""A long conversation: what came earlier is shown on demand, and the reader stays where they were."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
SAY = """async (texts) => {
  for (const text of texts) {
    const answer = await fetch(location.pathname.replace("/c/", "/v1/conversations/") + "/messages", {
      method: "POST",
      headers: {"Content-Type": "application/json", "X-CSRF-Token": document.body.dataset.csrf},
      body: JSON.stringify({text, client_id: crypto.randomUUID()}),
    });
    if (answer.status === 429) await new Promise((done) => setTimeout(done, 1000));
    else if (!answer.ok) throw new Error(await answer.text());
  }
}"""


def top_of(line: Locator) -> float:
    box = line.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("from_the_top", [0, 12])
@pytest.mark.parametrize("width", [390, 1440])
def test_earlier_messages_come_in_above_and_move_nothing(enter: Enter, width: int, from_the_top: int) -> None:
    # REQ M-02
    page = enter("u-lars", width=width)
    page.goto("/messaging/new")
    page.get_by_label("Message", exact=True).fill("Number 0")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    page.evaluate(SAY, [f"Number {number}" for number in range(1, 140)])
    page.reload()
    log = page.locator("#talk")
    shown = log.locator(".bubble-own")
    for _ in range(2):
        before = shown.count()
        first = log.get_by_text(shown.first.locator(".bubble-body").inner_text(), exact=True)
        link = log.get_by_role("link", name="Show earlier messages")
        link.focus()
        log.evaluate("(log, top) => { log.scrollTop = top }", from_the_top)
        place = top_of(first)
        link.press("Enter")
        expect(shown).not_to_have_count(before)
        assert abs(top_of(first) - place) <= 1  # half a pixel is rounded away
        expect(log).to_be_focused()
        page.wait_for_timeout(300)  # nothing moves when htmx settles either
        assert abs(top_of(first) - place) <= 1
    days = log.locator(".day-divider").all_inner_texts()  # two, if midnight has just passed
    assert days
    assert sorted(set(days)) == sorted(days)
