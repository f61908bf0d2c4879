"""No body above the limit is read, announced or not; what was read is digested."""

import hashlib
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from chassis.web.body_limit import BodyLimitMiddleware
from chassis.web.testing import FakeIssuer


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


@pytest.mark.parametrize("announced", ["-1", "1e9", "ten", "9" * 30])
async def test_an_announcement_that_is_no_number_or_too_large_is_not_believed(
    client: httpx.AsyncClient, issuer: FakeIssuer, announced: str
) -> None:
    headers = issuer.bearer("u-thandi") | {"Content-Length": announced}
    assert (await client.post("/gallery/v1/upload", content=b"x", headers=headers)).status_code == 413


async def test_the_digest_is_that_of_all_that_came() -> None:
    chunks = [{"type": "http.request", "body": part, "more_body": True} for part in (b"a", b"bc", b"")]
    scope = {"type": "http", "method": "POST", "headers": [], "state": {}}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        for _ in range(3):
            await receive()

    async def receive() -> Any:
        return chunks.pop(0)

    await BodyLimitMiddleware(app, max_bytes=3, respond=refuse)(scope, receive, refuse)
    assert scope["state"]["body_digest"].hexdigest() == hashlib.sha256(b"abc").hexdigest()


def refuse(*_: Any) -> Any:
    raise AssertionError("nothing is to be refused here")
