"""What surrounds a service's own routes, and in which order it judges."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from types import ModuleType
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from chassis.web import create_app
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings

Open = Callable[..., AbstractAsyncContextManager[httpx.AsyncClient]]


@pytest.fixture
def opened(gallery: ModuleType, issuer: FakeIssuer) -> Open:
    """A client of a gallery with some settings changed."""

    @asynccontextmanager
    async def client(**settings: Any) -> AsyncIterator[httpx.AsyncClient]:
        app = gallery.gallery_app(web_settings(**settings), issuer)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as made:
            yield made

    return client


async def test_whoever_is_over_the_limit_is_not_read(opened: Open, issuer: FakeIssuer) -> None:
    async with opened(rate_write_per_second=0.25, max_body_bytes=1000) as client:
        statuses = [
            (await client.post("/gallery/v1/upload", content=b"x" * 2000, headers=issuer.bearer("u-mei"))).status_code
            for _ in range(2)
        ]
    assert statuses == [413, 429]


async def test_a_refusal_of_the_outermost_kind_is_protected_and_named_too(opened: Open, issuer: FakeIssuer) -> None:
    async with opened(rate_read_per_second=0.25) as client:
        await client.get("/gallery/v1/me", headers=issuer.bearer("u-mei"))
        refused = await client.get("/gallery/v1/me", headers=issuer.bearer("u-mei"))
    assert refused.status_code == 429
    assert refused.headers["x-content-type-options"] == "nosniff"
    assert refused.json()["request_id"] == refused.headers["x-request-id"]


async def test_everything_lies_under_the_prefix(client: httpx.AsyncClient) -> None:
    for path in ("/v1/search", "/openapi.json", "/signin", "/static/x/js/app.js"):
        assert (await client.get(path)).status_code == 404
        assert (await client.get(f"/gallery{path}")).status_code in {200, 303}


async def test_ending_closes_what_talks_to_the_issuer_after_the_services_own_end(issuer: FakeIssuer) -> None:
    http, story = issuer.client(), list[str]()

    @asynccontextmanager
    async def own(_: FastAPI) -> AsyncIterator[None]:
        story.append("began")
        yield
        story.append("ended with the client closed" if http.is_closed else "ended")

    app = create_app(service="x", prefix="x", settings=web_settings(), routers=[], lifespan=own, http=http)
    async with app.router.lifespan_context(app):
        assert story == ["began"]
    assert story == ["began", "ended"]
    assert http.is_closed


def test_making_it_connects_to_nothing(issuer: FakeIssuer) -> None:
    before = issuer.key_requests
    app = create_app(service="sla-monitor", prefix="sla", settings=web_settings(), routers=[], http=issuer.client())
    assert (app.title, issuer.key_requests) == ("Sla monitor API", before)
