"""Middleware: no request body above the limit, announced or streamed; and a digest of what was read."""

import hashlib

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.web.authentication import Respond, refuse
from chassis.web.problem import Problem

_TOO_LARGE = Problem(413, "too_large", "That is more than this address takes.")


class _BodyTooLarge(HTTPException):
    """An HTTPException, because the framework passes only those on from reading a body."""

    def __init__(self) -> None:
        super().__init__(413)


class BodyLimitMiddleware:
    """Answers 413 above `max_bytes`. `state["body_digest"]` is a SHA-256 that has seen all that was read so far."""

    def __init__(self, app: ASGIApp, *, max_bytes: int, respond: Respond) -> None:
        self._app = app
        self._max_bytes = max_bytes
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdecimal() or int(announced) > self._max_bytes:
            await refuse(scope, receive, send, self._respond, _TOO_LARGE)
            return
        digest = scope["state"]["body_digest"] = hashlib.sha256()
        seen = 0

        async def bounded() -> Message:
            nonlocal seen
            message = await receive()
            if message["type"] == "http.request":
                body = message.get("body", b"")
                seen += len(body)
                if seen > self._max_bytes:
                    raise _BodyTooLarge
                digest.update(body)
            return message

        try:
            await self._app(scope, bounded, send)
        except _BodyTooLarge:
            await refuse(scope, receive, send, self._respond, _TOO_LARGE)
