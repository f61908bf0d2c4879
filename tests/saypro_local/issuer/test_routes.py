"""Sign-in as a persona: a real authorization code flow, its tokens verified as the services do."""

import base64
import hashlib
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from starlette.testclient import TestClient

from saypro_local.devtools.app import build_devtools
from saypro_local.devtools.settings import DevtoolsSettings
from saypro_local.mail.store import MailStore
from saypro_local.ports import free_ports

ORIGIN = "http://localhost:8080"
VERIFIER = "a" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).decode().rstrip("=")
REQUEST = {
    "response_type": "code",
    "client_id": "saypro",
    "redirect_uri": f"{ORIGIN}/notifier/signin/callback",
    "state": "s-1",
    "nonce": "n-1",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}


@pytest.fixture
def browser(tmp_path) -> Iterator[TestClient]:
    settings = DevtoolsSettings(ORIGIN, tmp_path, *free_ports(2))
    with TestClient(build_devtools(settings, MailStore(tmp_path / "mail")), base_url=ORIGIN) as client:
        yield client


def _sign_in(browser: TestClient, persona: str) -> dict[str, list[str]]:
    answer = browser.post("/dev/issuer/authorize", data={**REQUEST, "persona": persona}, follow_redirects=False)
    assert answer.status_code == 303
    return parse_qs(urlsplit(answer.headers["location"]).query)


def _trade(browser: TestClient, granted: str, **changes: str):
    form = {
        "grant_type": "authorization_code",
        "code": granted,
        "redirect_uri": REQUEST["redirect_uri"],
        "client_id": "saypro",
        "code_verifier": VERIFIER,
    }
    return browser.post("/dev/issuer/token", data=form | changes)


def _verified(browser: TestClient, token: str) -> dict:
    discovery = browser.get("/dev/issuer/.well-known/openid-configuration").json()
    (key,) = browser.get(urlsplit(discovery["jwks_uri"]).path).json()["keys"]
    return jwt.decode(token, jwt.PyJWK(key), algorithms=["RS256"], audience="saypro", issuer=discovery["issuer"])


def test_a_persona_signs_in_and_the_services_can_verify_it(browser):
    back = _sign_in(browser, "u-thandi")
    assert back["state"] == ["s-1"]
    tokens = _trade(browser, back["code"][0]).json()
    claims = _verified(browser, tokens["id_token"])
    assert claims["sub"] == "u-thandi"
    assert claims["nonce"] == "n-1"
    assert claims["roles"] == ["buyer"]
    assert claims["zoneinfo"] == "Africa/Johannesburg"
    assert claims["locale"] == "en-ZA"
    assert _verified(browser, tokens["access_token"])["name"] == "Thandi Nkosi"


def test_a_code_is_good_once(browser):
    (code,) = _sign_in(browser, "u-sam")["code"]
    assert _trade(browser, code).status_code == 200
    assert _trade(browser, code).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    "changes",
    [
        {"code_verifier": "b" * 64},
        {"code_verifier": ""},
        {"redirect_uri": f"{ORIGIN}/elsewhere"},
        {"grant_type": "password"},
        {"code": "guessed"},
    ],
)
def test_a_code_is_worth_nothing_to_others(browser, changes):
    (code,) = _sign_in(browser, "u-sam")["code"]
    answer = _trade(browser, code, **changes)
    assert answer.status_code == 400
    assert "access_token" not in answer.json()


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": "http://localhost:8080@evil.example/"},
        {"redirect_uri": "http://localhost:8080.evil.example/"},
        {"redirect_uri": "http://localhost:8080\\@evil.example/"},
        {"redirect_uri": "//evil.example"},
        {"redirect_uri": ""},
        {"client_id": "other"},
        {"response_type": "token"},
        {"code_challenge_method": "plain"},
        {"code_challenge": "short"},
    ],
)
def test_a_wrong_request_is_refused_and_redirects_nowhere(browser, changes):
    answer = browser.get("/dev/issuer/authorize", params=REQUEST | changes, follow_redirects=False)
    assert answer.status_code == 400
    assert "location" not in answer.headers
    answer = browser.post(
        "/dev/issuer/authorize", data={**REQUEST, **changes, "persona": "u-ops"}, follow_redirects=False
    )
    assert answer.status_code == 400


def test_another_site_cannot_sign_someone_in(browser):
    answer = browser.post(
        "/dev/issuer/authorize", data={**REQUEST, "persona": "u-ops"}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 400


def test_the_page_offers_every_persona_and_carries_the_request_inert(browser):
    page = browser.get("/dev/issuer/authorize", params=REQUEST | {"state": '"><script>alert(1)</script>'}).text
    assert all(name in page for name in ("Thandi Nkosi", "Sam Okoro", "Ada Ops"))
    assert "<script>alert" not in page


def test_tools_sign_in_without_the_page(browser):
    answer = browser.get(
        "/dev/issuer/authorize", params=REQUEST | {"prompt": "none", "login_hint": "mei"}, follow_redirects=False
    )
    (code,) = parse_qs(urlsplit(answer.headers["location"]).query)["code"]
    assert _verified(browser, _trade(browser, code).json()["id_token"])["sub"] == "u-mei"
    nobody = browser.get("/dev/issuer/authorize", params=REQUEST | {"prompt": "none"}, follow_redirects=False)
    assert parse_qs(urlsplit(nobody.headers["location"]).query)["error"] == ["login_required"]


def test_signing_out_leads_back_home_and_nowhere_else(browser):
    home = browser.get("/dev/issuer/logout", follow_redirects=False)
    assert home.headers["location"] == f"{ORIGIN}/"
    away = browser.get(
        "/dev/issuer/logout", params={"post_logout_redirect_uri": "https://evil.example"}, follow_redirects=False
    )
    assert away.headers["location"] == f"{ORIGIN}/"
