"""A person is asked how writing here was, when it is over, and rates it by keyboard; the manager reads it."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pymongo import MongoClient

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
LOOKED_FOR_AGAIN = 1_500
"""Milliseconds from a change of the conversation until the page has asked for the card anew."""


@pytest.fixture
def written(enter: Enter) -> None:
    """Lars has written here before."""
    lars = enter("u-lars", "/messaging/new")
    lars.get_by_label("Message", exact=True).fill("Hello?")
    lars.get_by_role("button", name="Send").click()
    lars.wait_for_url("**/messaging/c/**")


@pytest.fixture
def rested(stack: Any) -> Iterator[None]:
    """Nobody has been asked lately."""
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    client: MongoClient[dict[str, Any]] = MongoClient(ready["mongo"])
    client["saypro_messaging"]["feedback_asked"].delete_many({})
    client["saypro_messaging"]["feedback"].delete_many({"conversation_id": None})
    long_ago = {"$set": {"opened_at": datetime.now(UTC) - timedelta(days=8)}}
    client["saypro_messaging"]["conversations"].update_many({"requester_id": "u-lars"}, long_ago)
    yield
    client.close()


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")])
def test_a_conversation_is_rated_when_it_is_resolved(
    enter: Enter, rested: None, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ M-10
    subject = f"Is my okapi {width} {scheme}"
    lars = enter("u-lars", "/messaging/new", width=width, scheme=scheme)
    lars.get_by_label("Subject").fill(subject)
    lars.get_by_label("Message", exact=True).fill("Where is it?")
    lars.get_by_role("button", name="Send").click()
    lars.wait_for_url("**/messaging/c/**")
    desk = enter("u-sam", "/messaging/desk")
    desk.goto(f"/messaging/desk/c/{lars.url.rsplit('/', 1)[-1]}")
    desk.get_by_role("button", name="Take", exact=True).click()
    desk.get_by_label(re.compile("^Message to")).fill("Here it is.")
    desk.get_by_label(re.compile("^Message to")).press("Enter")
    expect(lars.locator(".bubble-other")).to_contain_text("Here it is.")
    expect(lars.get_by_role("heading", name="How was it to write here?")).to_have_count(0)
    desk.get_by_role("button", name=re.compile("^Resolve")).click()
    card = lars.get_by_role("form", name="How was it to write here?")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Rate").press("Enter")
    expect(card).to_contain_text("Choose one from 1 to 5.")
    lars.screenshot(path=artifacts / f"feedback-{width}-{scheme}.png")
    sound(lars)
    expect(card.get_by_label("What could be better")).to_be_hidden()
    card.get_by_role("radio", name="1 Bad").press("ArrowRight")
    lars.evaluate("document.body.dispatchEvent(new CustomEvent('messaging:head'))")  # as any change does
    lars.wait_for_timeout(LOOKED_FOR_AGAIN)
    expect(card.get_by_role("radio", name="2 Poor")).to_be_checked()
    card.get_by_label("What could be better").fill(f"Slow at {width} {scheme}")
    card.get_by_role("button", name="Rate").press("Enter")
    expect(lars.get_by_text("Thank you. It helps us")).to_be_visible()
    lars.wait_for_timeout(LOOKED_FOR_AGAIN)  # for its own request is a change, too
    expect(lars.get_by_text("Thank you. It helps us")).to_be_visible()
    lars.reload()
    expect(lars.locator(".bubble-other")).to_be_visible()
    expect(lars.locator(".feedback").get_by_role("form")).to_have_count(0)
    olga = enter("u-olga", "/messaging/desk/feedback", width=width, scheme=scheme)
    expect(olga.get_by_text(f"Slow at {width} {scheme}")).to_be_visible()
    sound(olga)
    olga.screenshot(path=artifacts / f"feedback-read-{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_who_does_not_want_to_is_left_alone(
    enter: Enter, written: None, rested: None, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ M-10
    lars = enter("u-lars", "/messaging/", width=width, scheme=scheme)
    card = lars.get_by_role("form", name="How do you find messaging here?")
    expect(card).to_be_visible()
    lars.screenshot(path=artifacts / f"feedback-periodic-{width}-{scheme}.png")
    sound(lars)
    card.get_by_role("button", name="Not now").press("Enter")
    expect(card).to_have_count(0)
    lars.reload()
    expect(lars.get_by_role("heading", name="Messages")).to_be_visible()
    lars.wait_for_timeout(500)  # what the page loads after itself
    expect(card).to_have_count(0)
