"""HTTP: uvicorn in the service's own event loop, with probes and metrics that never leave the inside network."""

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import Any

import uvicorn

from chassis.core import Core
from chassis.health import Report
from chassis.metrics import exposition

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OPERATIONS = ("/livez", "/readyz", "/metrics")


class WithOperations:
    """`/livez`, `/readyz` and `/metrics` beside the service's own app. The gateway routes none of them."""

    def __init__(self, app: App | None, core: Core) -> None:
        self._app = app
        self._core = core

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path")
        if scope["type"] != "http" or path not in OPERATIONS:
            if self._app is not None:
                await self._own(self._app, scope, receive, send)
            return
        if path == "/metrics":
            self._core.http_metrics.ready.set((await self._core.health.ready()).ok)
            await _answer(send, 200, exposition(self._core.registry), b"text/plain; version=0.0.4")
            return
        report = self._core.health.live() if path == "/livez" else await self._core.health.ready()
        await _answer(send, 200 if report.ok else 503, _body(report), b"application/json")

    async def _own(self, app: App, scope: Scope, receive: Receive, send: Send) -> None:
        """The service's own answer, timed until it begins."""
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        asked, begun = time.perf_counter(), False

        def note(status: int) -> None:
            nonlocal begun
            begun = True
            self._core.http_metrics.answered(status, time.perf_counter() - asked)

        async def noting(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                note(message["status"])
            await send(message)

        try:
            await app(scope, receive, noting)
        except Exception:
            if not begun:
                note(500)  # which is what uvicorn answers then
            raise


def _body(report: Report) -> bytes:
    return json.dumps({"ok": report.ok, "checks": dict(report.checks)}).encode()


async def _answer(send: Send, status: int, body: bytes, content_type: bytes) -> None:
    headers = [
        (b"content-type", content_type),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class Server(uvicorn.Server):
    """Uvicorn that leaves the signals to the service."""

    def __init__(self, app: App, *, host: str, port: int, trusted: str = "127.0.0.1") -> None:
        """`trusted`: addresses and networks, with commas, of proxies who are believed in whose name they ask."""
        super().__init__(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                log_config=None,
                access_log=False,
                lifespan="on",
                proxy_headers=True,
                forwarded_allow_ips=trusted,
                server_header=False,
                timeout_graceful_shutdown=10,
                ws="websockets-sansio",
            )
        )

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Install nothing."""
        yield

    async def stop(self, task: asyncio.Task[None]) -> None:
        """Finish the requests in work and end."""
        self.should_exit = True
        await asyncio.gather(task, return_exceptions=True)
