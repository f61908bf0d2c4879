"""Middleware: a request that a browser sends with its cookie must come from a page of ours."""

import hmac
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi.routing import iter_route_contexts
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import BaseRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.web.authentication import Respond, refuse
from chassis.web.csrf_token import csrf_token
from chassis.web.problem import Problem

FIELD = "csrf_token"
HEADER = "X-CSRF-Token"
OUT_OF_DATE = "csrf"
"""The code of what is refused here: most often a page from before its reader signed in again elsewhere."""
_SAFE = {"GET", "HEAD", "OPTIONS"}
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")

E = TypeVar("E", bound=Callable[..., object])


def csrf_exempt(endpoint: E) -> E:
    """For an endpoint that strangers POST to with a signed link of its own (RFC 8058 one-click unsubscribe)."""
    endpoint.csrf_exempt = True  # type: ignore[attr-defined]  # a mark on the function, read once at start
    return endpoint


def exempt_paths(routes: Sequence[BaseRoute]) -> list[re.Pattern[str]]:
    """The compiled paths of all marked endpoints."""
    return [route.path_regex for route in iter_route_contexts(routes) if getattr(route.endpoint, "csrf_exempt", False)]


class CsrfMiddleware:
    """Judges unsafe requests that bring the session cookie and no bearer token; WebSockets too, by their Origin.

    Both must hold: the browser does not say that another site sent it (Sec-Fetch-Site, Origin), and the token is there
    (header `X-CSRF-Token` or form field `csrf_token`).
    """

    def __init__(
        self, app: ASGIApp, *, secret: str, origin: str, exempt: Sequence[re.Pattern[str]], respond: Respond
    ) -> None:
        self._app = app
        self._secret = secret
        self._origin = origin
        self._exempt = exempt
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._judged(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._foreign(headers)
        if refusal is None and scope["type"] == "http":
            given = headers.get(HEADER)
            if given is None and headers.get("content-type", "").startswith(_FORMS):
                replay = _Replay(await _whole(receive), receive)
                given = await _form_field(scope, replay)
                replay.rewind()
                receive = replay
            expected = csrf_token(self._secret, scope["state"]["session"])
            if not hmac.compare_digest((given or "").encode(), expected.encode()):
                refusal = "This page is out of date. Reload it and try again."
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await refuse(scope, receive, send, self._respond, Problem(403, OUT_OF_DATE, refusal))

    def _judged(self, scope: Scope) -> bool:
        if scope["type"] == "lifespan" or (scope["type"] == "http" and scope["method"] in _SAFE):
            return False
        if scope["state"].get("session") is None:
            return False
        return not any(pattern.match(scope["path"]) for pattern in self._exempt)

    def _foreign(self, headers: Headers) -> str | None:
        site = headers.get("sec-fetch-site")
        if site is not None:
            # The browser itself says so, and no page can make it lie.
            return None if site in {"same-origin", "none"} else "This request comes from another site."
        origin = headers.get("origin")
        return None if origin in {None, self._origin} else "This request comes from another site."


async def _whole(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            break
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            break
    return b"".join(chunks)


class _Replay:
    """A receive channel that gives the body again, then goes on with the original."""

    def __init__(self, body: bytes, rest: Receive) -> None:
        self._body = body
        self._rest = rest
        self._given = False

    def rewind(self) -> None:
        self._given = False

    async def __call__(self) -> Message:
        if self._given:
            return await self._rest()
        self._given = True
        return {"type": "http.request", "body": self._body, "more_body": False}


async def _form_field(scope: Scope, receive: Receive) -> str | None:
    try:
        form = await Request(scope, receive).form()
    except HTTPException:  # not a form after all: then it has no token either
        return None
    value = form.get(FIELD)
    return value if isinstance(value, str) else None
