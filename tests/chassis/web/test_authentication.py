"""Who is asking: found out once, before anything else judges the request."""

import time
from types import ModuleType

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


async def test_a_bearer_token_is_the_person(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    answer = await client.get("/gallery/v1/me", headers=issuer.bearer("u-thandi"))
    assert answer.json() == {"user_id": "u-thandi", "via": "bearer", "zone": "Africa/Johannesburg"}


async def test_so_is_the_session_cookie(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/gallery/v1/me")).json()["via"] == "cookie"


@pytest.mark.parametrize(
    "claims",
    [
        {"exp": int(time.time()) - 31},
        {"iss": "http://elsewhere.test"},
        {"aud": "someone-else"},
        {"exp": None},
        {"sub": None},
    ],
)
async def test_expired_and_foreign_tokens_are_refused(
    client: httpx.AsyncClient, issuer: FakeIssuer, claims: dict[str, object]
) -> None:
    answer = await client.get("/gallery/v1/me", headers=issuer.bearer("u-thandi", **claims))
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith('Bearer error="invalid_token"')


async def test_a_token_signed_by_another_key_is_refused(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    forged = FakeIssuer(issuer.key_id).bearer("u-ops", roles=["admin"])
    assert (await client.get("/gallery/v1/staff", headers=forged)).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "é.é.é", "e30.e30.", "x" * 20_000])
async def test_rubbish_is_refused(client: httpx.AsyncClient, token: str) -> None:
    headers = [(b"authorization", f"Bearer {token}".encode())]
    assert (await client.get("/gallery/v1/me", headers=headers)).status_code == 401


async def test_a_stale_cookie_is_a_visitor(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/open", headers={"Cookie": "saypro_session=old", "Accept": "text/html"})
    assert answer.status_code == 200


async def test_a_bearer_token_wins_over_the_cookie(browser: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    answer = await browser.get("/gallery/v1/me", headers=issuer.bearer("u-lars"))
    assert (answer.json()["user_id"], answer.json()["via"]) == ("u-lars", "bearer")


async def test_a_bad_bearer_token_is_not_made_good_by_the_cookie(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/gallery/v1/me", headers={"Authorization": "bearer x"})).status_code == 401


@pytest.fixture
def stranded(gallery: ModuleType, issuer: FakeIssuer) -> FastAPI:
    """The gallery with an issuer whose keys can't be fetched."""
    made: FastAPI = gallery.gallery_app(web_settings(oidc_issuer="http://issuer.test/elsewhere"), issuer)
    return made


async def test_who_cannot_be_judged_is_asked_to_come_back_and_visitors_come_in(
    stranded: FastAPI, issuer: FakeIssuer
) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(stranded), base_url=ORIGIN) as client:
        answer = await client.get("/gallery/v1/me", headers=issuer.bearer("u-thandi"))
        assert (answer.status_code, answer.json()["code"]) == (503, "signin_unavailable")
        assert answer.headers["retry-after"] == "5"
        assert (await client.get("/gallery/v1/search")).status_code == 200
        script = await client.get("/gallery/static/x/js/app.js", headers=issuer.bearer("u-thandi"))
        assert script.status_code == 200


def test_a_socket_that_cannot_be_judged_is_closed_before_it_opens(stranded: FastAPI, issuer: FakeIssuer) -> None:
    client, headers = TestClient(stranded), {"Cookie": f"saypro_session={issuer.token('u-thandi')}"}
    with (
        pytest.raises(WebSocketDisconnect) as closed,
        client.websocket_connect("/gallery/v1/socket", headers=headers),
    ):
        pass
    assert closed.value.code == 1008
