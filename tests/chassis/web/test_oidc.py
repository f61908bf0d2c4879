"""The provider's endpoints, keys and codes; whatever it does wrong is told from what a person does wrong."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from pydantic import SecretStr

from chassis.errors import Transient
from chassis.web.oidc import CodeRefused, Provider
from chassis.web.testing import ISSUER, web_settings

DISCOVERY = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/jwks",
}


class Issuer:
    """Answers each path with what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {
            "/.well-known/openid-configuration": DISCOVERY,
            "/jwks": {"keys": []},
            "/token": {"id_token": "the-token"},
        }
        self.asked: list[httpx.Request] = []

    def paths(self) -> list[str]:
        return [request.url.path for request in self.asked]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers[request.url.path]
        if isinstance(answer, Exception):
            raise answer
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)


@pytest.fixture
def issuer() -> Issuer:
    return Issuer()


@pytest.fixture
def provider(issuer: Issuer) -> Callable[..., Provider]:
    def make(**settings: Any) -> Provider:
        return Provider(web_settings(**settings), httpx.AsyncClient(transport=httpx.MockTransport(issuer)))

    return make


async def test_endpoints_are_discovered_once(provider: Callable[..., Provider], issuer: Issuer) -> None:
    asking = provider()
    for _ in range(3):
        found = await asking.endpoints()
    assert (found.authorization, found.token, found.jwks) == tuple(DISCOVERY.values())[1:]
    assert found.end_session == ""
    assert len(issuer.asked) == 1


async def test_what_the_settings_name_needs_no_discovery(provider: Callable[..., Provider], issuer: Issuer) -> None:
    named = provider(
        oidc_authorization_url="http://a.test", oidc_token_url="http://t.test", oidc_jwks_url=f"{ISSUER}/jwks"
    )
    assert (await named.endpoints()).token == "http://t.test"
    assert await named.keys() == {"keys": []}
    assert issuer.paths() == ["/jwks"]


@pytest.mark.parametrize(
    "document",
    [DISCOVERY | {"issuer": "http://evil.test"}, {"issuer": ISSUER}, [], httpx.Response(500, json=DISCOVERY),
     httpx.Response(404, json={}), httpx.Response(200, text="<html>"), httpx.ConnectError("away")],
)  # fmt: skip
async def test_a_discovery_that_is_not_right_is_tried_again(
    provider: Callable[..., Provider], issuer: Issuer, document: Any
) -> None:
    asking = provider()
    issuer.answers["/.well-known/openid-configuration"] = document
    with pytest.raises(Transient):
        await asking.endpoints()
    issuer.answers["/.well-known/openid-configuration"] = DISCOVERY
    assert (await asking.endpoints()).jwks == f"{ISSUER}/jwks"


async def test_a_code_is_redeemed_with_its_verifier_and_our_secret(
    provider: Callable[..., Provider], issuer: Issuer
) -> None:
    asking = provider(oidc_client_secret=SecretStr("ours"))
    assert await asking.redeem("code", "verifier", "http://app.test/back") == "the-token"
    sent = parse_qs(issuer.asked[-1].content.decode())
    assert (sent["code"], sent["code_verifier"], sent["client_secret"]) == (["code"], ["verifier"], ["ours"])
    assert (sent["redirect_uri"], sent["grant_type"]) == (["http://app.test/back"], ["authorization_code"])


@pytest.mark.parametrize(
    ("answer", "error"),
    [(httpx.Response(400, json={"error": "invalid_grant"}), CodeRefused),
     ({"access_token": "no id token"}, CodeRefused), ({"id_token": 7}, CodeRefused),
     (httpx.Response(503, json={}), Transient),
     (httpx.ReadTimeout("slow"), Transient)],
)  # fmt: skip
async def test_a_code_that_is_refused_is_told_from_an_issuer_that_is_away(
    provider: Callable[..., Provider], issuer: Issuer, answer: Any, error: type[Exception]
) -> None:
    issuer.answers["/token"] = answer
    with pytest.raises(error):
        await provider().redeem("code", "verifier", "http://app.test/back")
