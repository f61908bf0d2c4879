"""The monthly report, from the timer to the manager's mail, page and files."""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pymongo import MongoClient
from pypdf import PdfReader

pytestmark = pytest.mark.e2e

Enter = Callable[..., Page]
KIND = "ticket.monthly_report"


@pytest.fixture(scope="module")
def timers(stack: Any) -> Iterator[Any]:
    """Ticketing's timers."""
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    client: MongoClient[dict[str, Any]] = MongoClient(ready["mongo"])
    yield client["saypro_ticketing"]["timers"]
    client.close()


def sound(page: Page) -> None:
    """Axe finds nothing serious, and nothing is wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")


def write(page: Page, subject: str) -> None:
    page.goto("/messaging/new")
    page.get_by_label("Subject").fill(subject)
    page.get_by_label("Message", exact=True).fill(f"{subject}, and nobody tells me anything")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")


def solved_by_sam(olga: Page) -> int:
    """How many the report of the running month counts for Sam so far."""
    olga.goto("/ticketing/reports")
    olga.get_by_role("navigation", name="Months").get_by_role("link").last.click()
    expect(olga.get_by_role("heading", level=1)).to_be_visible()
    row = olga.get_by_role("row", name="Sam Okoro")
    return int(row.locator("td").first.inner_text()) if row.count() else 0


def test_what_was_answered_solved_and_rated_is_counted(enter: Enter) -> None:
    # REQ T-12
    olga = enter("u-olga")
    before = solved_by_sam(olga)
    lars = enter("u-lars")
    write(lars, "My login does not work")
    desk = enter("u-sam", "/messaging/desk")
    desk.goto(f"/messaging/desk/c/{lars.url.rsplit('/', 1)[-1]}")
    desk.get_by_role("button", name="Take", exact=True).click()
    desk.get_by_label(re.compile("^Message to")).fill("It works again.")
    desk.get_by_label(re.compile("^Message to")).press("Enter")
    expect(lars.locator(".bubble-other")).to_contain_text("It works again.")
    desk.get_by_role("button", name=re.compile("^Resolve")).click()
    expect(lars.locator(".pane-head .badge").filter(has_text="Resolved")).to_be_visible()
    solved = solved_by_sam(olga)
    assert solved == before + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_report_is_read_on_any_screen_and_by_keyboard(
    enter: Enter, width: int, scheme: str, artifacts: Any
) -> None:
    # REQ T-12
    page = enter("u-olga", "/ticketing/", width=width, scheme=scheme)
    page.get_by_role("link", name="Monthly report").press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_have_text("What is counted")
    expect(page.get_by_text("Nothing happened in")).to_be_visible()
    sound(page)
    page.screenshot(path=artifacts / f"report-empty-{width}-{scheme}.png", full_page=True)
    page.get_by_role("navigation", name="Months").get_by_role("link").last.press("Enter")
    expect(page.get_by_role("heading", name="By category")).to_be_visible()
    sound(page)
    page.screenshot(path=artifacts / f"report-{width}-{scheme}.png", full_page=True)


def test_the_manager_is_mailed_the_report_and_reads_it(
    stack: Any, enter: Enter, timers: Any, ticket_number: Callable[[Page], str]
) -> None:
    # REQ T-12
    thandi = enter("u-thandi")
    for subject in ("Quagga refund missing", "The quagga refund is missing", "Missing: my quagga refund"):
        write(thandi, subject)
        ticket_number(thandi)
    (timer,) = timers.find({"kind": KIND})
    timers.update_one({"_id": timer["_id"]}, {"$set": {"due": datetime.now(UTC)}})
    month = f"{datetime.strptime(timer['key'], '%Y-%m').replace(tzinfo=UTC):%B %Y}"
    mail = stack.wait_for_mail("olga@example.test", lambda one: f"Support in {month}" in one["subject"])
    link = f"{stack.origin}/ticketing/reports/{timer['key']}"
    assert link in mail["text"]
    olga = enter("u-olga", f"/ticketing/reports/{timer['key']}")
    expect(olga.get_by_role("heading", level=1)).to_have_text(f"Support in {month}")
    expect(olga.get_by_text("As published on")).to_be_visible()
    expect(olga.get_by_role("row", name=re.compile("quagga"))).to_contain_text(re.compile("refund"))
    for name, begins in (("Download as CSV", "\ufeffmonth,of,id".encode()), ("Download as PDF", b"%PDF-")):
        with olga.expect_download() as download:
            olga.get_by_role("link", name=name).press("Enter")
        content = download.value.path().read_bytes()
        assert content.startswith(begins)
    assert "quagga" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
