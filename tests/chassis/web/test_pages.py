"""Pages render in the shell, for their viewer, with everything escaped and nothing inline."""

import json
import re
from pathlib import Path

import httpx
import pytest
from jinja2 import TemplateSyntaxError

from chassis.web import Pages
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings

PAGES = ["/gallery/", "/gallery/talk", "/gallery/nothing", "/gallery/signed-out"]


@pytest.mark.parametrize("path", PAGES)
async def test_nothing_is_inline_and_nothing_is_from_elsewhere(browser: httpx.AsyncClient, path: str) -> None:
    page = (await browser.get(path)).text
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page)
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page)
    assert "hx-on" not in page


async def test_markup_in_text_is_shown_and_not_run(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/gallery/talk")).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Kaya&#39;s Pottery &amp; Glass" in page


async def test_a_fragment_is_one_block(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/gallery/", headers={"HX-Request": "true"})
    assert answer.text == "Gallery"
    assert answer.headers["vary"] == "HX-Request"


async def test_a_page_restored_from_history_is_whole(browser: httpx.AsyncClient) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<!doctype html>" in (await browser.get("/gallery/", headers=headers)).text


async def test_the_shell_offers_what_the_role_may_use(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    # REQ M-09
    def entries(page: str) -> list[str]:
        return re.findall(r'class="nav-link" href="([^"]+)"', page)

    buyer = (await client.get("/gallery/", headers=issuer.bearer("u-thandi"))).text
    assert entries(buyer) == ["/messaging/", "/notifier/", "/ticketing/", "/ticketing/help"]
    agent = (await client.get("/gallery/", headers=issuer.bearer("u-sam", roles=["agent"]))).text
    assert {"/messaging/desk", "/sla/"} < set(entries(agent))
    assert "/notifier/operations" not in agent
    admin = (await client.get("/gallery/", headers=issuer.bearer("u-ops", roles=["admin"]))).text
    assert "/notifier/operations" in entries(admin)
    visitor = (await client.get("/gallery/open", headers={"Accept": "text/html"})).text
    assert entries(visitor) == ["/ticketing/help"]
    assert "/gallery/signin?next=/gallery/open" in visitor


async def test_every_page_asks_for_the_unread_count_and_is_whole_without_it(browser: httpx.AsyncClient) -> None:
    # REQ N-16
    page = (await browser.get("/gallery/talk")).text
    assert 'hx-get="/notifier/fragments/unread"' in page
    assert 'data-live="/notifier/v1/stream"' in page
    assert '<noscript><img src="/notifier/unread.svg"' in page


async def test_the_theme_comes_from_the_cookie(browser: httpx.AsyncClient) -> None:
    browser.cookies["saypro_theme"] = "dark"
    assert '<html lang="en" data-theme="dark">' in (await browser.get("/gallery/")).text
    browser.cookies["saypro_theme"] = '"><script>'
    assert 'data-theme="auto"' in (await browser.get("/gallery/")).text


async def test_each_form_carries_a_token_and_a_fresh_key(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/gallery/")).text
    forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.S)
    assert len(forms) == 2
    assert all('name="csrf_token"' in form and 'name="idempotency_key"' in form for form in forms)
    assert len(set(re.findall(r'name="idempotency_key" value="([0-9a-f]{32})"', page))) == 2


async def test_a_page_is_at_most_100_kilobytes_without_images(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/gallery/talk")
    total = len(page.content)
    for address in set(re.findall(r'(?:href|src)="(/gallery/static/[^"#]+\.(?:css|js|svg))', page.text)):
        answer = await browser.get(address)
        assert answer.status_code == 200
        total += answer.num_bytes_downloaded
    assert total < 100_000


def test_a_template_with_a_mistake_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "bad.html").write_text("{% if %}")
    with pytest.raises(TemplateSyntaxError):
        Pages(service="gallery", prefix="gallery", folder=tmp_path, settings=web_settings())


async def test_an_undo_toast_is_an_event_for_the_page(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/gallery/")).text
    token = page.split('data-csrf="')[1][:64]
    answer = await browser.post(f"{ORIGIN}/gallery/archive", headers={"X-CSRF-Token": token})
    shown = {"text": "Archived", "tone": "success", "undo": "/gallery/restore"}
    assert json.loads(answer.headers["hx-trigger"]) == {"toast": shown}
