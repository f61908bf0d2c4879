"""Every page, as each kind of person sees it, phone and desktop, light and dark: axe, width, weight, a picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.e2e

SERIOUS = {"serious", "critical"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
MAX_BYTES = 100_000
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""After which every colour is the other scheme's."""


@dataclass(frozen=True)
class Shown:
    """A page to look at: as whom, its name in the picture's file, its address, and what is clicked to get there."""

    persona: str
    name: str
    path: str
    click: str = ""


PAGES = (
    Shown("u-thandi", "messages", "/messaging/"),
    Shown("u-thandi", "conversation", "/messaging/", ".row-link"),
    Shown("u-thandi", "new-message", "/messaging/new"),
    Shown("u-thandi", "notifications", "/notifier/"),
    Shown("u-thandi", "why", "/notifier/", ".row a:text-is('Why?')"),
    Shown("u-thandi", "preferences", "/notifier/preferences"),
    Shown("u-thandi", "tickets", "/ticketing/"),
    Shown("u-thandi", "ticket", "/ticketing/", ".row-link"),
    Shown("u-thandi", "help", "/ticketing/help"),
    Shown("u-thandi", "article", "/ticketing/help", "main .card a"),
    Shown("u-thandi", "give-feedback", "/messaging/feedback"),
    Shown("u-thandi", "not-found", "/messaging/nothing-here"),
    Shown("u-sam", "desk", "/messaging/desk"),
    Shown("u-sam", "desk-conversation", "/messaging/desk", ".row-link"),
    Shown("u-sam", "merge", "/messaging/desk", ".row-link; .talk-menu; .talk-menu a:has-text('Merge')"),
    Shown("u-sam", "split", "/messaging/desk", ".row-link; .talk-menu; .talk-menu a:has-text('Split')"),
    Shown("u-sam", "canned-answers", "/messaging/desk/canned"),
    Shown("u-sam", "canned-answer", "/messaging/desk/canned", ".row-link"),
    Shown("u-sam", "new-canned-answer", "/messaging/desk/canned/new"),
    Shown("u-sam", "agent-tickets", "/ticketing/"),
    Shown("u-sam", "agent-ticket", "/ticketing/", ".row-link"),
    Shown("u-sam", "calls", "/ticketing/calls"),
    Shown("u-sam", "recurring", "/ticketing/recurring"),
    Shown("u-mei", "automatic-replies", "/messaging/replies"),
    Shown("u-olga", "support-replies", "/messaging/desk/replies"),
    Shown("u-olga", "staff", "/messaging/desk/staff"),
    Shown("u-olga", "service-levels", "/sla/"),
    Shown("u-olga", "clocks", "/sla/", "main td a"),
    Shown("u-olga", "policies", "/sla/policies"),
    Shown("u-olga", "policy", "/sla/policies", "main td a"),
    Shown("u-olga", "report", "/ticketing/reports", "nav[aria-label=Months] a:last-of-type"),
    Shown("u-olga", "traffic", "/ticketing/traffic"),
    Shown("u-olga", "feedback", "/messaging/desk/feedback"),
    Shown("u-olga", "calendar", "/sla/policies", "[aria-labelledby=calendars-title] td a"),
    Shown("u-ops", "operations", "/notifier/operations"),
)


@pytest.fixture(scope="module", autouse=True)
def something_to_show(stack: Any, chromium: Browser, ticket_number: Callable[[Page], str]) -> Iterator[None]:
    """A message that is waiting, and an order, so that no page is empty."""
    context = chromium.new_context(base_url=stack.origin)
    page = context.new_page()
    page.goto("/messaging/new")
    page.locator('button[value="u-thandi"]').click()
    page.get_by_label("Subject").fill("My refund has not arrived")
    page.get_by_label("Message", exact=True).fill("It was promised for last Friday, and my bank sees nothing of it.")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/messaging/c/**")
    ticket_number(page)
    yield
    context.close()


@pytest.mark.parametrize(("device", "width", "height"), [("desktop", 1440, 900), ("phone", 390, 844)])
@pytest.mark.parametrize("persona", sorted({shown.persona for shown in PAGES}))
def test_pages_are_accessible_and_light(
    enter: Callable[..., Page], artifacts: Any, persona: str, device: str, width: int, height: int
) -> None:
    page = enter(persona, "/messaging/", width=width, height=height)
    wrong: list[str] = []
    for shown in (each for each in PAGES if each.persona == persona):
        wrong += [f"{shown.name}: {each}" for each in _open(page, shown)]
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(TWO_FRAMES)
            wrong += [f"{shown.name}, {scheme}: {each}" for each in _look(page)]
            page.screenshot(path=artifacts / f"{shown.name}-{device}-{scheme}.png")
    assert wrong == []


def _open(page: Page, shown: Shown) -> list[str]:
    """What is wrong with getting there."""
    page.goto(shown.path)
    for each in filter(None, shown.click.split("; ")):
        page.locator(each).first.click()
    page.wait_for_load_state("load")
    failed = page.locator(".error-status")
    if failed.count() and shown.name != "not-found":
        return [f"answered {failed.inner_text()}"]
    expect(page.locator("main :is(h1, h2):visible").first).to_be_visible()
    page.wait_for_timeout(400)  # the fragments of other services, which the picture is to show
    return []


def _look(page: Page) -> list[str]:
    """What is wrong with the page as it stands."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    wrong = [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in SERIOUS]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        wrong.append("scrolls sideways")
    return wrong


def test_a_page_weighs_at_most_100_kilobytes(stack: Any, chromium: Browser) -> None:
    context = chromium.new_context(base_url=stack.origin)
    page = context.new_page()
    page.goto("/messaging/")
    page.locator('button[value="u-thandi"]').click()
    heavy = []
    for path in ("/messaging/", "/notifier/", "/notifier/preferences", "/ticketing/", "/ticketing/help"):
        fresh = chromium.new_context(base_url=stack.origin, storage_state=context.storage_state())
        visit = fresh.new_page()
        weights: list[int] = []
        visit.on("requestfinished", lambda request, weights=weights: weights.append(_weight(request)))
        visit.goto(path)
        visit.wait_for_timeout(1000)
        if sum(weights) > MAX_BYTES:
            heavy.append((path, sum(weights)))
        fresh.close()
    context.close()
    assert heavy == []


def _weight(request: Any) -> int:
    return int(request.sizes()["responseBodySize"]) if request.resource_type != "image" else 0
