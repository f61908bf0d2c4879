"""Who may do what, and what they are told who may not."""

import httpx
import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from chassis.web.principal import principal_from_claims
from chassis.web.testing import FakeIssuer


async def test_the_api_challenges_a_visitor(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/v1/me", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


async def test_a_page_sends_a_visitor_to_sign_in_and_back(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/talk?c=1&x=2", headers={"Accept": "text/html"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/gallery/signin?next=/gallery/talk%3Fc%3D1%26x%3D2"


@pytest.mark.parametrize(
    ("came_from", "leads_to"),
    [
        ("http://app.test/gallery/talk?c=1", "/gallery/talk%3Fc%3D1"),
        ("http://app.test/gallery/send", "/gallery/"),  # only takes forms
        ("http://app.test/elsewhere/talk", "/gallery/"),
        ("http://evil.test//evil.test/gallery/talk", "/gallery/"),
        ("http://[broken", "/gallery/"),
        ("", "/gallery/"),
    ],
)
async def test_a_form_whose_session_has_ended_leads_back_to_its_page(
    client: httpx.AsyncClient, came_from: str, leads_to: str
) -> None:
    answer = await client.post("/gallery/send", data={}, headers={"Accept": "text/html", "Referer": came_from})
    assert answer.headers["location"] == f"/gallery/signin?next={leads_to}"


async def test_a_bad_token_is_refused_even_where_visitors_may_come(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/open", headers={"Authorization": "Bearer x"})
    assert answer.status_code == 401


async def test_roles(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    # REQ M-09
    assert (await client.get("/gallery/v1/staff", headers=issuer.bearer("u-thandi"))).status_code == 403
    assert (await client.get("/gallery/v1/staff", headers=issuer.bearer("u-sam", roles=["agent"]))).status_code == 200


def test_a_socket_needs_a_session_and_our_own_origin(app: FastAPI, issuer: FakeIssuer) -> None:
    session = {"Cookie": f"saypro_session={issuer.token('u-thandi')}"}
    client = TestClient(app)
    with client.websocket_connect("/gallery/v1/socket", headers=session | {"Origin": "http://app.test"}) as socket:
        assert socket.receive_text() == "u-thandi"
    for headers in ({}, session | {"Origin": "http://evil.test"}):
        with pytest.raises(WebSocketDisconnect), client.websocket_connect("/gallery/v1/socket", headers=headers):
            pass


def test_odd_claims_get_harmless_defaults() -> None:
    odd = principal_from_claims(
        {"sub": 7, "exp": 0, "roles": "admin", "zoneinfo": "../../etc/passwd", "locale": None}, "bearer"
    )
    assert (odd.user_id, odd.name, odd.roles, odd.timezone, odd.locale) == ("7", "7", frozenset(), "Etc/UTC", "en")
