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


@pytest.fixture
def timers(stack: Any) -> Iterator[Any]:
    """Ticketing's timers. What was published before its time is taken back: a month that runs is reckoned anew."""
    ready = json.loads((stack.data / "ready.json").read_text(encoding="utf-8"))
    client: MongoClient[dict[str, Any]] = MongoClient(ready["mongo"])
    ticketing = client["saypro_ticketing"]
    timers, reports = ticketing["timers"], ticketing["reports"]
    set_before, published = list(timers.find({"kind": KIND})), reports.distinct("_id")
    yield timers
    reports.delete_many({"_id": {"$nin": published}})
    timers.delete_many({"kind": KIND})
    timers.insert_many(set_before)
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


def running_month(olga: Page) -> str:
    """The month that runs where the reports are reckoned, such as 2026-06: only the service knows its time zone."""
    olga.goto("/ticketing/reports")
    address = olga.get_by_role("navigation", name="Months").get_by_role("link").last.get_attribute("href")
    assert address is not None
    return address.rsplit("/", 1)[-1]


def solved_by_sam(olga: Page, months: set[str]) -> int:
    """How many the reports of these months count for Sam so far."""
    solved = 0
    for month in months:
        olga.goto(f"/ticketing/reports/{month}")
        expect(olga.get_by_role("heading", level=1)).to_be_visible()
        row = olga.get_by_role("row", name="Sam Okoro")
        solved += int(row.locator("td").first.inner_text()) if row.count() else 0
    return solved


def test_what_was_answered_solved_and_rated_is_counted(enter: Enter) -> None:
    # REQ T-12
    olga = enter("u-olga")
    month = running_month(olga)
    before = solved_by_sam(olga, {month})
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
    # Two months, if one has ended meanwhile. What is said reaches the ticket a moment later.
    for _ in range(40):
        if solved_by_sam(olga, {month, running_month(olga)}) == before + 1:
            break
        olga.wait_for_timeout(500)
    assert solved_by_sam(olga, {month, running_month(olga)}) == before + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_report_is_read_on_any_screen_and_by_keyboard(
    enter: Enter, ticket_number: Callable[[Page], str], width: int, scheme: str, artifacts: Any
) -> None:
    # REQ T-12
    lars = enter("u-lars")
    write(lars, "Something happened")
    ticket_number(lars)
    page = enter("u-olga", "/ticketing/", width=width, scheme=scheme)
    page.get_by_role("link", name="Monthly report").press("Enter")
    page.wait_for_url(re.compile(r"/reports/\d{4}-\d\d$"))
    page.goto("/ticketing/reports/2021-06")
    expect(page.get_by_role("heading", level=2).first).to_have_text("What is counted")
    expect(page.get_by_text("Nothing happened in June 2021")).to_be_visible()
    sound(page)
    page.screenshot(path=artifacts / f"report-empty-{width}-{scheme}.png", full_page=True)
    page.goto("/ticketing/reports")
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
    olga = enter("u-olga")
    key = running_month(olga)
    due = {"kind": KIND, "key": key, "due": datetime.now(UTC), "payload": {}}
    timers.replace_one({"_id": f"{KIND}:{key}"}, due, upsert=True)
    month = f"{datetime.strptime(key, '%Y-%m').replace(tzinfo=UTC):%B %Y}"
    mail = stack.wait_for_mail("olga@example.test", lambda one: f"Support in {month}" in one["subject"])
    link = f"{stack.origin}/ticketing/reports/{key}"
    assert link in mail["text"]
    olga.goto(f"/ticketing/reports/{key}")
    expect(olga.get_by_role("heading", level=1)).to_have_text(f"Support in {month}")
    expect(olga.get_by_text("As published on")).to_be_visible()
    expect(olga.get_by_role("row", name=re.compile("quagga"))).to_contain_text(re.compile("refund"))
    for name, begins in (("Download as CSV", "\ufeffmonth,of,id".encode()), ("Download as PDF", b"%PDF-")):
        with olga.expect_download() as download:
            olga.get_by_role("link", name=name).press("Enter")
        content = download.value.path().read_bytes()
        assert content.startswith(begins)
    assert "quagga" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
