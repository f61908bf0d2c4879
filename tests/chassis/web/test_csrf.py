"""A request with the session's cookie must come from a page of ours."""

import re

import httpx
import pytest

from chassis.web.csrf_token import csrf_token
from chassis.web.testing import FakeIssuer


async def token_of(browser: httpx.AsyncClient) -> str:
    page = await browser.get("/gallery/")
    found = re.search(r'data-csrf="([0-9a-f]{64})"', page.text)
    assert found is not None
    return found[1]


async def test_the_pages_token_opens_by_header_and_by_form_field(browser: httpx.AsyncClient) -> None:
    token = await token_of(browser)
    by_header = await browser.post("/gallery/archive", headers={"X-CSRF-Token": token})
    assert by_header.status_code == 204
    by_field = await browser.post("/gallery/send", data={"csrf_token": token, "text": "hello"})
    assert by_field.status_code == 303
    multipart = await browser.post("/gallery/send", data={"csrf_token": token}, files={"file": b"content"})
    assert multipart.status_code == 303


async def test_without_the_token_nothing_happens(browser: httpx.AsyncClient) -> None:
    for headers in ({}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": "é".encode()}):
        answer = await browser.post("/gallery/archive", headers=headers)
        assert answer.status_code == 403
    assert (await browser.post("/gallery/send", data={"text": "hello"})).status_code == 403


async def test_a_page_from_another_session_is_told_the_way_back_to_itself(browser: httpx.AsyncClient) -> None:
    headers = {"Referer": "http://app.test/gallery/talk?c=1"}
    refused = await browser.post("/gallery/send", data={"text": "hello", "csrf_token": "0" * 64}, headers=headers)
    assert 'href="/gallery/talk?c=1"><span>Back to the page' in refused.text


async def test_another_persons_token_is_worth_nothing(browser: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    others = csrf_token("test-secret-test-secret-test-secret", issuer.token("u-lars"))
    assert (await browser.post("/gallery/archive", headers={"X-CSRF-Token": others})).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.test"},
        {"Origin": "null"},
    ],
)
async def test_another_sites_request_is_refused_even_with_the_token(
    browser: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    token = await token_of(browser)
    answer = await browser.post("/gallery/archive", headers={"X-CSRF-Token": token} | headers)
    assert answer.status_code == 403


async def test_a_basic_authorization_header_does_not_switch_the_check_off(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/gallery/archive", headers={"Authorization": "Basic eDp5"})).status_code == 403


async def test_bearer_requests_need_no_token(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    answer = await client.post("/gallery/v1/say", json={"text": "hi"}, headers=issuer.bearer("u-lars"))
    assert answer.status_code == 201


async def test_a_one_click_unsubscribe_is_exempt(browser: httpx.AsyncClient) -> None:
    # REQ N-16
    answer = await browser.post("/gallery/unsubscribe/signed", data={"List-Unsubscribe": "One-Click"})
    assert answer.text == "done"
