"""HEAD is GET without the body, wherever GET is."""

import asyncio

import httpx
import pytest

from chassis.web.testing import FakeIssuer


@pytest.mark.parametrize("path", ["/gallery/", "/gallery/openapi.json", "/gallery/v1/me", "/gallery/v1/search?limit=2"])
async def test_the_headers_are_those_of_get(client: httpx.AsyncClient, issuer: FakeIssuer, path: str) -> None:
    headers = issuer.bearer("u-thandi")
    got, asked = await client.get(path, headers=headers), await client.head(path, headers=headers)
    changing = {"x-request-id", "content-length"}  # a page carries a fresh key
    assert asked.status_code == got.status_code == 200
    assert asked.content == b""
    assert {k: v for k, v in asked.headers.items() if k not in changing} == {
        k: v for k, v in got.headers.items() if k not in changing
    }
    assert int(asked.headers["content-length"]) > 0


async def test_problems_are_headers_too(client: httpx.AsyncClient) -> None:
    for path, status in (("/gallery/v1/me", 401), ("/gallery/nowhere", 404), ("/gallery/v1/order", 405)):
        answer = await client.head(path)
        assert (answer.status_code, answer.content) == (status, b"")
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_stream_is_not_begun(client: httpx.AsyncClient, issuer: FakeIssuer) -> None:
    async with asyncio.timeout(10):  # a stream would go on for ever
        answer = await client.head("/gallery/v1/stream", headers=issuer.bearer("u-thandi"))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.content == b""
