"""Headers that tell the browser what this origin never does."""

from collections.abc import Sequence

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def security_headers(*, https: bool, form_targets: Sequence[str] = (), images: Sequence[str] = ()) -> dict[str, str]:
    """The headers of every answer.

    `form_targets`: origins that a form's redirect may lead to (the sign-in issuer); `images`: origins of product
    pictures. Scripts and styles come from this origin's files alone: nothing inline, nothing evaluated.
    """
    policy = {
        "default-src": "'self'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": " ".join(("'self'", "data:", *images)),
        "connect-src": "'self'",
        "form-action": " ".join(("'self'", *form_targets)),
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    headers = {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    }
    if https:
        headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    return headers


class SecurityHeadersMiddleware:
    """Add the headers to each answer that does not set its own; what says nothing about caching is not stored."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        everything = {**headers, "Cache-Control": "no-store"}
        self._raw = [(name.lower().encode(), value.encode()) for name, value in everything.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                present = {name.lower() for name, _ in headers}
                headers.extend(pair for pair in self._raw if pair[0] not in present)
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, add)
