"""Every request has a name that its answer, its log lines and its problem document share."""

from typing import Any

import httpx
import pytest
import structlog

from chassis.web.request_id import RequestIdMiddleware


async def test_a_sane_request_id_is_kept(client: httpx.AsyncClient) -> None:
    answer = await client.get("/gallery/v1/search", headers={"X-Request-Id": "trace-0123456789"})
    assert answer.headers["x-request-id"] == "trace-0123456789"
    assert structlog.contextvars.get_contextvars() == {}


@pytest.mark.parametrize("given", ["short", "x" * 65, "evil id with spaces", "<script>alert(1)</script>"])
async def test_another_is_replaced(client: httpx.AsyncClient, given: str) -> None:
    answer = await client.get("/gallery/v1/search", headers={"X-Request-Id": given})
    assert answer.headers["x-request-id"] != given
    assert len(answer.headers["x-request-id"]) == 16


async def test_a_log_line_of_the_request_has_it() -> None:
    seen = list[dict[str, object]]()

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.append(structlog.contextvars.get_contextvars())

    scope = {"type": "http", "headers": [(b"x-request-id", b"trace-0123456789")]}
    await RequestIdMiddleware(inner)(scope, None, None)  # type: ignore[arg-type]
    assert seen == [{"request_id": "trace-0123456789"}]
    assert scope["state"] == {"request_id": "trace-0123456789"}
