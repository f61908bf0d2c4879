"""Rate and body limits."""

from collections.abc import AsyncIterator
from types import ModuleType

import httpx
import pytest

from chassis.web.rate_limit import TokenBuckets
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
    settings = web_settings(rate_read_per_second=0.5, rate_write_per_second=0.25, max_body_bytes=1000)
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


async def test_a_body_above_the_limit_is_refused(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    answer = await client.post("/gallery/v1/upload", content=b"x" * 100_001, headers=issuer.bearer("u-thandi"))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("path", ["/gallery/v1/upload", "/gallery/v1/say"])
async def test_also_when_its_length_is_not_announced(client: httpx.AsyncClient, issuer: FakeIssuer, path: str) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield b" " * 10_000

    headers = issuer.bearer("u-thandi") | {"Content-Type": "application/json"}
    answer = await client.post(path, content=chunks(), headers=headers)
    assert answer.status_code == 413


async def test_also_in_a_form_that_the_csrf_check_reads(browser: httpx.AsyncClient) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(11):
            yield b"text=" + b"x" * 10_000 + b"&"

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await browser.post("/gallery/send", content=chunks(), headers=headers)).status_code == 413


async def test_a_body_at_the_limit_passes(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    answer = await client.post("/gallery/v1/upload", content=b"x" * 100_000, headers=issuer.bearer("u-thandi"))
    assert answer.json() == {"bytes": 100_000}
