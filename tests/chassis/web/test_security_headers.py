"""The headers that protect a page are on every answer."""

from types import ModuleType

import httpx

from chassis.web.security_headers import security_headers
from chassis.web.testing import FakeIssuer, web_settings


async def test_every_answer_is_protected_and_not_stored(client: httpx.AsyncClient) -> None:
    for path in ("/gallery/v1/search", "/gallery/nothing", "/gallery/v1/me"):
        headers = (await client.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "strict-transport-security" not in headers


def test_https_is_made_to_stay() -> None:
    assert "Strict-Transport-Security" in security_headers(https=True)


async def test_a_form_may_end_at_the_issuer(gallery: ModuleType, issuer: FakeIssuer) -> None:
    app = gallery.gallery_app(web_settings(origin="https://app.test"), issuer)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://app.test") as client:
        headers = (await client.get("/gallery/v1/search")).headers
    assert "form-action 'self' http://issuer.test" in headers["content-security-policy"]
    assert "strict-transport-security" in headers
