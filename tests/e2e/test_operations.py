"""A dead letter is given up on the operations page, by keyboard, with a reason that stays to be read."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pymongo import MongoClient

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]


@pytest.fixture
def letter(stack: Any) -> Iterator[str]:
    """A record that the notifier could not read."""
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    client: MongoClient[dict[str, Any]] = MongoClient(ready["mongo"])
    letters = client["saypro_notifier"]["dead_letters"]
    place = "order.updated/0/00000000000000000007"
    letters.replace_one(
        {"_id": place},
        {"topic": "order.updated", "partition": 0, "offset": 7, "key": b"o", "value": b"{", "bytes": 1, "headers": [],
         "reason": "bad_json", "detail": "The value is not JSON: it ends in the middle", "at": datetime.now(UTC)},
        upsert=True,
    )  # fmt: skip
    yield place
    letters.delete_one({"_id": place})
    client.close()


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")])
def test_a_dead_letter_is_dismissed(enter: Enter, letter: str, width: int, scheme: str, artifacts: Any) -> None:
    # REQ P-05
    page = enter("u-ops", "/notifier/operations", width=width, scheme=scheme)
    page.get_by_role("link", name=f"Dismiss {letter}").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dismiss this dead letter?")
    sound(page)
    page.screenshot(path=artifacts / f"dismiss-{width}-{scheme}.png")
    why = page.get_by_label("Why will it never be handled?")
    why.fill("   ")
    page.get_by_role("button", name="Dismiss for good").press("Enter")
    expect(why).to_be_focused()
    expect(why).to_have_accessible_description("Say why, for whoever asks later.")
    why.fill(f"A test of the shop's at {width}")
    page.get_by_role("button", name="Dismiss for good").press("Enter")
    page.wait_for_url("**/notifier/operations#dismissed")
    row = page.locator("#dismissed tr", has_text=letter)
    expect(row).to_contain_text(f"A test of the shop's at {width}")
    expect(row).to_contain_text("u-ops")
    expect(page.get_by_role("link", name=f"Dismiss {letter}")).to_have_count(0)
    sound(page)
    page.screenshot(path=artifacts / f"dismissed-{width}-{scheme}.png")
