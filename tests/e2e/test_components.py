"""The design system alone, in a real browser: live streams that break, keys, toasts, the words of times."""

import importlib.util
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from chassis.web import filters
from chassis.web.testing import FakeIssuer, web_settings
from chassis.web.viewer import Viewer, current_viewer
from saypro_local.ports import free_ports

pytestmark = pytest.mark.e2e

GALLERY = Path(__file__).parents[1] / "chassis" / "web" / "gallery" / "gallery.py"


@pytest.fixture(scope="module")
def gallery() -> Iterator[tuple[str, FakeIssuer]]:
    """The gallery on a port of its own; its origin and its issuer."""
    spec = importlib.util.spec_from_file_location("gallery", GALLERY)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    sys.modules["gallery"] = module
    spec.loader.exec_module(module)
    port = free_ports(1)[0]
    origin = f"http://localhost:{port}"
    issuer = FakeIssuer()
    app = module.gallery_app(web_settings(origin=origin), issuer)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        threading.Event().wait(0.05)
    yield origin, issuer
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(gallery: tuple[str, FakeIssuer], chromium: Browser) -> Iterator[Page]:
    origin, issuer = gallery
    context = chromium.new_context(base_url=origin)
    token = issuer.token("u-sam", roles=["agent"], name="Sam Okoro")
    context.add_cookies([{"name": "saypro_session", "value": token, "url": origin}])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["/gallery/", "/gallery/talk", "/gallery/nothing"])
def test_axe_finds_nothing_serious(page: Page, path: str, width: int, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path)
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"


def test_touch_targets_on_a_phone_are_44_pixels(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/gallery/")
    small = page.evaluate(
        """[...document.querySelectorAll(".button:not(.button-small), .nav-link, .input, .switch, .account-button")]
             .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
             .map((each) => each.outerHTML)"""
    )
    assert small == []


def test_a_broken_stream_resumes_after_the_last_event_and_drops_doubles(page: Page) -> None:
    # REQ M-06
    asked: list[str | None] = []

    def stream(route: Route) -> None:
        last = route.request.headers.get("last-event-id")
        asked.append(last)
        first = 1 if last is None else int(last)  # one that the page has already
        body = "".join(f'id: {n}\nevent: tick\ndata: {{"count": {n}}}\n\n' for n in range(first, first + 3))
        route.fulfill(body=body, content_type="text/event-stream")

    page.route("**/gallery/v1/stream", stream)
    page.goto("/gallery/")
    got = page.evaluate(
        """new Promise((done) => {
             const got = [];
             document.body.addEventListener("live:tick", ({ detail }) => got.push(detail.count) === 4 && done(got));
           })"""
    )
    assert len(got) == len(set(got))
    assert got == sorted(got)
    assert asked[1] == "3"


def test_a_lost_stream_is_shown_and_its_return_too(page: Page) -> None:
    page.goto("/gallery/")
    expect(page.locator("#ticks")).to_have_text("3")
    page.context.set_offline(True)
    expect(page.locator("#live-status")).to_be_visible(timeout=10_000)
    page.context.set_offline(False)
    expect(page.locator("#live-status")).to_be_hidden(timeout=10_000)


def test_toasts_undo_and_tell_what_failed(page: Page) -> None:
    page.goto("/gallery/")
    page.get_by_role("button", name="Toast with undo").click()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".toast")).to_have_text("Restored")
    page.get_by_role("button", name="Fail").click()
    expect(page.locator(".toast-danger")).to_contain_text("There is nothing at this address")


def test_keys_move_through_a_list_and_reach_the_composer(page: Page) -> None:
    page.goto("/gallery/talk")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".row-link").nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator(".row-link").nth(1)).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("j?")
    expect(page.locator(".composer-text")).to_have_value("j?")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_the_page_says_times_in_the_words_of_the_server(page: Page) -> None:
    page.goto("/gallery/")
    now = datetime(2026, 3, 12, 12, tzinfo=UTC)
    seconds = [0, 44, 45, 90, 3569, 3570, 84_599, 84_600, 500_000, -10, -3600, -172_800]
    dues = [-90_000, -185, 0, 59, 270, 599, 600, 3599, 3665, 5 * 3600, 90_000]
    app = page.evaluate("[...document.scripts].find((each) => each.src.endsWith('app.js')).src")
    shown = page.evaluate(
        """async ([url, ago, due]) => {
             const times = await import(url);
             return [ago.map(times.relative), due.map(times.countdownText)];
           }""",
        [app.replace("app.js", "times.js"), seconds, dues],
    )
    token = current_viewer.set(Viewer(ZoneInfo("UTC"), "en", now, ""))
    try:
        assert shown[0] == [filters.relative(now - timedelta(seconds=each), now) for each in seconds]
        assert shown[1] == [filters.countdown_text(now + timedelta(seconds=each)) for each in dues]
    finally:
        current_viewer.reset(token)


def test_nothing_moves_while_a_page_loads(page: Page) -> None:
    page.add_init_script(
        """window.shift = 0;
           new PerformanceObserver((list) => list.getEntries().forEach((each) => (window.shift += each.value)))
             .observe({ type: "layout-shift", buffered: true })"""
    )
    for path in ("/gallery/", "/gallery/talk"):
        page.goto(path)
        page.wait_for_timeout(500)
        assert page.evaluate("window.shift") < 0.02
