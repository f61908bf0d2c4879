"""Middleware: find out who is asking, once per request, before limits and CSRF need to know."""

from collections.abc import Callable
from typing import Literal

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis.errors import Transient
from chassis.web.principal import SESSION_COOKIE, principal_from_claims
from chassis.web.problem import Problem
from chassis.web.tokens import TokenRejected, TokenVerifier

Respond = Callable[[Request, Problem], Response]


class AuthenticationMiddleware:
    """Puts `principal` (or None), `token_rejected` (why) and `session` (the cookie's token) into the request's state.

    A bearer token wins over the cookie. Nothing is refused here but a request that cannot be judged because the
    issuer's keys are unreachable (503); whether a person is needed is for the route to say.
    """

    def __init__(self, app: ASGIApp, *, verifier: TokenVerifier, respond: Respond, public: str) -> None:
        self._app = app
        self._verifier = verifier
        self._respond = respond
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope["path"].startswith(self._public):
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        state = scope["state"]
        state.update(principal=None, token_rejected=None, session=None)
        scheme, _, credentials = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            proceed = await self._identify(scope, receive, send, credentials.strip(), "bearer")
        elif session := connection.cookies.get(SESSION_COOKIE):
            state["session"] = session
            proceed = await self._identify(scope, receive, send, session, "cookie")
        else:
            proceed = True
        if proceed:
            await self._app(scope, receive, send)

    async def _identify(
        self, scope: Scope, receive: Receive, send: Send, token: str, via: Literal["cookie", "bearer"]
    ) -> bool:
        try:
            scope["state"]["principal"] = principal_from_claims(await self._verifier.verify(token), via)
        except TokenRejected as rejected:
            scope["state"]["token_rejected"] = str(rejected)
        except Transient:
            await refuse(scope, receive, send, self._respond, _ISSUER_AWAY)
            return False
        return True


_ISSUER_AWAY = Problem(
    503, "signin_unavailable", "Sign-in is away for a moment; please try again.", headers={"Retry-After": "5"}
)


async def refuse(scope: Scope, receive: Receive, send: Send, respond: Respond, problem: Problem) -> None:
    """Answer instead of the app, from inside a middleware; a WebSocket is closed before it opens."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": problem.detail})
        return
    await respond(Request(scope, receive), problem)(scope, receive, send)
