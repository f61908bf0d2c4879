"""Middleware: HEAD is answered as GET would be, without the body (RFC 9110)."""

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _Told(OSError):
    """Ends a stream: to who writes it, the other side has left."""


class HeadMiddleware:
    """The app sees a GET, and what it writes after the headers goes nowhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def headers_alone(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body"})
            elif message.get("more_body", False):
                raise _Told

        try:
            await self._app({**scope, "method": "GET"}, receive, headers_alone)
        except (ClientDisconnect, _Told):
            return
