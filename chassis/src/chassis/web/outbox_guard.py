"""Middleware: no commands while so much waits for the broker that the database would run out of room."""

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.web.authentication import Respond, refuse
from chassis.web.problem import Problem

_FULL = Problem(
    503,
    "outbox_full",
    "Nothing new can be taken just now: too much waits to be passed on. Nothing that was done is lost, and everything"
    " can be read. Please try again in a few minutes.",
    headers={"Retry-After": "30"},
)


class OutboxGuardMiddleware:
    """Answers 503 to whatever may write, forms of pages too, while `full()`. Signing out writes nothing of ours."""

    def __init__(self, app: ASGIApp, *, full: Callable[[], bool], root: str, respond: Respond) -> None:
        self._app = app
        self._full = full
        self._signout = f"{root}/signout"
        self._respond = respond

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._writes(scope) and self._full():
            await refuse(scope, receive, send, self._respond, _FULL)
        else:
            await self._app(scope, receive, send)

    def _writes(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
            return False
        return bool(scope["path"] != self._signout)
