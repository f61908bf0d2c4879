"""Probes and figures beside the service's own app, and an end that leaves no request half answered."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from chassis.server import OPERATIONS, Server, WithOperations
from saypro_local.ports import free_ports

pytestmark = pytest.mark.infra


async def own_app(scope: Any, receive: Any, send: Any) -> None:
    """Answers everything with its path."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


async def lifespan(receive: Any, send: Any) -> None:
    for answer in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{answer}.complete"})


def inside(lab: Any) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(WithOperations(own_app, lab.core)), base_url="http://x")


async def test_a_probe_is_told_what_is_wrong(lab: Any) -> None:
    health = lab.core.health
    async with inside(lab) as client:
        assert (await client.get("/livez")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        health.started = True
        health.must_live("lane", lambda: "ended: ValueError")
        assert (await client.get("/readyz")).status_code == 200
        dead = await client.get("/livez")
    assert (dead.status_code, dead.json()) == (503, {"ok": False, "checks": {"lane": "ended: ValueError"}})
    assert dead.headers["cache-control"] == "no-store"


async def test_the_figures_are_those_of_the_service(lab: Any) -> None:
    lab.core.lane_metrics.fenced.inc(3)
    async with inside(lab) as client:
        answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "saypro_lane_fenced_total 3.0" in answer.text


async def test_every_answer_is_counted_by_how_it_ended(lab: Any) -> None:
    # REQ P-03
    async def failing(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] == "/raises":
            raise ValueError
        await send({"type": "http.response.start", "status": int(scope["path"][1:]), "headers": []})
        await send({"type": "http.response.body", "body": b""})

    transport = httpx.ASGITransport(WithOperations(failing, lab.core), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
        for path in ("/200", "/204", "/404", "/503", "/raises", "/metrics"):
            await client.get(path)

    def count(status: str) -> float | None:
        return lab.core.registry.get_sample_value("saypro_http_answer_seconds_count", {"status": status})

    assert [count(status) for status in ("2xx", "3xx", "4xx", "5xx")] == [2, 0, 1, 2]


async def test_a_scrape_is_told_whether_work_may_come_and_since_when_the_process_is_there(lab: Any) -> None:
    # REQ P-03
    async with inside(lab) as client:
        assert "\nsaypro_ready 0.0\n" in (await client.get("/metrics")).text
        lab.core.health.started = True
        text = (await client.get("/metrics")).text
    assert "\nsaypro_ready 1.0\n" in text
    assert "\nprocess_start_time_seconds " in text


async def test_everything_else_is_the_services_own(lab: Any) -> None:
    async with inside(lab) as client:
        for path in ("/", "/livez/", "/notifier/livez", "/metrics/x"):
            assert (await client.get(path)).text == path
        assert {(await client.get(path)).text for path in OPERATIONS}.isdisjoint(OPERATIONS)


async def test_stopping_answers_the_request_in_work(eventually: Callable[..., Any]) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            return await lifespan(receive, send)
        begun.set()
        await go_on.wait()
        return await own_app(scope, receive, send)

    (port,) = free_ports(1)
    server = Server(slow, host="127.0.0.1", port=port)
    serving = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        asking = asyncio.create_task(client.get("/in-work"))
        await begun.wait()
        stopping = asyncio.create_task(server.stop(serving))
        await asyncio.sleep(0)
        go_on.set()
        answer = await asking
        await stopping
        assert answer.text == "/in-work"
        assert "server" not in answer.headers
        with pytest.raises(httpx.ConnectError):
            await client.get("/late")


@pytest.mark.parametrize(("trusted", "seen"), [("10.0.0.0/8, 127.0.0.0/8", "203.0.113.7"), ("10.0.0.0/8", "127.0.0.1")])
async def test_only_the_gateway_is_believed_about_who_asks(
    trusted: str, seen: str, eventually: Callable[..., Any]
) -> None:
    # REQ P-02: people behind an ingress are told apart
    async def who(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            return await lifespan(receive, send)
        return await own_app({**scope, "path": scope["client"][0]}, receive, send)

    (port,) = free_ports(1)
    server = Server(who, host="127.0.0.1", port=port, trusted=trusted)
    serving = asyncio.create_task(server.serve())
    await eventually(lambda: server.started)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        assert (await client.get("/", headers={"X-Forwarded-For": "203.0.113.7"})).text == seen
    await server.stop(serving)
