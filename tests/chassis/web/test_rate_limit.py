"""Each person has an allowance of their own, for each class of route."""

from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import httpx
import pytest

from chassis.web.problem import Problem
from chassis.web.rate_limit import RateLimitMiddleware, TokenBuckets
from chassis.web.testing import ORIGIN, FakeIssuer, web_settings


def test_a_bucket_gives_its_burst_then_its_rate() -> None:
    buckets = TokenBuckets(rate=2, burst=3)
    assert [buckets.take("a", 0) for _ in range(3)] == [0, 0, 0]
    assert buckets.take("a", 0) == 0.5
    assert buckets.take("a", 0.5) == 0
    assert buckets.take("a", 0.5) == 0.5
    assert buckets.take("b", 0.5) == 0


def test_waiting_fills_a_bucket_no_higher_than_its_burst() -> None:
    buckets = TokenBuckets(rate=1, burst=2)
    assert [buckets.take("a", 1000) for _ in range(3)] == [0, 0, 1]


def test_memory_is_bounded() -> None:
    buckets = TokenBuckets(rate=1, burst=1, capacity=2)
    for key in ("a", "b", "c"):
        assert buckets.take(key, 0) == 0
    assert buckets.take("c", 0) == 1  # kept
    assert buckets.take("a", 0) == 0  # the longest unused was forgotten, which means: full


@pytest.fixture
async def tight(gallery: ModuleType, issuer: FakeIssuer) -> AsyncIterator[httpx.AsyncClient]:
    settings = web_settings(rate_read_per_second=0.5, rate_write_per_second=0.25)
    app = gallery.gallery_app(settings, issuer)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
        yield client


async def test_too_many_requests_of_one_person_wait_and_others_do_not(
    tight: httpx.AsyncClient, issuer: FakeIssuer
) -> None:
    thandi = issuer.bearer("u-thandi")
    statuses = [(await tight.get("/gallery/v1/me", headers=thandi)).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = await tight.get("/gallery/v1/me", headers=thandi)
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["code"] == "too_many_requests"
    assert (await tight.get("/gallery/v1/me", headers=issuer.bearer("u-lars"))).status_code == 200
    written = await tight.post("/gallery/v1/say", json={"text": "x"}, headers=thandi)
    assert written.status_code == 201  # a class of its own


async def test_a_person_has_one_allowance_from_everywhere_and_visitors_one_by_address(
    gallery: ModuleType, issuer: FakeIssuer
) -> None:
    app = gallery.gallery_app(web_settings(rate_read_per_second=0.25), issuer)

    async def status(address: str, headers: dict[str, str]) -> int:
        transport = httpx.ASGITransport(app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return (await client.get("/gallery/v1/search", headers=headers)).status_code

    assert [await status(f"10.0.0.{n}", issuer.bearer("u-thandi", n=n)) for n in range(3)] == [200, 429, 429]
    assert [await status(address, {}) for address in ("10.0.0.1", "10.0.0.1", "10.0.0.2")] == [200, 429, 200]
    assert await status("10.0.0.1", {"Authorization": "Bearer forged"}) == 429


async def test_signing_in_has_an_allowance_of_its_own_and_pages_parts_need_none(
    gallery: ModuleType, issuer: FakeIssuer
) -> None:
    app = gallery.gallery_app(web_settings(rate_read_per_second=0.25, rate_signin_per_second=0.25), issuer)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN) as client:
        assert [(await client.get("/gallery/signin")).status_code for _ in range(2)] == [303, 429]
        assert [(await client.get("/gallery/v1/search")).status_code for _ in range(2)] == [200, 429]
        parts = [(await client.get("/gallery/static/x/js/app.js")).status_code for _ in range(20)]
    assert parts == [200] * 20


async def test_an_allowance_comes_back_with_time() -> None:
    now, served = [0.0], list[str]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        served.append(scope["path"])

    limit = RateLimitMiddleware(
        app, rates={"read": 0.25}, root="/x", clock=lambda: now[0], respond=lambda _, problem: Answer(problem)
    )
    scope = {"type": "http", "method": "GET", "path": "/x/", "state": {}, "client": ("10.0.0.1", 1)}
    for now[0] in (0, 3.9, 4):
        await limit(scope, None, None)  # type: ignore[arg-type]
    assert len(served) == 2


class Answer:
    """A response that says nothing."""

    def __init__(self, problem: Problem) -> None:
        assert problem.headers == {"Retry-After": "1"}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        return
