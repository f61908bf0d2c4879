"""Signing in with OpenID Connect, and out."""

from collections.abc import AsyncIterator
from types import ModuleType
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from fastapi import FastAPI

from chassis.web.csrf_token import csrf_token
from chassis.web.signin import safe_next
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


@pytest.fixture
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"Accept": "text/html"}) as client:
        yield client


async def test_signing_in_leads_back_to_the_page_that_was_wanted(
    visitor: httpx.AsyncClient, issuer: FakeIssuer
) -> None:
    began = await visitor.get("/gallery/signin?next=/gallery/talk?c=1")
    assert began.status_code == 303
    query = parse_qs(urlsplit(began.headers["location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == [f"{ORIGIN}/gallery/signin/callback"]

    ended = await visitor.get(issuer.authorize(began.headers["location"], "u-thandi"))
    assert (ended.status_code, ended.headers["location"]) == (303, "/gallery/talk?c=1")
    cookie = next(line for line in ended.headers.get_list("set-cookie") if line.startswith("saypro_session="))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/;" in cookie
    assert (await visitor.get("/gallery/v1/me")).json()["user_id"] == "u-thandi"


async def test_two_tabs_can_sign_in_at_once(visitor: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    one, two = [(await visitor.get("/gallery/signin")).headers["location"] for _ in range(2)]
    for location in (two, one):
        assert (await visitor.get(issuer.authorize(location, "u-thandi"))).status_code == 303


async def test_a_callback_without_its_cookie_is_refused(
    visitor: httpx.AsyncClient, client: httpx.AsyncClient, issuer: FakeIssuer
) -> None:
    began = await visitor.get("/gallery/signin")
    back = issuer.authorize(began.headers["location"], "u-thandi")
    stolen = await client.get(back)
    assert (stolen.status_code, stolen.json()["code"]) == (403, "signin_expired")
    assert "set-cookie" not in stolen.headers


@pytest.mark.parametrize("claims", [{"nonce": "another"}, {"aud": "someone-else"}, {"iss": "http://evil.test"}])
async def test_a_token_for_another_attempt_or_audience_is_refused(
    visitor: httpx.AsyncClient, issuer: FakeIssuer, claims: dict[str, str]
) -> None:
    began = await visitor.get("/gallery/signin")
    ended = await visitor.get(issuer.authorize(began.headers["location"], "u-thandi", **claims))
    assert ended.status_code == 403
    assert "saypro_session" not in visitor.cookies


async def test_a_code_works_once_and_an_issuers_error_is_told(visitor: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    began = await visitor.get("/gallery/signin")
    back = issuer.authorize(began.headers["location"], "u-thandi")
    issuer.codes.clear()
    assert (await visitor.get(back)).status_code == 403
    state = parse_qs(urlsplit(back).query)["state"][0]
    assert (await visitor.get(f"/gallery/signin/callback?error=access_denied&state={state}")).status_code == 403


@pytest.mark.parametrize(
    "wanted",
    ["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "/a\r\nSet-Cookie: x", "", None,
     "evil", "/x\\y", "/" + "x" * 2000],
)  # fmt: skip
def test_a_link_cannot_lead_elsewhere(wanted: str | None) -> None:
    assert safe_next(wanted, "/home/") == "/home/"


def test_paths_of_this_origin_are_kept() -> None:
    assert safe_next("/messaging/c/1?x=//y", "/home/") == "/messaging/c/1?x=//y"


async def test_signing_out_ends_the_session_and_needs_our_own_page(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/gallery/signout")).status_code == 403
    page = (await browser.get("/gallery/")).text
    token = page.split('data-csrf="')[1][:64]
    answer = await browser.post("/gallery/signout", data={"csrf_token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/gallery/signed-out")
    assert 'saypro_session=""' in answer.headers["set-cookie"]
    assert (await browser.get("/gallery/signed-out")).status_code == 200


async def test_an_issuer_that_is_away_is_a_503(gallery: ModuleType, issuer: FakeIssuer) -> None:
    settings = web_settings(oidc_issuer="http://issuer.test/elsewhere")
    app = gallery.gallery_app(settings, issuer)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        assert (await client.get("/gallery/signin")).status_code == 503


async def test_signing_out_works_while_the_issuer_is_away(gallery: ModuleType, issuer: FakeIssuer) -> None:
    settings = web_settings(oidc_issuer="http://issuer.test/elsewhere", oidc_jwks_url="http://issuer.test/jwks")
    app = gallery.gallery_app(settings, issuer)
    session = issuer.token("u-thandi")
    form = {"csrf_token": csrf_token(settings.secret_key.get_secret_value(), session)}
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN, cookies={"saypro_session": session}) as client:
        answer = await client.post("/gallery/signout", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/gallery/signed-out")
